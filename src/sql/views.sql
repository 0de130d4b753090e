-- The public surface, and what it is made of.
--
-- Every view answers as at horizon.as_at, as known at change horizon.known.
-- This text is run twice: once into the file, with an open horizon, and by
-- readers who ask about the past as TEMP views over a horizon of their own.
-- docs/views.md describes the promised views, which come last; their columns
-- are only ever added, at the end.

-- Changes that do not count: still open, or switched off.
CREATE VIEW off AS
SELECT c.no
FROM change c, horizon h
WHERE h.one = 1 AND c.closed = 0 AND NOT h.draft
UNION ALL
SELECT s.target
FROM switch s, horizon h
WHERE h.one = 1 AND s.live = 0 AND s.change = (
	SELECT max(l.change) FROM switch l JOIN change c ON c.no = l.change
	WHERE l.target = s.target AND l.change <= h.known
	AND (c.closed OR h.draft));

-- Which entries each change wrote: a range of keys.
CREATE VIEW span AS
SELECT c.no AS change, c.entries_from AS first,
	coalesce(d.entries_from, 9223372036854775807) AS beyond
FROM change c LEFT JOIN change d ON d.no = c.no + 1;

-- The proposals that a change wrote entries of, or switched.
CREATE VIEW touched AS
SELECT c.change, e.proposal
FROM span c JOIN entry e ON e.id >= c.first AND e.id < c.beyond
UNION ALL
SELECT s.change, e.proposal
FROM switch s JOIN span c ON c.change = s.target
JOIN entry e ON e.id >= c.first AND e.id < c.beyond;

-- The rows about a proposal that a change wrote, whether they count or not.
CREATE VIEW part AS
SELECT c.change, e.proposal
FROM span c JOIN entry e ON e.id >= c.first AND e.id < c.beyond
UNION ALL SELECT change, proposal FROM plan
UNION ALL SELECT change, proposal FROM document;

-- Entries as known, whatever their day: of changes that count, and not
-- corrected since.
CREATE VIEW known AS
SELECT * FROM entry
WHERE +change <= (SELECT known FROM horizon) AND NOT gone
AND +change NOT IN (SELECT no FROM off)
AND NOT EXISTS (
	SELECT 1 FROM entry r WHERE r.replaces = entry.id
	AND +r.change <= (SELECT known FROM horizon)
	AND +r.change NOT IN (SELECT no FROM off));

-- Entries as known, up to the day.
CREATE VIEW timeline AS
SELECT * FROM entry
WHERE day <= (SELECT as_at FROM horizon)
AND +change <= (SELECT known FROM horizon) AND NOT gone
AND +change NOT IN (SELECT no FROM off)
AND NOT EXISTS (
	SELECT 1 FROM entry r WHERE r.replaces = entry.id
	AND +r.change <= (SELECT known FROM horizon)
	AND +r.change NOT IN (SELECT no FROM off));

-- The ids that proposals go or went by: one counts while an entry as known,
-- whatever its day, gives it.
CREATE VIEW name_live AS
SELECT * FROM name
WHERE EXISTS (SELECT 1 FROM known k
	WHERE k.proposal = name.proposal AND k.name = name.id);

-- Rows that correct one of another change, and the row they correct: its
-- change (OF), its key and, for an entry, its number there.
CREATE VIEW correction AS
SELECT 'entry' AS kind, r.change, o.change AS of, o.id AS row, o.n
FROM entry r CROSS JOIN entry o ON o.id = r.replaces
WHERE r.replaces IS NOT NULL
UNION ALL
SELECT 'plan', r.change, o.change, o.id, NULL
FROM plan r CROSS JOIN plan o ON o.id = r.replaces
WHERE r.replaces IS NOT NULL
UNION ALL
SELECT 'document', r.change, o.change, o.id, NULL
FROM document r CROSS JOIN document o ON o.id = r.replaces
WHERE r.replaces IS NOT NULL
UNION ALL
SELECT 'release', r.change, o.change, o.id, NULL
FROM release r CROSS JOIN release o ON o.id = r.replaces
WHERE r.replaces IS NOT NULL
UNION ALL
SELECT 'question', r.change, o.change, o.id, NULL
FROM question r CROSS JOIN question o ON o.id = r.replaces
WHERE r.replaces IS NOT NULL;

