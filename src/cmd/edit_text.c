#include "cmd/edit.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cmd/deliver.h"
#include "cmd/template.h"
#include "io/document.h"
#include "io/yaml_in.h"
#include "io/yaml_out.h"
#include "register/story.h"

/* Lines of messages begin so, and nothing else that we write. */
static const char mark[] = "#:";

/* The line that holds the reason. */
static const char reason_key[] = "reason:";

struct bytes
edit_text(const struct edit *edit, struct proposal *proposal,
	  const char *reason)
{
	struct pool *pool = edit->app->pool;
	struct memory text;
	struct bytes bytes;

	memory_open(&text);
	template_comment(text.file, "", pool_printf(pool,
		"%s as it is recorded. Change it, save it and end the editor."
		" To abandon it, leave it as it is or empty the file.",
		edit->id));
	template_comment(text.file, "", pool_printf(pool,
		"A new value at the head holds %s. A new entry has no ref"
		" and stands where its day belongs. One that is altered takes"
		" the place of the old one, and needs a reason behind this"
		" colon:", edit->from ? from_day(pool, edit->from) : "from"
		" today; one that was not recorded, from the first entry on"));
	fprintf(text.file, "# %s%s%s\n", reason_key, reason ? " " : "",
		reason ? reason : "");
	template_comment(text.file, "", "No entry can be taken out here: secreg"
			 " correct REF --delete --reason \"...\"");
	putc('\n', text.file);
	yaml_write(pool, text.file, edit->kind, proposal);
	memory_close(&text);
	bytes.s = pool_strndup(pool, text.text, text.len);
	bytes.len = text.len;
	memory_free(&text);
	return bytes;
}

int
edit_file_make(struct edit *edit, struct bytes text)
{
	struct app *app = edit->app;
	const char *folder = getenv("TMPDIR");
	char *path = pool_printf(app->pool, "%s/secreg-%s-XXXXXX.yaml",
				 folder && *folder ? folder : "/tmp",
				 edit->id);
	int fd = mkstemps(path, (int)strlen(".yaml"));

	if (fd < 0)
		return diag(app->diags, SLUG_WRITE, NULL,
			    "a file to edit cannot be made, as \"%s\": %s",
			    path, strerror(errno));
	close(fd);
	edit->path = path;
	return edit_file_write(edit, text);
}

int
edit_file_write(const struct edit *edit, struct bytes text)
{
	struct output output;
	int failed;

	output_open(&output);
	fwrite(text.s, 1, text.len, output.file);
	output_close(&output);
	failed = deliver_file(edit->app->pool, edit->app->diags, edit->path,
			      &output);
	output_free(&output);
	return failed;
}

struct bytes
edit_file_read(struct pool *pool, const char *path)
{
	struct bytes bytes = { .s = NULL };
	struct memory text;
	FILE *file = fopen(path, "re");
	size_t size = 0;
	int c;

	if (!file)
		return bytes;
	memory_open(&text);
	while ((c = getc(file)) != EOF && size++ < DOCUMENT_MAX)
		putc(c, text.file);
	memory_close(&text);
	if (feof(file)) {
		bytes.s = pool_strndup(pool, text.text, text.len);
		bytes.len = text.len;
	}
	fclose(file);
	memory_free(&text);
	return bytes;
}

