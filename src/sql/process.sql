-- The process as rows: written once by whatever loads it, read by every
-- command that needs its words.  A reading statement gives the id, then one
-- column for each field of its record in table order; lists are one a line.

-- name: process-add
INSERT INTO process (change, name, title, paper, note)
VALUES (?1, ?2, ?3, ?4, ?5);

-- name: process-term-add
INSERT INTO process_term
(process, term, singular, plural, abbreviation, rule, basis)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- name: process-family-add
INSERT INTO process_family
(process, prefix, digits, suffix, numbers, rule, basis)
VALUES (?1, ?2, ?3, ?4 IS 'yes', ?5, ?6, ?7);

-- name: process-body-add
INSERT INTO process_body (process, name, called, printed_as, rule, basis)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: process-path-add
INSERT INTO process_path
(process, code, name, heading, decides, rule, basis)
SELECT ?1, ?2, ?3, ?4, id, ?6, ?7
FROM process_body WHERE process = ?1 AND name = ?5;

-- name: process-status-add
INSERT INTO process_status (process, stage, name, stage_name, open,
	waits_for, waits_to, was, rule, basis)
VALUES (?1, (SELECT count(*) + 1 FROM process_status WHERE process = ?1),
	?2, ?3, ?4 IS 'yes',
	(SELECT id FROM process_body WHERE process = ?1 AND name = ?5),
	?6, ?7, ?8, ?9);

-- One row for each status and path.
-- name: process-vote-add
INSERT INTO process_vote
(process, status, path, body, effect, recommends_to, rule, basis)
SELECT ?1, s.id,
	coalesce((SELECT id FROM process_path
		WHERE process = ?1 AND code = ?3), 0),
	b.id, ?5,
	(SELECT id FROM process_body WHERE process = ?1 AND name = ?6), ?7, ?8
FROM process_status s, process_body b
WHERE s.process = ?1 AND s.name = ?2 AND b.process = ?1 AND b.name = ?4;

-- name: process-window-add
INSERT INTO process_window (process, name, title, days, event, rule, basis)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- One row for each status left, status reached and path.
-- name: process-move-add
INSERT INTO process_move (process, from_status, to_status, path, kind, back,
	vote_body, vote_outcome, by_vote, needs_note, needs_who,
	needs_adopter, needs_release, needs_implementation, window, day_is,
	rule, basis)
SELECT ?1,
	coalesce((SELECT id FROM process_status
		WHERE process = ?1 AND name = ?2), 0),
	s.id,
	coalesce((SELECT id FROM process_path
		WHERE process = ?1 AND code = ?4), 0),
	?5, ?6 IS 'yes',
	(SELECT id FROM process_body WHERE process = ?1 AND name = ?7), ?8,
	?9 IS 'yes', ?10, ?11, ?12, ?13, ?14,
	(SELECT id FROM process_window WHERE process = ?1 AND name = ?15),
	?16, ?17, ?18
FROM process_status s
WHERE s.process = ?1 AND s.name = ?3;

-- name: process-category-add
INSERT INTO process_category (process, name, rule, basis)
VALUES (?1, ?2, ?3, ?4);

-- name: process-section-add
INSERT INTO process_section
(process, kind, body, heading, caption, columns, rule, basis)
VALUES (?1, ?2,
	(SELECT id FROM process_body WHERE process = ?1 AND name = ?3),
	?4, ?5, ?6, ?7, ?8);

-- The process in force as known.
-- name: process-live
SELECT id, name, title, paper, note
FROM process
WHERE change <= (SELECT known FROM horizon)
AND change NOT IN (SELECT no FROM off)
ORDER BY id DESC LIMIT 1;

-- name: process-terms
SELECT id, term, singular, plural, abbreviation, rule, basis
FROM process_term WHERE process = ?1 ORDER BY id;

-- name: process-families
SELECT id, prefix, digits, iif(suffix, 'yes', NULL), numbers, rule, basis
FROM process_family WHERE process = ?1 ORDER BY id;

