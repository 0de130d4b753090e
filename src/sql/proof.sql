-- What a draft is held against, beside the records themselves.

-- How many proposals are in each status.
-- name: proof-counts
-- needs: 0
WITH p AS MATERIALIZED (SELECT status FROM proposals)
SELECT status, count(*) FROM p GROUP BY status;

-- Those that are open: what a table of the open ones has to hold.
-- name: proof-open
-- needs: 0 1
SELECT id, status, path FROM proposals WHERE open ORDER BY number, id;

-- How many proposals a body voted on that day: surely, and perhaps.
-- name: proof-meeting
SELECT count(DISTINCT id) FILTER (WHERE date_exact), count(DISTINCT id)
FROM votes WHERE body = ?1 AND date = ?2;
