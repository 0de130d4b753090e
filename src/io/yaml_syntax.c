#include "io/yaml_syntax.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "io/yaml_raw.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { NAME_MAX_CHARS = 1024 };	/* libyaml's own limit */

/* A line `  - KEY: VALUE`, as far as it is one.  Not ended by zero bytes. */
struct parts {
	const char *line;
	const char *key;
	const char *value;
	const char *end;
	int key_len;
};

/* What libyaml says, and what we say instead. */
struct words {
	const char *problem;	/* NULL: any */
	const char *context;	/* its beginning, or NULL: any */
	char first;		/* what stands there, or 0: anything */
	enum slug slug;
	bool at_began;		/* the fault is where it began */
	const char *sentence;
	const char *began;	/* said of where it began; NULL: nothing */
	const char *help;
};

#define ANCHOR "a value that begins with \"&\" must be in quotes"
#define ALIAS "a value that begins with \"*\" must be in quotes"
#define TAG "a value that begins with \"!\" must be in quotes"
#define DIRECTIVE "this begins with \"%\" as a directive, but is none of YAML's"
#define UNCLOSED "this quotation mark is not closed before the record ends"

#define COLUMNS_HELP "Fields that belong together begin in the same column."
#define LIST_HELP "The hyphens of a list stand in one column, and all fields" \
	" of an item in another.\nPut this in line with its neighbours."
#define LINE_HELP "Each item of a list has a line of its own, below the field."
#define QUOTES_HELP "If it is text, put all of it in quotation marks."
#define BRACKET_HELP "A value that begins with [ or { must be in quotes."
#define ESCAPE_HELP "Write \\\\ for a backslash, or use single quotation marks."

/* By what stands directly before it, whatever the problem. */
static const struct words behind[] = {
	[AFTER_QUOTES] = {
		NULL, NULL, 0, SLUG_SYNTAX, false,
		"there is text behind the closing quotation mark",
		"the quotation marks are opened here", NULL },
	[AFTER_BRACKET] = {
		NULL, NULL, 0, SLUG_SYNTAX, false,
		"there is text behind the closing bracket",
		"the bracket is opened here", BRACKET_HELP },
};

/* The first that fits is taken. */
static const struct words table[] = {
	{ NULL, "while scanning an anchor", 0, SLUG_ALIAS, true,
	  ANCHOR, NULL, NULL },
	{ NULL, "while scanning an alias", 0, SLUG_ALIAS, true,
	  ALIAS, NULL, NULL },
	{ NULL, "while scanning a tag", 0, SLUG_TAG, true, TAG, NULL, NULL },
	{ NULL, "while parsing a tag", 0, SLUG_TAG, true, TAG, NULL, NULL },
	{ "found undefined tag handle", NULL, 0, SLUG_TAG, true,
	  TAG, NULL, NULL },
	{ "did not find expected key", NULL, '-', SLUG_SYNTAX, false,
	  "this is not in line with the list it should belong to", NULL,
	  LIST_HELP },
	{ "did not find expected key", NULL, 0, SLUG_SYNTAX, false,
	  "this is not in line with the fields it should belong to",
	  "they begin here", COLUMNS_HELP },
	{ "did not find expected '-' indicator", NULL, 0, SLUG_SYNTAX, false,
	  "this is not in line with the list it should belong to",
	  "the list begins here", LIST_HELP },
	{ "did not find expected <document start>", NULL, 0, SLUG_SYNTAX, false,
	  "this is not in line with the first field of the record", NULL,
	  COLUMNS_HELP },
	{ "could not find expected ':'", NULL, 0, SLUG_SYNTAX, true,
	  "expected a field, a colon and a space here", NULL,
	  "Text that goes on from the line above is indented." },
	{ "mapping values are not allowed in this context", NULL,
	  0, SLUG_SYNTAX, false, "a field cannot begin here", NULL,
	  "If it is a field, begin it in the same column as its neighbours.\n"
	  QUOTES_HELP },
	{ "mapping keys are not allowed in this context", NULL,
	  0, SLUG_SYNTAX, false,
	  "a value that begins with \"?\" must be in quotes", NULL, NULL },
	{ "block sequence entries are not allowed in this context", NULL,
	  0, SLUG_SYNTAX, false, "a list cannot begin here", NULL,
	  LINE_HELP "\n" QUOTES_HELP },
	{ "found unexpected end of stream", NULL, 0, SLUG_SYNTAX, true,
	  UNCLOSED, NULL, NULL },
	{ "found unexpected document indicator", NULL, 0, SLUG_SYNTAX, true,
	  UNCLOSED, NULL, NULL },
	{ "did not find expected ',' or ']'", NULL, 0, SLUG_SYNTAX, false,
	  "expected a comma or a closing \"]\" before this",
	  "the list begins here",
	  "A value that begins with [ must be in quotes." },
	{ "did not find expected ',' or '}'", NULL, 0, SLUG_SYNTAX, false,
	  "expected a comma or a closing \"}\" before this",
	  "it is opened here",
	  "A value that begins with { must be in quotes." },
	{ "did not find expected node content", NULL, 0, SLUG_SYNTAX, false,
	  "expected a value before this", NULL, NULL },
	{ "found unknown escape character", NULL, 0, SLUG_SYNTAX, false,
	  "this backslash is followed by a letter that means nothing", NULL,
	  ESCAPE_HELP },
	{ "did not find expected hexdecimal number", NULL, 0, SLUG_SYNTAX,
	  false, "this escape lacks its hexadecimal digits", NULL,
	  ESCAPE_HELP },
	{ "found invalid Unicode character escape code", NULL, 0, SLUG_SYNTAX,
	  false, "this escape names no character", NULL, ESCAPE_HELP },
	{ "found an indentation indicator equal to 0", NULL, 0, SLUG_SYNTAX,
	  false, "a text cannot be indented by 0", NULL, NULL },
	{ NULL, "while scanning a block scalar", 0, SLUG_SYNTAX, false,
	  "a text behind \"|\" or \">\" begins on the next line", NULL,
	  QUOTES_HELP },
	{ "found unexpected ':'", NULL, 0, SLUG_SYNTAX, false,
	  "between brackets, a text with a colon in it must be in quotes",
	  NULL, NULL },
	{ NULL, "while scanning a %TAG directive", 0, SLUG_TAG, true,
	  "a record has no use for a %TAG directive", NULL, NULL },
	{ NULL, "while scanning a directive", 0, SLUG_SYNTAX, true,
	  DIRECTIVE, NULL, NULL },
	{ NULL, "while scanning a %YAML directive", 0, SLUG_SYNTAX, true,
	  "expected a version such as %YAML 1.2", NULL, NULL },
	{ "found incompatible YAML document", NULL, 0, SLUG_SYNTAX, false,
	  "this is a version of YAML other than 1.1 and 1.2", NULL, NULL },
	{ "found duplicate %YAML directive", NULL, 0, SLUG_SYNTAX, false,
	  "the version of YAML is given twice", NULL, NULL },
};

