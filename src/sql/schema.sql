-- The register: what is kept, and what may never happen to it.
--
-- Facts are dated entries on a proposal's timeline; every command is one
-- numbered change.  Rows are only ever added: an entry is replaced by a later
-- one (replaces), a whole change is switched off and on again (switch).
-- A change is written open and closed by its last statement; closing it holds
-- the timeline of every proposal it touched against the process, so that the
-- register stays valid even under the plain sqlite3 shell.  An open change
-- counts nowhere.
--
-- Statuses, paths and bodies are rows of a process, never words in here.
-- Days are YYYY-MM-DD and local; times are UTC.  Without '+0 days' SQLite's
-- date functions pass 30 February.  Tables are private: read the
-- views (views.sql), which are the promised surface.

-- One row: as at which day, and as known at which change, the views answer.
-- The register itself is open-ended; a reader who asks about the past has
-- views of his own over a temporary table of the same name.
CREATE TABLE horizon (
	one INTEGER PRIMARY KEY CHECK (one = 1),	-- there is one row
	as_at TEXT NOT NULL,				-- the last day that counts
	known INTEGER NOT NULL,				-- the last change that counts
	draft INTEGER NOT NULL				-- 1: an open change counts too
) STRICT;
INSERT INTO horizon VALUES (1, '9999-12-31', 9223372036854775807, 0);
CREATE TRIGGER horizon_insert BEFORE INSERT ON horizon
BEGIN
	SELECT RAISE(ABORT, 'the horizon of a register is open');
END;
CREATE TRIGGER horizon_update BEFORE UPDATE ON horizon
BEGIN
	SELECT RAISE(ABORT, 'the horizon of a register is open');
END;
CREATE TRIGGER horizon_delete BEFORE DELETE ON horizon
BEGIN
	SELECT RAISE(ABORT, 'the horizon of a register is open');
END;

-- Every command that wrote, in order.
CREATE TABLE change (
	no INTEGER PRIMARY KEY,		-- its number, from 1 without a gap
	time TEXT NOT NULL		-- when it was recorded, UTC
		CHECK (time IS strftime('%Y-%m-%dT%H:%M:%SZ', time,
		'+0 days')),
	user TEXT NOT NULL,		-- who typed it
	command TEXT NOT NULL,		-- the command in words
	note TEXT,			-- why, if they said
	entries_from INTEGER NOT NULL,	-- its entries have keys from here on
	closed INTEGER NOT NULL DEFAULT 0	-- 1: checked, and counts
		CHECK (closed = 0 OR closed = 1)
) STRICT;
CREATE UNIQUE INDEX change_open ON change (closed) WHERE closed = 0;

-- Changes taken back and put back: the latest row for a target holds.
CREATE TABLE switch (
	change INTEGER NOT NULL REFERENCES change,	-- the one that switches
	target INTEGER NOT NULL REFERENCES change (no),	-- the one switched
	live INTEGER NOT NULL CHECK (live = 0 OR live = 1),	-- 0 off, 1 on
	PRIMARY KEY (target, change),
	CHECK (target < change)
) STRICT, WITHOUT ROWID;
CREATE INDEX switch_change ON switch (change);

-- A process, as loaded by a change.  Its rows are never updated: a process
-- loaded later stands beside it, and a move is judged by the one that was
-- the latest when the move was recorded.
CREATE TABLE process (
	id INTEGER PRIMARY KEY,		-- internal
	change INTEGER NOT NULL REFERENCES change,	-- what loaded it
	name TEXT NOT NULL,		-- short name, as sec-2017
	title TEXT NOT NULL,		-- what it describes
	paper TEXT NOT NULL,		-- title of the monthly paper
	note TEXT			-- where it comes from
) STRICT;

