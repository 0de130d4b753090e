-- What show, history and export ask of the register.

-- One proposal by its id.
-- name: show-proposal
SELECT id, number, title, formal_title, path, status, stage, open, since,
	since_exact, raised, implementation_date, release, proposer, summary,
	raised_exact, stage_name, path_name, urgent, waits_for, may_have_moved
FROM proposals WHERE id = ?1;

-- The first thing known of a proposal, whatever the day.
-- name: show-first
-- needs: 0 1 2
SELECT n.text, k.day, k.exact
FROM known k JOIN name n ON n.id = k.name
WHERE k.proposal = ?1
ORDER BY k.day, k.ord LIMIT 1;

-- The next status after the day, if it is only known to have come by then.
-- name: show-next
-- needs: 0 1
SELECT s.name, k.day
FROM known k JOIN process_status s ON s.id = k.status
WHERE k.proposal = ?1 AND NOT k.exact
AND k.id = (SELECT x.id FROM known x WHERE x.proposal = ?1
	AND x.status IS NOT NULL AND x.day > (SELECT as_at FROM horizon)
	ORDER BY x.day, x.ord LIMIT 1);

-- The change log, and of each change what took it back, and the facts of
-- which change it took back or put back: those of its earliest target.
-- name: history-changes
-- needs: 0 1 2 3
SELECT change, recorded, user, command, note, live, switches,
	(SELECT max(s.change) FROM switch s WHERE s.target = c.change
		AND s.change <= (SELECT known FROM horizon)),
	(SELECT iif(s.live, 'puts back ', 'takes back ') || s.target
		FROM switch s WHERE s.change = c.change
		ORDER BY s.target LIMIT 1)
FROM changes c ORDER BY change;

-- The entries of one proposal, which goes by the id ?2.
-- name: history-entries
-- needs: 1 2 3 22 23 24
SELECT ?2, t.day, t.exact, t.change || '.' || t.n, t.opening, ps.name,
	b.name, t.vote, t.carried, t.alternative, t.who, t.note,
	t.implementation_date, t.release, t.title, t.formal_title, pp.code,
	t.urgent, t.proposer, t.adopted_by, t.summary, t.override, t.change,
	c.time, c.user
FROM timeline t
JOIN change c ON c.no = t.change
LEFT JOIN process_status ps ON ps.id = t.status
LEFT JOIN process_body b ON b.id = t.body
LEFT JOIN process_path pp ON pp.id = t.path
WHERE t.proposal = ?1
ORDER BY t.day, t.ord;

-- Its entries that no longer hold: since which change, and how and why that
-- ended them.
-- name: history-ended
-- needs: 0 1 2
SELECT x.id, x.until,
	CASE WHEN EXISTS (SELECT 1 FROM switch s WHERE s.change = x.until)
		THEN 'taken back'
	WHEN EXISTS (SELECT 1 FROM entry r
		WHERE r.replaces = x.id AND r.change = x.until AND r.gone)
		THEN 'taken away'
	ELSE 'replaced' END,
	c.note
FROM (
	SELECT e.id, coalesce((
		SELECT min(r.change) FROM entry r WHERE r.replaces = e.id
		AND +r.change <= h.known
		AND +r.change NOT IN (SELECT no FROM off)), (
		SELECT max(s.change) FROM switch s WHERE s.target = e.change
		AND s.change <= h.known)) AS until
	FROM horizon h, entry e
	WHERE h.one = 1 AND e.proposal = ?1 AND +e.change <= h.known
	AND e.day <= h.as_at AND NOT e.gone
	AND e.id NOT IN (SELECT id FROM known WHERE proposal = ?1)) x
JOIN change c ON c.no = x.until
ORDER BY x.until, x.id;

-- The proposals there are, by family, number and letter.
-- name: export-order
SELECT s.proposal FROM state s JOIN name n ON n.id = s.name
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text;

-- Proposals on which the body ?1 may have a vote on the day ?2: in a status in
-- which it has one on some path, or voted on by it that day.
-- name: meeting-proposals
SELECT s.proposal FROM state s
JOIN entry e ON e.id = s.status_entry
JOIN name n ON n.id = s.name
WHERE e.status IN (SELECT status FROM process_vote WHERE body = ?1)
OR EXISTS (SELECT 1 FROM timeline t WHERE t.proposal = s.proposal
	AND t.body = ?1 AND t.vote IS NOT NULL AND t.day = ?2)
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text;

-- What the file is made of, in the order in which it was made (io/db_schema.c).
-- name: schema-rows
SELECT type, name, tbl_name, sql FROM main.sqlite_master
