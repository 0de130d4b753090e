#include "cmd/add.h"

#include "base/date.h"
#include "base/text.h"
#include "cmd/printer.h"

/* What does not go with a file that brings its own changes. */
static int
check_alone(struct add *add, const struct document *document)
{
	struct app *app = add->app;

	if (add->files > 1 || document->first_line > 1 || add->documents > 0)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "the file of a whole register is added alone");
	if (add->store.update)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "--update does not go with a whole register: it"
			    " brings all its changes");
	if (app->note)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "--note does not go with a whole register: it"
			    " brings the notes of its changes");
	return 0;
}

void
add_whole(struct add *add, struct input *input,
	  const struct document *document)
{
	add->whole = true;
	if (check_alone(add, document) == 0)
		restore(&add->store, input, document, &add->restored);
}

static const char *
counted(struct pool *pool, size_t n, const char *one, const char *many)
{
	return pool_printf(pool, "%zu %s", n, n == 1 ? one : many);
}

void
tell_whole(struct add *add)
{
	const struct restored *r = &add->restored;
	struct pool *pool = add->pool;
	struct app *app = add->app;
	struct printer printer = { .app = app, .pool = pool };

	print_lines(&printer, 0, pool_printf(pool,
		"%s the whole register: %s, %s, %s, %s.\n"
		"The last change is of %s, by %s.%s",
		app->dry_run ? "Would restore" : "Restored",
		counted(pool, r->changes, "change", "changes"),
		counted(pool, r->proposals, "proposal", "proposals"),
		counted(pool, r->entries, "entry", "entries"),
		counted(pool, r->papers, "paper", "papers"),
		date_long(pool, pool_strndup(pool, r->time, 10)),
		text_visible(pool, r->user),
		app->dry_run ? "\nDry run: nothing was changed." : ""),
		false);
	print_end(&printer);
}
