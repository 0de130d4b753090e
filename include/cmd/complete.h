/*
 * What a shell may offer while somebody types: `secreg --complete WORD...`.
 *
 * The shells' files in data/completion only ask.  They give the words typed
 * after the program's name, the last one as far as it has been typed (it may
 * be empty), and get a line for each word that could stand in its place: the
 * word, a tab, and what it is (or nothing).  Blanks in names are hyphens there,
 * where the command line takes them so.  A line that begins with a tab says
 * that the names of files belong there too.
 *
 * Nothing is ever a problem: where the register is missing or busy, or the
 * words make no sense, there is nothing to offer.
 */
#ifndef CMD_COMPLETE_H
#define CMD_COMPLETE_H

#include "base/field.h"
#include "cmd/cli.h"

struct completion {
	struct app *app;
	struct request request;		/* of the words before it */
	const struct option_row *row;	/* whose value is typed, or NULL */
	int operand;			/* else which operand, from 0 */
	enum word_kind kind;		/* of either */
	bool options;			/* an option's name is typed instead */
	const char *before;		/* the part of the word that stays */
	const char *begun;		/* the rest: what could it become? */
	const char **lines;		/* what is offered */
	size_t count;
	bool files;			/* and the names of files */
};

/*
 * Finds out what is being typed.  WORDS end with NULL and are those after
 * --complete.
 */
void complete_begin(struct completion *completion, struct app *app,
		    char **words);

/* Whether the register is needed; then app->db is to be opened, if it can. */
bool complete_needs_register(const struct completion *completion);

/* Prints what there is to offer to app->out. */
void complete_print(struct completion *completion);

/*
 * For commands that know words of their own (struct cmd, .offer): offers WORD,
 * ABOUT saying what it is (or NULL), if it begins as what was typed does, case,
 * blanks and hyphens being alike.
 */
void complete_offer(struct completion *completion, const char *word,
		    const char *about);

/* The same for each of WORDS, which end with NULL. */
void complete_choices(struct completion *completion,
		      const char *const *words);

/* Offers "NAME=", or behind it what an entry's FIELD of that name may be. */
void complete_field(struct completion *completion, const char *name,
		    const struct field *field);

/* What was typed up to the last SIGN stays: "id,ti" can become "id,title". */
void complete_after(struct completion *completion, char sign);

#endif
