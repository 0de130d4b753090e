-- What `info` tells about a register, and how --as-known finds its change.

-- name: info-register
SELECT (SELECT user_version FROM pragma_user_version),
	(SELECT count(*) FROM proposal p WHERE EXISTS
		(SELECT 1 FROM timeline t WHERE t.proposal = p.id)),
	(SELECT count(*) FROM changes),
	(SELECT min(day) FROM timeline),
	(SELECT max(day) FROM timeline)

-- The process that holds now.
-- name: info-process
-- needs: 0 1
SELECT name, title FROM process
WHERE change <= (SELECT known FROM horizon)
AND change NOT IN (SELECT no FROM off) ORDER BY id DESC LIMIT 1

-- name: info-last-change
-- needs: 0 1 2
SELECT change, recorded, user FROM changes ORDER BY change DESC LIMIT 1

-- name: info-first-change
-- needs: 0 1
SELECT no, time FROM change WHERE closed ORDER BY no LIMIT 1

-- The last change recorded up to a time.
-- name: info-known
-- needs: 0
SELECT no FROM change WHERE closed AND time <= ?1 ORDER BY no DESC LIMIT 1
