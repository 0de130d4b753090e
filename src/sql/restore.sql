-- A whole register into one that was just made (register/restore.h).

-- Whether there is nothing but what `init` wrote, and the open change.
-- name: restore-fresh
SELECT (SELECT count(*) FROM change WHERE closed) <= 1
AND NOT EXISTS (SELECT 1 FROM proposal) AND NOT EXISTS (SELECT 1 FROM entry)
AND NOT EXISTS (SELECT 1 FROM release) AND NOT EXISTS (SELECT 1 FROM holiday)
AND NOT EXISTS (SELECT 1 FROM paper) AND NOT EXISTS (SELECT 1 FROM question);

-- name: restore-clear-votes
DELETE FROM process_vote;

-- name: restore-clear-moves
DELETE FROM process_move;

-- name: restore-clear-windows
DELETE FROM process_window;

-- name: restore-clear-statuses
DELETE FROM process_status;

-- name: restore-clear-paths
DELETE FROM process_path;

-- name: restore-clear-sections
DELETE FROM process_section;

-- name: restore-clear-bodies
DELETE FROM process_body;

-- name: restore-clear-families
DELETE FROM process_family;

-- name: restore-clear-categories
DELETE FROM process_category;

-- name: restore-clear-terms
DELETE FROM process_term;

-- name: restore-clear-process
DELETE FROM process;

-- name: restore-clear-changes
DELETE FROM change;

-- Rows that may correct others: the one of change ?3 after ?4 of the same
-- kind, if any.
-- name: restore-plan
INSERT INTO plan (change, proposal, replaces, gone, day, body, item)
VALUES (?1, ?2, (SELECT id FROM plan WHERE proposal = ?2 AND change = ?3
	ORDER BY id LIMIT 1 OFFSET coalesce(?4, 0)), ?5, ?6, ?7, ?8);

-- name: restore-document
INSERT INTO document (change, proposal, replaces, gone, name, link)
VALUES (?1, ?2, (SELECT id FROM document WHERE proposal = ?2 AND change = ?3
	ORDER BY id LIMIT 1 OFFSET coalesce(?4, 0)), ?5, ?6, ?7);

-- name: restore-release
INSERT INTO release (change, replaces, gone, name, day, note)
VALUES (?1, (SELECT id FROM release WHERE change = ?2
	ORDER BY id LIMIT 1 OFFSET coalesce(?3, 0)), ?4, ?5, ?6, ?7);

-- name: restore-question
INSERT INTO question (change, replaces, gone, name, title, keywords, sql)
VALUES (?1, (SELECT id FROM question WHERE change = ?2
	ORDER BY id LIMIT 1 OFFSET coalesce(?3, 0)), ?4, ?5, ?6, coalesce(?7, ''), ?8);

-- name: restore-switch
INSERT INTO switch (change, target, live) VALUES (?1, ?2, ?3);
