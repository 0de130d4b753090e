#include "register/whole.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "register/process.h"
#include "register/rows.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define FIELDS(array) .fields = (array), .count = COUNT(array)
#define MARKS \
	{ "change", FIELD_LINE, AT(mark.ref), .required = true, \
	  .help = "its reference: the change that recorded it, a dot, and its" \
		" number in that change" }, \
	{ "replaces", FIELD_LINE, AT(mark.replaces), \
	  .help = "the reference of the one it corrects" }, \
	{ "gone", FIELD_FLAG, AT(mark.gone), \
	  .help = "`yes`: what it corrects is taken away" }

#define AT(member) offsetof(struct whole_release, member)
static const struct field whole_release_fields[] = {
	{ "release", FIELD_LINE, AT(name), .required = true,
	  .help = "its designation" },
	{ "date", FIELD_DATE, AT(date), .required = true,
	  .help = "the day it is in force from" },
	{ "note", FIELD_PROSE, AT(note), .help = "a remark" },
	MARKS,
};
const struct record whole_release_record = {
	.noun = "a release", .size = sizeof(struct whole_release),
	FIELDS(whole_release_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct whole_holiday, member)
static const struct field whole_holiday_fields[] = {
	{ "holidays", FIELD_LINE, AT(title), .required = true,
	  .help = "the list it came in, in words" },
	{ "date", FIELD_DATE, AT(date), .required = true,
	  .help = "the day" },
	{ "off", FIELD_FLAG, AT(off), .required = true,
	  .help = "`yes`: it is a bank holiday; `no`: it is none" },
	{ "change", FIELD_COUNT, AT(change), .required = true,
	  .help = "the change that recorded it" },
};
const struct record whole_holiday_record = {
	.noun = "a day", .size = sizeof(struct whole_holiday),
	FIELDS(whole_holiday_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct whole_paper, member)
static const struct field whole_paper_fields[] = {
	{ "paper", FIELD_TEXT, AT(name), .required = true,
	  .help = "what it is called" },
	{ "change", FIELD_COUNT, AT(change), .required = true,
	  .help = "the change that issued it" },
	{ "piece", FIELD_COUNT, AT(piece),
	  .help = "of a long one, which piece follows; the first has no number"
		" and says all but bytes" },
	{ "kind", FIELD_LINE, AT(kind),
	  .help = "which report it is: `update`, `status` or `register`" },
	{ "since", FIELD_DATE, AT(since),
	  .help = "its window: after this day; a register has none" },
	{ "until", FIELD_DATE, AT(until),
	  .help = "its window: up to and including this day; of a register, the"
		" day it was as at" },
	{ "known", FIELD_COUNT, AT(known),
	  .help = "the last change it knew of" },
	{ "format", FIELD_LINE, AT(format),
	  .help = "the format it went out in" },
	{ "sha256", FIELD_LINE, AT(sha256),
	  .help = "the SHA-256 of its bytes" },
	{ "text", FIELD_TEXT, AT(text),
	  .help = "its bytes, where they are text" },
	{ "base64", FIELD_TEXT, AT(base64),
	  .help = "its bytes, where they are not" },
};
const struct record whole_paper_record = {
	.noun = "a paper", .size = sizeof(struct whole_paper),
	FIELDS(whole_paper_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct whole_question, member)
static const struct field whole_question_fields[] = {
	{ "question", FIELD_TEXT, AT(name), .required = true,
	  .help = "its short name" },
	{ "title", FIELD_TEXT, AT(title), .required = true,
	  .help = "the question" },
	{ "keywords", FIELD_TEXT, AT(keywords),
	  .help = "more words that find it" },
	{ "sql", FIELD_TEXT, AT(sql), .required = true,
	  .help = "what answers it" },
	MARKS,
};
const struct record whole_question_record = {
	.noun = "a question", .size = sizeof(struct whole_question),
	FIELDS(whole_question_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct whole_change, member)
static const struct field whole_change_fields[] = {
	{ "change", FIELD_COUNT, AT(no), .required = true,
	  .help = "its number, from 1 without a gap" },
	{ "time", FIELD_LINE, AT(time), .required = true,
	  .help = "when it was recorded, UTC, as 2017-05-10T09:00:00Z" },
	{ "user", FIELD_TEXT, AT(user), .required = true,
	  .help = "who typed it" },
	{ "command", FIELD_TEXT, AT(command), .required = true,
	  .help = "the command in words" },
	{ "note", FIELD_TEXT, AT(note), .help = "why, if they said" },
	{ "entries", FIELD_COUNT, AT(entries),
	  .help = "how many entries it recorded; absent: none" },
	{ "process", FIELD_WORD, AT(process),
	  .help = "the process it loaded: the next one of `processes`" },
	{ "takes-back", FIELD_LINES, AT(takes_back),
	  .help = "changes that do not count from now on" },
	{ "puts-back", FIELD_LINES, AT(puts_back),
	  .help = "changes that count again from now on" },
};
const struct record whole_change_record = {
	.noun = "a change", .size = sizeof(struct whole_change),
	FIELDS(whole_change_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct whole_register, member)
#define LIST(name, type, words) \
	{ #name, FIELD_RECORDS, AT(name), .of = &type##_record, .help = words }
static const struct field whole_register_fields[] = {
	{ "register", FIELD_COUNT, AT(format), .required = true,
	  .help = "the form of this file: 1" },
	{ "part", FIELD_COUNT, AT(part),
	  .help = "where the document before is continued: 2, 3 and so on" },
	{ "last-change", FIELD_COUNT, AT(last_change),
	  .help = "in the first part: how many changes the file holds" },
	{ "proposals", FIELD_COUNT, AT(proposals),
	  .help = "in the first part: how many proposals the file holds" },
	LIST(processes, process, "each process, as `secreg process --format"
	     " yaml` prints it"),
	LIST(releases, whole_release, "releases of the Code"),
	LIST(holidays, whole_holiday, "days that are bank holidays, or none"),
	LIST(papers, whole_paper, "papers that went out, with their bytes"),
	LIST(questions, whole_question, "questions kept with the register"),
	LIST(changes, whole_change, "every change, in order"),
};
#undef LIST
const struct record whole_register_record = {
	.noun = "a register", .size = sizeof(struct whole_register),
	FIELDS(whole_register_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct whole_entry, member)
static const struct field entry_marks[] = { MARKS };
#undef AT
#define AT(member) offsetof(struct whole_planned, member)
static const struct field planned_marks[] = { MARKS };
#undef AT
#define AT(member) offsetof(struct whole_document, member)
static const struct field document_marks[] = { MARKS };
#undef AT

/* A kind of record with its mark behind. */
static const struct record *
marked(struct pool *pool, const struct record *kind, const struct field *marks,
       size_t size)
{
	size_t count = COUNT(entry_marks);
	struct record *copy = pool_alloc(pool, sizeof(*copy));
	struct field *fields = pool_alloc(pool, (kind->count + count) *
					  sizeof(*fields));

	memcpy(fields, kind->fields, kind->count * sizeof(*fields));
	memcpy(fields + kind->count, marks, count * sizeof(*fields));
	*copy = *kind;
	copy->size = size;
	copy->fields = fields;
	copy->count += count;
	return copy;
}

struct whole_kinds
whole_kinds(struct pool *pool)
{
	/* Other facts of the head are said by entries, which are all there. */
	static const char *const head[] = {
		"proposal", "title", "status", "documents", "history", "planned"
	};
	struct whole_kinds kinds = {
		.entry = marked(pool, &entry_record, entry_marks,
				sizeof(struct whole_entry)),
		.planned = marked(pool, &planned_record, planned_marks,
				  sizeof(struct whole_planned)),
		.document = marked(pool, &document_record, document_marks,
				   sizeof(struct whole_document)),
	};
	struct field *fields = pool_alloc(pool, COUNT(head) * sizeof(*fields));
	struct record *proposal = pool_alloc(pool, sizeof(*proposal));
	size_t n = 0;

	for (size_t i = 0; i < proposal_record.count; i++) {
		const struct field *field = &proposal_record.fields[i];

		if (n == COUNT(head) || strcmp(field->key, head[n]) != 0)
			continue;
		fields[n] = *field;
		if (field->of == &entry_record)
			fields[n].of = kinds.entry;
		else if (field->of == &planned_record)
			fields[n].of = kinds.planned;
		else if (field->of == &document_record)
			fields[n].of = kinds.document;
		/* One that was taken back as a whole has none. */
		else if (n > 0)
			fields[n].required = false;
		n++;
	}
	assert(n == COUNT(head));
	*proposal = proposal_record;
	proposal->fields = fields;
	proposal->count = n;
	kinds.proposal = proposal;
	return kinds;
}

struct whole_entry *
whole_entry(const struct proposal *proposal, size_t n)
{
	return (struct whole_entry *)proposal->history.items + n;
}

/* As timelines are sorted: by day, and within the day by order. */
static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int days = strcmp(day_date(x->date.s), day_date(y->date.s));

	return days ? days : (x->ord > y->ord) - (x->ord < y->ord);
}

struct proposal *
whole_timeline(struct pool *pool, const struct proposal *proposal,
	       bool (*live)(const void *arg, const struct whole_entry *e),
	       const void *arg)
{
	struct proposal *timeline = pool_alloc(pool, sizeof(*timeline));

	timeline->at = proposal->at;
	timeline->id = proposal->id;
	timeline->history.at = proposal->history.at;
	for (size_t i = 0; i < proposal->history.count; i++)
		if (live(arg, whole_entry(proposal, i)))
			*(struct entry *)list_add(pool, &timeline->history,
						  sizeof(struct entry)) =
				whole_entry(proposal, i)->entry;
	if (timeline->history.count > 1)
		qsort(timeline->history.items, timeline->history.count,
		      sizeof(struct entry), compare_entries);
	return timeline;
}

/* A number from 1 to 999,999,999 at *S, without zeros before it. */
static bool
take_number(const char **s, int64_t *number)
{
	size_t digits = strspn(*s, "0123456789");

	if (digits == 0 || digits > 9 || **s == '0')
		return false;
	*number = strtoll(*s, NULL, 10);
	*s += digits;
	return true;
}

bool
whole_ref(const char *ref, int64_t *change, int64_t *n)
{
	if (!take_number(&ref, change) || *ref++ != '.')
		return false;
	return take_number(&ref, n) && *ref == '\0';
}