-- Entries that give a status or a vote, with the entry before them that gave
-- a status (prior, into) and the path held then, their own included (0: none
-- recorded).  Votes of a body on one day are one meeting: each comes after
-- what stood before the first of them.  Joined, not selected: SQLite works a
-- joined subquery out once.
CREATE VIEW step AS
SELECT t.*, q.id AS prior, q.status AS prior_status, q.day AS prior_day,
	q.ord AS prior_ord, coalesce(w.path, 0) AS path_then
FROM timeline t
LEFT JOIN entry q ON q.id = (
	SELECT p.id FROM timeline p WHERE p.proposal = t.proposal
	AND p.status IS NOT NULL AND p.day <= t.day
	AND (p.day < t.day OR p.ord < t.ord
		AND NOT (t.vote IS NOT NULL AND p.vote IS NOT NULL
			AND p.body = t.body))
	ORDER BY p.day DESC, p.ord DESC LIMIT 1)
LEFT JOIN entry w ON w.id = (
	SELECT p.id FROM timeline p WHERE p.proposal = t.proposal
	AND p.path IS NOT NULL AND p.day <= t.day
	AND (p.day < t.day OR p.ord <= t.ord)
	ORDER BY p.day DESC, p.ord DESC LIMIT 1)
WHERE t.status IS NOT NULL OR t.vote IS NOT NULL;

-- What the process does not allow, entry by entry.  FAULTS adds up: 1 no such
-- move, 2 not back to the status before, 4 no note, 8 nobody said to have done
-- it, 16 no adopter, 32 the vote it needs is missing, 64 no release, 128 no
-- implementation date or before it, 256 a vote but no path recorded, 512 that
-- body has no vote here, 1024 not the status this vote makes, 2048 that body
-- voted that day already, 4096 unanimous with ballots against.  An override
-- excuses all these, but not 8192 a first entry without a status, nor 16384 an
-- opening that is not first, not dated `by` or without a status.
CREATE VIEW fault_move AS
SELECT proposal, entry, prior, path, move, faults
FROM (
	SELECT s.proposal, s.id AS entry, s.prior, s.path_then AS path,
		m.id AS move,
		CASE WHEN s.status IS NULL OR s.opening AND s.prior IS NULL THEN 0
		WHEN m.id IS NULL THEN 1
		ELSE CASE WHEN m.back THEN 2 * (s.status IS NOT (
				SELECT b.status FROM timeline b
				WHERE b.proposal = s.proposal
				AND b.status IS NOT NULL
				AND b.day <= s.prior_day
				AND (b.day < s.prior_day OR b.ord < s.prior_ord)
				ORDER BY b.day DESC, b.ord DESC LIMIT 1))
			ELSE 0 END
			+ 4 * (m.needs_note AND s.note IS NULL)
			+ 8 * (m.needs_who AND s.who IS NULL)
			+ 16 * (m.needs_adopter AND s.adopted_by IS NULL)
			+ 32 * CASE
				WHEN m.vote_body IS NULL THEN 0
				WHEN m.by_vote THEN s.body IS NOT m.vote_body
					OR s.vote IS NULL
					OR s.vote IS NOT coalesce(m.vote_outcome,
						s.vote)
				ELSE NOT EXISTS (
					SELECT 1 FROM timeline v
					WHERE v.proposal = s.proposal
					AND v.vote IS NOT NULL
					AND v.vote <> 'defer'
					AND v.body = m.vote_body
					AND v.vote = coalesce(m.vote_outcome,
						v.vote)
					AND v.day >= s.prior_day
					AND (v.day, v.ord) <= (s.day, s.ord))
				END
			+ CASE WHEN m.needs_release THEN 64 * (NOT EXISTS (
				SELECT 1 FROM timeline r
				WHERE r.proposal = s.proposal
				AND r.release IS NOT NULL
				AND (r.day, r.ord) <= (s.day, s.ord)))
			ELSE 0 END
			+ CASE WHEN m.needs_implementation THEN
				128 * (s.day < coalesce((
				SELECT r.implementation_date FROM timeline r
				WHERE r.proposal = s.proposal
				AND r.implementation_date IS NOT NULL
				AND (r.day, r.ord) <= (s.day, s.ord)
				ORDER BY r.day DESC, r.ord DESC LIMIT 1), '~'))
			ELSE 0 END
		END
		+ CASE WHEN s.vote IS NULL THEN 0
		ELSE CASE
			WHEN v.id IS NOT NULL THEN 1024 * EXISTS (
				SELECT 1 FROM process_move b
				WHERE b.from_status = s.prior_status
				AND b.path = s.path_then AND b.by_vote
				AND b.vote_body = s.body
				AND b.vote_outcome = s.vote
				AND s.status IS NOT CASE
					WHEN s.vote = 'reject'
					AND (s.alternative IS NOT NULL
					OR EXISTS (SELECT 1 FROM timeline o
						WHERE o.proposal = s.proposal
						AND o.day = s.day
						AND o.ord < s.ord
						AND o.body = s.body
						AND o.vote = 'approve'))
					THEN NULL ELSE b.to_status END)
			WHEN s.path_then = 0 AND EXISTS (
				SELECT 1 FROM process_vote o
				WHERE o.status = s.prior_status
				AND o.body = s.body) THEN 256
			ELSE 512 END
			+ 2048 * EXISTS (SELECT 1 FROM timeline o
				WHERE o.proposal = s.proposal
				AND o.day = s.day AND o.ord < s.ord
				AND o.vote IS NOT NULL AND o.body = s.body
				AND o.alternative IS s.alternative)
			+ CASE WHEN s.carried = 'unanimous' THEN
				4096 * EXISTS (
				SELECT 1 FROM ballot b WHERE b.entry = s.id
				AND (s.vote = 'approve' AND b.reject > 0
				OR s.vote = 'reject' AND b.approve > 0))
			ELSE 0 END
		END
		AS faults
	FROM step s
	LEFT JOIN process_move m ON s.status IS NOT NULL
		AND m.from_status = coalesce(s.prior_status, 0)
		AND m.to_status = s.status AND m.path = s.path_then
	LEFT JOIN process_vote v ON s.vote IS NOT NULL
		AND v.status = s.prior_status AND v.path = s.path_then
		AND v.body = s.body
	WHERE s.override IS NULL
)
WHERE faults <> 0;

