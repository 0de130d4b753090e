/*
 * Words, found in what is recorded of proposals.
 */
#ifndef REGISTER_SEARCH_H
#define REGISTER_SEARCH_H

#include "base/field.h"
#include "io/db.h"

/* A proposal that has all the words, and where most of them stand. */
struct found {
	const char *id;
	const char *in;		/* title, formal_title, summary, note; or
				   former: an earlier one of the first three */
	const char *part;	/* the words with some around them, in a line */
};

/*
 * Finds the proposals that hold all of WORDS, words with white space between
 * them, in their title, formal title, summary and notes as at and as known;
 * in titles and summaries they had before, too.  Sets *FOUND to a list of
 * struct found, best first, in POOL; each word found in a part stands between
 * ON and OFF.
 *
 * Words are found whole, in any case and with or without accents; one that
 * ends with * also finds longer words that begin like it.  All else that is
 * no letter or digit only separates: what it separates must stand together.
 *
 * Returns 0, or -1 with a problem recorded: there is no word, too many of
 * them, or the SQLite library cannot search.
 */
int search_words(struct pool *pool, struct diags *diags, struct db *db,
		 const char *words, const char *on, const char *off,
		 struct list *found);

#endif
