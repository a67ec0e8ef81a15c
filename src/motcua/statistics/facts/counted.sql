d.merged_into_id IS NULL
AND d.status NOT IN ('draft', 'filed', 'not_accepted')
AND d.received_at < CAST(:before AS timestamptz)
AND (d.finished_at >= CAST(:after AS timestamptz)
     OR (d.finished_at IS NULL AND (d.handed_over_at IS NULL OR d.handed_over_at >= CAST(:after AS timestamptz))))
