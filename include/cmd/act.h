/*
 * What the commands that record something of one proposal have in common:
 * transition, vote, set, note and correct.
 *
 * Each finds its proposal, alters the timeline it loaded, has it stored and
 * tells what that changed:
 *
 *	act_start(), act_entry() or by hand, act_store(), then act_head() to
 *	act_end() tell it
 */
#ifndef CMD_ACT_H
#define CMD_ACT_H

#include "cmd/cmd.h"
#include "register/calendar.h"
#include "register/outlook.h"
#include "register/standing.h"
#include "register/store.h"

/* Options of entries, by the keys of their fields (record.h). */
#define ACT_WHO \
	{ .name = "who", .arg = "TEXT", .help = "who did it, in words" }
#define ACT_ADOPTED_BY \
	{ .name = "adopted-by", .arg = "TEXT", \
	  .help = "who adopts it after it was withdrawn" }
#define ACT_RELEASE \
	{ .name = "release", .arg = "NAME", .kind = WORD_RELEASE, \
	  .help = "the release it is, or is to be, part of" }
#define ACT_IMPLEMENTATION_DATE \
	{ .name = "implementation-date", .arg = "DATE", \
	  .help = "the day it is to be implemented on" }
#define ACT_OVERRIDE \
	{ .name = "override", .arg = "REASON", \
	  .help = "record what really happened against the rules, and why" }
#define ACT_CARRIED \
	{ .name = "carried", .arg = "HOW", .choices = carried_words, \
	  .help = "how the vote was carried, if recorded" }
#define ACT_ALTERNATIVE \
	{ .name = "alternative", .arg = "NAME", \
	  .help = "the alternative proposal voted on" }
#define ACT_COUNT \
	{ .name = "count", .many = true, .arg = "CATEGORY=N/N/N", \
	  .kind = WORD_CATEGORY, \
	  .help = "votes of a party category to approve, to reject and to" \
		" abstain; - is not recorded" }

struct act {
	struct app *app;
	struct store store;
	struct calendar *calendar;
	const char *reason;		/* note of the change, or NULL */
	bool undated;			/* no --date: it is today */
	struct proposal held;		/* altered, then as stored */
	struct standing before;		/* where it stood at the end */
};

/*
 * Loads the proposal WORD means.  --expect is looked at, if the command has
 * it.  Returns 0, or -1 with a problem recorded.
 */
int act_start(struct act *act, struct app *app, const struct args *args,
	      const char *word);

/*
 * The two halves of it: makes the process and the calendar known; then loads
 * the proposal with that internal key (negative: a problem was recorded).
 */
int act_open(struct act *act, struct app *app);
int act_load(struct act *act, const struct args *args, int64_t key);

/*
 * Fills an entry from the options given, each held against its field; its day
 * is --date, else today, which is then said.  Returns 0, or -1 with problems.
 */
int act_entry(struct act *act, const struct args *args, struct entry *entry);

/*
 * Holds a value that was typed for the field KEY of a kind of record against
 * it and makes it canonical; NAME is what it was typed as.  Returns 0, or -1
 * with the problem recorded.
 */
int act_check(struct app *app, const struct record *kind, const char *key,
	      const char *name, struct text *value);

/*
 * Holds the words of an entry against the process and its day against today,
 * as act_check() does.
 */
int act_words(struct act *act, struct entry *entry);

/* What can come next, seen today. */
struct outlook act_outlook(const struct act *act);

/* Its place among the entries, as a new one: how many stand before it. */
size_t act_place(const struct act *act, const char *day);

/*
 * Stores what was altered as one change.  1 if something was written, 0 if
 * there was nothing to write, -1 with a problem recorded: what the process
 * does not allow is refused, saying what it does.
 */
int act_store(struct act *act);

/* Says in one sentence that nothing had to be done; the change is dropped. */
void act_idle(struct act *act, const char *sentence);

/*
 * The same fact again, of an entry OLD of the timeline: what NEW says beside
 * it fills blanks of OLD, ADDED telling which, as "note, release" (NULL: it
 * says no more).  What differs is left alone, and *OPTIONS are those of
 * `correct` that would change it, as " --outcome reject" (else "").
 */
const char *act_fill(struct act *act, struct entry *old,
		     const struct entry *new, const char **options);

/*
 * All of that for a command: refuses what differs, saying how to put it right,
 * with SENTENCE ("... already voted on ...") and HELP, one more way out (or
 * NULL); stores and tells what was filled in; or says SENTENCE if it is all
 * there.  0, or -1 with a problem recorded.
 */
int act_again(struct act *act, struct entry *old, const struct entry *new,
	      const char *sentence, const char *help);

/* "SECMP0033  its title" */
void act_head(struct act *act);

/* "  LABEL    text", the text wrapped beside its label. */
void act_line(struct act *act, const char *label, const char *text);

/* Says that an entry stands against the rules, and why, if it does. */
void act_override(struct act *act, const struct entry *entry);

/* "A  ->  B   on 11 May 2017, release SEC5.7", or "stays A". */
void act_status(struct act *act, const struct entry *entry);

/* What can follow the entry that was stored last, and until when. */
void act_then(struct act *act, const struct entry *entry);

/*
 * What a corrected entry says otherwise, field by field, but not its ballots:
 * how many fields that are, each on a line of its own if PRINT.
 */
size_t act_changes(struct act *act, const struct entry *old,
		   const struct entry *new, bool print);

/* "Change 61, by secretary. To take it back: secreg undo 61", or dry run. */
void act_end(struct act *act);

#endif
