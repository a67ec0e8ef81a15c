-- Every dossier that stands in the period with the flags under which it is counted: what a frozen report keeps.
SELECT *
FROM flagged
WHERE agency = :agency
ORDER BY place, received_local, code, dossier_id
