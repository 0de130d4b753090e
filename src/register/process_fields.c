#include "register/process.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define RULE \
	{ "rule", FIELD_LINE, AT(rule.name), .required = true, \
	  .help = "name of the rule, as messages quote it" }, \
	{ "basis", FIELD_CHOICE, AT(rule.basis), .required = true, \
	  .choices = basis_words, \
	  .help = "what the rule rests on" }
#define RECORD(type, word) \
	const struct record type##_record = { \
		.noun = word, .size = sizeof(struct type), \
		.fields = type##_fields, .count = COUNT(type##_fields), \
		.at = offsetof(struct type, at), \
	}

static const char *const basis_words[] = {
	"paper", "code", "to-confirm", NULL
};
static const char *const effect_words[] = {
	"decision", "recommendation", NULL
};
static const char *const outcome_words[] = { "approve", "reject", NULL };
static const char *const event_words[] = { "vote", "status", NULL };
static const char *const kind_words[] = {
	"issue", "referral", "return", "implementation", "withdrawal",
	"adoption", NULL
};
static const char *const section_words[] = {
	"new", "vote", "issued", "decision", "determination", "referral",
	"implemented", "withdrawn", "other", "late", "open", NULL
};
const char *const need_words[] = {
	[NEED_NOTE] = "note", [NEED_WHO] = "who",
	[NEED_ADOPTER] = "adopted-by", [NEED_RELEASE] = "release",
	[NEED_IMPLEMENTATION] = "implementation-date", [NEED_END] = NULL
};

#define AT(member) offsetof(struct process_term, member)
static const struct field process_term_fields[] = {
	{ "term", FIELD_WORD, AT(term), .required = true,
	  .help = "what sentences ask for: proposal, final-report, ..." },
	{ "singular", FIELD_LINE, AT(singular), .required = true,
	  .help = "one of them" },
	{ "plural", FIELD_LINE, AT(plural), .required = true,
	  .help = "several" },
	{ "abbreviation", FIELD_LINE, AT(abbreviation),
	  .help = "short form, printed in brackets" },
	RULE,
};
static RECORD(process_term, "a term");
#undef AT

#define AT(member) offsetof(struct process_family, member)
static const struct field process_family_fields[] = {
	{ "prefix", FIELD_WORD, AT(prefix), .required = true,
	  .help = "letters before the number" },
	{ "digits", FIELD_COUNT, AT(digits), .required = true,
	  .help = "how many digits at least" },
	{ "suffix", FIELD_FLAG, AT(suffix),
	  .help = "whether a capital letter may follow" },
	{ "numbers", FIELD_WORD, AT(numbers),
	  .help = "families that name the same word here share numbers" },
	RULE,
};
static RECORD(process_family, "a family of ids");
#undef AT

#define AT(member) offsetof(struct process_body, member)
static const struct field process_body_fields[] = {
	{ "body", FIELD_WORD, AT(name), .required = true,
	  .help = "what records call it" },
	{ "called", FIELD_LINE, AT(called),
	  .help = "what sentences call it, article and all; `the` and its"
		" name if absent" },
	{ "printed-as", FIELD_LINE, AT(printed_as),
	  .help = "what the sentence about reports issued to it calls it" },
	RULE,
};
static RECORD(process_body, "a body");
#undef AT

#define AT(member) offsetof(struct process_path, member)
static const struct field process_path_fields[] = {
	{ "path", FIELD_WORD, AT(code), .required = true,
	  .help = "what records write" },
	{ "name", FIELD_LINE, AT(name), .required = true,
	  .help = "its name" },
	{ "heading", FIELD_LINE, AT(heading),
	  .help = "what papers head its votes with; `Path`, what records"
		" write, and its name if absent" },
	{ "decides", FIELD_WORD, AT(decides), .required = true,
	  .help = "the body that decides" },
	RULE,
};
static RECORD(process_path, "a path");
#undef AT

#define AT(member) offsetof(struct process_status, member)
static const struct field process_status_fields[] = {
	{ "status", FIELD_WORD, AT(name), .required = true,
	  .help = "what records write" },
	{ "stage", FIELD_LINE, AT(stage), .required = true,
	  .help = "the stage of the process it belongs to" },
	{ "open", FIELD_FLAG, AT(open), .required = true,
	  .help = "whether a proposal in it is open" },
	{ "waits-for", FIELD_WORD, AT(waits_for),
	  .help = "the body whose turn it is" },
	{ "to", FIELD_LINE, AT(to),
	  .help = "to do what" },
	{ "was", FIELD_WORD, AT(was),
	  .help = "its name in the process before this one" },
	RULE,
};
static RECORD(process_status, "a status");
#undef AT

#define AT(member) offsetof(struct process_vote, member)
static const struct field process_vote_fields[] = {
	{ "rule", FIELD_LINE, AT(rule.name), .required = true,
	  .help = "name of the rule, as messages quote it" },
	{ "in", FIELD_LINES, AT(in), .required = true,
	  .help = "the statuses it votes in" },
	{ "paths", FIELD_LINES, AT(paths), .required = true,
	  .help = "on these paths; `none`: no path recorded" },
	{ "body", FIELD_WORD, AT(body), .required = true,
	  .help = "who votes" },
	{ "effect", FIELD_CHOICE, AT(effect), .required = true,
	  .choices = effect_words,
	  .help = "what the vote is" },
	{ "to", FIELD_WORD, AT(to),
	  .help = "the body a recommendation goes to" },
	{ "basis", FIELD_CHOICE, AT(rule.basis), .required = true,
	  .choices = basis_words,
	  .help = "what the rule rests on" },
};
static RECORD(process_vote, "a vote");
#undef AT

