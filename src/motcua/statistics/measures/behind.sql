-- The dossiers behind a figure: the rows whose flag the figure sums. {flag} is a name of measures.catalogue.
SELECT dossier_id,
       code
FROM flagged
WHERE agency = :agency
  AND place = :place
  AND {flag} = 1
  AND (CAST(:field AS VARCHAR) IS NULL OR field = CAST(:field AS VARCHAR))
  AND (CAST(:system AS VARCHAR) IS NULL OR system = CAST(:system AS VARCHAR))
  AND (CAST(:unit AS VARCHAR) IS NULL OR unit = CAST(:unit AS VARCHAR))
  AND (CAST(:mode AS VARCHAR) IS NULL OR mode = CAST(:mode AS VARCHAR))
  AND (CAST(:linked_group AS VARCHAR) IS NULL OR linked_group = CAST(:linked_group AS VARCHAR))
  AND (CAST(:received_day AS VARCHAR) IS NULL OR CAST(CAST(received_local AS DATE) AS VARCHAR) = CAST(:received_day AS VARCHAR))
  AND (CAST(:finished_day AS VARCHAR) IS NULL OR CAST(CAST(finished_local AS DATE) AS VARCHAR) = CAST(:finished_day AS VARCHAR))
ORDER BY received_local, code, dossier_id