CREATE VIEW fault_start AS
SELECT proposal, entry, prior, path, move, faults
FROM (
	SELECT t.proposal, t.id AS entry, NULL AS prior, NULL AS path,
		NULL AS move,
		CASE WHEN EXISTS (
			SELECT 1 FROM timeline f WHERE f.proposal = t.proposal
			AND (f.day, f.ord) < (t.day, t.ord))
		THEN 16384 * t.opening
		ELSE 8192 * (t.status IS NULL)
			+ 16384 * (t.opening AND (t.exact OR t.status IS NULL))
		END AS faults
	FROM timeline t
	WHERE t.opening OR t.status IS NULL
)
WHERE faults <> 0;

CREATE VIEW fault AS
SELECT * FROM fault_move UNION ALL SELECT * FROM fault_start;

-- Plans, documents and questions as known.
CREATE VIEW plan_live AS
SELECT * FROM plan p
WHERE +change <= (SELECT known FROM horizon) AND NOT gone
AND change NOT IN (SELECT no FROM off)
AND NOT EXISTS (
	SELECT 1 FROM plan r WHERE r.replaces = p.id
	AND r.change <= (SELECT known FROM horizon)
	AND r.change NOT IN (SELECT no FROM off));

CREATE VIEW document_live AS
SELECT * FROM document d
WHERE +change <= (SELECT known FROM horizon) AND NOT gone
AND change NOT IN (SELECT no FROM off)
AND NOT EXISTS (
	SELECT 1 FROM document r WHERE r.replaces = d.id
	AND r.change <= (SELECT known FROM horizon)
	AND r.change NOT IN (SELECT no FROM off));

CREATE VIEW question_live AS
SELECT * FROM question q
WHERE +change <= (SELECT known FROM horizon) AND NOT gone
AND change NOT IN (SELECT no FROM off)
AND NOT EXISTS (
	SELECT 1 FROM question r WHERE r.replaces = q.id
	AND r.change <= (SELECT known FROM horizon)
	AND r.change NOT IN (SELECT no FROM off));