-- name: process-bodies
SELECT id, name, called, printed_as, rule, basis
FROM process_body WHERE process = ?1 ORDER BY id;

-- name: process-paths
SELECT p.id, p.code, p.name, p.heading, b.name, p.rule, p.basis
FROM process_path p JOIN process_body b ON b.id = p.decides
WHERE p.process = ?1 ORDER BY p.id;

-- name: process-statuses
SELECT s.id, s.name, s.stage_name, iif(s.open, 'yes', 'no'), b.name,
	s.waits_to, s.was, s.rule, s.basis
FROM process_status s LEFT JOIN process_body b ON b.id = s.waits_for
WHERE s.process = ?1 ORDER BY s.stage;

-- name: process-votes
SELECT min(v.id), v.rule,
	(SELECT group_concat(name, char(10)) FROM (
		SELECT DISTINCT s.name FROM process_vote x
		JOIN process_status s ON s.id = x.status
		WHERE x.process = ?1 AND x.rule = v.rule ORDER BY s.stage)),
	(SELECT group_concat(code, char(10)) FROM (
		SELECT DISTINCT coalesce(p.code, 'none') AS code
		FROM process_vote x LEFT JOIN process_path p ON p.id = x.path
		WHERE x.process = ?1 AND x.rule = v.rule
		ORDER BY x.path = 0, x.path)),
	b.name, v.effect, r.name, v.basis
FROM process_vote v
JOIN process_body b ON b.id = v.body
LEFT JOIN process_body r ON r.id = v.recommends_to
WHERE v.process = ?1
GROUP BY v.rule ORDER BY 1;

-- name: process-windows
SELECT id, name, title, days, event, rule, basis
FROM process_window WHERE process = ?1 ORDER BY id;

-- name: process-moves
SELECT min(m.id), m.rule,
	(SELECT group_concat(name, char(10)) FROM (
		SELECT DISTINCT coalesce(s.name, 'new') AS name
		FROM process_move x
		LEFT JOIN process_status s ON s.id = x.from_status
		WHERE x.process = ?1 AND x.rule = m.rule ORDER BY s.stage)),
	(SELECT group_concat(name, char(10)) FROM (
		SELECT DISTINCT s.name FROM process_move x
		JOIN process_status s ON s.id = x.to_status
		WHERE x.process = ?1 AND x.rule = m.rule ORDER BY s.stage)),
	(SELECT group_concat(code, char(10)) FROM (
		SELECT DISTINCT coalesce(p.code, 'none') AS code
		FROM process_move x LEFT JOIN process_path p ON p.id = x.path
		WHERE x.process = ?1 AND x.rule = m.rule
		ORDER BY x.path = 0, x.path)),
	m.kind, iif(m.back, 'yes', NULL), b.name, m.vote_outcome,
	iif(m.by_vote, 'yes', NULL),
	rtrim(iif(m.needs_note, 'note' || char(10), '')
		|| iif(m.needs_who, 'who' || char(10), '')
		|| iif(m.needs_adopter, 'adopted-by' || char(10), '')
		|| iif(m.needs_release, 'release' || char(10), '')
		|| iif(m.needs_implementation, 'implementation-date', ''),
		char(10)),
	w.name, m.day_is, m.basis
FROM process_move m
LEFT JOIN process_body b ON b.id = m.vote_body
LEFT JOIN process_window w ON w.id = m.window
WHERE m.process = ?1
GROUP BY m.rule ORDER BY 1;

-- name: process-categories
SELECT id, name, rule, basis
FROM process_category WHERE process = ?1 ORDER BY id;

-- name: process-sections
SELECT s.id, s.kind, b.name, s.heading, s.caption, s.columns, s.rule, s.basis
FROM process_section s LEFT JOIN process_body b ON b.id = s.body
WHERE s.process = ?1 ORDER BY s.id;
