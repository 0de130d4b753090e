-- What `check store` looks for: damage, and rows that do not belong together.
-- It asks the tables, whatever the day; each statement has a function of its
-- own in src/register/check_store.c or check_keys.c.

-- SQLite's own look at the whole file; a row may have several lines.
-- name: check-file
SELECT integrity_check FROM pragma_integrity_check(?1, 'main')
WHERE integrity_check <> 'ok';

-- Rows that name what is not there: how many of which table, as what, and one
-- of them, with the number of the entry where it is one.
-- name: check-references
SELECT f.child, f.parent, l."from", f.rows, f.first,
	(SELECT e.change || '.' || e.n FROM entry e
		WHERE f.child = 'entry' AND e.id = f.first)
FROM (SELECT "table" AS child, parent, fkid, count(*) AS rows,
		min(rowid) AS first
	FROM pragma_foreign_key_check GROUP BY "table", parent, fkid) f
JOIN pragma_foreign_key_list(f.child) l ON l.id = f.fkid AND l.seq = 0
ORDER BY f.child, l."from";

-- Whether the horizon that the views of the file look from is open.
-- name: check-horizon
SELECT count(*) FROM main.horizon
WHERE as_at = '9999-12-31' AND known = 9223372036854775807 AND NOT draft;

-- Changes that are open, do not follow the one before, are recorded before it
-- or begin with entries before its own.
-- name: check-changes
SELECT no, closed = 0, iif(no <> prior + 1, prior + 1, NULL),
	iif(time < prior_time, prior_time, NULL), time,
	entries_from < prior_from
FROM (
	SELECT no, time, closed, entries_from,
		lag(no, 1, 0) OVER numbers AS prior,
		lag(time) OVER numbers AS prior_time,
		lag(entries_from, 1, 1) OVER numbers AS prior_from
	FROM change WINDOW numbers AS (ORDER BY no)
)
WHERE closed = 0 OR no <> prior + 1 OR time < prior_time
	OR entries_from < prior_from
ORDER BY no;

-- Changes whose entries are not what they were: how many lie in their range of
-- keys, how many of these are of another change, the highest number, and
-- whether the last key was written.
-- name: check-entries
SELECT c.no, count(e.id), coalesce(sum(e.change <> c.no), 0) AS foreign_ones,
	max(e.n), max(e.id) IS NOT c.last_key AND c.last_key >= c.entries_from
FROM (SELECT no, entries_from,
		lead(entries_from) OVER (ORDER BY no) - 1 AS last_key
	FROM change) c
LEFT JOIN entry e ON e.id >= c.entries_from
	AND e.id <= coalesce(c.last_key, 9223372036854775807)
GROUP BY c.no
HAVING foreign_ones > 0 OR count(e.id) <> coalesce(max(e.n), 0)
	OR c.last_key >= c.entries_from AND max(e.id) IS NOT c.last_key
ORDER BY c.no;

-- Entries that correct one of another proposal or a later one, or one that is
-- corrected already.
-- name: check-corrections
SELECT e.change || '.' || e.n, o.change || '.' || o.n,
	o.proposal <> e.proposal, o.id >= e.id
FROM entry e
JOIN entry o ON o.id = e.replaces
WHERE o.proposal <> e.proposal OR o.id >= e.id
OR e.change NOT IN (SELECT no FROM off) AND EXISTS (
	SELECT 1 FROM entry x WHERE x.replaces = e.replaces AND x.id < e.id
	AND x.change NOT IN (SELECT no FROM off))
ORDER BY e.id;

-- Ids that several proposals go or went by.
-- name: check-ids
SELECT text, count(DISTINCT proposal) FROM name_live
WHERE text IN (SELECT text FROM name
	GROUP BY text HAVING count(DISTINCT proposal) > 1)
GROUP BY text HAVING count(DISTINCT proposal) > 1
ORDER BY text;

-- Proposals without an id, by the change that added them.
-- name: check-nameless
SELECT p.change, count(*) FROM proposal p
WHERE p.change <= (SELECT known FROM horizon)
AND p.change NOT IN (SELECT no FROM off)
AND NOT EXISTS (SELECT 1 FROM known k
	WHERE k.proposal = p.id AND k.name IS NOT NULL)
GROUP BY p.change
ORDER BY p.change;

-- Votes of a body that is not there: timelines with such cannot be read.
-- name: check-bodies
SELECT 1 FROM entry
WHERE vote IS NOT NULL AND body NOT IN (SELECT id FROM process_body)
LIMIT 1;