#define AT(member) offsetof(struct process_window, member)
static const struct field process_window_fields[] = {
	{ "window", FIELD_WORD, AT(name), .required = true,
	  .help = "what moves call it" },
	{ "title", FIELD_LINE, AT(title), .required = true,
	  .help = "what it limits" },
	{ "days", FIELD_COUNT, AT(days), .required = true,
	  .help = "how many Working Days" },
	{ "from", FIELD_CHOICE, AT(from), .required = true,
	  .choices = event_words,
	  .help = "the event before its first day: the vote the move needs,"
		" or the status it moves from" },
	RULE,
};
static RECORD(process_window, "a window");
#undef AT

#define AT(member) offsetof(struct process_move, member)
static const struct field process_move_fields[] = {
	{ "rule", FIELD_LINE, AT(rule.name), .required = true,
	  .help = "name of the rule, as messages quote it" },
	{ "from", FIELD_LINES, AT(from), .required = true,
	  .help = "statuses it leaves; `new`: not in the register before" },
	{ "to", FIELD_LINES, AT(to), .required = true,
	  .help = "statuses it reaches" },
	{ "paths", FIELD_LINES, AT(paths), .required = true,
	  .help = "on these paths; `none`: no path recorded" },
	{ "kind", FIELD_CHOICE, AT(kind), .choices = kind_words,
	  .help = "what a paper tells it as" },
	{ "back", FIELD_FLAG, AT(back),
	  .help = "whether it only leads back to the status before" },
	{ "vote", FIELD_WORD, AT(vote),
	  .help = "the body whose vote it needs" },
	{ "outcome", FIELD_CHOICE, AT(outcome), .choices = outcome_words,
	  .help = "the outcome that vote must have; any if absent" },
	{ "by-vote", FIELD_FLAG, AT(by_vote),
	  .help = "whether the vote itself makes the move" },
	{ "needs", FIELD_LINES, AT(needs),
	  .help = "what else it needs: note, who, adopted-by, release,"
		" implementation-date (reached)" },
	{ "window", FIELD_WORD, AT(window),
	  .help = "its limit in time; never refuses" },
	{ "day-is", FIELD_LINE, AT(day_is),
	  .help = "what the day of the move is the day of" },
	{ "basis", FIELD_CHOICE, AT(rule.basis), .required = true,
	  .choices = basis_words,
	  .help = "what the rule rests on" },
};
static RECORD(process_move, "a move");
#undef AT

#define AT(member) offsetof(struct process_category, member)
static const struct field process_category_fields[] = {
	{ "category", FIELD_WORD, AT(name), .required = true,
	  .help = "what ballots call it" },
	RULE,
};
static RECORD(process_category, "a party category");
#undef AT

#define AT(member) offsetof(struct process_section, member)
static const struct field process_section_fields[] = {
	{ "section", FIELD_CHOICE, AT(kind), .required = true,
	  .choices = section_words,
	  .help = "what it tells" },
	{ "body", FIELD_WORD, AT(body),
	  .help = "about which body" },
	{ "heading", FIELD_LINE, AT(heading), .required = true,
	  .help = "its heading" },
	{ "caption", FIELD_LINE, AT(caption),
	  .help = "the caption of its table" },
	{ "columns", FIELD_LINES, AT(columns),
	  .help = "the heads of its table" },
	RULE,
};
static RECORD(process_section, "a section");
#undef AT

#define AT(member) offsetof(struct process, member)
#define LIST(name, member, type, words) \
	{ name, FIELD_RECORDS, AT(member), .of = &type##_record, \
	  .required = true, .help = words }
static const struct field process_fields[] = {
	{ "process", FIELD_WORD, AT(name), .required = true,
	  .help = "its short name" },
	{ "title", FIELD_LINE, AT(title), .required = true,
	  .help = "what it describes" },
	{ "paper", FIELD_LINE, AT(paper), .required = true,
	  .help = "the title of the monthly paper" },
	{ "note", FIELD_PROSE, AT(note),
	  .help = "where it comes from" },
	LIST("terms", terms, process_term, "words sentences are made with"),
	LIST("ids", families, process_family, "how ids are written"),
	LIST("bodies", bodies, process_body, "who considers, votes, decides"),
	LIST("paths", paths, process_path, "the paths a proposal can take"),
	LIST("statuses", statuses, process_status,
	     "where it can stand, in order"),
	LIST("votes", votes, process_vote, "who has a vote where"),
	{ "windows", FIELD_RECORDS, AT(windows), .of = &process_window_record,
	  .help = "limits in Working Days" },
	LIST("moves", moves, process_move, "every move there is"),
	{ "categories", FIELD_RECORDS, AT(categories),
	  .of = &process_category_record,
	  .help = "what ballots are counted by" },
	LIST("sections", sections, process_section,
	     "what the monthly paper tells, in order"),
};
#undef LIST
RECORD(process, "a process");
#undef AT
