/*
 * Papers that went out, kept as they went out.
 */
#ifndef REGISTER_PAPERS_H
#define REGISTER_PAPERS_H

#include "base/diag.h"
#include "register/change.h"

/* The kinds of papers, as the table `paper` calls them. */
#define REPORT_UPDATE "update"
#define REPORT_STATUS "status"
#define REPORT_REGISTER "register"

/* What a paper of KIND is called in a sentence; it takes "a". */
const char *issued_noun(const char *kind);

/* A paper as it is kept; texts live in the pool it was read into. */
struct issued {
	const char *name;	/* as people call it */
	const char *kind;	/* which report, as REPORT_UPDATE */
	const char *since;	/* its window: after this day; NULL: none */
	const char *until;	/* up to and including this day, or as at it */
	int64_t known;		/* the last change it knew of */
	const char *format;	/* as --format has it */
	const char *sha256;	/* of its bytes, 64 hexadecimal digits */
	const char *text;	/* its bytes, LEN of them; no zero byte */
	size_t len;
	int64_t change;		/* which issued it */
};

/*
 * The paper of that name, any case, into *PAPER: 1, 0 if there is none, -1 with
 * a problem recorded.
 */
int issued_find(struct pool *pool, struct db *db, const char *name,
		struct issued *paper);

/*
 * Records that there is no paper of that name, with those there are; returns
 * -1.
 */
int issued_unknown(struct pool *pool, struct diags *diags, struct db *db,
		   const char *name);

/* Where the window of the last paper ended. */
struct issued_last {
	const char *name, *until;
};

/*
 * The last issued paper of KIND: 1 with *LAST filled (in POOL), 0 if none was
 * issued, -1 with a problem recorded.
 */
int issued_last(struct pool *pool, struct db *db, const char *kind,
		struct issued_last *last);

/*
 * Says, without a full stop, that a window that begins after the day SINCE does
 * not meet the one of the paper NAME, which ended on another day, UNTIL.
 */
const char *issued_joint(struct pool *pool, const char *name,
			 const char *until, const char *since);

/* Whether its bytes still have its digest. */
bool issued_whole(struct pool *pool, const struct issued *paper);

/* The same: 0, or -1 with a problem recorded. */
int issued_check(struct pool *pool, struct diags *diags,
		 const struct issued *paper);

/* Keeps a paper as part of an open change; its digest is worked out. */
int issued_keep(struct pool *pool, struct change *change,
		struct issued *paper);

#endif
