-- What dossiers wait for, from when to when: (since, until], open where unknown. Only dossiers of :agencies that
-- were not closed before :open_at are read: whoever is closed waits for nothing.
SELECT w.dossier_id,
       w.ground,
       w.since AT TIME ZONE 'Asia/Ho_Chi_Minh' AS since_local,
       w.until AT TIME ZONE 'Asia/Ho_Chi_Minh' AS until_local
FROM register_wait w
WHERE w.dossier_id IN (
    SELECT d.id
    FROM register_dossier d
    WHERE d.agency_id = ANY(:agencies)
      AND (d.finished_at IS NULL OR d.finished_at >= CAST(:open_at AS timestamptz))
    UNION ALL
    SELECT p.dossier_id
    FROM register_dossierparty p
    WHERE p.agency_id = ANY(:agencies)
      AND p.elsewhere
      AND p.until IS NULL
)
