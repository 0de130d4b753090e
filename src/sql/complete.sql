-- What is offered to somebody who is typing (src/cmd/complete_words.c): words,
-- and what they are.  ?1 is what has been typed of the word.

-- Ids that begin so, in full or with their number.  More than a thousand are
-- not offered, so no more than tell it are looked for.
-- name: complete-ids
SELECT n.text, s.title
FROM name n
JOIN state s ON s.proposal = n.proposal AND s.name = n.id
WHERE upper(substr(n.text, 1, length(?1))) = upper(?1)
OR substr(n.number, 1, length(?1)) = ?1
OR substr(ltrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), 1, length(?1)) = ?1
ORDER BY n.text
LIMIT 1001;

-- name: complete-statuses
SELECT name, NULL FROM process_status
WHERE process = (SELECT max(id) FROM process)
ORDER BY stage;

-- Where a proposal can go from where it is, on the path it has.
-- name: complete-next
SELECT DISTINCT p.name, iif(m.by_vote, p.name || ' (made by a vote)', NULL)
FROM state s
JOIN entry e ON e.id = s.status_entry
JOIN process_move m ON m.from_status = e.status
	AND m.path = coalesce(s.path, 0)
JOIN process_status p ON p.id = m.to_status
WHERE s.proposal = ?1
ORDER BY p.stage;

-- name: complete-paths
SELECT code, name FROM process_path
WHERE process = (SELECT max(id) FROM process)
ORDER BY id;

-- name: complete-bodies
SELECT name, NULL FROM process_body
WHERE process = (SELECT max(id) FROM process)
ORDER BY id;

-- name: complete-categories
SELECT name, NULL FROM process_category
WHERE process = (SELECT max(id) FROM process)
ORDER BY id;

-- name: complete-rules
SELECT rule, NULL FROM process_move
WHERE process = (SELECT max(id) FROM process)
UNION SELECT rule, NULL FROM process_vote
WHERE process = (SELECT max(id) FROM process);

-- name: complete-releases
SELECT release, max(note) FROM (
	SELECT release, note FROM releases
	UNION ALL SELECT release, NULL FROM timeline WHERE release IS NOT NULL)
GROUP BY release;

-- name: complete-papers
SELECT name, kind || ', ' || coalesce(since || ' to ', '') || until
FROM papers ORDER BY change;

-- Those that can be taken back: what made the register cannot.
-- name: complete-changes
SELECT change, command FROM changes
WHERE live AND change NOT IN (SELECT change FROM process) AND substr(change, 1, length(?1)) = ?1
ORDER BY change DESC
LIMIT 1001;

-- name: complete-entries
SELECT ref, id || ', ' || iif(date_exact, '', 'by ') || date
	|| coalesce(': ' || status, '') || coalesce(': ' || body, '')
FROM history
WHERE substr(ref, 1, length(?1)) = ?1
ORDER BY change, length(ref), ref
LIMIT 1001;