-- What holds for each proposal: the latest value of everything dated.  The id
-- and the title are there from its first entry, even if a later one gave them.
CREATE VIEW state AS
SELECT p.id AS proposal,
	(SELECT t.id FROM timeline t WHERE t.proposal = p.id
		AND t.status IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1) AS status_entry,
	(SELECT t.id FROM timeline t WHERE t.proposal = p.id
		ORDER BY t.day, t.ord LIMIT 1) AS first_entry,
	coalesce((SELECT t.name FROM timeline t WHERE t.proposal = p.id
		AND t.name IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1), (
		SELECT k.name FROM known k WHERE k.proposal = p.id
		AND k.name IS NOT NULL AND EXISTS (
			SELECT 1 FROM timeline t WHERE t.proposal = p.id)
		ORDER BY k.day, k.ord LIMIT 1)) AS name,
	coalesce((SELECT t.title FROM timeline t WHERE t.proposal = p.id
		AND t.title IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1), (
		SELECT k.title FROM known k WHERE k.proposal = p.id
		AND k.title IS NOT NULL AND EXISTS (
			SELECT 1 FROM timeline t WHERE t.proposal = p.id)
		ORDER BY k.day, k.ord LIMIT 1)) AS title,
	(SELECT t.formal_title FROM timeline t WHERE t.proposal = p.id
		AND t.formal_title IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1) AS formal_title,
	(SELECT t.path FROM timeline t WHERE t.proposal = p.id
		AND t.path IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1) AS path,
	(SELECT t.urgent FROM timeline t WHERE t.proposal = p.id
		AND t.urgent IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1) AS urgent,
	(SELECT t.proposer FROM timeline t WHERE t.proposal = p.id
		AND t.proposer IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1) AS proposer,
	(SELECT t.summary FROM timeline t WHERE t.proposal = p.id
		AND t.summary IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1) AS summary,
	(SELECT t.implementation_date FROM timeline t WHERE t.proposal = p.id
		AND t.implementation_date IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1) AS implementation_date,
	(SELECT t.release FROM timeline t WHERE t.proposal = p.id
		AND t.release IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1) AS release
FROM proposal p;

-- Promised from here on.
--
-- A name says whose it is, so that two views joined by id are joined by looking
-- up, not by trying all proposals for each row.

CREATE VIEW proposals AS
SELECT n.text AS id, n.number, s.title, s.formal_title, pp.code AS path,
	ps.name AS status, ps.stage, ps.open, e.day AS since,
	e.exact AS since_exact,
	CASE WHEN f.opening THEN NULL ELSE f.day END AS raised,
	s.implementation_date, s.release, s.proposer, s.summary,
	CASE WHEN f.opening THEN NULL ELSE f.exact END AS raised_exact,
	ps.stage_name, pp.name AS path_name, coalesce(s.urgent, 0) AS urgent,
	(SELECT b.name FROM process_body b WHERE b.id = ps.waits_for)
		AS waits_for,
	EXISTS (SELECT 1 FROM known k, horizon h WHERE h.one = 1
		AND k.proposal = s.proposal AND k.status IS NOT NULL
		AND k.day > h.as_at AND NOT k.exact
		AND k.id = (SELECT x.id FROM known x
			WHERE x.proposal = s.proposal
			AND x.status IS NOT NULL AND x.day > h.as_at
			ORDER BY x.day, x.ord LIMIT 1)) AS may_have_moved
FROM state s
JOIN entry e ON e.id = s.status_entry
JOIN process_status ps ON ps.id = e.status
LEFT JOIN name n ON n.proposal = s.proposal AND n.id = s.name
LEFT JOIN entry f ON f.id = s.first_entry
LEFT JOIN process_path pp ON pp.id = s.path;

CREATE VIEW history AS
SELECT n.text AS id, t.day AS date, t.exact AS date_exact,
	t.change || '.' || t.n AS ref, t.opening,
	ps.name AS status, b.name AS body, t.vote, t.carried, t.alternative,
	t.who, t.note, t.implementation_date, t.release, t.title,
	t.formal_title, pp.code AS path, t.urgent, t.proposer, t.adopted_by,
	t.summary, t.override, t.change, c.time AS recorded, c.user
