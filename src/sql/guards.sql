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
-- that an entry is corrected once.
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
		SELECT 1 FROM question WHERE change = NEW.no
		AND replaces NOT IN (SELECT id FROM question))
	OR EXISTS (
		SELECT 1 FROM switch WHERE change = NEW.no
		AND target NOT IN (SELECT no FROM change));
	SELECT RAISE(ABORT, 'an entry is corrected twice')
	FROM entry e CROSS JOIN entry o ON o.replaces = e.replaces
	WHERE e.id >= NEW.entries_from AND e.replaces IS NOT NULL
	AND o.id <> e.id AND o.change NOT IN (SELECT no FROM off);
END;

-- A change is taken back, or put back, as a whole: nothing that counts may
-- stand on what does not.
CREATE TRIGGER change_switch AFTER UPDATE OF closed ON change
WHEN EXISTS (SELECT 1 FROM switch WHERE change = NEW.no)
BEGIN
	SELECT RAISE(ABORT, 'a process is not taken back')
	FROM switch s CROSS JOIN process p ON p.change = s.target
	WHERE s.change = NEW.no;
	SELECT RAISE(ABORT, 'what a paper has told is not taken back')
	FROM switch s CROSS JOIN paper p
	WHERE s.change = NEW.no
	AND (p.known >= s.target OR p.change = s.target);
	SELECT RAISE(ABORT, 'a later change corrects what this one takes back')
	FROM switch s CROSS JOIN correction c ON c.of = s.target
	WHERE s.change = NEW.no AND NOT s.live
	AND c.change NOT IN (SELECT no FROM off);
	SELECT RAISE(ABORT, 'what is put back corrects what was taken back')
	FROM switch s CROSS JOIN correction c ON c.change = s.target
	WHERE s.change = NEW.no AND s.live
	AND c.of IN (SELECT no FROM off);
	SELECT RAISE(ABORT, 'a row is corrected twice')
	FROM switch s CROSS JOIN correction c ON c.change = s.target
	CROSS JOIN correction d ON d.kind = c.kind AND d.row = c.row
	WHERE s.change = NEW.no AND s.live AND d.change <> c.change
	AND d.change NOT IN (SELECT no FROM off);
	SELECT RAISE(ABORT, 'what is taken back is a proposal with more to it')
	FROM switch s CROSS JOIN proposal p ON p.change = s.target
	WHERE s.change = NEW.no AND NOT s.live
	AND (EXISTS (SELECT 1 FROM known k WHERE k.proposal = p.id)
	OR EXISTS (SELECT 1 FROM plan_live l WHERE l.proposal = p.id)
	OR EXISTS (SELECT 1 FROM document_live l WHERE l.proposal = p.id));
	SELECT RAISE(ABORT, 'what is put back is of a proposal taken back')
	FROM switch s CROSS JOIN part r ON r.change = s.target
	CROSS JOIN proposal p ON p.id = r.proposal
	WHERE s.change = NEW.no AND s.live
	AND p.change IN (SELECT no FROM off);
	SELECT RAISE(ABORT, 'a release is recorded twice')
	FROM switch s CROSS JOIN release r ON r.change = s.target
	CROSS JOIN releases x ON x.release = r.name AND x.change <> r.change
	WHERE s.change = NEW.no AND s.live;
	SELECT RAISE(ABORT, 'a question is recorded twice')
	FROM switch s CROSS JOIN question q ON q.change = s.target
	CROSS JOIN question_live x ON x.name = q.name
	CROSS JOIN question_live y ON y.name = q.name AND y.id > x.id
	WHERE s.change = NEW.no;
END;

-- An id means one proposal, and every proposal has one; one that was taken
-- back has none.
CREATE TRIGGER change_names AFTER UPDATE OF closed ON change
BEGIN
	SELECT RAISE(ABORT, 'two proposals go by the same id')
	FROM entry t JOIN name_live n ON n.id = t.name
	JOIN name_live o ON o.text = n.text AND o.proposal <> n.proposal
	WHERE t.proposal IN (SELECT proposal FROM touched WHERE change = NEW.no);
	SELECT RAISE(ABORT, 'a proposal has no id')
	FROM touched t
	WHERE t.change = NEW.no
	AND EXISTS (SELECT 1 FROM known k WHERE k.proposal = t.proposal)
	AND NOT EXISTS (SELECT 1 FROM known k
		WHERE k.proposal = t.proposal AND k.name IS NOT NULL);
END;
