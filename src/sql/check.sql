-- What `check` looks for in what is recorded.  Each row is something found; but
-- for those said to be for a function of their own, its first columns are the
-- id, the entry as CHANGE.N, and the day in question (`by` included).  ?1 is
-- the day as at which dates have passed.

-- Votes whose ballots, as far as they are recorded, count more against the
-- outcome than for it, and unanimous ones with ballots against.
-- name: check-ballots
SELECT n.text, t.change || '.' || t.n, iif(t.exact, '', 'by ') || t.day,
	b.name, t.vote, t.carried, t.alternative, l.approve, l.reject
FROM (SELECT entry, coalesce(sum(approve), 0) AS approve,
		coalesce(sum(reject), 0) AS reject
	FROM ballot GROUP BY entry) l
JOIN timeline t ON t.id = l.entry
JOIN process_body b ON b.id = t.body
JOIN state s ON s.proposal = t.proposal
JOIN name n ON n.id = s.name
WHERE t.vote = 'approve' AND (l.reject > l.approve
	OR t.carried = 'unanimous' AND l.reject > 0)
OR t.vote = 'reject' AND (l.approve > l.reject
	OR t.carried = 'unanimous' AND l.approve > 0)
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text, t.day, t.ord;

-- Entries that stand against the rules, with the reason given.
-- name: check-overrides
SELECT n.text, t.change || '.' || t.n, iif(t.exact, '', 'by ') || t.day,
	p.name, b.name, t.vote, t.override
FROM timeline t
JOIN state s ON s.proposal = t.proposal
JOIN name n ON n.id = s.name
LEFT JOIN process_status p ON p.id = t.status
LEFT JOIN process_body b ON b.id = t.body
WHERE t.override IS NOT NULL
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text, t.day, t.ord;

-- Moves that have a window; whether they were in time is for the calendar.
-- name: check-windows
SELECT n.text, t.change || '.' || t.n, iif(t.exact, '', 'by ') || t.day,
	t.proposal, t.id
FROM step t
JOIN process_move m ON m.from_status = t.prior_status
	AND m.to_status = t.status AND m.path = t.path_then
JOIN state s ON s.proposal = t.proposal
JOIN name n ON n.id = s.name
WHERE t.status IS NOT NULL AND m.window IS NOT NULL
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text, t.day, t.ord;

-- Implementation dates that have passed, of open proposals that are not in a
-- status an implementation leads to.
-- name: check-implementation
SELECT n.text, (SELECT t.change || '.' || t.n FROM timeline t
		WHERE t.proposal = s.proposal
		AND t.implementation_date IS NOT NULL
		ORDER BY t.day DESC, t.ord DESC LIMIT 1),
	s.implementation_date, s.proposal
FROM state s
JOIN entry e ON e.id = s.status_entry
JOIN process_status p ON p.id = e.status
JOIN name n ON n.id = s.name
WHERE s.implementation_date < ?1 AND p.open
AND NOT EXISTS (SELECT 1 FROM process_move m
	WHERE m.to_status = e.status AND m.kind = 'implementation')
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text;

-- Plans for open proposals whose day has passed: the body has not acted since,
-- nor has the proposal left a status in which it waits for that body.
-- name: check-planned
SELECT n.text, NULL, l.day, b.name, l.item
FROM plan_live l
JOIN process_body b ON b.id = l.body
JOIN state s ON s.proposal = l.proposal
JOIN entry e ON e.id = s.status_entry
JOIN process_status p ON p.id = e.status
JOIN name n ON n.id = s.name
WHERE l.day < ?1 AND p.open
AND NOT EXISTS (SELECT 1 FROM timeline t WHERE t.proposal = l.proposal
	AND t.body = l.body AND t.day >= l.day)
AND NOT EXISTS (SELECT 1 FROM step t
	JOIN process_status q ON q.id = t.prior_status
	WHERE t.proposal = l.proposal AND t.status IS NOT NULL
	AND q.waits_for = l.body AND t.day >= l.day)
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text, l.day, l.id;

-- What the register would refuse today: its own view of that, by entry.
-- name: check-timelines
SELECT n.text, e.change || '.' || e.n, iif(e.exact, '', 'by ') || e.day,
	q.name, p.name, b.name, e.vote, f.faults, e.proposal
FROM (SELECT entry, prior, sum(faults) AS faults FROM fault GROUP BY entry) f
JOIN entry e ON e.id = f.entry
JOIN state s ON s.proposal = e.proposal
JOIN name n ON n.id = s.name
LEFT JOIN entry o ON o.id = f.prior
LEFT JOIN process_status q ON q.id = o.status
LEFT JOIN process_status p ON p.id = e.status
LEFT JOIN process_body b ON b.id = e.body
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text, e.day, e.ord;

