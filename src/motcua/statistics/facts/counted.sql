d.merged_into_id IS NULL
AND d.status NOT IN ('draft', 'filed', 'not_accepted')
AND d.received_at < CAST(:before AS timestamptz)
AND (d.finished_at >= CAST(:after AS timestamptz)
     OR (d.finished_at IS NULL AND (d.handed_over_at IS NULL OR d.handed_over_at >= CAST(:after AS timestamptz))))
-- Of linked procedures at one agency the first alone counts. A dossier's part in a bundle never changes, so that
-- this holds for what was known at any instant; the index behind it has a row for each that does not count.
AND NOT EXISTS (SELECT 1 FROM register_course c WHERE c.dossier_id = d.id AND NOT c.counts)
