-- Form II.06a/VPCP/KSTT and what is told beside it, in the finest grain. Totals and rows by field, by system and
-- by unit are rolled up from these, so that no figure is defined twice.
SELECT agency,
       place,
       field,
       system,
       unit,
       SUM(received) AS received,
       SUM(received_in_period) AS received_in_period,
       SUM(carried_over) AS carried_over,
       SUM(online) AS online,
       SUM(in_person) AS in_person,
       SUM(postal) AS postal,
       SUM(unknown_channel) AS unknown_channel,
       SUM(resolved) AS resolved,
       SUM(early_by_instant) AS early_by_instant,
       SUM(on_time_by_instant) AS on_time_by_instant,
       SUM(late_by_instant) AS late_by_instant,
       SUM(early_by_date) AS early_by_date,
       SUM(on_time_by_date) AS on_time_by_date,
       SUM(late_by_date) AS late_by_date,
       SUM(late_by_instant_corrected) AS late_by_instant_corrected,
       SUM(late_by_date_corrected) AS late_by_date_corrected,
       SUM(refused) AS refused,
       SUM(withdrawn) AS withdrawn,
       SUM(stopped) AS stopped,
       SUM(pending) AS pending,
       SUM(within) AS within,
       SUM(overdue) AS overdue,
       SUM(awaiting_supplement) AS awaiting_supplement,
       SUM(awaiting_finance) AS awaiting_finance
FROM flagged
GROUP BY agency, place, field, system, unit
ORDER BY agency, place, field, system, unit
