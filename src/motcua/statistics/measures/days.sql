-- Received and resolved by day. Both days at once, so that the days that dossiers took can be told of it too;
-- finished_day is empty for what was not resolved in the period.
SELECT agency,
       place,
       received_day,
       finished_day,
       SUM(received_in_period) AS received_in_period,
       SUM(resolved) AS resolved
FROM (
    SELECT agency,
           place,
           received_in_period,
           resolved,
           CAST(received_local AS DATE) AS received_day,
           CASE WHEN resolved = 1 THEN CAST(finished_local AS DATE) END AS finished_day
    FROM flagged
) dated
GROUP BY agency, place, received_day, finished_day
ORDER BY agency, place, received_day, finished_day
