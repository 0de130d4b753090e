-- The whole register, as export writes it and add reads it: every row there
-- is up to the change ?1, whether it counts or not.  After its keys each
-- statement gives one column for each field of its record in table order.

-- name: whole-counts
SELECT (SELECT coalesce(max(no), 0) FROM change WHERE closed AND no <= ?1),
	(SELECT count(*) FROM proposal WHERE change <= ?1);

-- How many entries a change wrote is told by keys: those before the next.
-- name: whole-changes
SELECT c.no, c.time, c.user, c.command, c.note,
	nullif(coalesce((SELECT d.entries_from FROM change d
		WHERE d.no = c.no + 1),
		(SELECT coalesce(max(id), 0) + 1 FROM entry))
		- c.entries_from, 0),
	p.name,
	(SELECT group_concat(target, char(10)) FROM (
		SELECT target FROM switch WHERE change = c.no AND NOT live
		ORDER BY target)),
	(SELECT group_concat(target, char(10)) FROM (
		SELECT target FROM switch WHERE change = c.no AND live
		ORDER BY target))
FROM change c LEFT JOIN process p ON p.change = c.no
WHERE c.closed AND c.no <= ?1
ORDER BY c.no;

-- name: whole-processes
SELECT change FROM process WHERE change <= ?1 ORDER BY change;

-- name: whole-releases
SELECT r.name, r.day, r.note,
	r.change || '.' || (SELECT count(*) FROM release x
		WHERE x.change = r.change AND x.id <= r.id),
	o.change || '.' || (SELECT count(*) FROM release x
		WHERE x.change = o.change AND x.id <= o.id),
	iif(r.gone, 'yes', NULL)
FROM release r LEFT JOIN release o ON o.id = r.replaces
WHERE r.change <= ?1 ORDER BY r.id;

-- name: whole-holidays
SELECT title, day, iif(off, 'yes', 'no'), change
FROM holiday WHERE change <= ?1 ORDER BY id;

-- name: whole-papers
-- bytes: 9
SELECT name, change, NULL, kind, since, until, known, format, sha256,
	CAST(bytes AS TEXT), NULL
FROM paper WHERE change <= ?1 ORDER BY id;

-- name: whole-questions
SELECT q.name, q.title, nullif(q.keywords, ''), q.sql,
	q.change || '.' || (SELECT count(*) FROM question x
		WHERE x.change = q.change AND x.id <= q.id),
	o.change || '.' || (SELECT count(*) FROM question x
		WHERE x.change = o.change AND x.id <= o.id),
	iif(q.gone, 'yes', NULL)
FROM question q LEFT JOIN question o ON o.id = q.replaces
WHERE q.change <= ?1 ORDER BY q.id;

-- Proposals by family, number and letter of the id they go by, or went by if
-- they were taken back.
-- name: whole-order
-- needs: 0 1
SELECT p.id, n.text
FROM proposal p LEFT JOIN name n ON n.id = coalesce(
	(SELECT k.name FROM known k WHERE k.proposal = p.id
		AND k.name IS NOT NULL
		ORDER BY k.day DESC, k.ord DESC LIMIT 1),
	(SELECT e.name FROM entry e WHERE e.proposal = p.id
		AND e.name IS NOT NULL ORDER BY e.id LIMIT 1))
WHERE p.change <= ?1
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text, p.id;

-- Cursors that are walked together, for the proposals with keys from ?2 to ?3.
-- name: whole-entries
SELECT e.proposal, e.id, e.ord,
	NOT e.gone AND e.change NOT IN (SELECT no FROM off)
		AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.replaces = e.id
			AND r.change <= ?1
			AND r.change NOT IN (SELECT no FROM off)),
	iif(e.exact, e.day, 'by ' || e.day), iif(e.opening, 'yes', NULL),
	b.name, e.vote, e.carried, e.alternative, s.name, e.who,
	e.implementation_date, e.release, n.text, e.title, e.formal_title,
	p.code, CASE e.urgent WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END,
	e.proposer, e.summary, e.adopted_by, e.override, e.note,
	e.change || '.' || e.n, o.change || '.' || o.n,
	iif(e.gone, 'yes', NULL)
FROM entry e
LEFT JOIN process_status s ON s.id = e.status
LEFT JOIN process_body b ON b.id = e.body
LEFT JOIN process_path p ON p.id = e.path
LEFT JOIN name n ON n.id = e.name
LEFT JOIN entry o ON o.id = e.replaces
WHERE e.proposal BETWEEN ?2 AND ?3 AND e.change <= ?1
ORDER BY e.proposal, e.day, e.ord, e.id;

-- name: whole-ballots
SELECT e.proposal, e.id, c.name, b.approve, b.reject, b.abstain
FROM entry e
JOIN ballot b ON b.entry = e.id
JOIN process_category c ON c.id = b.category
WHERE e.proposal BETWEEN ?2 AND ?3 AND e.change <= ?1 AND e.vote IS NOT NULL
ORDER BY e.proposal, e.day, e.ord, e.id, b.category;

-- name: whole-planned
SELECT p.proposal, p.day, b.name, p.item,
	p.change || '.' || (SELECT count(*) FROM plan x
		WHERE x.proposal = p.proposal AND x.change = p.change
		AND x.id <= p.id),
	o.change || '.' || (SELECT count(*) FROM plan x
		WHERE x.proposal = o.proposal AND x.change = o.change
		AND x.id <= o.id),
	iif(p.gone, 'yes', NULL)
FROM plan p
JOIN process_body b ON b.id = p.body
LEFT JOIN plan o ON o.id = p.replaces
WHERE p.proposal BETWEEN ?2 AND ?3 AND p.change <= ?1
ORDER BY p.proposal, p.id;

-- name: whole-documents
SELECT d.proposal, d.name, d.link,
	d.change || '.' || (SELECT count(*) FROM document x
		WHERE x.proposal = d.proposal AND x.change = d.change
		AND x.id <= d.id),
	o.change || '.' || (SELECT count(*) FROM document x
		WHERE x.proposal = o.proposal AND x.change = o.change
		AND x.id <= o.id),
	iif(d.gone, 'yes', NULL)
FROM document d
LEFT JOIN document o ON o.id = d.replaces
WHERE d.proposal BETWEEN ?2 AND ?3 AND d.change <= ?1
ORDER BY d.proposal, d.id;
