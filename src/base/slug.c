#include "base/slug.h"

#include <assert.h>
#include <string.h>

#include "base/diag.h"

struct row {
	enum slug slug;
	const char *name;
	enum status class;
	const char *help;
};

/* In the order of the enum: a row too few or too many does not compile. */
static const struct row rows[] = {
	{ SLUG_USAGE, "usage", STATUS_USAGE,
	  "The command was given too many words, too few, or two that do not "
	  "go together. \"secreg help COMMAND\" shows how it is written, "
	  "with examples. Nothing was changed." },
	{ SLUG_UNKNOWN_COMMAND, "unknown-command", STATUS_USAGE,
	  "There is no command of that name. \"secreg help\" lists all of "
	  "them. Commands are written in full and never abbreviated, so that "
	  "a script means the same next year." },
	{ SLUG_UNKNOWN_OPTION, "unknown-option", STATUS_USAGE,
	  "This command has no such option. \"secreg help COMMAND\" lists "
	  "those it has. If a title or a note begins with a hyphen, put -- "
	  "before it." },
	{ SLUG_UNKNOWN_WORD, "unknown-word", STATUS_USAGE,
	  "A word is not one of those that can stand here: a status, a path, "
	  "a body or a format, for example. Capitals do not matter, and a "
	  "hyphen may stand for a space, but words are never abbreviated. "
	  "The message lists what is possible." },
	{ SLUG_SQL, "sql", STATUS_USAGE,
	  "The SQL is not one question that can be answered: it is "
	  "misspelt, names a view or a column there is none of, is more "
	  "than one statement, or would change something. The message "
	  "shows where. \"secreg query --schema\" lists the views and "
	  "their columns." },
	{ SLUG_SQL_LIMIT, "sql-limit", STATUS_FAILED,
	  "The SQL takes more time, more memory or longer values than a "
	  "question may take, and was ended; nothing was changed. Most "
	  "often two views stand side by side without a condition that "
	  "joins them. Ask for less, or give it longer with --timeout." },
	{ SLUG_NOT_FOUND, "not-found", STATUS_NO,
	  "The register holds no proposal with this id. \"secreg list "
	  "--all\" shows every proposal, closed ones too. Leading letters "
	  "and zeros may be left out when you type an id. If the proposal is "
	  "new, add it first." },
	{ SLUG_REFUSED, "refused", STATUS_NO,
	  "What was asked for is not what the process allows, or somebody "
	  "else was first, or later changes or a paper stand on what was to "
	  "be taken back. Nothing was changed. The message says what is "
	  "in the way, what is allowed from here and what to type for it. "
	  "What really happened against the rules can be recorded with "
	  "--override and the reason." },
	{ SLUG_NO_REGISTER, "no-register", STATUS_FAILED,
	  "No register was found. It is looked for in the file named by "
	  "--db, then in the one named by SECREG_DB, then as secreg.db in "
	  "this folder or one above it, then in your own data folder. Go to "
	  "the folder that holds it, or name it with --db. \"secreg init\" "
	  "makes a new one." },
	{ SLUG_REGISTER_EXISTS, "register-exists", STATUS_NO,
	  "There is already a file where the new register was to be made, or "
	  "a proposal with the id that was typed; neither is overwritten. Use "
	  "the one that is there, or name another file or id." },
	{ SLUG_DAMAGED, "damaged", STATUS_FAILED,
	  "The file is not a register, or is no longer a sound one: it may "
	  "have been cut short in copying or changed by another program. "
	  "Nothing was changed. Keep the file as it is; \"secreg check store\" "
	  "says what is wrong with it, as far as it can be read. Go on with "
	  "your latest copy: a backup is a register itself, an export goes "
	  "into a new one with \"secreg init\" and \"secreg add FILE\", and so "
	  "do the YAML files in your archive." },
	{ SLUG_ALTERED, "altered", STATUS_FAILED,
	  "The register holds a trigger, an index or another part that this "
	  "program did not make, or one of its own parts is missing or was "
	  "changed. Such a part may run by itself and change what is "
	  "recorded, so nothing is written; where a table or a view is "
	  "concerned, nothing is read either. Views, tables and indexes of "
	  "your own beside ours are no obstacle. Take away what was added, or "
	  "export what is there into a new register." },
	{ SLUG_NEWER, "newer", STATUS_FAILED,
	  "This register was made by a later version of secreg, which may "
	  "keep things there that this version does not know. Nothing was "
	  "changed. Install the later version on this machine." },
	{ SLUG_BUSY, "busy", STATUS_BUSY,
	  "Someone else is writing to the register at this moment, and still "
	  "was after some seconds of waiting. Nothing was changed. Try "
	  "again. If it stays so, look for a program that has the file open." },
	{ SLUG_READ, "read", STATUS_INPUT,
	  "A file could not be opened or read. Look for a slip in its name, "
	  "and whether it is in this folder and you are allowed to read it. "
	  "A single hyphen as the name reads what is piped in." },
	{ SLUG_WRITE, "write", STATUS_FAILED,
	  "The result could not be written: the disk may be full, or the "
	  "folder may not allow it. If a file was to be replaced, the old "
	  "one is still there whole. Make room or choose another place, and "
	  "run the command again." },
	{ SLUG_ENCODING, "encoding", STATUS_INPUT,
	  "The file is not UTF-8 text at this place. Files saved by older "
	  "editors may use another encoding for curly quotes and dashes. "
	  "Open the file in your editor, save it with the encoding UTF-8, "
	  "and add it again." },
	{ SLUG_CHARACTER, "character", STATUS_INPUT,
	  "There is a character here that cannot be seen: a control "
	  "character, one that reverses the direction of writing, or one "
	  "without width. It would make the register show something other "
	  "than what it holds. Delete it; it often comes from pasting out of "
	  "a document or a web page." },
	{ SLUG_SYNTAX, "syntax", STATUS_INPUT,
	  "The file is not correct YAML from here on, so nothing after this "
	  "place could be read. Usual causes: a line indented differently "
	  "from its neighbours, a tab used to indent, a missing space after "
	  "a colon, or a quotation mark that is not closed. The cause is "
	  "often on the line before." },
	{ SLUG_QUOTE_COLON, "quote-colon", STATUS_INPUT,
	  "A colon followed by a space has a meaning in YAML, so a text that "
	  "holds one must stand in quotation marks. Example: title: "
	  "\"Section D: amendments\". If the text has double quotation marks "
	  "of its own, use single ones around it." },
	{ SLUG_QUOTE_HASH, "quote-hash", STATUS_INPUT,
	  "YAML takes a hash sign after a space as the start of a comment "
	  "and would silently drop the rest of the line. Put the text in "
	  "quotation marks. Example: title: \"Alerts for issue #3\". A "
	  "comment that is meant goes on a line of its own." },
	{ SLUG_ALIAS, "alias", STATUS_INPUT,
	  "The file uses YAML's anchors, aliases or merge keys (&name, "
	  "*name, <<). They make one place of a record depend on another and "
	  "are not accepted here. Write the value out in full. If the text "
	  "itself begins with & or *, put it in quotation marks." },
	{ SLUG_TAG, "tag", STATUS_INPUT,
	  "The file uses a YAML tag, a word that begins with an exclamation "
	  "mark. Values need none here: everything is read as text. Delete "
	  "it, or put the value in quotation marks if the exclamation mark "
	  "belongs to the text." },
	{ SLUG_DEPTH, "depth", STATUS_INPUT,
	  "Lists and fields are nested more than 8 levels deep. No record "
	  "needs that; most often a line is indented too far, or an opening "
	  "bracket is not closed." },
	{ SLUG_TOO_LARGE, "too-large", STATUS_INPUT,
	  "A record may take 4 MiB, a line of text 4,000 bytes, a paragraph "
	  "100,000 and a list 10,000 items; this is more. Look for a file "
	  "that is not a record at all, or a missing line with --- between "
	  "two records. The register keeps links to documents, not the "
	  "documents." },
	{ SLUG_KIND, "kind", STATUS_INPUT,
	  "The first field of a record says what it is: proposal, meeting, "
	  "release, holidays or question. This record begins with none of "
	  "them. Example: a proposal begins with the field proposal and its "
	  "id. Put that field first, and look for a slip in its spelling." },
	{ SLUG_UNKNOWN_FIELD, "unknown-field", STATUS_INPUT,
	  "There is no field of this name here. It is either misspelt or at "
	  "the wrong level: indentation decides whether a field belongs to "
	  "the record or to an entry of its history. The message names the "
	  "nearest field there is." },
	{ SLUG_DUPLICATE_FIELD, "duplicate-field", STATUS_INPUT,
	  "The same field is given twice, and it cannot be told which one is "
	  "meant. Keep the right one and delete the other. A fact that "
	  "changed belongs in a second entry of the history." },
	{ SLUG_MISSING_FIELD, "missing-field", STATUS_INPUT,
	  "A field that is always needed is not there: a proposal without a "
	  "title, for example, or an entry without a date. Add it. If it is "
	  "there, look at its indentation." },
	{ SLUG_SHAPE, "shape", STATUS_INPUT,
	  "One value, a list and a group of fields are three different "
	  "things in YAML, and another one is expected here. A list has a "
	  "hyphen before each item; a group of fields is indented below its "
	  "name. Example: the history is a list, a title is one value." },
	{ SLUG_EMPTY, "empty", STATUS_INPUT,
	  "The field is there but nothing follows it. Fill it in, or delete "
	  "the line if the fact is not known: what is not recorded is left "
	  "out." },
	{ SLUG_ONE_LINE, "one-line", STATUS_INPUT,
	  "This field takes one line of text, and the one given has a line "
	  "break or a tab in it. Write it on one line; a long line may be. "
	  "Summaries and notes may have several lines." },
	{ SLUG_DATE, "date", STATUS_INPUT,
	  "A date is written year, month and day with hyphens. Example: "
	  "2017-04-19. The day must exist. If only the latest possible day "
	  "is known, write \"by\" before it, as in: by 2017-04-19." },
	{ SLUG_FUTURE, "future", STATUS_INPUT,
	  "An entry of the history is something that has happened, and this "
	  "one is dated after today. Put right the date if it is a slip. "
	  "Write what is to come under planned, or as an "
	  "implementation-date." },
	{ SLUG_YES_NO, "yes-no", STATUS_INPUT,
	  "Only yes or no can stand here. Write one of them in lower case "
	  "and without quotation marks." },
	{ SLUG_COUNT, "count", STATUS_INPUT,
	  "A whole number is expected here, in digits and without a sign, "
	  "such as 3. Leave the field out when the count is not known: 0 "
	  "says that there were none." },
	{ SLUG_CHOICE, "choice", STATUS_INPUT,
	  "This field takes one of a few fixed words, and another one is "
	  "given. Example: vote is approve, reject or defer. The message "
	  "lists the words; write one of them as shown." },
	{ SLUG_LINK, "link", STATUS_INPUT,
	  "A link is a full web address that begins with https:// or http:// "
	  "and has no spaces, or the path of a file. Copy an address from the "
	  "address line of the browser. The register keeps the link, not the "
	  "document." },
	{ SLUG_ID, "id", STATUS_INPUT,
	  "This is not the id of a proposal: it has not the form that the "
	  "process lays down, letters and number of digits. In a file an id "
	  "is written in full. Example: look at those in \"secreg list\"." },
	{ SLUG_DUPLICATE_ID, "duplicate-id", STATUS_INPUT,
	  "The same proposal stands twice in what is being added, and the "
	  "two could say different things. Add one of them, then the other "
	  "with --update if it brings new entries." },
	{ SLUG_EXISTS, "exists", STATUS_INPUT,
	  "A proposal with this id, or a question of this name, is already in "
	  "the register, and it is not the same as this one. To add new "
	  "entries, to fill in what was blank, or to put the question in the "
	  "place of the one that is there, use \"secreg add --update\"; with "
	  "--dry-run it shows what would be done. If this is another one, "
	  "give it its own id or name." },
	{ SLUG_DIFFERENT, "different", STATUS_INPUT,
	  "The register already holds this fact with another value, and "
	  "adding a file never alters what is recorded. If the register is "
	  "right, correct the file. If the register is wrong, the recorded "
	  "entry has to be corrected with a reason, so that both values can "
	  "still be found. In `secreg edit`, too, what is recorded cannot be "
	  "taken out, and the ref of an entry belongs to it." },
	{ SLUG_STATUS_NAME, "status-name", STATUS_INPUT,
	  "The process has no status of this name. Capitals do not matter, "
	  "and a hyphen may stand for a space, but the whole name is needed. "
	  "\"secreg process\" lists all statuses." },
	{ SLUG_PATH_NAME, "path-name", STATUS_INPUT,
	  "The process has no path of this name. \"secreg process\" lists "
	  "all paths. Leave the field out while the path has not been "
	  "decided: it is never guessed." },
	{ SLUG_BODY_NAME, "body-name", STATUS_INPUT,
	  "The process has no body of this name. \"secreg process\" lists "
	  "the bodies that vote and decide. A person or party who did "
	  "something is named under who." },
	{ SLUG_CATEGORY_NAME, "category-name", STATUS_INPUT,
	  "The process has no party category of this name. Ballots are "
	  "recorded by category; \"secreg process\" lists them. A category "
	  "whose count is not known is left out." },
	{ SLUG_STATUS_CHECK, "status-check", STATUS_INPUT,
	  "The status at the head of the record is not the one its history "
	  "ends at. The history decides, and the line at the head is there "
	  "to catch slips. Correct the head, or add the entry that is "
	  "missing from the history." },
	{ SLUG_HEADER_CHECK, "header-check", STATUS_INPUT,
	  "A field at the head of the record, such as the title or the path, "
	  "differs from the latest value in its history. The head always "
	  "shows how things stand now. Correct the head, or the entry, "
	  "whichever is wrong." },
	{ SLUG_ORDER, "order", STATUS_INPUT,
	  "The entries of a history stand by date, the earliest first, and "
	  "this one is dated before the entry above it. An entry dated "
	  "\"by\" a day counts as that day. Put right the date, or move the "
	  "entry up." },
	{ SLUG_FIRST_ENTRY, "first-entry", STATUS_INPUT,
	  "The first entry of a history says where the proposal began, so it "
	  "needs a status, and one in which a proposal can begin. If the "
	  "register takes it over in mid-course, mark the first entry with "
	  "\"opening: yes\"; then it may have any status." },
	{ SLUG_OPENING, "opening", STATUS_INPUT,
	  "\"opening: yes\" says where a proposal stood when the register "
	  "began. Only the first entry can say so; it has a status, and its "
	  "date is written with \"by\", since the day itself is not "
	  "recorded. Elsewhere delete the line." },
	{ SLUG_ENTRY_EMPTY, "entry-empty", STATUS_INPUT,
	  "This entry has a date but does not say what happened on it. Give "
	  "it a status, a vote, a note or a changed value, or delete the "
	  "entry." },
	{ SLUG_VOTE_PARTS, "vote-parts", STATUS_INPUT,
	  "A vote is recorded in parts that belong together: the body, the "
	  "outcome under vote and, if known, carried and ballots. Here one "
	  "is missing that the others need. Example: carried without vote "
	  "says how a vote was carried, but not which way." },
	{ SLUG_VOTE_PATH, "vote-path", STATUS_INPUT,
	  "What this vote means depends on the path, and the proposal has "
	  "none recorded: on one path a vote is a recommendation, on another "
	  "the decision. Record the path first, dated on or before the vote." },
	{ SLUG_VOTE_BODY, "vote-body", STATUS_INPUT,
	  "This body has no vote on the proposal in the status it had on "
	  "that day, on its path. Look at the body, the date and the path. "
	  "\"secreg process\" shows which body votes when, and \"secreg "
	  "show\" how the proposal stands." },
	{ SLUG_VOTE_TWICE, "vote-twice", STATUS_INPUT,
	  "The register already holds a vote of this body on this proposal, "
	  "and there is only one at a meeting. If the recorded one is wrong, "
	  "it has to be corrected. If there was a second vote, record it "
	  "with the date of its own meeting." },
	{ SLUG_VOTE_STATUS, "vote-status", STATUS_INPUT,
	  "This vote decides, so it makes the status by itself, and the "
	  "status written beside it is not the one it makes. Leave the "
	  "status out, or put right whichever of the two is wrong. A status "
	  "that came on a later day is an entry of its own." },
	{ SLUG_UNANIMOUS, "unanimous", STATUS_INPUT,
	  "The vote is called unanimous, but its ballots show somebody on "
	  "the other side. Both cannot be. Look at the minutes: either it "
	  "was carried by majority, or a count is wrong. Abstaining is not "
	  "voting against." },
	{ SLUG_MOVE, "move", STATUS_INPUT,
	  "The process knows no such move: on its path a proposal cannot go "
	  "from the status it had to this one. Often an entry between the "
	  "two is missing, or two are in the wrong order. \"secreg process\" "
	  "lists the moves, and \"secreg show\" what can happen next." },
	{ SLUG_MOVE_NEEDS, "move-needs", STATUS_INPUT,
	  "The process allows this move, but only together with something "
	  "that is not recorded. It may be a vote, dated on or before the "
	  "move; a release; or a note, or who asked for it. The message says "
	  "what is missing. Add it to the entry, or record the vote before "
	  "it." },
	{ SLUG_RELEASE, "release", STATUS_INPUT,
	  "What is said here of a release does not agree with what is known "
	  "of it, such as its name or its date. A release is recorded once, "
	  "in a record of its own, and proposals name it. Put right "
	  "whichever is wrong." },
	{ SLUG_QUESTION_NAME, "question-name", STATUS_INPUT,
	  "A question that a register keeps is called by small letters, "
	  "digits and hyphens, and no other question may be called so: none "
	  "that comes with the program, none that is there for each body and "
	  "none of the register. \"secreg ask\" lists them all. A record with "
	  "\"gone: yes\" takes away the register's own question of its name." },
	{ SLUG_QUESTION_SQL, "question-sql", STATUS_INPUT,
	  "The SQL of this question could not be asked: it is misspelt, names "
	  "a view or a column there is none of, is more than one statement, "
	  "or would change something. Try it with \"secreg query\" first; "
	  "\"secreg query --schema\" lists the views and their columns. Where "
	  "the title is about {body}, the SQL asks about :body." },
	{ SLUG_PROCESS, "process", STATUS_INPUT,
	  "The process file contradicts itself or leaves something out: it "
	  "names a status, a path or a body that it does not describe, for "
	  "example, or has a status that nothing leads to. Correct it where "
	  "the message points. A process is checked whole before a register "
	  "is made with it." },
	{ SLUG_NO_SEARCH, "no-search", STATUS_FAILED,
	  "Words are found by the full-text search of SQLite (FTS5), and the "
	  "SQLite library on this machine was built without it. All else "
	  "works. Most systems have it: install their usual package of "
	  "SQLite, or leave --text out and search in what is printed." },
	{ SLUG_WHOLE, "whole-register", STATUS_INPUT,
	  "A file that \"secreg export\" wrote of a whole register does not "
	  "hold together: it was cut short, or altered by hand, so that a "
	  "number, a reference or a count in it is not what the rest says. "
	  "Nothing was added. Take the file as it was written." },
	{ SLUG_NOT_EMPTY, "not-empty", STATUS_INPUT,
	  "The file holds a whole register, with its changes and their "
	  "numbers. Such a file goes only into a register that was just made "
	  "with \"secreg init\" and holds nothing else. To add some of its "
	  "proposals to another register, export them by their ids." },
};

_Static_assert(sizeof(rows) / sizeof(rows[0]) == SLUG_END,
	       "each slug has one row");

static const struct row *
row(enum slug slug)
{
	assert(slug < SLUG_END && rows[slug].slug == slug);
	return &rows[slug];
}

const char *
slug_name(enum slug slug)
{
	return row(slug)->name;
}

int
slug_class(enum slug slug)
{
	return row(slug)->class;
}

const char *
slug_help(enum slug slug)
{
	return row(slug)->help;
}

enum slug
slug_find(const char *word)
{
	unsigned i;

	for (i = 0; i < SLUG_END; i++)
		if (strcmp(rows[i].name, word) == 0)
			return (enum slug)i;
	return SLUG_END;
}