bool
bytes_same(struct bytes a, struct bytes b)
{
	return a.s && b.s && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* The bytes of the first line, its end included. */
static size_t
line_len(struct bytes text)
{
	const char *end = memchr(text.s, '\n', text.len);

	return end ? (size_t)(end - text.s) + 1 : text.len;
}

static struct bytes
behind(struct bytes text, size_t len)
{
	return (struct bytes){ text.s + len, text.len - len };
}

static bool
begins(struct bytes text, const char *s)
{
	return text.len >= strlen(s) && memcmp(text.s, s, strlen(s)) == 0;
}

struct bytes
edit_without_messages(struct bytes text)
{
	while (begins(text, mark))
		text = behind(text, line_len(text));
	return text;
}

/* Blanks at the start of the text. */
static size_t
blanks(struct bytes text)
{
	size_t n = 0;

	while (n < text.len && (text.s[n] == ' ' || text.s[n] == '\t' ||
				text.s[n] == '\r'))
		n++;
	return n;
}

bool
edit_is_empty(struct bytes text)
{
	for (; text.len > 0; text = behind(text, line_len(text))) {
		struct bytes rest = behind(text, blanks(text));

		if (rest.len > 0 && *rest.s != '\n' && *rest.s != '#' &&
		    !begins(rest, "\xef\xbb\xbf"))
			return false;
	}
	return true;
}

/* The problems as comments; their count of lines is that of any such text. */
static struct bytes
messages(struct pool *pool, const struct diags *diags)
{
	struct memory plain, text;
	struct bytes rest, bytes;

	memory_open(&plain);
	fputs("Nothing is changed yet. Put this right, or empty the file:\n\n",
	      plain.file);
	diags_print(diags, plain.file, false);
	memory_close(&plain);
	memory_open(&text);
	for (rest = (struct bytes){ plain.text, plain.len }; rest.len > 0;
	     rest = behind(rest, line_len(rest)))
		fprintf(text.file, "%s%s%.*s", mark, *rest.s == '\n' ? "" : " ",
			(int)line_len(rest), rest.s);
	fprintf(text.file, "%s\n", mark);
	memory_close(&text);
	bytes.s = pool_strndup(pool, text.text, text.len);
	bytes.len = text.len;
	memory_free(&plain);
	memory_free(&text);
	return bytes;
}

int
edit_file_tell(const struct edit *edit, const struct diags *diags)
{
	struct pool *pool = edit->app->pool;
	struct bytes text = edit_file_read(pool, edit->path);
	struct bytes told = messages(pool, diags), all;
	char *joined;

	if (!text.s)
		return diag(edit->app->diags, SLUG_WRITE, NULL,
			    "the text cannot be read again: %s",
			    strerror(errno));
	text = edit_without_messages(text);
	joined = pool_alloc(pool, told.len + text.len + 1);
	memcpy(joined, told.s, told.len);
	memcpy(joined + told.len, text.s, text.len);
	all = (struct bytes){ joined, told.len + text.len };
	return edit_file_write(edit, all);
}

/*
 * Takes the reason out of the comments before a record.  Whoever takes the
 * hash away from that line means it too: it becomes a comment again.
 */
static void
find_reason(struct pool *pool, const struct yaml_source *source, char *s,
	    struct text *reason)
{
	unsigned line = source->first_line;
	size_t hash, len;

	for (; *s; s += strcspn(s, "\n"), s += *s == '\n', line++) {
		hash = strspn(s, "#");
		len = hash + strspn(s + hash, " \t");
		if (strncmp(s + len, reason_key, strlen(reason_key)) != 0) {
			if (hash || s[len] == '\n' || s[len] == '-' ||
			    s[len] == '%' || !s[len])
				continue;
			return;
		}
		if (!hash)
			*s = '#';
		if (reason->at.line)
			continue;	/* the first one counts */
		len += strlen(reason_key);
		len += strspn(s + len, " \t");
		reason->at = (struct pos){ source->file, line,
					   (unsigned)len + 1, 0 };
		reason->s = pool_strndup(pool, s + len,
					 strcspn(s + len, "\n"));
		reason->at.width = (unsigned)strlen(reason->s);
	}
}

/* A reason is a remark; none is none. */
static void
check_reason(struct pool *pool, struct diags *diags, struct text *reason)
{
	size_t f = entry_record.count;

	while (strcmp(entry_record.fields[f - 1].key, "note") != 0)
		f--;
	if (reason->s && strspn(reason->s, " \t") == strlen(reason->s))
		reason->s = NULL;
	if (reason->s)
		field_check(pool, diags, &entry_record.fields[f - 1], reason);
}

struct edit_back
edit_read(const struct edit *edit, struct diags *diags)
{
	struct pool *pool = edit->app->pool;
	struct edit_back back = { .after = NULL };
	struct yaml_source own = { .file = NULL };
	struct input *input = input_open(pool, diags, edit->path);
	struct document document;
	int more;

	while (input && (more = input_next(input, &document)) != 0) {
		struct yaml_source source = {
			.file = basename(input_name(input)),
			.len = document.len,
			.first_line = document.first_line,
		};
		char *text = NULL;
		const struct record *kind;
		void *record;

		if (more < 0)
			continue;
		text = pool_strndup(pool, document.text, document.len);
		source.text = text;
		if (!back.after)
			find_reason(pool, &source, text, &back.reason);
		record = yaml_read(pool, diags, &source, &edit->kind, 1,
				   &kind);
		if (record && back.after)
			diag(diags, SLUG_KIND,
			     &((struct proposal *)record)->at,
			     "there is a second record: only %s is edited",
			     edit->id);
		if (!record || back.after)
			continue;
		back.after = record;
		own = source;
	}
	input_close(input);
	check_reason(pool, diags, &back.reason);
	if (own.text)
		diags_source(diags, own.file, own.text, own.len,
			     own.first_line);
	else if (diags_count(diags) == 0)
		diag(diags, SLUG_KIND, &(struct pos){ .file = edit->path },
		     "there is no record in it");
	return back;
}

struct proposal *
edit_read_own(const struct edit *edit)
{
	struct pool *pool = edit->app->pool;
	const struct yaml_source source = {
		.file = edit->id, .text = edit->record.s,
		.len = edit->record.len, .first_line = 1,
	};
	const struct record *kind;

	return yaml_read(pool, diags_new(pool), &source, &edit->kind, 1,
			 &kind);
}
