#include "cmd/due.h"

#include "base/date.h"
#include "register/timeline.h"

static const char *
working_days(struct pool *pool, long n)
{
	return pool_printf(pool, "%ld Working Day%s", n, n == 1 ? "" : "s");
}

static const char *
count_words(struct pool *pool, const struct due_row *row)
{
	switch (row->section) {
	case DUE_OVERDUE:
		return pool_printf(pool, "%s late",
				   working_days(pool, row->days));
	case DUE_COMING:
		return !row->counted ? "" :
		       pool_printf(pool, "in %s",
				   working_days(pool, row->days));
	case DUE_WAITING:
		return row->counted ? working_days(pool, row->days) :
		       "not known";
	case DUE_TODAY:
	case DUE_CLOSED:
	case DUE_SECTIONS:
		break;
	}
	return "";
}

/* "11 May 2017", "by 11 May 2017"; who is waited for has no day. */
static const char *
first_words(struct pool *pool, const struct process *process,
	    const struct due_row *row)
{
	if (row->section == DUE_WAITING)
		return body_called(pool, process, row->body);
	return pool_printf(pool, "%s%s", row->exact ? "" : "by ",
			   date_long(pool, row->date));
}

struct due_lines
due_lines(struct app *app, const struct process *process,
	  const struct due *due)
{
	struct pool *pool = app->pool;
	struct due_lines lines = { .items = NULL };
	size_t i, next;

	for (i = 0; i < due->count; i = next) {
		const struct due_row *row = &due->rows[i];
		struct due_line *line;
		struct memory ids;

		memory_open(&ids);
		fputs(row->id, ids.file);
		for (next = i + 1; next < due->count &&
		     due_alike(row, &due->rows[next]); next++)
			fprintf(ids.file, ", %s", due->rows[next].id);
		memory_close(&ids);
		lines.items = pool_grow(pool, lines.items, lines.count,
					sizeof(*line));
		line = &lines.items[lines.count++];
		line->section = row->section;
		line->first = first_words(pool, process, row);
		line->count = count_words(pool, row);
		line->ids = pool_strdup(pool, ids.text);
		line->text = next > i + 1 ? due_waits(pool, row, next - i) :
			     row->text;
		line->command = row->command;
		memory_free(&ids);
	}
	return lines;
}

const char *
due_heading(struct pool *pool, const struct due *due, enum due_section section)
{
	static const char *const headings[] = {
		[DUE_OVERDUE] = "OVERDUE",
		[DUE_TODAY] = "TODAY",
		[DUE_COMING] = "COMING",
		[DUE_WAITING] = "WAITING",
		[DUE_CLOSED] = "CLOSED SINCE THE LAST PAPER",
	};

	if (section != DUE_CLOSED)
		return headings[section];
	return pool_printf(pool, "%s (%s)", headings[section],
			   date_long(pool, due->since));
}
