/*
 * Prints N made-up Modification Proposals as YAML records, legal under
 * data/process/sec-2017.yaml, about 1.7 KB each: always the same ones.
 *
 *	gen N [FIRST]	prints SECMP(FIRST) and N - 1 more; FIRST is 1
 *
 * A record depends on its number alone: runs can be cut and joined.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The last day an entry can have: 9 May 2017, as a count of days. */
#define LAST_DAY 17295
#define SPREAD 1100	/* timelines end within so many days before it */

/* What happens in one entry; a NULL status leaves it where it is. */
struct step {
	const char *status, *body, *vote, *who;
	int implements;		/* gives the day and the release */
};

#define NOTE { NULL, NULL, NULL, NULL, 0 }

/* One way through the process; its notes may be left out. */
struct journey {
	const char *path;
	size_t count;
	struct step steps[8];
};

static const struct journey journeys[] = {
	{ NULL, 7, {
		{ "Initial Consideration", NULL, NULL, NULL, 0 },
		NOTE,
		{ "Refinement", NULL, NULL, NULL, 0 },
		NOTE, NOTE, NOTE, NOTE,
	} },
	{ NULL, 7, {
		{ "Initial Consideration", NULL, NULL, NULL, 0 },
		{ "Refinement", NULL, NULL, NULL, 0 },
		NOTE, NOTE,
		{ "Report Phase", NULL, NULL, NULL, 0 },
		{ "Refinement", NULL, NULL, NULL, 0 },
		NOTE,
	} },
	{ "2", 8, {
		{ "Initial Consideration", NULL, NULL, NULL, 0 },
		{ "Refinement", NULL, NULL, NULL, 0 },
		NOTE,
		{ "Report Phase", NULL, NULL, NULL, 0 },
		{ NULL, "Change Board", "approve", NULL, 0 },
		{ "Awaiting Authority Decision", NULL, NULL, NULL, 0 },
		{ "Awaiting Implementation", "Authority", "approve", NULL, 1 },
		{ "Implemented", NULL, NULL, NULL, 0 },
	} },
	{ "2", 6, {
		{ "Initial Consideration", NULL, NULL, NULL, 0 },
		{ "Refinement", NULL, NULL, NULL, 0 },
		NOTE,
		{ "Report Phase", NULL, NULL, NULL, 0 },
		{ NULL, "Change Board", "reject", NULL, 0 },
		{ "Awaiting Authority Decision", NULL, NULL, NULL, 0 },
	} },
	{ "3", 7, {
		{ "Initial Consideration", NULL, NULL, NULL, 0 },
		{ "Refinement", NULL, NULL, NULL, 0 },
		NOTE, NOTE,
		{ "Report Phase", NULL, NULL, NULL, 0 },
		{ "Awaiting Implementation", "Change Board", "approve",
		  NULL, 1 },
		{ "Implemented", NULL, NULL, NULL, 0 },
	} },
	{ "3", 7, {
		{ "Initial Consideration", NULL, NULL, NULL, 0 },
		NOTE,
		{ "Report Phase", NULL, NULL, NULL, 0 },
		NOTE,
		{ "Rejected", "Change Board", "reject", NULL, 0 },
		{ "Referred", NULL, NULL, "the Proposer", 0 },
		{ "Rejected", "Panel", "reject", NULL, 0 },
	} },
	{ "2", 6, {
		{ "Initial Consideration", NULL, NULL, NULL, 0 },
		{ "Refinement", NULL, NULL, NULL, 0 },
		NOTE, NOTE, NOTE,
		{ "Withdrawn", NULL, NULL, "the Proposer", 0 },
	} },
};

static const char *const categories[] = {
	"Large Suppliers", "Small Suppliers", "Network Parties",
	"Other SEC Parties", "Consumers",
};

static const char *const words[] = {
	"access", "alert", "amended", "and", "appendix", "arrangements",
	"assessment", "baseline", "before", "between", "capacity",
	"certificate", "change", "charges", "clarify", "code", "command",
	"communications", "consultation", "consumer", "cost", "data",
	"defined", "delivery", "demand", "device", "devices", "display",
	"documents", "drafting", "each", "electricity", "enduring", "error",
	"export", "firmware", "for", "forecast", "from", "gas", "group",
	"hub", "impact", "in", "industry", "information", "installation",
	"interface", "inventory", "label", "legal", "limit", "meter",
	"metering", "monitoring", "monthly", "network", "new", "obligation",
	"of", "on", "operator", "option", "parties", "party", "period",
	"prepayment", "process", "proposed", "provision", "quarterly",
	"reading", "recovery", "register", "registration", "release",
	"report", "request", "requirement", "response", "review", "schedule",
	"security", "service", "smart", "solution", "specification",
	"standard", "supplier", "support", "switching", "system", "tariff",
	"technical", "test", "testing", "the", "their", "threshold", "to",
	"transition", "triage", "under", "update", "users", "version",
	"volume", "when", "where", "with", "within",
};

