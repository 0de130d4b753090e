-- What the status report and the register tell, beside what the papers do.

-- How many are in which status.
-- name: status-counts
-- needs: 0
WITH p AS MATERIALIZED (SELECT status FROM proposals)
SELECT status, count(*) FROM p GROUP BY status;

-- The open proposals, by family, number and letter, with the entry of their
-- status.
-- name: status-open
-- needs: 0 1 3 4
SELECT s.proposal, n.text, s.title, ps.name, e.day, e.exact
FROM state s
JOIN entry e ON e.id = s.status_entry
JOIN process_status ps ON ps.id = e.status
JOIN name n ON n.id = s.name
WHERE ps.open
ORDER BY rtrim(rtrim(n.text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	n.number, n.text;

-- The steps of the proposal ?1: each status and each vote.
-- name: status-steps
-- needs: 0
SELECT t.day, t.exact, ps.name, t.vote
FROM timeline t LEFT JOIN process_status ps ON ps.id = t.status
WHERE t.proposal = ?1 AND (t.status IS NOT NULL OR t.vote IS NOT NULL)
ORDER BY t.day, t.ord;

-- Releases that are still to come or came after the day ?1, and what is in
-- them: proposals that are open or were closed after it.
-- name: status-releases
SELECT * FROM (
SELECT p.release, r.date AS release_date, r.note AS release_note, p.id,
	p.title, p.status, p.open, p.since, p.since_exact,
	p.implementation_date
FROM proposals p
LEFT JOIN releases r ON r.release = p.release
WHERE (p.release IS NOT NULL OR p.implementation_date IS NOT NULL)
AND (p.open OR p.since > ?1)
UNION ALL
SELECT r.release, r.date, r.note, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM releases r
WHERE r.date > ?1 AND r.release NOT IN (
	SELECT p.release FROM proposals p
	WHERE p.release IS NOT NULL AND (p.open OR p.since > ?1))
)
ORDER BY coalesce(release_date, implementation_date) IS NULL,
	coalesce(release_date, implementation_date), release, id;

-- The whole register, by family, number and letter.
-- name: report-register
SELECT id, title, path, status, since, since_exact, raised, raised_exact,
	implementation_date, release, proposer, waits_for, open, stage
FROM proposals
ORDER BY rtrim(rtrim(id, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '0123456789'),
	number, id;
