-- What the papers tell.  Facts only: sentences are made of them in C, and the
-- columns are the keys of the JSON, named as in the promised views.  ?1 is the
-- day the window begins after, ?2 its last day; the horizon is as at ?2.

-- Proposals that are new; an opening is not (its raised is NULL).
-- name: report-new
-- needs: 0 4 5
WITH begun AS MATERIALIZED (	-- few, and found without asking for all
	SELECT DISTINCT n.text AS id
	FROM timeline t JOIN name n ON n.proposal = t.proposal
	WHERE t.day > ?1 AND t.day <= ?2 AND NOT t.opening)
SELECT p.id, p.title, p.formal_title, p.path, p.status, p.raised,
	p.raised_exact, p.proposer, p.urgent, p.summary
FROM begun b CROSS JOIN proposals p ON p.id = b.id
WHERE p.raised > ?1 AND p.raised <= ?2
ORDER BY p.number, p.id;

-- What is planned for them and has not happened.
-- name: report-planned
-- needs: 0 1 2
SELECT n.id, n.date, n.body, n.item,
	(SELECT t.abbreviation FROM process_term t
		WHERE replace(replace(lower(t.singular), '-', ' '), '_', ' ')
		= replace(replace(lower(n.item), '-', ' '), '_', ' ')
		ORDER BY t.id LIMIT 1) AS item_abbreviation
FROM planned n
JOIN proposals p ON p.id = n.id
WHERE p.raised > ?1 AND p.raised <= ?2 AND NOT n.met
ORDER BY n.date, n.body, n.item, p.number, n.id;

-- Votes; holds: the proposal still is what the vote made it.
-- name: report-votes
-- needs: 0 3 5 6
SELECT n.text AS id, s.title, s.formal_title, t.day AS date,
	t.exact AS date_exact, b.name AS body, t.vote AS outcome, t.carried,
	v.effect, r.name AS recommends_to, t.alternative, p.code AS path,
	e.name AS status, s.implementation_date, s.release,
	t.status IS NOT NULL AND s.status_entry = t.id AS holds, t.override,
	t.change || '.' || t.n AS ref, p.name AS path_name
FROM step t
JOIN state s ON s.proposal = t.proposal
JOIN name n ON n.id = s.name
JOIN process_body b ON b.id = t.body
LEFT JOIN process_vote v ON v.status = t.prior_status AND v.path = t.path_then
	AND v.body = t.body
LEFT JOIN process_body r ON r.id = v.recommends_to
LEFT JOIN process_path p ON p.id = t.path_then
LEFT JOIN process_status e ON e.id = t.status
WHERE t.vote IS NOT NULL AND t.day > ?1 AND t.day <= ?2
ORDER BY t.day, t.exact DESC, p.id IS NULL, p.id, n.number, n.text,
	t.alternative IS NOT NULL, t.alternative, t.ord;

-- Moves that no vote made.  holds: it has not moved since; decided: the body
-- it waits for has voted since.  vote_...: the deciding vote the move followed.
-- What ends as an implemented one ends was implemented, even against the rules.
-- name: report-moves
-- needs: 0 3
SELECT n.text AS id, s.title, s.formal_title, t.day AS date,
	t.exact AS date_exact,
	coalesce((SELECT x.kind FROM process_move x
		WHERE t.override IS NOT NULL AND x.to_status = t.status
		AND x.kind IN ('implementation', 'withdrawal') LIMIT 1),
		m.kind) AS kind, f.name AS from_status, e.name AS status,
	w.name AS waits_for, t.who, t.adopted_by, t.note, t.override,
	s.implementation_date, s.release, s.status_entry = t.id AS holds,
	EXISTS (SELECT 1 FROM timeline d WHERE d.proposal = t.proposal
		AND d.vote <> 'defer' AND d.body = e.waits_for
		AND (d.day, d.ord) > (t.day, t.ord)) AS decided,
	v.change || '.' || v.n AS vote_ref, b.name AS vote_body,
	v.day AS vote_date, v.exact AS vote_date_exact,
	v.vote AS vote_outcome, v.carried AS vote_carried,
	(SELECT r.effect FROM step x JOIN process_vote r
		ON r.status = x.prior_status AND r.path = x.path_then
		AND r.body = x.body
		WHERE x.id = v.id) AS vote_effect,
	t.change || '.' || t.n AS ref, w.printed_as AS to_printed_as
