/*
 * Why a proposal has its status: from recorded facts and named rules only.
 *
 * A reason is a step of the timeline, or a rule that a step rests on.  Its
 * lines are sentences, each with the entry or the rule it comes from.  Lines
 * with a verdict say of one thing a rule asks for whether the facts show it.
 */
#ifndef REGISTER_REASON_H
#define REGISTER_REASON_H

#include "register/calendar.h"
#include "register/process.h"
#include "register/record.h"

enum verdict {
	VERDICT_NONE,
	VERDICT_MET,
	VERDICT_NOT_SHOWN,	/* what is recorded leaves it open */
	VERDICT_NOT_MET,
};

/* "MET" and so on; "" for none. */
extern const char *const verdict_words[];

struct reason_line {
	enum verdict verdict;
	const char *text;		/* a sentence; paragraphs if it quotes
					   some */
	const struct rule *rule;	/* or NULL */
	const struct entry *entry;	/* the fact it tells, or NULL */
};

struct reason {
	struct list lines;		/* struct reason_line */
};

/*
 * Every step of an unfolded timeline that led to its last status: struct
 * reason, in order.  Remarks and facts no rule asks for are left out.
 */
struct list reasons_of(struct pool *pool, const struct process *process,
		       const struct calendar *calendar,
		       const struct proposal *proposal);

#endif
