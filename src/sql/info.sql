-- What `info` tells about a register, and how --as-known finds its change.

-- name: info-register
SELECT (SELECT user_version FROM pragma_user_version),
	(SELECT count(*) FROM proposal WHERE change NOT IN (SELECT no FROM off)),
	(SELECT count(*) FROM change WHERE closed),
	(SELECT min(day) FROM known),
	(SELECT max(day) FROM known)

-- The process that holds now.
-- name: info-process
SELECT name, title FROM process
WHERE change NOT IN (SELECT no FROM off) ORDER BY id DESC LIMIT 1

-- name: info-last-change
SELECT no, time, user FROM change WHERE closed ORDER BY no DESC LIMIT 1

-- name: info-first-change
SELECT no, time FROM change WHERE closed ORDER BY no LIMIT 1

-- The last change recorded up to a time.
-- name: info-known
SELECT no FROM change WHERE closed AND time <= ?1 ORDER BY no DESC LIMIT 1
