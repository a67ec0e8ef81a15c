-- What each dossier waits for, from when to when: (since, until], open where unknown.
SELECT w.dossier_id,
       w.ground,
       w.since AT TIME ZONE 'Asia/Ho_Chi_Minh' AS since_local,
       w.until AT TIME ZONE 'Asia/Ho_Chi_Minh' AS until_local
FROM register_wait w
