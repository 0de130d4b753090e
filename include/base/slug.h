/*
 * The kinds of problem this program can name.
 *
 * A slug is stable: scripts and people quote it, `secreg help SLUG` explains
 * it and docs/diagnostics.md lists it.  To add one: a line here, and a row in
 * src/base/slug.c with its class and explanation.
 */
#ifndef BASE_SLUG_H
#define BASE_SLUG_H

enum slug {
	SLUG_USAGE,
	SLUG_UNKNOWN_COMMAND,
	SLUG_UNKNOWN_OPTION,
	SLUG_UNKNOWN_WORD,
	SLUG_SQL,
	SLUG_SQL_LIMIT,
	SLUG_NOT_FOUND,
	SLUG_REFUSED,
	SLUG_NO_REGISTER,
	SLUG_REGISTER_EXISTS,
	SLUG_DAMAGED,
	SLUG_ALTERED,
	SLUG_NEWER,
	SLUG_BUSY,
	SLUG_READ,
	SLUG_WRITE,
	SLUG_ENCODING,
	SLUG_CHARACTER,
	SLUG_SYNTAX,
	SLUG_QUOTE_COLON,
	SLUG_QUOTE_HASH,
	SLUG_ALIAS,
	SLUG_TAG,
	SLUG_DEPTH,
	SLUG_TOO_LARGE,
	SLUG_KIND,
	SLUG_UNKNOWN_FIELD,
	SLUG_DUPLICATE_FIELD,
	SLUG_MISSING_FIELD,
	SLUG_SHAPE,
	SLUG_EMPTY,
	SLUG_ONE_LINE,
	SLUG_DATE,
	SLUG_FUTURE,
	SLUG_YES_NO,
	SLUG_COUNT,
	SLUG_CHOICE,
	SLUG_LINK,
	SLUG_ID,
	SLUG_DUPLICATE_ID,
	SLUG_EXISTS,
	SLUG_DIFFERENT,
	SLUG_STATUS_NAME,
	SLUG_PATH_NAME,
	SLUG_BODY_NAME,
	SLUG_CATEGORY_NAME,
	SLUG_STATUS_CHECK,
	SLUG_HEADER_CHECK,
	SLUG_ORDER,
	SLUG_FIRST_ENTRY,
	SLUG_OPENING,
	SLUG_ENTRY_EMPTY,
	SLUG_VOTE_PARTS,
	SLUG_VOTE_PATH,
	SLUG_VOTE_BODY,
	SLUG_VOTE_TWICE,
	SLUG_VOTE_STATUS,
	SLUG_UNANIMOUS,
	SLUG_MOVE,
	SLUG_MOVE_NEEDS,
	SLUG_RELEASE,
	SLUG_QUESTION_NAME,
	SLUG_QUESTION_SQL,
	SLUG_PROCESS,
	SLUG_NO_SEARCH,
	SLUG_WHOLE,
	SLUG_NOT_EMPTY,
	SLUG_END	/* how many there are */
};

/* The word a slug goes by, as "unknown-field". */
const char *slug_name(enum slug slug);

/* The exit status it stands for (enum status of base/diag.h). */
int slug_class(enum slug slug);

/* What it means and what to do, in one paragraph. */
const char *slug_help(enum slug slug);

/* The slug a word names, or SLUG_END. */
enum slug slug_find(const char *word);

#endif
