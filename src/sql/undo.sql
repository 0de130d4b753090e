-- What taking a change back, and putting it back, ask and write.

-- The latest change in force that takes nothing back itself.
-- name: undo-latest
SELECT c.no FROM change c
WHERE c.no NOT IN (SELECT no FROM off)
AND NOT EXISTS (SELECT 1 FROM switch s WHERE s.change = c.no)
ORDER BY c.no DESC LIMIT 1;

-- One change: whether it counts, and the change that settled that last.
-- name: undo-change
-- needs: 0 1
SELECT c.time, c.user, c.no NOT IN (SELECT no FROM off),
	(SELECT max(s.change) FROM switch s WHERE s.target = c.no)
FROM change c WHERE c.no = ?1;

-- What a change took back and put back, and who settled that since.
-- name: undo-switches
SELECT s.target, s.live,
	(SELECT max(l.change) FROM switch l WHERE l.target = s.target)
FROM switch s WHERE s.change = ?1 ORDER BY s.target;

-- name: switch-add
INSERT INTO switch (change, target, live) VALUES (?1, ?2, ?3);

-- name: undo-process
-- needs: 0
SELECT name FROM process WHERE change = ?1;

-- The paper that a change issued, or the first that knew of it.
-- name: undo-paper
-- needs: 0 1
SELECT name, issued, change = ?1 FROM papers
WHERE known >= ?1 OR change = ?1
ORDER BY change <> ?1, change LIMIT 1;

-- The proposals that a change wrote something of, as they stand.
-- name: undo-states
SELECT t.proposal, n.text, p.name
FROM (SELECT DISTINCT proposal FROM part WHERE change = ?1) t
LEFT JOIN state s ON s.proposal = t.proposal
LEFT JOIN name n ON n.id = s.name
LEFT JOIN entry e ON e.id = s.status_entry
LEFT JOIN process_status p ON p.id = e.status
ORDER BY t.proposal;

