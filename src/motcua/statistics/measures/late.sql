-- The resolved dossiers that are late by either rule, with the reason and whether it was corrected since.
SELECT agency,
       place,
       dossier_id,
       code,
       field,
       system,
       unit,
       due_local,
       finished_local,
       late_reason,
       late_by_instant,
       late_by_date,
       late_by_instant_corrected,
       late_by_date_corrected
FROM flagged
WHERE late_by_instant + late_by_date > 0
ORDER BY agency, place, finished_local, code