-- Families of ids: a prefix, so many digits, perhaps a letter behind.
CREATE TABLE process_family (
	id INTEGER PRIMARY KEY,		-- internal
	process INTEGER NOT NULL REFERENCES process,	-- whose
	prefix TEXT NOT NULL,		-- letters before the number
	digits INTEGER NOT NULL CHECK (digits BETWEEN 1 AND 9),	-- least digits
	suffix INTEGER NOT NULL,	-- 1: a letter may follow
	numbers TEXT,			-- families that name the same share numbers
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;

-- Bodies that consider, vote or are waited for.
CREATE TABLE process_body (
	id INTEGER PRIMARY KEY,		-- internal
	process INTEGER NOT NULL REFERENCES process,	-- whose
	name TEXT NOT NULL,		-- what records call it
	called TEXT,			-- in a sentence, article included; NULL: the NAME
	printed_as TEXT,		-- once, where a report goes to it
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;

-- The paths a proposal can take.
CREATE TABLE process_path (
	id INTEGER PRIMARY KEY,		-- internal
	process INTEGER NOT NULL REFERENCES process,	-- whose
	code TEXT NOT NULL,		-- what records write
	name TEXT NOT NULL,		-- its name
	heading TEXT,			-- in papers; NULL: Path, code and name
	decides INTEGER NOT NULL REFERENCES process_body,	-- who has the last word
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;

-- Statuses, in their order.
CREATE TABLE process_status (
	id INTEGER PRIMARY KEY,		-- internal; ascends with the order
	process INTEGER NOT NULL REFERENCES process,	-- whose
	stage INTEGER NOT NULL,		-- place in the order, from 1
	stage_name TEXT NOT NULL,	-- the stage of the process it belongs to
	name TEXT NOT NULL,		-- what records write
	open INTEGER NOT NULL,		-- 1: the proposal is open
	waits_for INTEGER REFERENCES process_body,	-- whose turn it is
	waits_to TEXT,			-- to do what
	was TEXT,			-- its name in the process before
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;

-- Who has a vote where, and what the vote is.
CREATE TABLE process_vote (
	id INTEGER PRIMARY KEY,		-- internal
	process INTEGER NOT NULL REFERENCES process,	-- whose
	status INTEGER NOT NULL REFERENCES process_status,	-- while in it
	path INTEGER NOT NULL,		-- on this path; 0: none recorded
	body INTEGER NOT NULL REFERENCES process_body,	-- who votes
	effect TEXT NOT NULL		-- what the vote is
		CHECK (effect = 'decision' OR effect = 'recommendation'),
	recommends_to INTEGER REFERENCES process_body,	-- to whom
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;
CREATE UNIQUE INDEX process_vote_key ON process_vote (status, path, body);

-- Time limits in Working Days.
CREATE TABLE process_window (
	id INTEGER PRIMARY KEY,		-- internal
	process INTEGER NOT NULL REFERENCES process,	-- whose
	name TEXT NOT NULL,		-- what moves call it
	title TEXT NOT NULL,		-- what it limits
	days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 999),	-- Working Days
	event TEXT NOT NULL		-- the day before day one
		CHECK (event = 'vote' OR event = 'status'),
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;

-- Every move there is: one row for each from, to and path.
CREATE TABLE process_move (
	id INTEGER PRIMARY KEY,		-- internal
	process INTEGER NOT NULL REFERENCES process,	-- whose
	from_status INTEGER NOT NULL,	-- 0: the proposal is new
	to_status INTEGER NOT NULL REFERENCES process_status,	-- where to
	path INTEGER NOT NULL,		-- on this path; 0: none recorded
	kind TEXT			-- what a paper tells it as
		CHECK (kind = 'issue' OR kind = 'referral' OR kind = 'return'
		OR kind = 'implementation' OR kind = 'withdrawal'
		OR kind = 'adoption'),
	back INTEGER NOT NULL,		-- 1: only to the status before this one
	vote_body INTEGER REFERENCES process_body,	-- needs a vote of this body
	vote_outcome TEXT,		-- with this outcome; NULL: any
	by_vote INTEGER NOT NULL,	-- 1: that vote itself makes the move
	needs_note INTEGER NOT NULL,	-- 1: needs a note
	needs_who INTEGER NOT NULL,	-- 1: needs to say who did it
	needs_adopter INTEGER NOT NULL,	-- 1: needs to say who adopts it
	needs_release INTEGER NOT NULL,	-- 1: needs a release on record
	needs_implementation INTEGER NOT NULL,	-- 1: not before that day
	window INTEGER REFERENCES process_window,	-- its time limit
	day_is TEXT,			-- what its day is the day of
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;
CREATE UNIQUE INDEX process_move_key
	ON process_move (from_status, to_status, path);

-- Party categories that ballots are counted by.
CREATE TABLE process_category (
	id INTEGER PRIMARY KEY,		-- internal
	process INTEGER NOT NULL REFERENCES process,	-- whose
	name TEXT NOT NULL,		-- what records write
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;

-- Words that sentences are made with.
CREATE TABLE process_term (
	id INTEGER PRIMARY KEY,		-- internal
	process INTEGER NOT NULL REFERENCES process,	-- whose
	term TEXT NOT NULL,		-- what sentences ask for
	singular TEXT NOT NULL,		-- one of them
	plural TEXT NOT NULL,		-- several
	abbreviation TEXT,		-- short form
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;

-- Sections of the papers, in their order.
CREATE TABLE process_section (
	id INTEGER PRIMARY KEY,		-- internal; ascends with the order
	process INTEGER NOT NULL REFERENCES process,	-- whose
	kind TEXT NOT NULL,		-- what it tells
	body INTEGER REFERENCES process_body,	-- about which body
	heading TEXT NOT NULL,		-- its heading
	caption TEXT,			-- under its table
	columns TEXT,			-- heads of its table, one a line
	rule TEXT NOT NULL,		-- name of the rule
	basis TEXT NOT NULL		-- paper, code or to-confirm
) STRICT;

-- Proposals: an identity and nothing else.
CREATE TABLE proposal (
	id INTEGER PRIMARY KEY,		-- internal, never printed
	change INTEGER NOT NULL REFERENCES change	-- what added it
) STRICT;

-- Every id a proposal ever went by; each finds it for ever.
CREATE TABLE name (
	id INTEGER PRIMARY KEY,		-- internal
	change INTEGER NOT NULL REFERENCES change,	-- what recorded it
	proposal INTEGER NOT NULL REFERENCES proposal,	-- whose
	text TEXT NOT NULL,		-- in full, as SECMP0021
	family INTEGER NOT NULL REFERENCES process_family,	-- its family
	number INTEGER NOT NULL CHECK (number >= 0),	-- its number
	suffix TEXT			-- the letter behind, if any
) STRICT;
CREATE INDEX name_text ON name (text);
CREATE INDEX name_number ON name (number);

-- The timelines.  A fact given here holds from its day on.
CREATE TABLE entry (
	id INTEGER PRIMARY KEY		-- internal; ascends with the change
		CHECK (id > 0),
	change INTEGER NOT NULL REFERENCES change,	-- what recorded it
	n INTEGER NOT NULL CHECK (n > 0),	-- its number in that change
	proposal INTEGER NOT NULL REFERENCES proposal,	-- whose timeline
	day TEXT NOT NULL		-- the day it happened
		CHECK (day IS date(day, '+0 days')),
	exact INTEGER NOT NULL CHECK (exact = 0 OR exact = 1),	-- 0: by that day
	ord INTEGER NOT NULL,		-- order within the day
	replaces INTEGER REFERENCES entry,	-- the entry this one corrects
	gone INTEGER NOT NULL DEFAULT 0	-- 1: what it replaces never was
		CHECK (gone = 0 OR gone = 1 AND replaces IS NOT NULL),
	opening INTEGER NOT NULL DEFAULT 0	-- 1: where it stood at the start
		CHECK (opening = 0 OR opening = 1),
	status INTEGER REFERENCES process_status,	-- in this status from now
	body INTEGER REFERENCES process_body,	-- the body that acted
	vote TEXT			-- how it voted
		CHECK (vote = 'approve' OR vote = 'reject' OR vote = 'defer'),
	carried TEXT			-- by what majority
		CHECK (carried = 'unanimous' OR carried = 'majority'),
	alternative TEXT,		-- the alternative voted on; NULL: the proposal
	who TEXT,			-- who did it, in words
	note TEXT,			-- a remark
	implementation_date TEXT	-- to be implemented on
		CHECK (implementation_date IS NULL OR implementation_date
		IS date(implementation_date, '+0 days')),
	release TEXT,			-- in this release
	name INTEGER REFERENCES name,	-- goes by this id from now
	title TEXT,			-- title from now
	formal_title TEXT,		-- formal title from now
	path INTEGER REFERENCES process_path,	-- on this path from now
	urgent INTEGER CHECK (urgent = 0 OR urgent = 1),	-- urgent from now
	proposer TEXT,			-- the Proposer from now
	adopted_by TEXT,		-- who adopted it after a withdrawal
	summary TEXT,			-- summary from now
	override TEXT,			-- why it stands against the rules
	CHECK (vote IS NULL OR body IS NOT NULL),
	CHECK (carried IS NULL OR vote IS NOT NULL),
	CHECK (alternative IS NULL OR vote IS NOT NULL)
) STRICT;
CREATE INDEX entry_timeline ON entry (proposal, day, ord);
CREATE INDEX entry_replaces ON entry (replaces) WHERE replaces IS NOT NULL;

-- Documents that were read, by their digests: what each says of a proposal is
-- in the register, as long as nothing of that was corrected or taken back.
CREATE TABLE source (
	proposal INTEGER NOT NULL REFERENCES proposal,	-- what it is of
	change INTEGER NOT NULL REFERENCES change,	-- what read it
	high INTEGER NOT NULL,		-- the digest of its text, one half
	low INTEGER NOT NULL,		-- and the other
	PRIMARY KEY (proposal, change, high, low)
) STRICT, WITHOUT ROWID;

-- Votes counted by party category.  NULL is not recorded, which is not 0.
CREATE TABLE ballot (
	entry INTEGER NOT NULL REFERENCES entry,	-- the vote
	category INTEGER NOT NULL REFERENCES process_category,	-- who voted
	approve INTEGER CHECK (approve >= 0),	-- for approval
	reject INTEGER CHECK (reject >= 0),	-- for rejection
	abstain INTEGER CHECK (abstain >= 0),	-- for neither
	PRIMARY KEY (entry, category)
) STRICT, WITHOUT ROWID;

-- What is planned: a body is due to consider an item on a day.
CREATE TABLE plan (
	id INTEGER PRIMARY KEY,		-- internal
	change INTEGER NOT NULL REFERENCES change,	-- what recorded it
	proposal INTEGER NOT NULL REFERENCES proposal,	-- whose
	replaces INTEGER REFERENCES plan,	-- the plan this one corrects
	gone INTEGER NOT NULL DEFAULT 0,	-- 1: what it replaces never was
	day TEXT NOT NULL		-- due on
		CHECK (day IS date(day, '+0 days')),
	body INTEGER NOT NULL REFERENCES process_body,	-- who is due to act
	item TEXT			-- what it considers
) STRICT;
CREATE INDEX plan_proposal ON plan (proposal, day);
CREATE INDEX plan_replaces ON plan (replaces) WHERE replaces IS NOT NULL;

-- Where a proposal's documents are: links, not the documents.
CREATE TABLE document (
	id INTEGER PRIMARY KEY,		-- internal
	change INTEGER NOT NULL REFERENCES change,	-- what recorded it
	proposal INTEGER NOT NULL REFERENCES proposal,	-- whose
	replaces INTEGER REFERENCES document,	-- the row this one corrects
	gone INTEGER NOT NULL DEFAULT 0,	-- 1: what it replaces never was
	name TEXT NOT NULL,		-- what it is
	link TEXT NOT NULL		-- where it is
) STRICT;
CREATE INDEX document_proposal ON document (proposal);
CREATE INDEX document_replaces
	ON document (replaces) WHERE replaces IS NOT NULL;

-- Releases of the Code; some bring no proposal.
CREATE TABLE release (
	id INTEGER PRIMARY KEY,		-- internal
	change INTEGER NOT NULL REFERENCES change,	-- what recorded it
	replaces INTEGER REFERENCES release,	-- the row this one corrects
	gone INTEGER NOT NULL DEFAULT 0,	-- 1: what it replaces never was
	name TEXT NOT NULL,		-- as SEC5.7
	day TEXT NOT NULL		-- in force from
		CHECK (day IS date(day, '+0 days')),
	note TEXT			-- a remark
) STRICT;

-- Days that became bank holidays, or ceased to be, beside the computed ones.
CREATE TABLE holiday (
	id INTEGER PRIMARY KEY,		-- internal
	change INTEGER NOT NULL REFERENCES change,	-- what recorded it
	day TEXT NOT NULL		-- the day
		CHECK (day IS date(day, '+0 days')),
	off INTEGER NOT NULL CHECK (off = 0 OR off = 1),	-- 1: no Working Day
	title TEXT NOT NULL		-- the list it came in
) STRICT;

-- Papers that went out, as they went out.
CREATE TABLE paper (
	id INTEGER PRIMARY KEY,		-- internal
	change INTEGER NOT NULL REFERENCES change,	-- what issued it
	name TEXT NOT NULL,		-- what it is called
	kind TEXT NOT NULL,		-- update, status or register
	since TEXT,			-- its window: after this day, or NULL
	until TEXT NOT NULL,		-- up to this day, or as at it
	known INTEGER NOT NULL,		-- the last change it knew of
	format TEXT NOT NULL,		-- as --format has it
	sha256 TEXT NOT NULL,		-- of its bytes
	bytes BLOB NOT NULL		-- exactly what went out
) STRICT;

-- Questions kept with the register, in plain words.
CREATE TABLE question (
	id INTEGER PRIMARY KEY,		-- internal
	change INTEGER NOT NULL REFERENCES change,	-- what recorded it
	replaces INTEGER REFERENCES question,	-- the row this one corrects
	gone INTEGER NOT NULL DEFAULT 0,	-- 1: what it replaces never was
	name TEXT NOT NULL,		-- short name
	title TEXT NOT NULL,		-- the question
	keywords TEXT NOT NULL,		-- words that find it
	sql TEXT NOT NULL		-- the answer
) STRICT;
CREATE INDEX question_name ON question (name);
CREATE INDEX question_replaces
	ON question (replaces) WHERE replaces IS NOT NULL;
