#include "judge.h"

#include <fnmatch.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool
is_sound(const char *path)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	char name[4096];
	bool sound;

	snprintf(name, sizeof(name), "%s/" REGISTER, path);
	sound = sqlite3_open_v2(name, &db, SQLITE_OPEN_READWRITE, NULL) ==
		SQLITE_OK &&
		sqlite3_prepare_v2(db, "SELECT integrity_check = 'ok' AND NOT"
			" EXISTS (SELECT 1 FROM pragma_foreign_key_check)"
			" AND NOT EXISTS (SELECT 1 FROM fault)"
			" FROM pragma_integrity_check", -1, &stmt, NULL) ==
		SQLITE_OK &&
		sqlite3_step(stmt) == SQLITE_ROW &&
		sqlite3_column_int(stmt, 0) == 1 &&
		sqlite3_step(stmt) == SQLITE_DONE;
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return sound;
}

struct bytes
export_of(const struct known *known)
{
	static char program[] = "secreg", export[] = "export";
	static char *words[] = { program, export, NULL };
	struct result result = trial_run(&known->trial, NULL, words, -1);
	struct bytes text = result.out;

	free(result.err.s);
	if (result.status == 0)
		return text;
	free(text.s);
	return (struct bytes){ NULL, 0 };
}

/* By their exports; what was cut off is taken back by that. */
static enum state
state_by_export(const struct known *known, struct folder *is)
{
	struct bytes text = export_of(known);
	bool before = text.s && known->before_export.s &&
		      bytes_same(text, known->before_export);
	bool after = text.s && known->after_export.s &&
		     bytes_same(text, known->after_export);

	free(text.s);
	if (!is_sound(known->trial.path))
		before = after = false;
	folder_free(is);
	folder_read(is, known->trial.path);
	return before && after ? STATE_BOTH : before ? STATE_BEFORE :
	       after ? STATE_AFTER : STATE_BETWEEN;
}

static enum state
state_of(const struct known *known, struct folder *is)
{
	const struct file *db = folder_find(is, REGISTER);
	bool before = file_same(db, folder_find(&known->before, REGISTER));
	bool after = file_same(db, folder_find(&known->after, REGISTER));

	if ((before || after) && !folder_find(is, JOURNAL))
		return before && after ? STATE_BOTH : before ? STATE_BEFORE :
		       STATE_AFTER;
	/* A register that was not made: only its journal is left. */
	if (!db)
		return before ? STATE_BEFORE : STATE_BETWEEN;
	return state_by_export(known, is);
}

/* Lines that the good run has not and that are not help. */
static int
new_lines(const struct known *known, const struct result *result)
{
	int count = 0;

	for (const char *line = result->err.s; *line; ) {
		size_t len = strcspn(line, "\n") + 1;
		char *text = strndup(line, len);

		if (!text)
			die("memory");
		count += text[0] != ' ' && text[0] != '\n' &&
			 !strstr(known->good.err.s, text);
		line += strlen(text);
		free(text);
	}
	return count;
}

static bool
says(const struct result *result, const char *words)
{
	return strstr(result->err.s, words) != NULL;
}

/* A run that could not: what it said, and what it says of the register. */
static const char *
judge_words(const struct known *known, const struct result *result,
	    unsigned may, enum state state)
{
	int lines = new_lines(known, result);

	/* One of the file that cannot be read, and one of the register. */
	if (lines == 2 && may & MAY(3))
		lines = 1;

	if (says(result, "Whether it was recorded could not be seen"))
		return lines == 1 ? NULL : "more than one line";
	if (lines != 1)
		return lines ? "more than one line" : "not a word";
	if (result->err.len == 0 || result->err.s[result->err.len - 1] != '\n')
		return "a line that is cut off";
	if (state == STATE_AFTER && !says(result, "was recorded"))
		return "it is recorded, which is not said";
	if (state == STATE_AFTER && says(result, "Nothing was changed"))
		return "it is recorded, and said not to be";
	if (state == STATE_BEFORE && says(result, "was recorded"))
		return "it is said to be recorded, and is not";
	return NULL;
}

/* Each file is as before or as after, and there are no others. */
static const char *
judge_files(const struct known *known, const struct result *result,
	    unsigned may, const struct folder *is)
{
	bool good = result->status == known->good.status;
	int i;

	for (i = 0; i < is->count; i++) {
		const struct file *file = &is->files[i];
		const struct file *old = folder_find(&known->before,
						     file->name);
		const struct file *new = folder_find(&known->after,
						     file->name);

		if (strcmp(file->name, REGISTER) == 0 ||
		    file_same(file, new) || (!good && file_same(file, old)))
			continue;
		if (old || new)
			return "a file that is neither old nor new";
		/* A journal that counts for nothing: the next writer's. */
		if (strcmp(file->name, JOURNAL) == 0 &&
		    (file->bytes.len == 0 || !file->bytes.s[0]))
			continue;
		if (may & MAY_LITTER &&
		    fnmatch("*.tmp??????*", file->name, 0) == 0)
			continue;
		if (!may || !known->keeps ||
		    fnmatch(known->keeps, file->name, 0) != 0)
			return "a file left over";
	}
	for (i = 0; i < known->after.count; i++)
		if (!folder_find(is, known->after.files[i].name) &&
		    (good || folder_find(&known->before,
					 known->after.files[i].name)))
			return "a file that is gone";
	return NULL;
}

const char *
judge(const struct known *known, const struct result *result, unsigned may,
      struct folder *is, enum state *state)
{
	const struct result *good = &known->good;
	const char *wrong;
	bool well = result->status == good->status;
	bool file = result->status == 3 && may & MAY(3);

	*state = STATE_BETWEEN;
	if (result->status == HUNG)
		return "it hung";
	if (!well && (result->status == KILLED ?
		      (may & MAY_DIE) == 0 : result->status > 7 ||
		      (may & MAY(result->status)) == 0))
		return "another status";
	*state = state_of(known, is);
	if (*state == STATE_BETWEEN)
		return "neither before nor after";
	if (well && *state == STATE_BEFORE)
		return "nothing was recorded";
	if (well && !bytes_same(result->out, good->out))
		return "another answer";
	if (well && !file && !bytes_same(result->err, good->err))
		return "other words";
	if (result->out.len > good->out.len ||
	    memcmp(result->out.s, good->out.s, result->out.len) != 0)
		return "a wrong answer";
	if (says(result, "is damaged"))
		return "it is said to be damaged";
	/* A file that cannot be read has as many words as it needs. */
	wrong = well || file || result->status == KILLED ? NULL :
		judge_words(known, result, may, *state);
	return wrong ? wrong : judge_files(known, result, may, is);
}
