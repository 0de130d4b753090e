/*
 * Saved questions: SQL that has a name and can be asked in plain words.
 *
 * Those that ship with the program are data (data/questions); a register may
 * hold others of its own (`question:` in docs/records.md).  One that asks about
 * a body ({body} in its title, :body in its SQL) is there once for every body
 * of the process, in the words of the process, so that none is named in them.
 */
#ifndef REGISTER_QUESTION_H
#define REGISTER_QUESTION_H

#include "register/process.h"

#define QUESTION_BODY "body"	/* its parameter in SQL */

struct question {
	const char *name;	/* "waiting-for-panel" */
	const char *title;	/* the question in words */
	const char *keywords;	/* words that find it besides, or "" */
	const char *sql;
	const char *body;	/* which body it asks about; NULL: none */
	const char *any_name;	/* "waiting-for-BODY"; NULL without a body */
	const char *any_title;	/* the same question about BODY */
	const char *kept;	/* of the register's own: the name of its
				   record; NULL: it ships */
};

struct questions {
	const struct question *items;
	size_t count;
};

/*
 * All there are, those that differ only in the body side by side: first the
 * program's, then the register's own as known at the horizon, by name.  What
 * is told of them can be shown as it is, whatever the register holds; their
 * SQL is not made visible.  0, or -1 with a problem recorded.
 */
int question_all(struct pool *pool, struct db *db,
		 const struct process *process, struct questions *all);

/* Adds to ALL what one question of the register's own is there as. */
void question_add(struct pool *pool, struct questions *all,
		  const struct process *process, const char *name,
		  const char *title, const char *keywords, const char *sql);

/* Takes out of ALL what the register's own question KEPT is there as. */
void question_drop(struct questions *all, const char *kept);

/* The one of that name, typed in any case; NULL if there is none. */
const struct question *question_find(const struct questions *questions,
				     const char *name);

/*
 * Whether another one goes by the same name: a later program, or a process
 * loaded later, may have one that the register had before.
 */
bool question_shared(const struct questions *questions,
		     const struct question *question);

/* Whether one that ships is called so, before BODY where it has one. */
bool question_ships(const char *name);

/*
 * Those that WORDS (COUNT of them) may mean: of which every word is one of its
 * name, its title or its keywords.  Case, a plural s and signs between words
 * do not matter.  The whole name of a question means that one alone.
 */
struct questions question_match(struct pool *pool,
				const struct questions *questions,
				const char *const *words, int count);

/* The first of WORDS that no question has, or NULL. */
const char *question_unknown(struct pool *pool,
			     const struct questions *questions,
			     const char *const *words, int count);

/*
 * Its SQL as one may run it, with comments that say what it is; what may not
 * be shown is a symbol.
 */
const char *question_sql(struct pool *pool, const struct question *question);

#endif
