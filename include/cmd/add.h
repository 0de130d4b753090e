/*
 * What `add` keeps while it runs, and what it says of it.
 */
#ifndef CMD_ADD_H
#define CMD_ADD_H

#include "cmd/cmd.h"
#include "io/yaml_in.h"
#include "register/restore.h"
#include "register/store.h"

/* So many records are told one by one; more are only counted. */
#define TOLD_MAX 12

/* A meeting's sheet, kept until the proposals of the run are there. */
struct sheet {
	struct yaml_source source;
};

struct add {
	struct app *app;
	struct store store;
	struct pool *pool;	/* cleared after each document */
	struct memory told;	/* what is said of each */
	struct memory idle;	/* those there is nothing to do for */
	size_t told_count;
	size_t documents, added, merged, same, releases, holidays, votes;
	size_t questions, replaced, removed;	/* questions */
	const char *first, *last;	/* lowest and highest id added */
	size_t files;			/* that were named */
	bool reread;			/* some were read before this run */
	bool whole;			/* a whole register was read */
	struct restored restored;
	struct sheet *sheets;
	size_t sheet_count;
};

/* Restores the whole register that INPUT holds from DOCUMENT on. */
void add_whole(struct add *add, struct input *input,
	       const struct document *document);
void tell_whole(struct add *add);

/* A record there is nothing to do for; a proposal added, or merged. */
void tell_same(struct add *add, const char *what);
void tell_new(struct add *add, const struct proposal *proposal);
void tell_merged(struct add *add, const struct proposal *proposal,
		 const struct merged *merged);

/* A question added, or put in the place of another, or taken away. */
void tell_question(struct add *add, const struct saved_question *question,
		   bool merged);

/* A store_told: one line of a meeting's outcome, as its sheet lists them. */
void tell_item(void *arg, const struct proposal *proposal,
	       const struct entry *entry);

/* What the whole run did, to app->out; what it need not do, to app->notes. */
void tell_all(struct add *add);
void tell_idle(struct add *add);

#endif
