/*
 * The process as data: statuses, paths, bodies, moves and their words.
 *
 * A process is YAML (docs/process.md), read and written by the field tables
 * below and kept as rows.  Nothing in C or SQL names a status, a path or a
 * body: whatever is asked about them is asked of this struct or these rows.
 */
#ifndef REGISTER_PROCESS_H
#define REGISTER_PROCESS_H

#include <stdint.h>

#include "base/field.h"
#include "io/db.h"

/* Every rule has a name and a basis: paper, code or to-confirm. */
struct rule {
	struct text name, basis;
};

struct process_term {
	struct pos at;
	int64_t id;
	struct text term, singular, plural, abbreviation;
	struct rule rule;
};

struct process_family {
	struct pos at;
	int64_t id;
	struct text prefix, digits, suffix, numbers;
	struct rule rule;
};

struct process_body {
	struct pos at;
	int64_t id;
	struct text name, called, printed_as;
	struct rule rule;
};

struct process_path {
	struct pos at;
	int64_t id;
	struct text code, name, heading, decides;
	struct rule rule;
};

struct process_status {
	struct pos at;
	int64_t id;
	struct text name, stage, open, waits_for, to, was;
	struct rule rule;
};

struct process_vote {
	struct pos at;
	int64_t id;
	struct rule rule;
	struct list in, paths;		/* struct text */
	struct text body, effect, to;
};

struct process_window {
	struct pos at;
	int64_t id;
	struct text name, title, days, from;
	struct rule rule;
};

struct process_move {
	struct pos at;
	int64_t id;
	struct rule rule;
	struct list from, to, paths;	/* struct text */
	struct text kind, back, vote, outcome, by_vote;
	struct list needs;		/* struct text */
	struct text window, day_is;
};

struct process_category {
	struct pos at;
	int64_t id;
	struct text name;
	struct rule rule;
};

struct process_section {
	struct pos at;
	int64_t id;
	struct text kind, body, heading, caption;
	struct list columns;		/* struct text */
	struct rule rule;
};

struct process {
	struct pos at;
	int64_t id;
	struct text name, title, paper, note;
	struct list terms, families, bodies, paths, statuses, votes, windows,
		moves, categories, sections;
};

extern const struct record process_record;

/* The words of process files that stand for themselves. */
#define PROCESS_NEW "new"	/* a move's `from`: not in the register yet */
#define PROCESS_NO_PATH "none"	/* among `paths`: no path recorded */

/* What a move can need; the order is that of `needs:` words. */
enum need {
	NEED_NOTE,
	NEED_WHO,
	NEED_ADOPTER,
	NEED_RELEASE,
	NEED_IMPLEMENTATION,
	NEED_END
};
extern const char *const need_words[];		/* ends with NULL */

/*
 * Holds a process that was read against itself: names known and unique, one
 * move for each from, to and path, one for each vote that makes a move, every
 * vote told by some section, sentences not lacking a term.  Returns 0, or -1
 * with problems at their places.
 */
int process_check(struct diags *diags, const struct process *process);

/* The part of it about moves and votes; all names are known. */
int process_check_moves(struct diags *diags, const struct process *process);

/* Writes it as rows of the open change CHANGE. */
int process_save(struct pool *pool, struct db *db, int64_t change,
		 const struct process *process);

/*
 * The process live at the horizon, from its rows; NULL with a problem
 * recorded.  Ids are those of the rows.
 */
struct process *process_load(struct pool *pool, struct diags *diags,
			     struct db *db);

/*
 * Rows by the name people type (any case, spaces or hyphens); NULL if there
 * is none.
 */
const struct process_status *process_status(const struct process *process,
					    const char *name);
const struct process_body *process_body(const struct process *process,
					const char *name);
const struct process_path *process_path(const struct process *process,
					const char *code);
const struct process_category *process_category(const struct process *process,
						const char *name);
const struct process_window *process_window(const struct process *process,
					    const char *name);

/* A term's words; a process that passed process_check() has those asked for. */
const struct process_term *process_term(const struct process *process,
					const char *term);

/* Whether a list of names (a move's, a vote's) holds NAME. */
bool names_hold(const struct list *names, const char *name);

/* Whether a move has a need. */
bool move_needs(const struct process_move *move, enum need need);

/* Whether a flag was set: "yes". */
bool flag_set(const struct text *flag);

/*
 * The move from one status (NULL: new) to another on a path (NULL: none
 * recorded); the right of a body to vote in a status on a path.  NULL if
 * there is none.
 */
const struct process_move *process_move(const struct process *process,
					const char *from, const char *to,
					const char *path);
const struct process_vote *process_vote(const struct process *process,
					const char *status, const char *path,
					const char *body);

/* The move the vote itself makes, or NULL. */
const struct process_move *process_move_by_vote(const struct process *process,
						const char *from,
						const char *path,
						const char *body,
						const char *outcome);

/*
 * Reads an id in full as a file must write it: sets family, number and
 * letter (0 if none).  Returns false if no family has such ids.
 */
bool process_id(const struct process *process, const char *id,
		const struct process_family **family, long *number,
		char *letter);

/* A number as an id in full, of the first family. */
const char *process_id_of(struct pool *pool, const struct process *process,
			  const char *number);

/*
 * Records that WORD names no status (path, body, category) at a place or at
 * the prompt (AT NULL), with a near name and the list of all.  Returns -1.
 */
int process_no_status(struct pool *pool, struct diags *diags,
		      const struct process *process, const char *word,
		      const struct pos *at);
int process_no_path(struct pool *pool, struct diags *diags,
		    const struct process *process, const char *word,
		    const struct pos *at);
int process_no_body(struct pool *pool, struct diags *diags,
		    const struct process *process, const char *word,
		    const struct pos *at);
int process_no_category(struct pool *pool, struct diags *diags,
			const struct process *process, const char *word,
			const struct pos *at);

#endif
