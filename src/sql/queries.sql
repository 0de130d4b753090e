-- What commands ask of the register and write into it.

-- name: horizon-set
INSERT OR REPLACE INTO temp.horizon VALUES (1, ?1, ?2, ?3);

-- name: change-next
SELECT (SELECT coalesce(max(no), 0) + 1 FROM change),
	(SELECT coalesce(max(id), 0) + 1 FROM entry),
	(SELECT coalesce(max(id), 0) + 1 FROM proposal),
	(SELECT coalesce(max(id), 0) + 1 FROM name);

-- name: change-open
INSERT INTO change (no, time, user, command, note, entries_from)
VALUES (?1, max(?2, coalesce((SELECT max(time) FROM change WHERE no = ?1 - 1),
	'')), ?3, ?4, ?5, (SELECT coalesce(max(id), 0) + 1 FROM entry));

-- A change that was written without the guards: how many entries it has, those
-- of proposals that it adds first, and what it must not hold: moves there are
-- none of, in proposals that it adds,
-- name: bulk-new
SELECT count(*) FROM change c JOIN entry e ON e.proposal >= (
	SELECT min(id) FROM proposal WHERE change = c.no)
WHERE c.no = ?1 AND e.id >= c.entries_from;

-- name: bulk-rows
SELECT count(*) FROM change c JOIN entry e ON e.id >= c.entries_from
WHERE c.no = ?1 AND e.change = c.no;

-- name: bulk-moves
SELECT 1
FROM (SELECT status, override, opening,
		lag(status) OVER (PARTITION BY proposal ORDER BY day, ord)
			AS before
	FROM entry
	WHERE status IS NOT NULL AND proposal >= (
		SELECT min(id) FROM proposal WHERE change = ?1)) s
WHERE override IS NULL AND NOT (opening AND before IS NULL)
AND NOT EXISTS (SELECT 1 FROM process_move m
	WHERE m.from_status = coalesce(s.before, 0) AND m.to_status = s.status)
LIMIT 1;

-- and anything at all in proposals that were there.
-- name: bulk-older
SELECT 1 FROM fault_move
WHERE proposal IN (SELECT proposal FROM touched
	WHERE change = ?1 AND proposal < coalesce(
		(SELECT min(id) FROM proposal WHERE change = ?1), 0))
UNION ALL
SELECT 1 FROM fault_start
WHERE proposal IN (SELECT proposal FROM touched
	WHERE change = ?1 AND proposal < coalesce(
		(SELECT min(id) FROM proposal WHERE change = ?1), 0))
LIMIT 1;

-- name: change-close
UPDATE change SET closed = 1 WHERE no = ?1;

-- An id in full in any case, or a number and perhaps a letter; those that
-- were taken back are none.
-- name: name-find
-- needs: 0 1
SELECT DISTINCT n.proposal, n.text FROM name_live n
WHERE n.id IN (
	SELECT id FROM name WHERE text = upper(?1) OR text = ?1
	UNION ALL
	SELECT id FROM name
	WHERE upper(?1) GLOB '[0-9]*'
	AND number = CAST(?1 AS INTEGER)
	AND coalesce(suffix, '') = ltrim(upper(?1), '0123456789'))
ORDER BY n.text;

-- name: name-all
-- needs: 0
SELECT DISTINCT text FROM name_live ORDER BY text;

-- name: name-of
SELECT n.text, s.title FROM state s JOIN name n ON n.id = s.name
WHERE s.proposal = ?1;

-- Records out of the register: cursors that are walked together, for the
-- proposals with keys from ?1 to ?2.  After its keys each gives one column
-- for each field of its record in table order.
-- name: record-entries
-- needs: 0 1 2 3 4 5
SELECT t.proposal, t.id, t.ord, t.change, t.n,
	iif(t.exact, t.day, 'by ' || t.day), iif(t.opening, 'yes', NULL),
	b.name, t.vote, t.carried, t.alternative, s.name, t.who,
	t.implementation_date, t.release, n.text, t.title, t.formal_title,
	p.code, CASE t.urgent WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END,
	t.proposer, t.summary, t.adopted_by, t.override, t.note
