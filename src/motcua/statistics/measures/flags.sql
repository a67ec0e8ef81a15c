-- The one definition of every figure: a row per dossier that stands in the period [:start, :end), with a 1 for
-- each figure in which it is counted. Figures are sums of these flags and lists are the rows behind a flag, so
-- that a number and its list cannot differ. Reads the relations fact and wait; local time; no division.
SELECT s.agency,
       s.place,
       s.dossier_id,
       s.code,
       s.system,
       s.field,
       s.unit,
       s.procedure_code,
       s.mode,
       s.linked_group,
       s.received_local,
       s.due_local,
       s.finished_local,
       s.handed_over_local,
       s.late_reason,
       -- Received: in the period, or before it and not closed before it.
       1 AS received,
       s.fresh AS received_in_period,
       1 - s.fresh AS carried_over,
       CASE WHEN s.fresh = 1 AND s.channel = 'online' THEN 1 ELSE 0 END AS online,
       CASE WHEN s.fresh = 1 AND s.channel = 'in_person' THEN 1 ELSE 0 END AS in_person,
       CASE WHEN s.fresh = 1 AND s.channel = 'postal' THEN 1 ELSE 0 END AS postal,
       CASE WHEN s.fresh = 1 AND s.channel NOT IN ('online', 'in_person', 'postal') THEN 1 ELSE 0 END AS unknown_channel,
       -- Resolved: closed in the period, whatever the outcome. Without a due date nobody can be late.
       s.closed AS resolved,
       CASE WHEN s.closed = 1 AND s.finished_local < s.due_local THEN 1 ELSE 0 END AS early_by_instant,
       CASE WHEN s.closed = 1 AND (s.finished_local = s.due_local OR s.due_local IS NULL) THEN 1 ELSE 0 END AS on_time_by_instant,
       CASE WHEN s.closed = 1 AND s.finished_local > s.due_local THEN 1 ELSE 0 END AS late_by_instant,
       CASE WHEN s.closed = 1 AND CAST(s.finished_local AS DATE) < CAST(s.due_local AS DATE) THEN 1 ELSE 0 END AS early_by_date,
       CASE WHEN s.closed = 1 AND (CAST(s.finished_local AS DATE) = CAST(s.due_local AS DATE) OR s.due_local IS NULL) THEN 1 ELSE 0 END AS on_time_by_date,
       CASE WHEN s.closed = 1 AND CAST(s.finished_local AS DATE) > CAST(s.due_local AS DATE) THEN 1 ELSE 0 END AS late_by_date,
       CASE WHEN s.closed = 1 AND s.finished_local > s.due_local AND s.late_corrected = 1 THEN 1 ELSE 0 END AS late_by_instant_corrected,
       CASE WHEN s.closed = 1 AND CAST(s.finished_local AS DATE) > CAST(s.due_local AS DATE) AND s.late_corrected_by_date = 1 THEN 1 ELSE 0 END AS late_by_date_corrected,
       -- Late and the register knows why, and late without a word of it.
       CASE WHEN s.closed = 1 AND s.finished_local > s.due_local AND s.late_reason <> '' THEN 1 ELSE 0 END AS late_by_instant_with_reason,
       CASE WHEN s.closed = 1 AND s.finished_local > s.due_local AND s.late_reason = '' THEN 1 ELSE 0 END AS late_by_instant_without_reason,
       CASE WHEN s.closed = 1 AND CAST(s.finished_local AS DATE) > CAST(s.due_local AS DATE) AND s.late_reason <> '' THEN 1 ELSE 0 END AS late_by_date_with_reason,
       CASE WHEN s.closed = 1 AND CAST(s.finished_local AS DATE) > CAST(s.due_local AS DATE) AND s.late_reason = '' THEN 1 ELSE 0 END AS late_by_date_without_reason,
       -- Late with a letter of apology written by the period's end, and without: told of what is handled here alone.
       CASE WHEN s.closed = 1 AND s.finished_local > s.due_local THEN s.letter ELSE 0 END AS late_by_instant_with_letter,
       CASE WHEN s.closed = 1 AND s.finished_local > s.due_local THEN s.no_letter ELSE 0 END AS late_by_instant_without_letter,
       CASE WHEN s.closed = 1 AND CAST(s.finished_local AS DATE) > CAST(s.due_local AS DATE) THEN s.letter ELSE 0 END AS late_by_date_with_letter,
       CASE WHEN s.closed = 1 AND CAST(s.finished_local AS DATE) > CAST(s.due_local AS DATE) THEN s.no_letter ELSE 0 END AS late_by_date_without_letter,
       CASE WHEN s.closed = 1 AND s.outcome = 'refused' THEN 1 ELSE 0 END AS refused,
       CASE WHEN s.closed = 1 AND s.outcome = 'withdrawn' THEN 1 ELSE 0 END AS withdrawn,
       CASE WHEN s.closed = 1 AND s.outcome = 'stopped' THEN 1 ELSE 0 END AS stopped,
       -- Pending: the rest, as of the period's end; waiting is a part of it.
       1 - s.closed AS pending,
       CASE WHEN s.closed = 0 AND (s.due_local >= :end OR s.due_local IS NULL) THEN 1 ELSE 0 END AS within,
       CASE WHEN s.closed = 0 AND s.due_local < :end THEN 1 ELSE 0 END AS overdue,
       CASE WHEN s.closed = 0 AND s.due_local < :end THEN s.letter ELSE 0 END AS overdue_with_letter,
       CASE WHEN s.closed = 0 AND s.due_local < :end THEN s.no_letter ELSE 0 END AS overdue_without_letter,
       CASE WHEN s.closed = 0 THEN s.waits_supplement ELSE 0 END AS awaiting_supplement,
       CASE WHEN s.closed = 0 THEN s.waits_finance ELSE 0 END AS awaiting_finance,
       -- Shares: numerators and denominators.
       s.fresh * s.digitised AS digitised,
       s.fresh * s.reused AS reused,
       s.fresh * s.has_fee AS with_fee,
       s.fresh * s.has_fee * s.paid_online AS paid_online,
       CASE WHEN s.closed = 1 AND s.outcome = 'issued' THEN 1 ELSE 0 END AS issued,
       CASE WHEN s.closed = 1 AND s.outcome = 'issued' THEN s.electronic_result ELSE 0 END AS electronic_results,
       -- Recorded in a system of the city or a ministry: whatever came to us from one.
       CASE WHEN s.fresh = 1 AND s.system NOT IN ('', 'motcua') THEN 1 ELSE 0 END AS recorded_in_system,
       CASE WHEN s.fresh = 1 AND s.linked_group <> '' THEN 1 ELSE 0 END AS linked,
       -- Hand-over, as of the period's end: known to be waiting, and unknown because the system does not tell.
       CASE WHEN s.closed = 1 AND s.outcome = 'issued' AND s.hand_over_recorded = 1 THEN s.not_handed_over ELSE 0 END AS awaiting_hand_over,
       CASE WHEN s.closed = 1 AND s.outcome = 'issued' AND s.hand_over_recorded = 0 THEN s.not_handed_over ELSE 0 END AS unknown_hand_over
