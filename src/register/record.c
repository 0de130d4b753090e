#include "register/record.h"

#include <string.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define FIELDS(array) .fields = (array), .count = COUNT(array)

const char *const vote_words[] = { "approve", "reject", "defer", NULL };
const char *const carried_words[] = { "unanimous", "majority", NULL };

#define AT(member) offsetof(struct ballot, member)
static const struct field ballot_fields[] = {
	{ "category", FIELD_WORD, AT(category), .required = true,
	  .help = "a party category of the process" },
	{ "approve", FIELD_COUNT, AT(approve),
	  .help = "votes for approval; absent means not recorded" },
	{ "reject", FIELD_COUNT, AT(reject),
	  .help = "votes for rejection; absent means not recorded" },
	{ "abstain", FIELD_COUNT, AT(abstain),
	  .help = "abstentions; absent means not recorded" },
};
const struct record ballot_record = {
	.noun = "a count of votes", .size = sizeof(struct ballot),
	FIELDS(ballot_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct entry, member)
static const struct field entry_fields[] = {
	{ "date", FIELD_DAY, AT(date), .required = true,
	  .help = "the day it happened, or `by` a day: on or before it, the"
		" day itself not being recorded" },
	{ "opening", FIELD_FLAG, AT(opening),
	  .help = "`yes` on a first entry dated `by`: where the proposal stood"
		" when the register began" },
	{ "body", FIELD_WORD, AT(body),
	  .help = "the body that acted" },
	{ "vote", FIELD_CHOICE, AT(vote), .choices = vote_words,
	  .help = "how the body voted" },
	{ "carried", FIELD_CHOICE, AT(carried), .choices = carried_words,
	  .help = "how the vote was carried; absent means not recorded" },
	{ "alternative", FIELD_LINE, AT(alternative),
	  .help = "the alternative proposal voted on; absent means the"
		" proposal itself" },
	{ "ballots", FIELD_NAMED, AT(ballots), .of = &ballot_record,
	  .help = "the votes counted by party category" },
	{ "status", FIELD_WORD, AT(status),
	  .help = "the status the proposal has from this day on" },
	{ "who", FIELD_LINE, AT(who),
	  .help = "who did it, in words" },
	{ "implementation-date", FIELD_DATE, AT(implementation_date),
	  .help = "the day it is to be implemented on" },
	{ "release", FIELD_LINE, AT(release),
	  .help = "the release it is to be part of" },
	{ "renamed", FIELD_LINE, AT(renamed),
	  .help = "the id the proposal goes by from this day on" },
	{ "title", FIELD_LINE, AT(title),
	  .help = "the title from this day on" },
	{ "formal-title", FIELD_LINE, AT(formal_title),
	  .help = "the formal title from this day on" },
	{ "path", FIELD_WORD, AT(path),
	  .help = "the path from this day on" },
	{ "urgent", FIELD_FLAG, AT(urgent),
	  .help = "whether it is urgent from this day on" },
	{ "proposer", FIELD_LINE, AT(proposer),
	  .help = "the Proposer from this day on" },
	{ "summary", FIELD_PROSE, AT(summary),
	  .help = "the summary from this day on" },
	{ "adopted-by", FIELD_LINE, AT(adopted_by),
	  .help = "who adopted the proposal after it was withdrawn" },
	{ "override", FIELD_PROSE, AT(override),
	  .help = "why it stands although the process does not allow it" },
	{ "note", FIELD_PROSE, AT(note),
	  .help = "a remark" },
};
const struct record entry_record = {
	.noun = "an entry", .size = sizeof(struct entry),
	FIELDS(entry_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct planned, member)
static const struct field planned_fields[] = {
	{ "date", FIELD_DATE, AT(date), .required = true,
	  .help = "the day it is due" },
	{ "body", FIELD_WORD, AT(body), .required = true,
	  .help = "the body that is due to act" },
	{ "item", FIELD_LINE, AT(item),
	  .help = "what it is to consider" },
};
const struct record planned_record = {
	.noun = "a planned item", .size = sizeof(struct planned),
	FIELDS(planned_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct document_link, member)
static const struct field document_fields[] = {
	{ "name", FIELD_LINE, AT(name), .required = true,
	  .help = "what the document is" },
	{ "link", FIELD_LINK, AT(link), .required = true,
	  .help = "where it is: an http or https address, or a file" },
};
const struct record document_record = {
	.noun = "a document", .size = sizeof(struct document_link),
	FIELDS(document_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct proposal, member)
static const struct field proposal_fields[] = {
	{ "proposal", FIELD_LINE, AT(id), .required = true,
	  .help = "its id, in full" },
	{ "title", FIELD_LINE, AT(title), .required = true,
	  .help = "its title, as lists and tables print it" },
	{ "formal-title", FIELD_LINE, AT(formal_title),
	  .help = "its formal title, where papers print a longer one" },
	{ "path", FIELD_WORD, AT(path),
	  .help = "its path; absent means not recorded" },
	{ "urgent", FIELD_FLAG, AT(urgent),
	  .help = "whether it is urgent" },
	{ "proposer", FIELD_LINE, AT(proposer),
	  .help = "who proposed it: an organisation or a role" },
	{ "status", FIELD_WORD, AT(status),
	  .help = "where it stands; checked against the history" },
	{ "summary", FIELD_PROSE, AT(summary),
	  .help = "what it would change, in a paragraph" },
	{ "documents", FIELD_RECORDS, AT(documents), .of = &document_record,
	  .help = "where its documents are" },
	{ "history", FIELD_RECORDS, AT(history), .of = &entry_record,
	  .required = true,
	  .help = "its dated entries, the oldest first" },
	{ "planned", FIELD_RECORDS, AT(planned), .of = &planned_record,
	  .help = "what is due" },
};
const struct record proposal_record = {
	.noun = "a proposal", .size = sizeof(struct proposal),
	FIELDS(proposal_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct meeting_item, member)
static const struct field meeting_item_fields[] = {
	{ "proposal", FIELD_LINE, AT(proposal), .required = true,
	  .help = "the id of the proposal voted on" },
	{ "vote", FIELD_CHOICE, AT(vote), .choices = vote_words,
	  .required = true,
	  .help = "how the body voted" },
	{ "carried", FIELD_CHOICE, AT(carried), .choices = carried_words,
	  .help = "how the vote was carried; absent means not recorded" },
	{ "alternative", FIELD_LINE, AT(alternative),
	  .help = "the alternative proposal voted on" },
	{ "ballots", FIELD_NAMED, AT(ballots), .of = &ballot_record,
	  .help = "the votes counted by party category" },
	{ "status", FIELD_WORD, AT(status),
	  .help = "the status that follows; checked, and implied if absent" },
	{ "who", FIELD_LINE, AT(who), .help = "who did it, in words" },
	{ "implementation-date", FIELD_DATE, AT(implementation_date),
	  .help = "the day it is to be implemented on" },
	{ "release", FIELD_LINE, AT(release),
	  .help = "the release it is to be part of" },
	{ "note", FIELD_PROSE, AT(note), .help = "a remark" },
};
const struct record meeting_item_record = {
	.noun = "an item", .size = sizeof(struct meeting_item),
	FIELDS(meeting_item_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct meeting, member)
static const struct field meeting_fields[] = {
	{ "meeting", FIELD_WORD, AT(body), .required = true,
	  .help = "the body that met" },
	{ "date", FIELD_DATE, AT(date), .required = true,
	  .help = "the day it met" },
	{ "items", FIELD_RECORDS, AT(items), .of = &meeting_item_record,
	  .help = "its votes" },
};
const struct record meeting_record = {
	.noun = "a meeting", .size = sizeof(struct meeting),
	FIELDS(meeting_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct release, member)
static const struct field release_fields[] = {
	{ "release", FIELD_LINE, AT(name), .required = true,
	  .help = "its designation" },
	{ "date", FIELD_DATE, AT(date), .required = true,
	  .help = "the day it is in force from" },
	{ "note", FIELD_PROSE, AT(note), .help = "a remark" },
};
const struct record release_record = {
	.noun = "a release", .size = sizeof(struct release),
	FIELDS(release_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct holidays, member)
static const struct field holidays_fields[] = {
	{ "holidays", FIELD_LINE, AT(title), .required = true,
	  .help = "what this list is, in words" },
	{ "add", FIELD_LINES, AT(add),
	  .help = "days that are bank holidays beside the computed ones" },
	{ "remove", FIELD_LINES, AT(remove),
	  .help = "days computed as bank holidays that are none" },
};
const struct record holidays_record = {
	.noun = "a list of bank holidays", .size = sizeof(struct holidays),
	FIELDS(holidays_fields), .at = AT(at),
};
#undef AT

#define AT(member) offsetof(struct saved_question, member)
static const struct field question_fields[] = {
	{ "question", FIELD_LINE, AT(name), .required = true,
	  .help = "its name: small letters and digits, with hyphens between"
		" words" },
	{ "title", FIELD_LINE, AT(title),
	  .help = "the question itself, in words; `{proposals}` stands for"
		" what the process calls them, `{body}` for a body of it" },
	{ "keywords", FIELD_LINE, AT(keywords),
	  .help = "words that find it beside those of its name and its"
		" title" },
	{ "sql", FIELD_TEXT, AT(sql),
	  .help = "the SELECT that answers it" },
	{ "gone", FIELD_FLAG, AT(gone),
	  .help = "`yes`: it is taken away, and nothing else need be said" },
};
const struct record question_record = {
	.noun = "a question", .size = sizeof(struct saved_question),
	FIELDS(question_fields), .at = AT(at),
};
#undef AT

const struct record *const record_kinds[RECORD_KINDS] = {
	&proposal_record, &meeting_record, &release_record, &holidays_record,
	&question_record,
};

#define FACT(key, member) \
	{ key, offsetof(struct proposal, member), \
	  offsetof(struct entry, member) }
const struct dated_fact dated_facts[] = {
	{ "id", offsetof(struct proposal, id),
	  offsetof(struct entry, renamed) },
	FACT("title", title),
	FACT("formal-title", formal_title),
	FACT("path", path),
	FACT("urgent", urgent),
	FACT("proposer", proposer),
	FACT("summary", summary),
	{ NULL, 0, 0 },
};

struct entry *
proposal_entry(const struct proposal *proposal, size_t n)
{
	return (struct entry *)proposal->history.items + n;
}

struct text *
fact_in_head(const struct dated_fact *fact, const struct proposal *proposal)
{
	return (struct text *)((char *)proposal + fact->in_head);
}

struct text *
fact_in_entry(const struct dated_fact *fact, const struct entry *entry)
{
	return (struct text *)((char *)entry + fact->in_entry);
}

struct entry *
proposal_latest(const struct proposal *proposal, const struct dated_fact *fact)
{
	size_t i = proposal->history.count;

	while (i-- > 0) {
		struct entry *entry = proposal_entry(proposal, i);

		if (fact_in_entry(fact, entry)->s)
			return entry;
	}
	return NULL;
}

int
record_agrees(struct diags *diags, const struct proposal *proposal, bool id)
{
	const struct dated_fact *fact;
	int result = 0;

	/* The id is the first of the facts. */
	for (fact = dated_facts + !id; fact->key; fact++) {
		const struct text *head = fact_in_head(fact, proposal);
		const struct entry *latest = proposal_latest(proposal, fact);
		const struct text *value;

		if (!head->s || !latest)
			continue;
		value = fact_in_entry(fact, latest);
		if (strcmp(head->s, value->s) == 0)
			continue;
		result = diag(diags, SLUG_HEADER_CHECK, &head->at,
			      "the header and the history do not agree on the"
			      " %s", fact->key);
		diag_also(diags, &value->at, "the last %s in the history",
			  fact->key);
		diag_help(diags, "Make the header agree, or add the entry that"
			  " is missing from the history.");
	}
	return result;
}

int
record_unfold(struct diags *diags, struct proposal *proposal)
{
	const struct dated_fact *fact;

	if (proposal->history.count == 0)
		return 0;
	for (fact = dated_facts; fact->key; fact++) {
		struct text *head = fact_in_head(fact, proposal);

		if (head->s && !proposal_latest(proposal, fact))
			*fact_in_entry(fact, proposal_entry(proposal, 0)) =
				*head;
	}
	return record_agrees(diags, proposal, true);
}

void
record_head(struct proposal *proposal)
{
	const struct dated_fact *fact;
	size_t i = proposal->history.count;

	for (fact = dated_facts; fact->key; fact++) {
		struct entry *latest = proposal_latest(proposal, fact);

		if (latest)
			*fact_in_head(fact, proposal) =
				*fact_in_entry(fact, latest);
	}
	while (i-- > 0) {
		const struct entry *entry = proposal_entry(proposal, i);

		if (!entry->status.s)
			continue;
		proposal->status = entry->status;
		break;
	}
}

void
record_fold(struct proposal *proposal)
{
	const struct dated_fact *fact;

	record_head(proposal);
	for (fact = dated_facts; fact->key; fact++) {
		struct entry *latest = proposal_latest(proposal, fact);

		if (latest && latest == proposal_entry(proposal, 0))
			fact_in_entry(fact, latest)->s = NULL;
	}
}
