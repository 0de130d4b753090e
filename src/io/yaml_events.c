#include "io/yaml_events.h"

#include <string.h>
#include <yaml.h>

#include "base/text.h"
#include "io/yaml_raw.h"
#include "io/yaml_strict.h"
#include "io/yaml_syntax.h"

enum { DEPTH_MAX = 8 };

struct events {
	struct pool *pool;
	struct diags *diags;
	const struct yaml_source *source;
	yaml_parser_t parser;
	yaml_event_t pair[2];	/* the latest and the one before */
	yaml_event_t *event;	/* the latest */
	unsigned depth;
	unsigned told_line;	/* broken syntax up to here was explained */
	struct raw raw;
	struct strict strict;
	enum { START_NORMAL, START_EMPTY, START_ALONE, START_TAG } start;
	struct pos directive;	/* the one it is about */
};

/* DEPTH: what an event does to the levels open. */
static const struct {
	enum event_kind kind;
	bool shown;
	int depth;
} kinds[] = {
	[YAML_NO_EVENT] = { EVENT_END, false, 0 },
	[YAML_STREAM_START_EVENT] = { EVENT_END, false, 0 },
	[YAML_STREAM_END_EVENT] = { EVENT_END, true, 0 },
	[YAML_DOCUMENT_START_EVENT] = { EVENT_END, false, 0 },
	[YAML_DOCUMENT_END_EVENT] = { EVENT_END, true, 0 },
	[YAML_ALIAS_EVENT] = { EVENT_ALIAS, true, 0 },
	[YAML_SCALAR_EVENT] = { EVENT_VALUE, true, 0 },
	[YAML_SEQUENCE_START_EVENT] = { EVENT_LIST, true, 1 },
	[YAML_SEQUENCE_END_EVENT] = { EVENT_LIST_END, true, -1 },
	[YAML_MAPPING_START_EVENT] = { EVENT_GROUP, true, 1 },
	[YAML_MAPPING_END_EVENT] = { EVENT_GROUP_END, true, -1 },
};

static struct pos
place(const struct events *events, const yaml_mark_t *mark)
{
	return (struct pos){
		.file = events->source->file,
		.line = events->source->first_line + (unsigned)mark->line,
		.column = (unsigned)mark->column + 1,
		.width = 1,
	};
}

/*
 * A look at the lines before the record proper.  There may be none but them;
 * and libyaml compares each %TAG with all before, so that a file of them would
 * take minutes.
 */
static void
look_at_start(struct events *events)
{
	const char *text = events->source->text, *s = text;
	const char *end = text + events->source->len;
	unsigned line = events->source->first_line;

	for (; s < end; s = raw_line_end(events->source, s) + 1, line++) {
		const char *first = s + strspn(s, " \t");

		if (strncmp(s, "%TAG", 4) == 0) {
			events->start = START_TAG;
			events->directive = (struct pos){
				events->source->file, line, 1, 4
			};
			return;
		}
		if (strncmp(s, "%YAML", 5) == 0)
			events->directive = (struct pos){
				events->source->file, line, 1, 5
			};
		else if (*first && !strchr("#\n", *first) &&
			 strncmp(s, "...\n", 4) != 0)
			return;
		if (raw_line_end(events->source, s) == end)
			break;
	}
	events->start = events->directive.line ? START_ALONE : START_EMPTY;
}

struct events *
events_start(struct pool *pool, struct diags *diags,
	     const struct yaml_source *source)
{
	struct events *events = pool_alloc(pool, sizeof(*events));

	events->pool = pool;
	events->diags = diags;
	events->source = source;
	events->event = events->pair;
	raw_start(&events->raw, source);
	strict_start(&events->strict, source);
	if (!yaml_parser_initialize(&events->parser))
		mem_exhausted();
	yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&events->parser,
				     (const unsigned char *)source->text,
				     source->len);
	look_at_start(events);
	return events;
}

void
events_end(struct events *events)
{
	yaml_event_delete(events->event);
	yaml_parser_delete(&events->parser);
}

/* What EVENT is to a problem at AT, where that is right behind it. */
static enum syntax_after
after(struct events *events, const yaml_event_t *event, const char *at)
{
	const char *s = raw_seek(&events->raw, event->end_mark.index);

	if (s + strspn(s, " \t") != at)
		return AFTER_OTHER;
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.style ==
			YAML_SINGLE_QUOTED_SCALAR_STYLE ||
			event->data.scalar.style ==
			YAML_DOUBLE_QUOTED_SCALAR_STYLE ?
			AFTER_QUOTES : AFTER_OTHER;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		/* Block ones end where the next token begins. */
		return event->start_mark.index < event->end_mark.index ?
			AFTER_BRACKET : AFTER_OTHER;
	default:
		return AFTER_OTHER;
	}
}