FROM step t
JOIN state s ON s.proposal = t.proposal
JOIN name n ON n.id = s.name
JOIN process_status e ON e.id = t.status
LEFT JOIN process_status f ON f.id = t.prior_status
LEFT JOIN process_body w ON w.id = e.waits_for
LEFT JOIN process_move m ON m.from_status = t.prior_status
	AND m.to_status = t.status AND m.path = t.path_then
LEFT JOIN entry v ON v.id = (
	SELECT x.id FROM timeline x WHERE x.proposal = t.proposal
	AND x.vote <> 'defer' AND x.body = coalesce(m.vote_body, x.body)
	AND (x.day, x.ord) <= (t.day, t.ord)
	ORDER BY x.day DESC, x.alternative IS NULL DESC, x.ord DESC LIMIT 1)
LEFT JOIN process_body b ON b.id = v.body
WHERE t.status IS NOT NULL AND t.day > ?1 AND t.day <= ?2
AND s.first_entry <> t.id
AND NOT (t.vote IS NOT NULL AND t.override IS NULL
	AND m.by_vote IS 1 AND m.vote_body = t.body
	AND m.vote_outcome = t.vote)
ORDER BY t.day, t.exact DESC, n.number, n.text, t.ord;

-- Entries of earlier days recorded after the last paper of kind ?2 whose
-- window ended where this one begins, and those it told of that were struck out
-- since (gone), as it told them; without such a paper there are none.
-- name: report-late
-- needs: 0 2
WITH last AS MATERIALIZED (	-- and the first entry recorded after it
	SELECT p.known, c.entries_from
	FROM (SELECT max(known) AS known FROM papers
		WHERE kind = ?2 AND until = ?1) p
	JOIN change c ON c.no = p.known + 1),
struck(change, entry) AS (
	SELECT g.change, g.replaces
	FROM last CROSS JOIN entry g ON g.id >= last.entries_from
	WHERE g.replaces IS NOT NULL AND g.gone
	AND g.change <= (SELECT known FROM horizon)
	AND g.change NOT IN (SELECT no FROM off)
	UNION	-- not ALL: of a damaged file a ring would never end
	SELECT s.change, e.replaces
	FROM struck s JOIN entry e ON e.id = s.entry, last
	WHERE e.change > last.known AND e.replaces IS NOT NULL),
told(change, entry, gone) AS (
	SELECT t.change, t.id, 0
	FROM last CROSS JOIN timeline t ON t.id >= last.entries_from
	WHERE t.day <= ?1
	UNION ALL
	SELECT s.change, e.id, 1
	FROM struck s JOIN entry e ON e.id = s.entry, last
	WHERE e.day <= ?1 AND e.change <= last.known)
SELECT n.text AS id, st.title AS proposal_title, e.day AS date,
	e.exact AS date_exact, e.opening, ps.name AS status, b.name AS body,
	e.vote, e.carried, e.alternative, pp.code AS path, e.title,
	e.formal_title, e.who, e.implementation_date, e.release, e.note,
	e.override, told.change, c.time AS recorded,
	e.change || '.' || e.n AS ref,
	e.replaces IS NOT NULL AND NOT told.gone AS corrected, told.gone
FROM told
JOIN entry e ON e.id = told.entry
JOIN change c ON c.no = told.change
JOIN state st ON st.proposal = e.proposal
JOIN name n ON n.id = st.name
LEFT JOIN process_status ps ON ps.id = e.status
LEFT JOIN process_body b ON b.id = e.body
LEFT JOIN process_path pp ON pp.id = e.path
ORDER BY e.day, n.number, n.text, told.change, e.id;

-- Everything open, and how many in which status.
-- name: report-open
-- needs: 0 3 4
SELECT id, title, path, status, stage, since, since_exact, waits_for
FROM proposals WHERE open ORDER BY number, id;

-- name: report-counts
-- needs: 0 1
WITH p AS MATERIALIZED (	-- SQLite looks up only what is asked for here
	SELECT status, stage FROM proposals WHERE open)
SELECT status, stage, count(*) AS proposals
FROM p GROUP BY stage, status ORDER BY stage, status;

-- How many proposals are recorded, and of how many nothing is known on the day.
-- name: report-unknown
SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (
	SELECT 1 FROM timeline t WHERE t.proposal = p.id))
FROM proposal p
WHERE EXISTS (SELECT 1 FROM known k WHERE k.proposal = p.id);