FROM timeline t
JOIN change c ON c.no = t.change
JOIN state s ON s.proposal = t.proposal
JOIN name n ON n.proposal = s.proposal AND n.id = s.name
LEFT JOIN process_status ps ON ps.id = t.status
LEFT JOIN process_body b ON b.id = t.body
LEFT JOIN process_path pp ON pp.id = t.path;

CREATE VIEW votes AS
SELECT n.text AS id, b.name AS body, t.day AS date, t.exact AS date_exact,
	t.vote AS outcome, t.carried,
	iif(t.vote = 'defer', NULL, v.effect) AS effect, t.alternative,
	pp.code AS path, rt.name AS recommends_to, ps.name AS status,
	t.change || '.' || t.n AS ref
FROM step t
JOIN state s ON s.proposal = t.proposal
JOIN name n ON n.proposal = s.proposal AND n.id = s.name
JOIN process_body b ON b.id = t.body
LEFT JOIN process_vote v ON v.status = t.prior_status AND v.path = t.path_then
	AND v.body = t.body
LEFT JOIN process_body rt ON rt.id = v.recommends_to
LEFT JOIN process_path pp ON pp.id = t.path_then
LEFT JOIN process_status ps ON ps.id = t.status
WHERE t.vote IS NOT NULL;

CREATE VIEW ballots AS
SELECT n.text AS id, b.name AS body, t.day AS date, t.alternative,
	g.name AS category, l.approve, l.reject, l.abstain,
	t.change || '.' || t.n AS ref
FROM timeline t
JOIN ballot l ON l.entry = t.id
JOIN process_category g ON g.id = l.category
JOIN process_body b ON b.id = t.body
JOIN state s ON s.proposal = t.proposal
JOIN name n ON n.proposal = s.proposal AND n.id = s.name;

CREATE VIEW meetings AS
SELECT body, date, count(DISTINCT id) AS proposals, count(*) AS votes
FROM votes
GROUP BY body, date;

CREATE VIEW planned AS
SELECT n.text AS id, p.day AS date, b.name AS body, p.item,
	EXISTS (SELECT 1 FROM timeline t WHERE t.proposal = p.proposal
		AND t.body = p.body AND t.day >= p.day) AS met
FROM plan_live p
JOIN process_body b ON b.id = p.body
JOIN state s ON s.proposal = p.proposal
JOIN name n ON n.proposal = s.proposal AND n.id = s.name;

CREATE VIEW documents AS
SELECT n.text AS id, d.name, d.link
FROM document_live d
JOIN state s ON s.proposal = d.proposal
JOIN name n ON n.proposal = s.proposal AND n.id = s.name;

CREATE VIEW releases AS
SELECT r.name AS release, r.day AS date, r.note,
	r.change
FROM horizon h CROSS JOIN release r
WHERE h.one = 1 AND r.change <= h.known AND NOT r.gone
AND +r.change NOT IN (SELECT no FROM off)
AND NOT EXISTS (
	SELECT 1 FROM release x WHERE x.replaces = r.id
	AND x.change <= h.known AND x.change NOT IN (SELECT no FROM off));

CREATE VIEW holidays AS
SELECT d.day AS date, d.off, d.title, d.change
FROM horizon h CROSS JOIN holiday d
WHERE h.one = 1 AND d.change <= h.known
AND d.change NOT IN (SELECT no FROM off)
AND d.id = (SELECT max(x.id) FROM holiday x WHERE x.day = d.day
	AND x.change <= h.known AND x.change NOT IN (SELECT no FROM off));

CREATE VIEW papers AS
SELECT p.name, p.kind, p.since, p.until, p.known, p.format, p.sha256,
	length(p.bytes) AS bytes, p.change, c.time AS issued
FROM horizon h CROSS JOIN paper p
JOIN change c ON c.no = p.change
WHERE h.one = 1 AND p.change <= h.known
AND p.change NOT IN (SELECT no FROM off);

CREATE VIEW changes AS
SELECT c.no AS change, c.time AS recorded, c.user, c.command, c.note,
	c.no NOT IN (SELECT no FROM off) AS live,
	(SELECT group_concat(s.target) FROM switch s WHERE s.change = c.no)
		AS switches
FROM horizon h CROSS JOIN change c
WHERE h.one = 1 AND c.no <= h.known AND (c.closed OR h.draft);
