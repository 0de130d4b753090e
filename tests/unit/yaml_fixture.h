/*
 * Small kinds of record, and one text read by them, for the tests of yaml_in.
 */
#ifndef YAML_FIXTURE_H
#define YAML_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "io/yaml_in.h"

struct ballot {
	struct text category;
	struct text approve;
	struct text reject;
	struct pos at;
};

struct entry {
	struct text date;
	struct text status;
	struct text note;
	struct list ballots;
	struct list words;
	struct pos at;
};

struct proposal {
	struct text id;
	struct text title;
	struct text path;
	struct text urgent;
	struct text summary;
	struct list history;
	struct list parties;
	struct pos at;
};

struct release {
	struct text id;
	struct text date;
	struct pos at;
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(type, member) .offset = offsetof(struct type, member)

static const struct field ballot_fields[] = {
	{ "category", FIELD_WORD, AT(ballot, category), .required = true },
	{ "approve", FIELD_COUNT, AT(ballot, approve) },
	{ "reject", FIELD_COUNT, AT(ballot, reject) },
};

static const struct record ballot_record = {
	"a ballot", sizeof(struct ballot), ballot_fields,
	COUNT(ballot_fields), offsetof(struct ballot, at),
};

static const struct field entry_fields[] = {
	{ "date", FIELD_DAY, AT(entry, date), .required = true,
	  .help = "the day it happened" },
	{ "status", FIELD_WORD, AT(entry, status) },
	{ "note", FIELD_PROSE, AT(entry, note) },
	{ "ballots", FIELD_NAMED, AT(entry, ballots), .of = &ballot_record },
	{ "words", FIELD_LINES, AT(entry, words) },
};

static const struct record entry_record = {
	"an entry", sizeof(struct entry), entry_fields,
	COUNT(entry_fields), offsetof(struct entry, at),
};

static const struct field proposal_fields[] = {
	{ "proposal", FIELD_WORD, AT(proposal, id), .required = true },
	{ "title", FIELD_LINE, AT(proposal, title), .required = true },
	{ "path", FIELD_WORD, AT(proposal, path) },
	{ "urgent", FIELD_FLAG, AT(proposal, urgent) },
	{ "summary", FIELD_PROSE, AT(proposal, summary) },
	{ "history", FIELD_RECORDS, AT(proposal, history),
	  .of = &entry_record },
	{ "parties", FIELD_LINES, AT(proposal, parties) },
};

static const struct record proposal_record = {
	"a proposal", sizeof(struct proposal), proposal_fields,
	COUNT(proposal_fields), offsetof(struct proposal, at),
};

static const struct field release_fields[] = {
	{ "release", FIELD_WORD, AT(release, id), .required = true },
	{ "date", FIELD_DATE, AT(release, date), .required = true },
};

static const struct record release_record = {
	"a release", sizeof(struct release), release_fields,
	COUNT(release_fields), offsetof(struct release, at),
};

static const struct record *const kinds[] = {
	&proposal_record, &release_record,
};

/* What one text came to. */
struct outcome {
	struct pool *pool;
	void *record;
	const struct record *found;
	size_t problems;
	char *printed;
};

static inline struct outcome
read_text_at(const char *text, unsigned first_line)
{
	struct outcome o = { .pool = pool_new() };
	struct diags *diags = diags_new(o.pool);
	const struct yaml_source source = {
		"x.yaml", text, strlen(text), first_line,
	};
	size_t size;
	FILE *out = open_memstream(&o.printed, &size);

	assert_non_null(out);
	o.record = yaml_read(o.pool, diags, &source, kinds, COUNT(kinds),
			     &o.found);
	o.problems = diags_count(diags);
	diags_print(diags, out, false);
	assert_int_equal(fclose(out), 0);
	pool_adopt(o.pool, o.printed);
	return o;
}

static inline struct outcome
read_text(const char *text)
{
	return read_text_at(text, 1);
}

#endif
