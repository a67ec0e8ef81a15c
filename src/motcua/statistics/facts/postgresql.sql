-- The facts out of the register: one row per agency and dossier that it counts, in local time, flags 0 or 1.
-- A dossier is counted by the competent agency; where another commune received it, that commune has a row of
-- its own with place 'elsewhere', which never enters column 3 of form II.06a.
-- :after and :before only spare the reading of dossiers closed long ago or received later.
SELECT a.code AS agency,
       CASE WHEN d.vertical THEN 'vertical' ELSE 'own' END AS place,
       {columns}
FROM register_dossier d
JOIN agencies_agency a ON a.id = d.agency_id
WHERE d.agency_id = ANY(:agencies)
  AND {counted}
UNION ALL
SELECT a.code AS agency,
       'elsewhere' AS place,
       {columns}
FROM register_dossierparty p
JOIN register_dossier d ON d.id = p.dossier_id AND d.agency_id <> p.agency_id
JOIN agencies_agency a ON a.id = p.agency_id
WHERE p.agency_id = ANY(:agencies)
  AND p.elsewhere
  AND p.until IS NULL
  AND p.part = 'receiver'
  AND {counted}
