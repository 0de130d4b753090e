/*
 * Proofreading from inside: what its parts share.
 */
#ifndef REGISTER_PROOF_H
#define REGISTER_PROOF_H

#include "register/proofread.h"
#include "register/record.h"

/* What words of the draft were recognised as; in word.use, added up. */
enum use {
	USE_ID = 1,
	USE_TITLE = 2,
	USE_NAME = 4,		/* of a status or path, of several words */
	USE_SUMMARY = 8,
	/* Words that can stand for a vote are those with none of these. */
};

/* A title of a proposal, in words. */
struct title {
	const char *text;
	struct words words;
	const char *until;	/* changed on that day; NULL: it holds */
};

/* A vote on a proposal, or on an alternative of it. */
struct cast {
	const struct entry *entry;
	const struct process_vote *right;	/* NULL: none is known */
	const char *path;
};

/* What a mentioned id means. */
struct subject {
	struct subject *next;	/* in its bucket */
	const char *id;		/* in full, as the families write it */
	int64_t key;		/* 0: there is no such proposal */
	bool known;		/* something is known of it on that day */
	const char *goes_by;	/* its id on that day */
	struct proposal *proposal;	/* if known */
	const char *may_be;	/* or NULL */
	struct list titles;	/* struct title */
	struct list votes;	/* struct cast */
	struct list agreeing;	/* unsigned: lines where the title is right */
	struct list pending;	/* size_t: points about its title */
	unsigned told;		/* the line where it was told that there is
				   none, or that it goes by another id */
	size_t seen;		/* for counting different ones */
};

struct mention {
	struct subject *subject;
	size_t word, words;	/* in the draft */
	size_t block;
	size_t beyond;		/* the word behind it and its title */
	bool titled;		/* its title stands beside it */
};

/* A name of the process in words, and the row it names. */
struct phrase {
	struct words words;
	const void *row;
};

struct proof {
	struct pool *pool;
	struct pool *scratch;	/* cleared often */
	struct db *db;
	const struct process *process;
	const struct draft *draft;
	struct word *words;	/* of the draft */
	struct subject **buckets;
	struct list subjects;	/* struct subject *, those known */
	struct mention *mentions;
	size_t mention_count;
	size_t *block_mentions;	/* the first mention of each block, and one
				   more than all at the end */
	struct list statuses, bodies, paths;	/* struct phrase */
	struct words proposal_one, proposal_many;	/* the term */
	long *status_counts;	/* proposals in each status of the process */
	long open_count;	/* in those that are open */
	size_t listed;		/* the block whose number was last held against
				   its list, from 1 */
	size_t budget;		/* of looks at the titles of others */
	size_t tick;		/* for subject.seen */
	struct proofread *result;
};

/* Finds all mentions, and loads what they mean; 0 or -1. */
int proof_mentions(struct proof *proof);

/* What an id in full means, if the draft mentions it; else NULL. */
struct subject *proof_subject(const struct proof *proof, const char *id);

/* The checks, each over the whole draft. */
void proof_titles(struct proof *proof);
int proof_tables(struct proof *proof);
void proof_statuses(struct proof *proof);
void proof_paths(struct proof *proof);
void proof_votes(struct proof *proof);
void proof_dates(struct proof *proof);
int proof_counts(struct proof *proof);

/*
 * Adds a point and returns it, for more to be said; of those beyond
 * POINTS_MAX only the number is kept, and NULL returned.
 */
struct point *proof_point(struct proof *proof, const char *kind,
			  unsigned line, const struct subject *subject,
			  const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* The words FROM to TO of the draft as they stand, on one line. */
const char *proof_quote(struct proof *proof, size_t from, size_t to);

/*
 * The longest of PHRASES that the words from FROM, up to TO, begin with; sets
 * *LEN to its words.  NULL if there is none.
 */
const struct phrase *proof_phrase(const struct proof *proof,
				  const struct list *phrases, size_t from,
				  size_t to, size_t *len);

/* Whether words are written with the very letters of a phrase. */
bool proof_exact(const struct proof *proof, size_t from,
		 const struct phrase *phrase);

/* The first word of the block, and the one behind its last. */
size_t block_from(const struct proof *proof, size_t block);
size_t block_to(const struct proof *proof, size_t block);

/* The mention a block begins with, or NULL. */
struct mention *block_leader(const struct proof *proof, size_t block);

/*
 * Whether the block is an item of a list: in text laid out with spaces such a
 * one looks like a row of two cells.
 */
bool block_is_item(const struct proof *proof, size_t block);

/* Whether a block only says which path comes next; sets *PATH to it. */
bool block_is_path(const struct proof *proof, size_t block,
		   const struct process_path **path);

/* Whether it ends what a section began: a heading, or all of it bold. */
bool block_is_heading(const struct proof *proof, size_t block);

/* A stretch of words with what is mentioned in it. */
struct stretch {
	size_t block, from, to;
	const struct mention *mentions;
	size_t mention_count;
	const struct subject *only;	/* the one proposal it is about */
};

/*
 * The next sentence from *AT on in a block of text, STRETCH being the one
 * before it; an item of a list is one sentence.  False at the end of the
 * block.  One that is too long to be understood is about no proposal.
 */
bool proof_sentence(const struct proof *proof, size_t block, size_t *at,
		    struct stretch *stretch);

/* Whether a word of the stretch says that nothing has happened (yet). */
bool stretch_unsure(const struct proof *proof, const struct stretch *stretch);

/* A body named from word AT on: its words in *LEN.  NULL if none is. */
const struct process_body *proof_body(const struct proof *proof, size_t at,
				      size_t to, size_t *len);

/*
 * The day that words say from AT on ("19th April 2017", "2017-04-19"), with
 * its words in *LEN; NULL if they say none.
 */
const char *proof_day(struct proof *proof, size_t at, size_t to, size_t *len);

/* How many days a stretch says; *DAY is the last. */
size_t stretch_days(struct proof *proof, const struct stretch *stretch,
		    const char **day);

/* A sentence in which a body acts on what is listed below it. */
struct lead {
	const struct process_body *body;	/* NULL: there is none, or
						   it cannot be told what of */
	const char *day;			/* or NULL */
	size_t block;
	struct stretch stretch;
	bool begun;		/* there is one, told or not */
};

/* Makes LEAD what holds from this block on. */
void lead_step(struct proof *proof, size_t block, struct lead *lead);

/* The number in words or digits at AT, its words in *LEN; -1 for none. */
long proof_number(const struct proof *proof, size_t at, size_t to,
		  size_t *len);

#endif
