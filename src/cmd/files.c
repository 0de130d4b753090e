#include "cmd/files.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"

struct names {
	const char **items;
	size_t count;
};

static void
names_add(struct app *app, struct names *names, const char *name)
{
	names->items = pool_grow(app->pool, names->items, names->count,
				 sizeof(*names->items));
	names->items[names->count++] = name;
}

static int
is_record(const struct dirent *entry)
{
	static const char *const ends[] = { ".yaml", ".yml" };
	size_t len = strlen(entry->d_name), i;

	if (entry->d_name[0] == '.')
		return 0;
	for (i = 0; i < 2; i++) {
		size_t end = strlen(ends[i]);

		if (len > end && strcmp(entry->d_name + len - end,
					ends[i]) == 0)
			return 1;
	}
	return 0;
}

/* Byte order, whatever the locale. */
static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void
expand_folder(struct app *app, struct names *names, const char *folder)
{
	struct dirent **found = NULL;
	int count = scandir(folder, &found, is_record, by_name);
	size_t len = strlen(folder);
	int i;

	if (count < 0) {
		diag(app->diags, SLUG_READ, NULL, "cannot read \"%s\": %s",
		     text_visible(app->pool, folder), strerror(errno));
		return;
	}
	for (i = 0; i < count; i++) {
		names_add(app, names, pool_printf(app->pool, "%s%s%s", folder,
			len && folder[len - 1] == '/' ? "" : "/",
			found[i]->d_name));
		free(found[i]);
	}
	free(found);
	if (count == 0)
		diag(app->diags, SLUG_READ, NULL,
		     "there is no file *.yaml in \"%s\"",
		     text_visible(app->pool, folder));
}

const char *const *
files_expand(struct app *app, const struct args *args, size_t *count)
{
	struct names names = { NULL, 0 };
	struct stat st;
	int i;

	for (i = 0; i < args_count(args); i++) {
		const char *name = args_operand(args, i);

		if (strcmp(name, "-") != 0 && stat(name, &st) == 0 &&
		    S_ISDIR(st.st_mode))
			expand_folder(app, &names, name);
		else if (*name == '\0')
			diag(app->diags, SLUG_READ, NULL,
			     "the name of a file is empty");
		else
			names_add(app, &names, name);
	}
	*count = names.count;
	return names.items;
}

/* Inputs opened ahead, each until it is asked for. */
struct taken {
	struct ahead {
		const char *name;
		struct input *input;	/* NULL: could not be opened */
		bool used;
	} *items;
	size_t count;
};

static bool
is_pipe(const char *name)
{
	struct stat st;

	return strcmp(name, "-") == 0 ||
	       (stat(name, &st) == 0 && !S_ISREG(st.st_mode) &&
		!S_ISDIR(st.st_mode));
}

int
files_take(struct app *app, const struct args *args)
{
	struct taken *taken = pool_alloc(app->pool, sizeof(*taken));

	app->taken = taken;
	for (int i = 0; i < args_count(args); i++) {
		const char *name = args_operand(args, i);

		if (!is_pipe(name))
			continue;
		taken->items = pool_grow(app->pool, taken->items, taken->count,
					 sizeof(*taken->items));
		taken->items[taken->count++] = (struct ahead){
			.name = name,
			.input = input_open(app->pool, app->diags, name),
		};
	}
	return 0;
}

struct input *
files_open(struct app *app, const char *name)
{
	struct taken *taken = app->taken;

	for (size_t i = 0; taken && i < taken->count; i++) {
		struct ahead *ahead = &taken->items[i];

		if (ahead->used || strcmp(ahead->name, name) != 0)
			continue;
		ahead->used = true;
		return ahead->input;
	}
	return input_open(app->pool, app->diags, name);
}
