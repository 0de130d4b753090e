#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/excerpt.h"
#include "base/text.h"

enum {
	KEPT = 1000,		/* problems printed; the rest are counted */
	TEXT_MAX = 1500,	/* bytes of a sentence; a longer one is cut */
	TEXT_HEAD = 1000,
	TEXT_TAIL = 400,
};

/* A line of help, or a second place. */
struct note {
	struct note *next;
	const char *place;	/* NULL: help */
	const char *text;
	struct excerpt excerpt;
};

struct problem {
	enum slug slug;
	const char *place;	/* "FILE:5:9:", or NULL */
	const char *text;
	struct excerpt excerpt;
	struct note *notes;	/* in the order they were added */
	struct note *last;
};

/* Files with problems: a tree by hash, since there may be 100,000. */
struct file {
	struct file *child[2];
	unsigned hash;
	const char *name;
};

struct diags {
	struct pool *pool;
	struct source source;
	struct problem *problems;
	size_t kept, count;
	bool latest_kept;
	bool sealed;
	size_t placed, files;
	struct file *tree;
	int worst;
};

struct diags *
diags_new(struct pool *pool)
{
	struct diags *diags = pool_alloc(pool, sizeof(*diags));

	diags->pool = pool;
	return diags;
}

void
diags_source(struct diags *diags, const char *file, const char *text,
	     size_t len, unsigned first_line)
{
	source_start(&diags->source, file, text, len, first_line);
}

/* "FILE:5:9:", as far as it is known. */
static const char *
place_text(struct pool *pool, const struct pos *at)
{
	const char *file = text_visible(pool, at->file);

	if (!at->line)
		return pool_printf(pool, "%s:", file);
	if (!at->column)
		return pool_printf(pool, "%s:%u:", file, at->line);
	return pool_printf(pool, "%s:%u:%u:", file, at->line, at->column);
}

static const char *sentence(struct pool *pool, const char *format,
			    va_list args)
	__attribute__((format(printf, 2, 0)));

/* Whether a character may be cut off before the byte at S. */
static bool
boundary(const char *s)
{
	return ((unsigned char)*s & 0xc0) != 0x80;
}

/*
 * Formatted text as it is shown.  The sentence may quote a value of any
 * length, so that what is kept is cut, in the middle: both ends say something.
 */
static const char *
sentence(struct pool *pool, const char *format, va_list args)
{
	struct pool *scratch = pool_new();
	char *text = pool_vprintf(scratch, format, args);
	size_t len = strlen(text), head = TEXT_HEAD, tail = len - TEXT_TAIL;
	const char *kept = text;

	if (len > TEXT_MAX) {
		while (head > 0 && !boundary(text + head))
			head--;
		while (!boundary(text + tail))
			tail++;
		kept = pool_printf(scratch, "%.*s...%s", (int)head, text,
				   text + tail);
	}
	kept = pool_strdup(pool, text_visible(scratch, kept));
	pool_free(scratch);
	return kept;
}

/* Counts a file once. */
static void
count_file(struct diags *diags, const char *name)
{
	struct file **at = &diags->tree;
	unsigned hash = 2166136261u;	/* FNV-1a */
	const char *s;

	for (s = name; *s; s++)
		hash = (hash ^ (unsigned char)*s) * 16777619u;
	while (*at) {
		if ((*at)->hash == hash && strcmp((*at)->name, name) == 0)
			return;
		at = &(*at)->child[hash > (*at)->hash];
	}
	*at = pool_alloc(diags->pool, sizeof(**at));
	(*at)->hash = hash;
	(*at)->name = pool_strdup(diags->pool, name);
	diags->files++;
}

int
diag(struct diags *diags, enum slug slug, const struct pos *at,
     const char *format, ...)
{
	struct problem *problem;
	va_list args;

	if (diags->sealed) {
		diags->latest_kept = false;
		return -1;
	}
	if (at && !at->file)
		at = NULL;
	if (slug_class(slug) > diags->worst)
		diags->worst = slug_class(slug);
	diags->count++;
	if (at) {
		diags->placed++;
		count_file(diags, at->file);
	}
	diags->latest_kept = diags->kept < KEPT;
	if (!diags->latest_kept)
		return -1;
	diags->problems = pool_grow(diags->pool, diags->problems, diags->kept,
				    sizeof(*problem));
	problem = &diags->problems[diags->kept++];
	problem->slug = slug;
	va_start(args, format);
	problem->text = sentence(diags->pool, format, args);
	va_end(args);
	if (at) {
		problem->place = place_text(diags->pool, at);
		problem->excerpt = excerpt_take(diags->pool, &diags->source,
						at);
	}
	return -1;
}