-- Proposals that are open or came into force, by the release they name: dates
-- that are not those of the release, names written in two ways, and once for
-- each release that came into force that it is not recorded, as others are.
-- name: check-releases
WITH held AS (
	SELECT s.proposal, n.text AS id, n.number, p.open, s.release,
		s.implementation_date AS due,
		lower(replace(replace(s.release, ' ', ''), '-', '')) AS plain
	FROM state s
	JOIN entry e ON e.id = s.status_entry
	JOIN process_status p ON p.id = e.status
	JOIN name n ON n.id = s.name
	WHERE s.release IS NOT NULL
	AND (p.open OR EXISTS (SELECT 1 FROM process_move m
		WHERE m.to_status = e.status AND m.needs_implementation))
), recorded AS (
	SELECT min(release) AS release, min(date) AS date,
		lower(replace(replace(release, ' ', ''), '-', '')) AS plain
	FROM releases GROUP BY plain
), compared AS (
	SELECT h.*, r.date, r.release IS NOT NULL AS known,
		coalesce(r.release, first_value(h.release) OVER named) AS spelt,
		first_value(h.due) OVER dated AS first_due,
		first_value(h.id) OVER dated AS first_id,
		row_number() OVER (PARTITION BY h.plain
			ORDER BY h.open, h.number, h.id) AS place
	FROM held h LEFT JOIN recorded r ON r.plain = h.plain
	WINDOW named AS (PARTITION BY h.plain ORDER BY h.number, h.id),
	dated AS (PARTITION BY h.plain ORDER BY h.due IS NULL, h.due,
		h.number, h.id)
)
SELECT c.id, t.change || '.' || t.n, iif(t.exact, '', 'by ') || t.day,
	c.release, iif(c.release <> c.spelt, c.spelt, NULL), c.due,
	iif(c.due <> coalesce(c.date, c.first_due),
		coalesce(c.date, c.first_due), NULL),
	iif(c.date IS NULL, c.first_id, NULL)
FROM compared c
JOIN entry t ON t.id = (SELECT k.id FROM timeline k
	WHERE k.proposal = c.proposal AND k.release IS NOT NULL
	ORDER BY k.day DESC, k.ord DESC LIMIT 1)
WHERE c.release <> c.spelt
OR c.due <> coalesce(c.date, c.first_due)
OR NOT c.known AND NOT c.open AND c.place = 1
	AND EXISTS (SELECT 1 FROM releases)
ORDER BY rtrim(rtrim(c.id, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	c.number, c.id;

-- Open proposals with the title of another open one, capitals apart.  Few were
-- ever given a title that another was: only those are looked at.
-- name: check-titles
SELECT id, NULL, NULL, title, first FROM (
	SELECT n.text AS id, n.number, s.title,
		first_value(n.text) OVER (PARTITION BY lower(s.title)
			ORDER BY n.number, n.text) AS first
	FROM state s
	JOIN entry e ON e.id = s.status_entry
	JOIN process_status p ON p.id = e.status
	JOIN name n ON n.id = s.name
	WHERE p.open AND s.title IS NOT NULL
	AND s.proposal IN (SELECT proposal FROM entry
		WHERE lower(title) IN (SELECT lower(title) FROM entry
			WHERE title IS NOT NULL GROUP BY lower(title)
			HAVING count(DISTINCT proposal) > 1)))
WHERE id <> first
ORDER BY rtrim(rtrim(id, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	number, id;

-- Titles that were given again, with the one before and whether it is the
-- formal one: where neither the entry nor its change says why.
-- name: check-retitled
SELECT n.text, g.change || '.' || g.n, iif(g.exact, '', 'by ') || g.day,
	g.formal, g.title, g.before
FROM (
	SELECT *, lag(title) OVER (PARTITION BY proposal, formal
		ORDER BY day, ord) AS before
	FROM (SELECT proposal, change, n, exact, day, ord, note,
			0 AS formal, title
		FROM timeline WHERE title IS NOT NULL
		AND proposal IN (SELECT proposal FROM entry
			WHERE title IS NOT NULL
			GROUP BY proposal HAVING count(*) > 1)
		UNION ALL
		SELECT proposal, change, n, exact, day, ord, note, 1,
			formal_title
		FROM timeline WHERE formal_title IS NOT NULL
		AND proposal IN (SELECT proposal FROM entry
			WHERE formal_title IS NOT NULL
			GROUP BY proposal HAVING count(*) > 1))
) g
JOIN change c ON c.no = g.change
JOIN state s ON s.proposal = g.proposal
JOIN name n ON n.id = s.name
WHERE g.before IS NOT NULL AND g.title <> g.before
AND g.note IS NULL AND c.note IS NULL
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text, g.formal, g.day, g.ord;

-- Papers of kind ?1 by their windows.
-- name: check-windows-of-papers
SELECT name, since, until FROM papers
WHERE kind = ?1 AND since IS NOT NULL
ORDER BY since, until, change;

-- How many entries are of days after ?1, up to and including ?2.
-- name: check-told-nowhere
SELECT count(*) FROM timeline WHERE day > ?1 AND day <= ?2;