FROM timeline t
LEFT JOIN process_status s ON s.id = t.status
LEFT JOIN process_body b ON b.id = t.body
LEFT JOIN process_path p ON p.id = t.path
LEFT JOIN name n ON n.id = t.name
WHERE t.proposal BETWEEN ?1 AND ?2
ORDER BY t.proposal, t.day, t.ord, t.id;

-- name: record-ballots
SELECT t.proposal, t.id, c.name, b.approve, b.reject, b.abstain
FROM timeline t
JOIN ballot b ON b.entry = t.id
JOIN process_category c ON c.id = b.category
WHERE t.proposal BETWEEN ?1 AND ?2 AND t.vote IS NOT NULL
ORDER BY t.proposal, t.day, t.ord, t.id, b.category;

-- name: record-planned
SELECT p.proposal, p.id, p.day, b.name, p.item
FROM plan_live p
JOIN process_body b ON b.id = p.body
WHERE p.proposal BETWEEN ?1 AND ?2
ORDER BY p.proposal, p.day, p.id;

-- name: record-documents
SELECT proposal, id, name, link
FROM document_live
WHERE proposal BETWEEN ?1 AND ?2
ORDER BY proposal, id;

-- name: proposal-bounds
SELECT coalesce(min(id), 1), coalesce(max(id), 0) FROM proposal;

-- Writing them.
-- name: proposal-add
INSERT INTO proposal (id, change) VALUES (?1, ?2);

-- name: name-add
INSERT INTO name (id, change, proposal, text, family, number, suffix)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- name: entry-add
INSERT INTO entry (id, change, n, proposal, day, exact, ord, replaces,
	opening, body, vote, carried, alternative, status, who,
	implementation_date, release, name, title, formal_title, path, urgent,
	proposer, summary, adopted_by, override, note)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
	?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27);

-- Entries by their reference, a change and perhaps a number in it, with what
-- replaced each since, if that is in force.
-- name: entry-by-ref
-- needs: 0 1 2 7 9
SELECT e.proposal, e.id, e.n,
	(SELECT r.change || '.' || r.n FROM entry r WHERE r.replaces = e.id
		AND r.change NOT IN (SELECT no FROM off)),
	e.change IN (SELECT no FROM off), e.gone,
	(SELECT n.text FROM state s JOIN name n ON n.id = s.name
		WHERE s.proposal = e.proposal), e.day,
	(SELECT r.gone FROM entry r WHERE r.replaces = e.id
		AND r.change NOT IN (SELECT no FROM off)),
	CASE WHEN e.exact THEN '' ELSE 'by ' END || e.day
FROM span c JOIN entry e ON e.id >= c.first AND e.id < c.beyond
WHERE c.change = ?1 AND (?2 IS NULL OR e.n = ?2)
ORDER BY e.n;

-- name: entry-remove
INSERT INTO entry (id, change, n, proposal, day, exact, ord, replaces, gone)
SELECT ?1, ?2, ?3, ?4, day, exact, ord, id, 1 FROM entry WHERE id = ?5;

-- name: ballot-add
INSERT INTO ballot (entry, category, approve, reject, abstain)
VALUES (?1, ?2, ?3, ?4, ?5);

-- name: plan-add
INSERT INTO plan (change, proposal, day, body, item)
VALUES (?1, ?2, ?3, ?4, ?5);

-- name: document-add
INSERT INTO document (change, proposal, name, link)
VALUES (?1, ?2, ?3, ?4);

-- name: release-find
-- needs: 0
SELECT date, note FROM releases WHERE release = ?1;

-- name: release-add
INSERT INTO release (change, name, day, note) VALUES (?1, ?2, ?3, ?4);