/* Adds a note to the latest problem; NULL if that one was not kept. */
static struct note *
add_note(struct diags *diags)
{
	struct problem *problem;
	struct note *note;

	assert(diags->count > 0);
	if (!diags->latest_kept)
		return NULL;
	problem = &diags->problems[diags->kept - 1];
	note = pool_alloc(diags->pool, sizeof(*note));
	if (problem->last)
		problem->last->next = note;
	else
		problem->notes = note;
	problem->last = note;
	return note;
}

void
diag_help(struct diags *diags, const char *format, ...)
{
	struct note *note = add_note(diags);
	va_list args;

	if (!note)
		return;
	va_start(args, format);
	note->text = sentence(diags->pool, format, args);
	va_end(args);
}

void
diag_also(struct diags *diags, const struct pos *at, const char *format, ...)
{
	struct note *note = add_note(diags);
	va_list args;

	if (!note)
		return;
	va_start(args, format);
	note->text = sentence(diags->pool, format, args);
	va_end(args);
	if (!at || !at->file)
		return;
	note->place = place_text(diags->pool, at);
	note->excerpt = excerpt_take(diags->pool, &diags->source, at);
}

/* Hands the help of a problem on to the latest one of TO. */
static void
retell_help(struct diags *to, const struct problem *problem)
{
	const struct note *note;

	for (note = problem->notes; note; note = note->next)
		diag_help(to, "%s", note->text);
}

int
diags_retell(struct diags *to, const struct diags *from, enum slug slug,
	     const char *before, const char *behind)
{
	const char *all = NULL;
	size_t i;

	for (i = 0; i < from->kept; i++) {
		const struct problem *problem = &from->problems[i];

		if (slug_class(problem->slug) == STATUS_INPUT) {
			all = pool_printf(to->pool, "%s%s%s", all ? all : "",
					  all ? "; " : "", problem->text);
			continue;
		}
		diag(to, problem->slug, NULL, "%s", problem->text);
		retell_help(to, problem);
	}
	if (!all)
		return from->count ? -1 : 0;
	diag(to, slug, NULL, "%s%s%s", before, all, behind);
	for (i = 0; i < from->kept; i++)
		if (slug_class(from->problems[i].slug) == STATUS_INPUT)
			retell_help(to, &from->problems[i]);
	return -1;
}

void
diags_seal(struct diags *diags)
{
	assert(diags->count > 0);
	/* Again: what was dropped after it is not the latest any more. */
	if (diags->sealed)
		diags->latest_kept = true;
	diags->sealed = true;
}

bool
diags_sealed(const struct diags *diags)
{
	return diags->sealed;
}

size_t
diags_count(const struct diags *diags)
{
	return diags->count;
}

const char *
diags_sentence(const struct diags *diags)
{
	return diags->kept ? diags->problems[0].text : NULL;
}

size_t
diags_placed(const struct diags *diags, size_t *files)
{
	*files = diags->files;
	return diags->placed;
}

enum status
diags_status(const struct diags *diags)
{
	return (enum status)diags->worst;
}

/* TEXT between an ANSI code and its end, where colours are wanted. */
static void
painted(FILE *out, bool colour, const char *code, const char *text)
{
	if (colour)
		fprintf(out, "\033[%sm%s\033[0m", code, text);
	else
		fputs(text, out);
}

static void
print_note(const struct note *note, FILE *out, bool colour)
{
	if (*note->text || note->place)
		fputs("  ", out);	/* no blanks on an empty line */
	if (note->place) {
		painted(out, colour, "1", note->place);
		putc(' ', out);
	}
	fprintf(out, "%s\n", note->text);
	excerpt_print(&note->excerpt, out, colour);
}

/* What a sentence at the prompt still lacks. */
static const char *
full_stop(const char *sentence)
{
	size_t len = strlen(sentence);

	return len && strchr(".?!", sentence[len - 1]) ? "" : ".";
}

static void
print_problem(const struct problem *problem, FILE *out, bool colour)
{
	const struct note *note;

	if (problem->place) {
		painted(out, colour, "1", problem->place);
		putc(' ', out);
		painted(out, colour, "1;31", "error:");
		fprintf(out, " %s [%s]\n", problem->text,
			slug_name(problem->slug));
		excerpt_print(&problem->excerpt, out, colour);
	} else {
		fprintf(out, "secreg: %s%s\n", problem->text,
			full_stop(problem->text));
	}
	for (note = problem->notes; note; note = note->next)
		print_note(note, out, colour);
}

void
diags_print(const struct diags *diags, FILE *out, bool colour)
{
	const struct problem *problem;
	bool block, above = false;
	size_t i;

	for (i = 0; i < diags->kept; i++) {
		problem = &diags->problems[i];
		/* Single lines stand close together, like those of ls. */
		block = problem->place || problem->notes;
		if (i > 0 && (block || above))
			putc('\n', out);
		print_problem(problem, out, colour);
		above = block;
	}
	if (diags->count > diags->kept)
		fprintf(out, "%s... and %zu more\n", above ? "\n" : "",
			diags->count - diags->kept);
}