/* Records why libyaml cannot go on; LATEST is the event before. */
static int
broken(struct events *events, const yaml_event_t *latest)
{
	const yaml_parser_t *parser = &events->parser;
	struct syntax syntax = {
		.problem = parser->problem ? parser->problem : "",
		.context = parser->context,
		.at = place(events, &parser->problem_mark),
	};

	if (parser->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	if (parser->error == YAML_READER_ERROR) {
		syntax.at = raw_place(events->source, parser->problem_offset);
		return syntax_report(events->pool, events->diags,
				     events->source, &syntax);
	}
	if (syntax.at.line <= events->told_line)
		return -1;
	if (parser->context)
		syntax.began = place(events, &parser->context_mark);
	syntax.after = after(events, latest,
			     raw_seek(&events->raw,
				      parser->problem_mark.index));
	if (syntax.after != AFTER_OTHER)
		syntax.began = place(events, &latest->start_mark);
	return syntax_report(events->pool, events->diags, events->source,
			     &syntax);
}

/*
 * Behind the record only comments may stand.  The raw lines tell, because
 * libyaml would go on to read another record, and it takes its time over
 * hostile directives.
 */
static int
check_rest(struct events *events)
{
	struct pos at = place(events, &events->event->end_mark);
	struct syntax syntax = {
		.problem = "did not find expected <document start>",
	};
	unsigned line = at.line;
	const char *s;

	s = raw_rest(events->source,
		     raw_seek(&events->raw, events->event->end_mark.index),
		     &line);
	if (!s)
		return 0;
	if (line != at.line)
		at.column = 1;
	at.line = line;
	if (strncmp(s, "---", 3) == 0) {
		at.width = 3;
		return diag(events->diags, SLUG_SYNTAX, &at,
			    "a second record begins here");
	}
	at.column += (unsigned)strspn(s, " \t");
	syntax.at = at;
	syntax.after = after(events, events->event, s + strspn(s, " \t"));
	return syntax_report(events->pool, events->diags, events->source,
			     &syntax);
}

/* How many characters the latest event takes on its first line. */
static unsigned
width(struct events *events)
{
	const yaml_mark_t *from = &events->event->start_mark;
	const yaml_mark_t *to = &events->event->end_mark;
	const char *s, *end;

	if (from->line == to->line)
		return to->column > from->column ?
			(unsigned)(to->column - from->column) : 1;
	s = raw_seek(&events->raw, from->index);
	end = raw_line_end(events->source, s);
	while (end > s && strchr(" \t\r", end[-1]))
		end--;
	return end > s ? (unsigned)text_chars(s, (size_t)(end - s)) : 1;
}

static void
fill(struct events *events, struct event *event)
{
	const yaml_event_t *from = events->event;

	*event = (struct event){
		.kind = kinds[from->type].kind,
		.at = place(events, &from->start_mark),
	};
	switch (from->type) {
	case YAML_SCALAR_EVENT:
		event->value = (const char *)from->data.scalar.value;
		event->len = from->data.scalar.length;
		event->plain =
			from->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
		event->folded =
			from->data.scalar.style != YAML_LITERAL_SCALAR_STYLE &&
			from->start_mark.line != from->end_mark.line;
		event->anchor = (const char *)from->data.scalar.anchor;
		event->tag = (const char *)from->data.scalar.tag;
		event->at.width = width(events);
		break;
	case YAML_ALIAS_EVENT:
		event->anchor = (const char *)from->data.alias.anchor;
		event->at.width = width(events);
		break;
	case YAML_SEQUENCE_START_EVENT:
		event->anchor = (const char *)from->data.sequence_start.anchor;
		event->tag = (const char *)from->data.sequence_start.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		event->anchor = (const char *)from->data.mapping_start.anchor;
		event->tag = (const char *)from->data.mapping_start.tag;
		break;
	default:
		break;
	}
}

/* The next event of libyaml's that says something. */
static int
parse(struct events *events)
{
	yaml_event_t *latest, *event;

	do {
		latest = events->event;
		event = &events->pair[latest == events->pair];
		if (!yaml_parser_parse(&events->parser, event) ||
		    event->type == YAML_NO_EVENT)
			return broken(events, latest);
		yaml_event_delete(latest);
		events->event = event;
	} while (!kinds[event->type].shown);
	return 0;
}

int
events_next(struct events *events, struct event *event)
{
	switch (events->start) {
	case START_EMPTY:
		*event = (struct event){ .kind = EVENT_END };
		return 0;
	case START_TAG:
		return diag(events->diags, SLUG_TAG, &events->directive,
			    "a record has no use for a %%TAG directive");
	case START_ALONE:
		diag(events->diags, SLUG_SYNTAX, &events->directive,
		     "this directive has no record below it");
		diag_help(events->diags, "Between the two stands a line with"
			  " three hyphens: ---");
		return -1;
	case START_NORMAL:
		break;
	}
	if (parse(events) < 0 ||
	    strict_check(&events->strict, events->diags, events->event) < 0)
		return -1;
	events->depth += (unsigned)kinds[events->event->type].depth;
	if (events->depth == 0 && kinds[events->event->type].kind != EVENT_END
	    && check_rest(events) < 0)
		return -1;
	fill(events, event);
	if (events->depth > DEPTH_MAX)
		return diag(events->diags, SLUG_DEPTH, &event->at,
			    "this is nested more than %d levels deep",
			    DEPTH_MAX);
	return 0;
}

void
events_comment(struct events *events, const struct event *event)
{
	const char *s = raw_seek(&events->raw, events->event->end_mark.index);
	size_t blanks = strspn(s, " \t");
	struct pos at;

	if (s[blanks] != '#')
		return;
	at = place(events, &events->event->end_mark);
	at.column += (unsigned)blanks;
	/* On the next line the value may go on: that is the same fault. */
	events->told_line = at.line + 1;
	syntax_hash(events->pool, events->diags, events->source, s + blanks,
		    &at, &event->at);
}

void
events_told(struct events *events)
{
	events->told_line = events->source->first_line +
		(unsigned)events->event->start_mark.line;
}

bool
events_later(struct events *events, const struct event *event,
	     const char *key)
{
	return raw_key_follows(events->source,
			       raw_seek(&events->raw,
					events->event->end_mark.index),
			       event->at.column - 1, key);
}

const char *
yaml_library_version(void)
{
	return yaml_get_version_string();
}