static const struct words *
find_words(const struct yaml_source *source, const struct syntax *syntax)
{
	const char *context = syntax->context ? syntax->context : "";
	const struct words *row;
	char first = *raw_column(raw_line(source, syntax->at.line),
				 syntax->at.column);

	if (syntax->after != AFTER_OTHER)
		return &behind[syntax->after];
	for (row = table; row < table + COUNT(table); row++)
		if ((!row->problem ||
		     strcmp(row->problem, syntax->problem) == 0) &&
		    (!row->context || strncmp(row->context, context,
					      strlen(row->context)) == 0) &&
		    (!row->first || row->first == first))
			return row;
	return NULL;
}

static size_t
key_length(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z') ||
	       (s[n] >= '0' && s[n] <= '9') || (n > 0 && s[n] == ' ') ||
	       (n > 0 && s[n] == '-'))
		n++;
	return n;
}

/* The parts of the line that begins at S; false if it has no plain key. */
static bool
split(struct parts *parts, const char *s)
{
	size_t n;

	parts->line = s;
	parts->end = s + strcspn(s, "\n");
	while (parts->end > s && strchr(" \t\r", parts->end[-1]))
		parts->end--;
	s += strspn(s, " ");
	while (s[0] == '-' && s[1] == ' ')
		s += 1 + strspn(s + 1, " ");
	n = key_length(s);
	parts->key = s;
	parts->key_len = (int)n;
	s += n;
	if (n == 0 || s[0] != ':' || (s[1] != ' ' && s[1] != '\t'))
		return false;
	parts->value = s + 1 + strspn(s + 1, " \t");
	return parts->value < parts->end;
}

/* The line with its value in quotation marks that need no escapes. */
static void
help_quote(struct pool *pool, struct diags *diags, const struct parts *parts)
{
	size_t len = (size_t)(parts->end - parts->value), n = 0, i;
	const char *value = parts->value;
	char *doubled;

	if (!memchr(value, '"', len) && !memchr(value, '\\', len)) {
		diag_help(diags, "Write: %.*s: \"%.*s\"", parts->key_len,
			  parts->key, (int)len, value);
		return;
	}
	doubled = pool_alloc(pool, 2 * len + 1);
	for (i = 0; i < len; i++) {
		if (value[i] == '\'')
			doubled[n++] = '\'';
		doubled[n++] = value[i];
	}
	diag_help(diags, "Write: %.*s: '%s'", parts->key_len, parts->key,
		  doubled);
}