-- The question of a name that is in force, or else how it was taken away.
-- name: question-find
SELECT id, title, keywords, sql, 1 FROM question_live WHERE name = ?1
UNION ALL
SELECT NULL, NULL, NULL, NULL, 0 FROM question WHERE name = ?1 AND gone
AND change NOT IN (SELECT no FROM off)
LIMIT 1;

-- name: question-add
INSERT INTO question (change, replaces, gone, name, title, keywords, sql)
VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6);

-- What is taken away is said once more.
-- name: question-remove
INSERT INTO question (change, replaces, gone, name, title, keywords, sql)
SELECT ?1, id, 1, name, title, keywords, sql FROM question WHERE id = ?2;

-- Those of the register, as known, as their record has them.
-- name: questions
SELECT name, title, nullif(keywords, ''), sql, NULL FROM question_live
ORDER BY name, id;

-- name: releases
SELECT release, date, note FROM releases ORDER BY date, release;

-- name: holiday-find
SELECT off FROM holidays WHERE date = ?1;

-- name: holiday-add
INSERT INTO holiday (change, day, off, title) VALUES (?1, ?2, ?3, ?4);

-- name: holidays
-- needs: 0 1 2
SELECT title, date, off FROM holidays ORDER BY title, date;

-- name: name-exact
SELECT id FROM name WHERE text = ?1 AND proposal = ?2;

-- The proposal an id in full means; one that was taken back means none.
-- name: name-proposal
SELECT proposal FROM name_live WHERE text = ?1;

-- The proposal of a document with the digest ?2, ?3 that was read before the
-- change ?4, if it goes by ?1 and nothing of it was corrected or switched.
-- name: source-known
SELECT s.proposal
FROM name n JOIN source s ON s.proposal = n.proposal
WHERE n.text = ?1 AND s.high = ?2 AND s.low = ?3 AND s.change < ?4
AND s.change NOT IN (SELECT target FROM switch)
AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.proposal = s.proposal
	AND (x.replaces IS NOT NULL OR x.change IN (SELECT target FROM switch)))
AND NOT EXISTS (SELECT 1 FROM plan x WHERE x.proposal = s.proposal
	AND (x.replaces IS NOT NULL OR x.change IN (SELECT target FROM switch)))
AND NOT EXISTS (SELECT 1 FROM document x WHERE x.proposal = s.proposal
	AND (x.replaces IS NOT NULL OR x.change IN (SELECT target FROM switch)))
LIMIT 1;

-- name: source-any
SELECT 1 FROM source LIMIT 1;

-- name: source-add
INSERT OR IGNORE INTO source (proposal, change, high, low)
VALUES (?1, ?2, ?3, ?4);

-- The id after the highest of a family.
-- name: name-next
-- needs: 0
SELECT f.prefix || printf('%0*d', f.digits, coalesce((
	SELECT n.number FROM name_live n WHERE n.family = f.id
	ORDER BY n.number DESC LIMIT 1), 0) + 1)
FROM process_family f
WHERE f.id = ?1;

-- What the register would refuse, with the ids, for a message.
-- name: faults
SELECT DISTINCT n.text, f.faults FROM fault f
JOIN state s ON s.proposal = f.proposal
JOIN name n ON n.id = s.name
ORDER BY n.text LIMIT 20;

-- The latest change that had to do with a proposal, and whose it was.
-- name: proposal-change
-- needs: 0 1
SELECT c.no, c.user FROM change c
WHERE c.no = (SELECT max(no) FROM (
	SELECT max(change) AS no FROM entry WHERE proposal = ?1
	UNION ALL
	SELECT max(change) FROM plan WHERE proposal = ?1
	UNION ALL
	SELECT max(change) FROM document WHERE proposal = ?1
	UNION ALL
	SELECT max(change) FROM switch s WHERE s.target IN (
		SELECT change FROM entry WHERE proposal = ?1
		UNION SELECT change FROM plan WHERE proposal = ?1
		UNION SELECT change FROM document WHERE proposal = ?1)));
