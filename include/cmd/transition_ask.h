/*
 * `transition ID` at a terminal: which move, and what it needs.
 */
#ifndef CMD_TRANSITION_ASK_H
#define CMD_TRANSITION_ASK_H

#include "cmd/act.h"

/* A move that can be chosen, and what to ask for it. */
struct choice {
	const char *to;		/* the status */
	const char *condition;	/* "" for none */
	const char *body, *vote;	/* that makes it; or NULL */
	const char *day_is;	/* what its day is the day of; or NULL */
	bool needs[NEED_END];	/* what is not there yet */
};

/* What was found out before asking, and what was answered. */
struct transition_asked {
	const char *head;		/* "SECMP0033  its title" and so on */
	struct choice *choices;
	size_t count;
	int64_t into;			/* the entry it had its status from */
	size_t entries;			/* how many there were */
	struct entry answer;
};

/* Sets what can be chosen for a proposal. */
void choices_find(struct act *act, struct transition_asked *asked);

/*
 * Asks which move, and for each thing it needs; --date, --note and the other
 * options that were given are not asked for.  1 if there is an answer, 0 if
 * the person leaves it at that.
 */
int choices_ask(struct app *app, const struct args *args,
		struct transition_asked *asked);

#endif