int
syntax_hash(struct pool *pool, struct diags *diags,
	    const struct yaml_source *source, const char *hash,
	    const struct pos *at, const struct pos *value)
{
	struct pos rest = *at;
	struct parts parts;
	bool whole;

	whole = split(&parts, raw_line_start(source, hash)) &&
		value->line == at->line &&
		raw_column(parts.line, value->column) == parts.value;
	rest.width = (unsigned)text_chars(hash, (size_t)(parts.end - hash));
	diag(diags, SLUG_QUOTE_HASH, &rest,
	     "YAML would drop everything from here as a comment");
	if (whole)
		help_quote(pool, diags, &parts);
	else
		diag_help(diags, "Put the whole text in quotation marks, or"
			  " the comment on a line of its own.");
	return -1;
}

/* A colon in a value of its own line: `title: Section D: amendments`. */
static bool
quote_colon(struct pool *pool, struct diags *diags,
	    const struct syntax *syntax, const struct parts *parts)
{
	if (strcmp(syntax->problem,
		   "mapping values are not allowed in this context") != 0 ||
	    raw_column(parts->line, syntax->at.column) < parts->value)
		return false;
	diag(diags, SLUG_QUOTE_COLON, &syntax->at,
	     "this %.*s has a colon in it, so it must be in quotes",
	     parts->key_len, parts->key);
	help_quote(pool, diags, parts);
	return true;
}

/* A tab where YAML takes only spaces. */
static bool
tab(struct diags *diags, const struct syntax *syntax, const char *line)
{
	size_t blanks = strspn(line, " \t");
	const char *found = memchr(line, '\t', blanks);
	struct pos at = syntax->at;

	if (!found && *raw_column(line, at.column) != '\t')
		return false;
	if (found)
		at.column = (unsigned)(found - line) + 1;
	diag(diags, SLUG_SYNTAX, &at,
	     "a tab cannot indent: YAML takes only spaces for that");
	diag_help(diags, "Put spaces in its place, two for each level.");
	return true;
}

/* A value that begins with @, ` or %, which YAML keeps for itself. */
static bool
bad_start(struct diags *diags, const struct syntax *syntax, const char *line)
{
	if (strcmp(syntax->problem,
		   "found character that cannot start any token") != 0)
		return false;
	diag(diags, SLUG_SYNTAX, &syntax->at,
	     "a value that begins with \"%c\" must be in quotes",
	     *raw_column(line, syntax->at.column));
	return true;
}

/*
 * Whether the value of the line, quoted as a whole, is what was meant: where
 * it begins with what only a quoted one can, or goes on behind its quotes.
 */
static bool
quotable(const struct syntax *syntax, const struct parts *parts,
	 const struct pos *at)
{
	if (syntax->after == AFTER_QUOTES)
		at = &syntax->began;
	return at->line == syntax->at.line &&
		strchr("\"'&*!@`%?", *parts->value) &&
		raw_column(parts->line, at->column) == parts->value;
}

/* A name too long for libyaml to see that it is one. */
static bool
long_name(struct diags *diags, const struct yaml_source *source,
	  const struct syntax *syntax)
{
	const char *s;

	if (strcmp(syntax->problem, "could not find expected ':'") != 0 ||
	    !syntax->began.line)
		return false;
	s = raw_column(raw_line(source, syntax->began.line),
		       syntax->began.column);
	if (strcspn(s, "\n") <= NAME_MAX_CHARS)
		return false;
	diag(diags, SLUG_TOO_LARGE, &syntax->began,
	     "expected a field here, and a colon within 1,024 characters");
	return true;
}

static void
help_lines(struct diags *diags, const char *help)
{
	size_t len;

	for (; *help; help += len + (help[len] == '\n')) {
		len = strcspn(help, "\n");
		diag_help(diags, "%.*s", (int)len, help);
	}
}

/* Records a problem in the WORDS for it. */
static void
report(struct diags *diags, const struct syntax *syntax,
       const struct words *words, const struct pos *at)
{
	diag(diags, words->slug, at, "%s", words->sentence);
	if (words->began && syntax->began.line &&
	    (syntax->after == AFTER_OTHER || syntax->began.line != at->line))
		diag_also(diags, &syntax->began, "%s", words->began);
	if (words->help)
		help_lines(diags, words->help);
}

int
syntax_report(struct pool *pool, struct diags *diags,
	      const struct yaml_source *source, const struct syntax *syntax)
{
	const struct words *words = find_words(source, syntax);
	const struct pos *at = &syntax->at;
	struct parts parts;
	bool is_field;

	if (words && words->at_began && syntax->began.line)
		at = &syntax->began;
	is_field = split(&parts, raw_line(source, at->line));
	if ((is_field && quote_colon(pool, diags, syntax, &parts)) ||
	    tab(diags, syntax, raw_line(source, syntax->at.line)) ||
	    long_name(diags, source, syntax))
		return -1;
	if (words)
		report(diags, syntax, words, at);
	else if (!bad_start(diags, syntax, parts.line))
		return diag(diags, SLUG_SYNTAX, at, "this is not YAML: %s",
			    syntax->problem);
	if (is_field && quotable(syntax, &parts, at))
		help_quote(pool, diags, &parts);
	return -1;
}
