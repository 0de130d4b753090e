-- Papers that went out.

-- In the order they were issued, as the view `papers` has them.
-- name: papers
-- needs: 0 1 3 4 5 6 8 9
SELECT name, kind, since, until, known, format, sha256, bytes, change, issued
FROM papers ORDER BY change;

-- name: paper-find
-- needs: 0 1 3 4 5 6 7 8
-- bytes: 8
SELECT p.name, p.kind, p.since, p.until, p.known, p.format, p.sha256,
	p.change, CAST(q.bytes AS TEXT)
FROM papers p JOIN paper q ON q.change = p.change AND q.name = p.name
WHERE p.name = ?1 COLLATE NOCASE
ORDER BY p.change DESC LIMIT 1;

-- The last paper of a kind that was issued.
-- name: paper-last
-- needs: 0 1
SELECT name, until FROM papers WHERE kind = ?1
ORDER BY change DESC LIMIT 1;

-- name: paper-keep
INSERT INTO paper (change, name, kind, since, until, known, format, sha256,
	bytes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, CAST(?9 AS BLOB));