FROM (
    SELECT f.*,
           CASE WHEN f.received_local >= :start THEN 1 ELSE 0 END AS fresh,
           CASE WHEN f.finished_local < :end THEN 1 ELSE 0 END AS closed,
           CASE WHEN f.handed_over_local < :end THEN 0 ELSE 1 END AS not_handed_over,
           CASE WHEN f.apologised_local < :end THEN 1 ELSE 0 END AS letter,
           CASE WHEN f.owned = 1 AND (f.apologised_local >= :end OR f.apologised_local IS NULL) THEN 1 ELSE 0 END AS no_letter,
           COALESCE(w.supplement, 0) AS waits_supplement,
           COALESCE(w.finance, 0) AS waits_finance
    FROM fact f
    LEFT JOIN (
        SELECT dossier_id,
               MAX(CASE WHEN ground = 'supplement' THEN 1 ELSE 0 END) AS supplement,
               MAX(CASE WHEN ground = 'finance' THEN 1 ELSE 0 END) AS finance
        FROM wait
        WHERE (since_local IS NULL OR since_local < :end) AND (until_local IS NULL OR until_local >= :end)
        GROUP BY dossier_id
    ) w ON w.dossier_id = f.dossier_id
    WHERE f.received_local < :end
      AND (f.finished_local IS NULL OR f.finished_local >= :start)
) s