static uint64_t state;

/* A number from 0 to N - 1: xorshift, the same on every machine. */
static unsigned
any(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)((state >> 20) % n);
}

/* A sentence of N words, broken before column 88 behind INDENT blanks. */
static void
sentence(unsigned n, int indent)
{
	int column = 0;

	while (n--) {
		const char *word = words[any(COUNT(words))];

		if (indent && column > 68) {
			printf("\n%*s", indent, "");
			column = 0;
		} else if (column) {
			column += printf(" ");
		}
		column += printf("%s", word);
	}
}

static void
title(unsigned n)
{
	const char *word = words[any(COUNT(words))];

	printf("%c%s ", word[0] - 'a' + 'A', word + 1);
	sentence(n - 1, 0);
	printf("\n");
}

static void
prose(const char *key, unsigned n, int indent)
{
	printf("%*s%s: >-\n%*sThe ", indent, "", key, indent + 2, "");
	sentence(n, indent + 2);
	printf(".\n");
}

/* A count of days since 1970 as a date. */
static void
date(long days)
{
	long z = days + 719468, era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153, m = mp < 10 ? mp + 3 : mp - 9;

	printf("%04ld-%02ld-%02ld\n", yoe + era * 400 + (m <= 2), m,
	       doy - (153 * mp + 2) / 5 + 1);
}

static void
ballots(const char *vote)
{
	int approves = vote[0] == 'a';
	size_t i;

	printf("    ballots:\n");
	for (i = 0; i < COUNT(categories); i++) {
		unsigned most = 2 + any(4), least = any(2);

		printf("      %s: {approve: %u, reject: %u, abstain: %u}\n",
		       categories[i], approves ? most : least,
		       approves ? least : most, any(2));
	}
}

static void
entry(const struct step *step, long day)
{
	printf("\n  - date: %s", any(9) ? "" : "by ");
	date(day);
	if (step->vote) {
		printf("    body: %s\n    vote: %s\n    carried: majority\n",
		       step->body, step->vote);
		ballots(step->vote);
	}
	if (step->status)
		printf("    status: %s\n", step->status);
	if (step->who)
		printf("    who: %s\n", step->who);
	if (step->implements) {
		printf("    implementation-date: ");
		date(day + 1);
		printf("    release: SEC%u.%u\n", 4 + any(3), 1 + any(12));
	}
	prose("note", 6 + any(10), 4);
}

static void
proposal(unsigned long number)
{
	const struct journey *j;
	long days[8], day = LAST_DAY - (long)any(SPREAD);
	const char *last = NULL;
	size_t i, end;

	j = &journeys[any(COUNT(journeys))];
	end = 4 + any((unsigned)j->count - 3);
	for (i = end; i-- > 0; day -= 2 + (long)any(40))
		days[i] = day;
	for (i = 0; i < end; i++)
		last = j->steps[i].status ? j->steps[i].status : last;
	printf("---\nproposal: SECMP%04lu\ntitle: ", number);
	title(5 + any(5));
	if (any(4) == 0) {
		printf("formal-title: ");
		title(9 + any(5));
	}
	if (j->path)
		printf("path: %s\n", j->path);
	printf("proposer: Example Party %u\nstatus: %s\n", 1 + any(60), last);
	prose("summary", 40 + any(30), 0);
	printf("\nhistory:");
	for (i = 0; i < end; i++)
		entry(&j->steps[i], days[i]);
}

int
main(int argc, char **argv)
{
	unsigned long n = argc > 1 ? strtoul(argv[1], NULL, 10) : 27;
	unsigned long first = argc > 2 ? strtoul(argv[2], NULL, 10) : 1, i;

	for (i = first; i < first + n; i++) {
		/* Each record has its own beginning, so runs can be cut. */
		state = (i + 1) * 0x9e3779b97f4a7c15u;
		any(2);
		proposal(i);
	}
	return fflush(stdout) || ferror(stdout);
}
