/*
 * Saved questions: SQL that has a name and can be asked in plain words.
 *
 * Those that ship with the program are data (data/questions).  One that asks
 * about a body (its SQL has :body) is there once for every body of the
 * process, in the words of the process, so that none is named in them.
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
};

struct questions {
	const struct question *items;
	size_t count;
};

/* All there are, those that differ only in the body side by side. */
struct questions question_all(struct pool *pool,
			      const struct process *process);

/* The one of that name, typed in any case; NULL if there is none. */
const struct question *question_find(const struct questions *questions,
				     const char *name);

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

/* Its SQL as one may run it, with comments that say what it is. */
const char *question_sql(struct pool *pool, const struct question *question);

#endif
