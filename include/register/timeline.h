/*
 * Timelines held against the process, with words for what is wrong.
 *
 * The register refuses the same things itself when a change is closed (the
 * view `fault`); here they are found first, all of them, each at its place,
 * saying what is allowed and what each move needs.
 */
#ifndef REGISTER_TIMELINE_H
#define REGISTER_TIMELINE_H

#include "register/process.h"
#include "register/record.h"

/*
 * Holds what a file says of one proposal against the form: every word known
 * to the process and made canonical, every entry saying something, no day
 * after TODAY, entries in order of their days.  0, or -1 with problems.
 */
int record_check(struct pool *pool, struct diags *diags,
		 const struct process *process, struct proposal *proposal,
		 const char *today);

/*
 * Of that only the names: what can still be said of a record that was not
 * understood in all its parts.
 */
int record_words(struct pool *pool, struct diags *diags,
		 const struct process *process, struct proposal *proposal);

/* Holds the day of something that has happened against TODAY. */
int day_check(struct diags *diags, const struct text *date,
	      const char *today);

/* All of it for one entry; TODAY is NULL when its day was checked before. */
int entry_check(struct pool *pool, struct diags *diags,
		const struct process *process, struct entry *entry,
		const char *today);

/*
 * Walks a whole timeline, unfolded and in order, through the process.
 * Entries that are in the register already are taken as given; a status that
 * a vote makes is filled in beside it; the head's status must be the one
 * arrived at.  What is odd but not refused (ballots that do not bear out the
 * outcome) goes to REMARKS, one line each.  0, or -1 with problems.
 */
int timeline_walk(struct pool *pool, struct diags *diags,
		  const struct process *process, struct proposal *proposal,
		  FILE *remarks);

/*
 * Records that the head's STATUS is not the one its history ENDS at, which
 * was read at AT (NULL: not in a file); returns -1.
 */
int status_differs(struct diags *diags, const struct text *status,
		   const char *ends, const struct pos *at);

/* What each need asks for, as "a note". */
extern const char *const need_phrases[];

/* "the Panel": what sentences call a body. */
const char *body_called(struct pool *pool, const struct process *process,
			const char *name);

/* "Path 2 – Authority Determination"; "no path recorded" for NULL. */
const char *path_heading(struct pool *pool, const struct process *process,
			 const char *code);

/* "on Path 2 – Authority Determination"; "with no path recorded" for NULL. */
const char *path_phrase(struct pool *pool, const struct process *process,
			const char *code);

/*
 * What a move asks for, as "if the Panel votes to approve" or "needs a note";
 * empty if nothing.
 */
const char *move_condition(struct pool *pool, const struct process *process,
			   const struct process_move *move);

/*
 * The vote a move needs, "a vote of the Panel to approve"; and where the vote
 * makes the move, "if the Panel votes to approve".
 */
const char *move_vote(struct pool *pool, const struct process *process,
		      const struct process_move *move);
const char *move_if_vote(struct pool *pool, const struct process *process,
			 const struct process_move *move);

/*
 * What is done to a proposal in a move of this kind: "referred", "withdrawn".
 * NULL where the kind is none, or is told by its day (`day-is`).
 */
const char *move_deed(const struct process_move *move);

/* Whether the move is made against the vote it needs. */
bool move_against(const struct process_move *move);

#endif
