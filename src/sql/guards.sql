-- The register is only ever added to, and nothing counts unchecked.
--
-- The triggers that keep each table append-only are made from schema.sql by
-- guards.awk; these are the ones that differ.

CREATE TRIGGER change_insert BEFORE INSERT ON change
WHEN NEW.closed OR EXISTS (SELECT 1 FROM change WHERE closed = 0)
	OR NEW.no IS NOT (SELECT coalesce(max(no), 0) + 1 FROM change)
	OR NEW.time < (SELECT time FROM change ORDER BY no DESC LIMIT 1)
	OR NEW.entries_from IS NOT (SELECT coalesce(max(id), 0) + 1 FROM entry)
BEGIN
	SELECT RAISE(ABORT, 'a change begins open, with the next number and no earlier time');
END;

CREATE TRIGGER change_update BEFORE UPDATE ON change
WHEN OLD.closed OR NOT NEW.closed OR NEW.no <> OLD.no
	OR NEW.time <> OLD.time OR NEW.user <> OLD.user
	OR NEW.command <> OLD.command OR NEW.note IS NOT OLD.note
	OR NEW.entries_from <> OLD.entries_from
BEGIN
	SELECT RAISE(ABORT, 'a change can only be closed');
END;

CREATE TRIGGER change_delete BEFORE DELETE ON change
BEGIN
	SELECT RAISE(ABORT, 'the register is only ever added to');
END;

-- Closing a change holds every timeline it touched against the process.  The
-- two parts of the view `fault` are asked one by one: SQLite looks for some
-- proposals' rows of one, but not of a union.
CREATE TRIGGER change_close AFTER UPDATE OF closed ON change
BEGIN
	SELECT RAISE(ABORT, 'a timeline is not what the process allows')
	FROM fault_move
	WHERE proposal IN (SELECT proposal FROM touched WHERE change = NEW.no);
	SELECT RAISE(ABORT, 'a timeline is not what the process allows')
	FROM fault_start
	WHERE proposal IN (SELECT proposal FROM touched WHERE change = NEW.no);
END;

-- Foreign keys are kept only by connections that ask for it; the sqlite3 shell
-- does not.  Nor do they know that a correction stays with its proposal, or
-- that what was corrected is not taken back under the correction.
CREATE TRIGGER change_whole AFTER UPDATE OF closed ON change
BEGIN
	SELECT RAISE(ABORT, 'a row names another that is not there')
	WHERE EXISTS (
		SELECT 1 FROM entry WHERE id >= NEW.entries_from
		AND (proposal NOT IN (SELECT id FROM proposal)
		OR status NOT IN (SELECT id FROM process_status)
		OR body NOT IN (SELECT id FROM process_body)
		OR path NOT IN (SELECT id FROM process_path)
		OR name NOT IN (SELECT id FROM name)
		OR replaces NOT IN (SELECT id FROM entry)))
	OR EXISTS (
		SELECT 1 FROM entry e JOIN entry o ON o.id = e.replaces
		WHERE e.id >= NEW.entries_from
		AND (o.proposal <> e.proposal OR o.id >= e.id))
	OR EXISTS (
		SELECT 1 FROM entry e CROSS JOIN ballot b ON b.entry = e.id
		WHERE e.id >= NEW.entries_from AND e.vote IS NOT NULL
		AND b.category NOT IN (SELECT id FROM process_category))
	OR EXISTS (
		SELECT 1 FROM entry e CROSS JOIN name n ON n.id = e.name
		WHERE e.id >= NEW.entries_from
		AND (n.proposal NOT IN (SELECT id FROM proposal)
		OR n.family NOT IN (SELECT id FROM process_family)))
	OR EXISTS (
		SELECT 1 FROM plan WHERE change = NEW.no
		AND (proposal NOT IN (SELECT id FROM proposal)
		OR body NOT IN (SELECT id FROM process_body)
		OR replaces NOT IN (SELECT id FROM plan)))
	OR EXISTS (
		SELECT 1 FROM document WHERE change = NEW.no
		AND (proposal NOT IN (SELECT id FROM proposal)
		OR replaces NOT IN (SELECT id FROM document)))
	OR EXISTS (
		SELECT 1 FROM switch WHERE change = NEW.no
		AND target NOT IN (SELECT no FROM change));
	SELECT RAISE(ABORT, 'a later change corrects what this one takes back')
	FROM switch s
	JOIN span c ON c.change = s.target
	JOIN entry e ON e.id >= c.first AND e.id < c.beyond
	JOIN entry r ON r.replaces = e.id
	WHERE s.change = NEW.no AND NOT s.live
	AND r.change NOT IN (SELECT no FROM off);
END;

-- An id means one proposal; one that was taken back has none.
CREATE TRIGGER change_names AFTER UPDATE OF closed ON change
BEGIN
	SELECT RAISE(ABORT, 'two proposals go by the same id')
	FROM entry t JOIN name n ON n.id = t.name
	JOIN name o ON o.text = n.text AND o.proposal <> n.proposal
	WHERE t.proposal IN (SELECT proposal FROM touched WHERE change = NEW.no)
	AND EXISTS (SELECT 1 FROM known k WHERE k.proposal = n.proposal)
	AND EXISTS (SELECT 1 FROM known k WHERE k.proposal = o.proposal);
END;
