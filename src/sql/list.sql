-- What list asks of the register, and the finding of words.

-- Proposals by family, number and letter, with those columns of the view whose
-- bit is set in ?1 (1 << its place); the others are NULL and never worked out,
-- but for id, status and stage.  Every filter that is NULL leaves all in: open
-- ones (?2 is 1) or closed ones (0); of these statuses (?3) and paths (?4), of
-- none of these statuses (?5), waiting for these bodies (?6), with these ids
-- (?7), lists in JSON; raised after the day ?8; in their status since the day
-- ?9 or before; changed after the day ?10.  Changed means: an entry dated later
-- or recorded later (UTC), or one that a later change corrected, took back or
-- put back.
-- name: list
-- needs: 0 5 6
SELECT id, iif(?1 & 2, number, NULL), iif(?1 & 4, title, NULL),
	iif(?1 & 8, formal_title, NULL), iif(?1 & 16, path, NULL), status,
	stage, iif(?1 & 128, open, NULL), iif(?1 & 256, since, NULL),
	iif(?1 & 512, since_exact, NULL), iif(?1 & 1024, raised, NULL),
	iif(?1 & 2048, implementation_date, NULL),
	iif(?1 & 4096, release, NULL), iif(?1 & 8192, proposer, NULL),
	iif(?1 & 16384, summary, NULL), iif(?1 & 32768, raised_exact, NULL),
	iif(?1 & 65536, stage_name, NULL), iif(?1 & 131072, path_name, NULL),
	iif(?1 & 262144, urgent, NULL), iif(?1 & 524288, waits_for, NULL),
	iif(?1 & 1048576, may_have_moved, NULL)
FROM proposals
WHERE (?2 IS NULL OR open = ?2)
AND (?3 IS NULL OR status IN (SELECT value FROM json_each(?3)))
AND (?4 IS NULL OR coalesce(path, 'none') IN (SELECT value FROM json_each(?4)))
AND (?5 IS NULL OR status NOT IN (SELECT value FROM json_each(?5)))
AND (?6 IS NULL OR waits_for IN (SELECT value FROM json_each(?6)))
AND (?7 IS NULL OR id IN (SELECT value FROM json_each(?7)))
AND (?8 IS NULL OR raised > ?8)
AND (?9 IS NULL OR since <= ?9)
AND (?10 IS NULL OR id IN (
	SELECT n.text FROM state s JOIN name n ON n.id = s.name
	WHERE s.proposal IN (
		SELECT t.proposal FROM timeline t WHERE t.day > ?10
		UNION ALL
		SELECT x.proposal FROM changes c
		JOIN touched x ON x.change = c.change
		WHERE c.recorded > ?10 || 'T23:59:59Z')))
ORDER BY rtrim(rtrim(id, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	number, id;

-- The same without what needs the first entry of each proposal, which takes
-- half as long: for the four columns people see and the first four filters.
-- name: list-short
-- needs: 0 5 6
SELECT id, NULL, title, NULL, path, status, stage
FROM proposals
WHERE (?2 IS NULL OR open = ?2)
AND (?3 IS NULL OR status IN (SELECT value FROM json_each(?3)))
AND (?4 IS NULL OR coalesce(path, 'none') IN (SELECT value FROM json_each(?4)))
AND (?5 IS NULL OR status NOT IN (SELECT value FROM json_each(?5)))
ORDER BY rtrim(rtrim(id, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	number, id;

-- How many proposals there are: open ones (?1 is 1), closed ones (0) or all.
-- name: list-count
SELECT count(*)
FROM state s
JOIN entry e ON e.id = s.status_entry
JOIN process_status ps ON ps.id = e.status
WHERE ?1 IS NULL OR ps.open = ?1;

-- How many proposals are recorded of which nothing is known on the day.
-- name: list-later
SELECT count(*) FROM proposal p
WHERE (SELECT as_at FROM horizon) < '9999-12-31'
AND NOT EXISTS (SELECT 1 FROM timeline t WHERE t.proposal = p.id)
AND EXISTS (SELECT 1 FROM known k WHERE k.proposal = p.id);

-- Whether the library can find words.
-- name: words-known
SELECT 1 FROM pragma_module_list WHERE name = 'fts5';

-- The index of one command; it is gone with the connection.
-- name: words-make
CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5(
	title, formal_title, summary, note, former,
	tokenize = 'unicode61 remove_diacritics 2');

-- What can be searched of the proposals whose texts hold all of the words ?1,
-- a list in JSON of letters and digits in ASCII.  A text with other letters is
-- let in as it is: LIKE does not know which of them are alike.  FORMER is what
-- title, formal title and summary were before.
-- name: words-fill
INSERT INTO words (rowid, title, formal_title, summary, note, former)
SELECT s.proposal, s.title, s.formal_title, s.summary, (
	SELECT group_concat(t.note, ' / ') FROM timeline t
	WHERE t.proposal = s.proposal), (
	SELECT group_concat(f.was, ' / ') FROM (
		SELECT t.title AS was FROM timeline t
		WHERE t.proposal = s.proposal AND t.title <> s.title
		UNION ALL
		SELECT t.formal_title FROM timeline t
		WHERE t.proposal = s.proposal
		AND t.formal_title <> s.formal_title
		UNION ALL
		SELECT t.summary FROM timeline t
		WHERE t.proposal = s.proposal AND t.summary <> s.summary) f)
FROM state s
WHERE NOT EXISTS (
	SELECT 1 FROM json_each(?1) w WHERE NOT EXISTS (
		SELECT 1 FROM (
			SELECT coalesce(t.title, '') || ' '
				|| coalesce(t.formal_title, '') || ' '
				|| coalesce(t.summary, '') || ' '
				|| coalesce(t.note, '') AS text
			FROM timeline t
			WHERE t.proposal = s.proposal) x
		WHERE x.text LIKE '%' || w.value || '%'
		OR length(CAST(x.text AS BLOB)) > length(x.text)));

-- The proposals that hold all words of ?1 (a question of FTS5), best first: a
-- word in a title says most.  ?2 and ?3 surround what matched; the part shown
-- is that with most of the words.
-- name: words-find
-- needs: 0 1 2
SELECT n.text, CASE w.part
		WHEN w.in_title THEN 'title'
		WHEN w.in_formal_title THEN 'formal_title'
		WHEN w.in_summary THEN 'summary'
		WHEN w.in_note THEN 'note'
		ELSE 'former' END, w.part
FROM (
	SELECT rowid AS proposal, bm25(words, 10, 8, 4, 1, 1) AS score,
		snippet(words, -1, ?2, ?3, '…', 16) AS part,
		snippet(words, 0, ?2, ?3, '…', 16) AS in_title,
		snippet(words, 1, ?2, ?3, '…', 16) AS in_formal_title,
		snippet(words, 2, ?2, ?3, '…', 16) AS in_summary,
		snippet(words, 3, ?2, ?3, '…', 16) AS in_note
	FROM words WHERE words MATCH ?1) w
JOIN state s ON s.proposal = w.proposal
JOIN name n ON n.id = s.name
ORDER BY w.score, n.text;
