#include "io/yaml_strict.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

#include "base/text.h"

static const char blanks[] = " \t\n";

/* Whether C is one of SET, of which the zero byte at its end is none. */
static bool
is_one(char c, const char *set)
{
	return c && strchr(set, c);
}

/*
 * Whether there is a hash or a question mark that could be read in the wrong
 * way.  Hardly any record has one, so hardly any has to be looked at.
 */
static bool
is_suspect(const struct yaml_source *source)
{
	const char *text = source->text, *end = text + source->len, *s;

	for (s = text; (s = memchr(s, '#', (size_t)(end - s))); s++)
		if (s > text && !is_one(s[-1], blanks))
			return true;
	for (s = text; (s = memchr(s, '?', (size_t)(end - s))); s++)
		if (s > text && is_one(s[-1], " \t\n[{,") && s + 1 < end &&
		    !is_one(s[1], blanks))
			return true;
	return false;
}

void
strict_start(struct strict *strict, const struct yaml_source *source)
{
	*strict = (struct strict){ .source = source, .end = source->text };
	raw_start(&strict->raw, source);
	strict->look = is_suspect(source);
}

/* The byte at a mark; going back, which takes its time, is never needed. */
static const char *
seek(struct strict *strict, const yaml_mark_t *mark)
{
	return mark->index < strict->raw.chars ? strict->raw.at :
		raw_seek(&strict->raw, mark->index);
}

static struct pos
place(const struct strict *strict, const char *s)
{
	return raw_place(strict->source, (size_t)(s - strict->source->text));
}

static int
glued_hash(const struct strict *strict, struct diags *diags, const char *s)
{
	const char *end = raw_line_end(strict->source, s);
	struct pos at = place(strict, s);

	at.width = (unsigned)text_chars(s, (size_t)(end - s));
	diag(diags, SLUG_SYNTAX, &at,
	     "a comment begins with a space before its hash");
	diag_help(diags, "If it is text, put all of it in quotation marks.");
	return -1;
}

/* What stands between two events: signs, white space and comments. */
static int
check_between(const struct strict *strict, struct diags *diags, const char *s,
	      const char *end)
{
	for (; s < end; s++) {
		if (*s == '#') {
			if (s > strict->source->text && !is_one(s[-1], blanks))
				return glued_hash(strict, diags, s);
			s = raw_line_end(strict->source, s);
		} else if (*s == '?' && strict->brackets > 0 &&
			   !is_one(s[1], blanks)) {
			struct pos at = place(strict, s);

			return diag(diags, SLUG_SYNTAX, &at,
				    "a value that begins with \"?\" must be"
				    " in quotes");
		}
	}
	return 0;
}

/* The column of the innermost group or list, or -1. */
static int
column(const struct strict *strict)
{
	return strict->levels > 0 ? strict->columns[strict->levels - 1] : -1;
}

/*
 * Records that the line at S is not indented, though what began at FROM goes
 * on there; FIRST is what stands there.
 */
static int
not_indented(const struct strict *strict, struct diags *diags,
	     const char *from, const char *s, const char *first)
{
	const char *tab = memchr(s, '\t', (size_t)(first - s));
	const struct pos at = place(strict, tab ? tab : first);
	const struct pos began = place(strict, from);
	const bool quotes = *from == '"' || *from == '\'';
	const int least = column(strict) + 1;

	if (tab) {
		diag(diags, SLUG_SYNTAX, &at,
		     "a tab cannot indent: YAML takes only spaces for that");
		diag_help(diags,
			  "Put spaces in its place, two for each level.");
		return -1;
	}
	diag(diags, SLUG_SYNTAX, &at,
	     "this goes on from the line above, but is not indented");
	diag_also(diags, &began, "%s", quotes ?
		  "the quotation marks are opened here" :
		  "the bracket is opened here");
	/* As often as not something was never closed. */
	diag_help(diags, "%s with at least %d space%s.", quotes ?
		  "Close them before this line, or begin it" :
		  "Begin this line", least, least == 1 ? "" : "s");
	return -1;
}

/*
 * The lines behind the one that FROM is in, to END, must be indented more than
 * what they belong to, but for those that begin with one of FREE.
 */
static int
check_lines(const struct strict *strict, struct diags *diags, const char *from,
	    const char *end, const char *free)
{
	const char *s;

	for (s = raw_line_end(strict->source, from) + 1; s < end;
	     s = raw_line_end(strict->source, s) + 1) {
		const char *first = s + strspn(s, " \t");

		if (first >= end || *first == '\n' || is_one(*first, free))
			continue;
		if ((int)strspn(s, " ") <= column(strict))
			return not_indented(strict, diags, from, s, first);
	}
	return 0;
}

static int
check_value(struct strict *strict, struct diags *diags,
	    const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;
	const char *s;

	if (style == YAML_PLAIN_SCALAR_STYLE) {
		struct pos at;

		if (strict->brackets == 0 || event->data.scalar.length != 1 ||
		    event->data.scalar.value[0] != '-')
			return 0;
		at = place(strict, seek(strict, &event->start_mark));
		return diag(diags, SLUG_SYNTAX, &at,
			    "a value that begins with \"-\" must be in quotes");
	}
	if (style == YAML_LITERAL_SCALAR_STYLE ||
	    style == YAML_FOLDED_SCALAR_STYLE) {
		if (!strict->look)
			return 0;
		s = seek(strict, &event->start_mark);
		s += strspn(s, "|>+-0123456789");
		return *s == '#' ? glued_hash(strict, diags, s) : 0;
	}
	if (event->start_mark.line == event->end_mark.line)
		return 0;
	s = seek(strict, &event->start_mark);
	return check_lines(strict, diags, s, seek(strict, &event->end_mark),
			   "");
}

static void
open(struct strict *strict, const yaml_event_t *event, bool bracket)
{
	if (!bracket) {
		assert(strict->levels < STRICT_LEVELS);
		strict->columns[strict->levels++] =
			(int)event->start_mark.column;
	} else if (strict->brackets++ == 0) {
		strict->bracket = seek(strict, &event->start_mark);
	}
}

static int
check_end(struct strict *strict, struct diags *diags,
	  const yaml_event_t *event)
{
	if (strict->brackets == 0) {
		strict->levels--;
		return 0;
	}
	if (--strict->brackets > 0)
		return 0;
	return check_lines(strict, diags, strict->bracket,
			   seek(strict, &event->end_mark), "]}#");
}

static int
check_event(struct strict *strict, struct diags *diags,
	    const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return check_value(strict, diags, event);
	case YAML_SEQUENCE_START_EVENT:
		open(strict, event, event->data.sequence_start.style ==
		     YAML_FLOW_SEQUENCE_STYLE);
		return 0;
	case YAML_MAPPING_START_EVENT:
		open(strict, event, event->data.mapping_start.style ==
		     YAML_FLOW_MAPPING_STYLE);
		return 0;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return check_end(strict, diags, event);
	default:
		return 0;
	}
}

int
strict_check(struct strict *strict, struct diags *diags,
	     const struct yaml_event_s *event)
{
	if (strict->look &&
	    check_between(strict, diags, strict->end,
			  seek(strict, &event->start_mark)) < 0)
		return -1;
	if (check_event(strict, diags, event) < 0)
		return -1;
	if (strict->look)
		strict->end = seek(strict, &event->end_mark);
	return 0;
}