-- What would stand on nothing, or stand there twice, once the open change ?1
-- counts: WHY (enum conflict), the change in the way and what it is about (for
-- most a proposal's key).
-- name: undo-conflicts
SELECT 0 AS why, c.change, iif(c.n IS NULL, c.kind, c.of || '.' || c.n)
FROM switch s CROSS JOIN correction c ON c.of = s.target
WHERE s.change = ?1 AND NOT s.live AND c.change NOT IN (SELECT no FROM off)
UNION ALL
SELECT 1, (SELECT max(l.change) FROM switch l WHERE l.target = c.of),
	iif(c.n IS NULL, c.kind, c.of || '.' || c.n)
FROM switch s CROSS JOIN correction c ON c.change = s.target
WHERE s.change = ?1 AND s.live AND c.of IN (SELECT no FROM off)
UNION ALL
SELECT 2, d.change, iif(c.n IS NULL, c.kind, c.of || '.' || c.n)
FROM switch s CROSS JOIN correction c ON c.change = s.target
CROSS JOIN correction d ON d.kind = c.kind AND d.row = c.row
WHERE s.change = ?1 AND s.live AND d.change <> c.change
AND d.change NOT IN (SELECT no FROM off)
UNION ALL
SELECT 3, l.change, p.id
FROM switch s CROSS JOIN proposal p ON p.change = s.target
CROSS JOIN known l ON l.proposal = p.id
WHERE s.change = ?1 AND NOT s.live
UNION ALL
SELECT 3, l.change, p.id
FROM switch s CROSS JOIN proposal p ON p.change = s.target
CROSS JOIN plan_live l ON l.proposal = p.id
WHERE s.change = ?1 AND NOT s.live
UNION ALL
SELECT 3, l.change, p.id
FROM switch s CROSS JOIN proposal p ON p.change = s.target
CROSS JOIN document_live l ON l.proposal = p.id
WHERE s.change = ?1 AND NOT s.live
UNION ALL
SELECT 4, (SELECT max(l.change) FROM switch l WHERE l.target = p.change), p.id
FROM switch s CROSS JOIN part r ON r.change = s.target
CROSS JOIN proposal p ON p.id = r.proposal
WHERE s.change = ?1 AND s.live AND p.change IN (SELECT no FROM off)
UNION ALL
SELECT 5, o.change, o.text
FROM switch s CROSS JOIN part r ON r.change = s.target
CROSS JOIN known k ON k.proposal = r.proposal
CROSS JOIN name n ON n.id = k.name
CROSS JOIN name_live o ON o.text = n.text AND o.proposal <> n.proposal
WHERE s.change = ?1
UNION ALL
SELECT 6, x.change, x.release
FROM switch s CROSS JOIN release r ON r.change = s.target
CROSS JOIN releases x ON x.release = r.name AND x.change <> r.change
WHERE s.change = ?1 AND s.live
UNION ALL
SELECT 7, k.change, e.proposal
FROM switch s CROSS JOIN span c ON c.change = s.target
CROSS JOIN entry e ON e.id >= c.first AND e.id < c.beyond
CROSS JOIN known k ON k.proposal = e.proposal AND k.day = e.day
WHERE s.change = ?1 AND s.live AND k.change <> e.change
AND (k.exact, k.opening, k.status, k.body, k.vote, k.carried, k.alternative,
	k.who, k.note, k.implementation_date, k.release, k.name, k.title,
	k.formal_title, k.path, k.urgent, k.proposer, k.adopted_by, k.summary,
	k.override)
IS (e.exact, e.opening, e.status, e.body, e.vote, e.carried, e.alternative,
	e.who, e.note, e.implementation_date, e.release, e.name, e.title,
	e.formal_title, e.path, e.urgent, e.proposer, e.adopted_by, e.summary,
	e.override)
UNION ALL
SELECT 7, x.change, p.proposal
FROM switch s CROSS JOIN plan p ON p.change = s.target
CROSS JOIN plan_live x ON x.proposal = p.proposal AND x.day = p.day
	AND x.body = p.body AND x.item IS p.item
WHERE s.change = ?1 AND s.live AND x.change <> p.change
UNION ALL
SELECT 7, x.change, d.proposal
FROM switch s CROSS JOIN document d ON d.change = s.target
CROSS JOIN document_live x ON x.proposal = d.proposal AND x.name = d.name
WHERE s.change = ?1 AND s.live AND x.change <> d.change
UNION ALL
SELECT 8, iif(y.change = s.target, x.change, y.change), x.name
FROM switch s CROSS JOIN question q ON q.change = s.target
CROSS JOIN question_live x ON x.name = q.name
CROSS JOIN question_live y ON y.name = q.name AND y.id > x.id
WHERE s.change = ?1
ORDER BY 1, 2;

-- The first id of a proposal, whether it counts or not.
-- name: undo-name
-- needs: 0
SELECT text FROM name WHERE proposal = ?1 ORDER BY id LIMIT 1;

-- Later changes, the open one ?3 apart, that count and wrote something of the
-- proposal ?1 after the change ?2, if ?4 only of statuses and votes; if ?5 those
-- that took such back or put it back too.
-- name: undo-later
SELECT change FROM (
	SELECT change FROM known WHERE proposal = ?1
	AND (status IS NOT NULL OR vote IS NOT NULL OR NOT ?4)
	UNION
	SELECT s.change FROM switch s WHERE ?5 AND s.target IN (
		SELECT change FROM entry WHERE proposal = ?1))
WHERE change > ?2 AND change <> ?3 AND change NOT IN (SELECT no FROM off)
ORDER BY change;

-- What a change wrote that is of no proposal.
-- name: undo-releases
-- needs: 0 1
SELECT name, day FROM release WHERE change = ?1 ORDER BY day, name;

-- name: undo-questions
SELECT name, title, gone FROM question WHERE change = ?1 ORDER BY id;

-- name: undo-counts
SELECT (SELECT count(*) FROM holiday WHERE change = ?1),
	(SELECT count(*) FROM plan WHERE change = ?1 AND proposal = ?2),
	(SELECT count(*) FROM document WHERE change = ?1 AND proposal = ?2);

-- The entries of a proposal that a change corrected or said to be none.
-- name: undo-corrected
-- needs: 0
SELECT o.change || '.' || o.n, r.gone, r.n
FROM span c JOIN entry r ON r.id >= c.first AND r.id < c.beyond
JOIN entry o ON o.id = r.replaces
WHERE c.change = ?1 AND r.proposal = ?2
ORDER BY r.id;
