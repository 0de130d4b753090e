#include "cmd/commands.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/look.h"

/* What is told; a NULL is not there yet. */
struct info {
	const char *path;
	int64_t size;
	int64_t version, proposals, changes;
	const char *first_day, *last_day;
	const char *process, *process_title;
	int64_t last_change;		/* 0: there is none */
	const char *recorded, *user;
};

static int
info_read(struct app *app, struct info *info)
{
	struct stmt *stmt = db_stmt(app->db, SQL_INFO_REGISTER);
	int found = stmt_step(stmt);

	if (found > 0) {
		info->version = stmt_col_int(stmt, 0);
		info->proposals = stmt_col_int(stmt, 1);
		info->changes = stmt_col_int(stmt, 2);
		info->first_day = stmt_copy(stmt, app->pool, 3);
		info->last_day = stmt_copy(stmt, app->pool, 4);
		stmt = db_stmt(app->db, SQL_INFO_PROCESS);
		found = stmt_step(stmt);
	}
	if (found > 0) {
		info->process = stmt_copy(stmt, app->pool, 0);
		info->process_title = stmt_copy(stmt, app->pool, 1);
	}
	if (found < 0)
		return -1;
	stmt = db_stmt(app->db, SQL_INFO_LAST_CHANGE);
	found = stmt_step(stmt);
	if (found > 0) {
		info->last_change = stmt_col_int(stmt, 0);
		info->recorded = stmt_copy(stmt, app->pool, 1);
		info->user = stmt_copy(stmt, app->pool, 2);
	}
	return found < 0 ? -1 : 0;
}

/* The file itself: its full name and its size. */
static int
info_stat(struct app *app, struct info *info)
{
	char *full = realpath(app->db_path, NULL);
	struct stat st;

	if (!full || stat(app->db_path, &st) < 0)
		return diag(app->diags, SLUG_NO_REGISTER, NULL,
			    "the register \"%s\" cannot be looked at: %s",
			    app->db_path, strerror(errno));
	info->path = pool_adopt(app->pool, full);
	info->size = st.st_size;
	return 0;
}

static void
info_line(struct app *app, const char *head, const char *value)
{
	fprintf(app->out, "%-16s%s\n", head, text_visible(app->pool, value));
}

static void
info_number(struct app *app, const char *head, int64_t number)
{
	info_line(app, head, pool_printf(app->pool, "%lld",
					 (long long)number));
}

/* "58, 30 July 2017, 09:14:05 UTC, by secretary" */
static const char *
last_change(struct pool *pool, const struct info *info)
{
	return pool_printf(pool, "%lld, %s, by %s",
			   (long long)info->last_change,
			   look_time_long(pool, info->recorded, true),
			   info->user);
}

static void
info_text(struct app *app, const struct info *info)
{
	struct pool *pool = app->pool;

	info_line(app, "Register", info->path);
	info_line(app, "", app->db_why);
	info_line(app, "Size", pool_printf(pool, "%lld bytes",
					   (long long)info->size));
	info_number(app, "Format version", info->version);
	if (info->process)
		info_line(app, "Process", pool_printf(pool, "%s: %s",
			  info->process, info->process_title));
	info_number(app, "Proposals", info->proposals);
	info_number(app, "Changes", info->changes);
	if (info->last_change)
		info_line(app, "Last change", last_change(pool, info));
	if (info->first_day)
		info_line(app, "Entries",
			  pool_printf(pool, "from %s to %s",
				      date_long(pool, info->first_day),
				      date_long(pool, info->last_day)));
	info_line(app, "Today", pool_printf(pool, "%s, by %s",
		  date_long(pool, app->today),
		  app->today_given ? "SECREG_TODAY" : "the clock"));
}

static void
info_json(struct app *app, const struct info *info)
{
	const struct {
		const char *key;
		const char *text;
		int64_t number;
		bool is_number;
	} members[] = {
		{ .key = "register", .text = info->path },
		{ .key = "why", .text = app->db_why },
		{ "size", NULL, info->size, true },
		{ "format_version", NULL, info->version, true },
		{ .key = "process", .text = info->process },
		{ .key = "process_title", .text = info->process_title },
		{ "proposals", NULL, info->proposals, true },
		{ "changes", NULL, info->changes, true },
		{ "last_change", NULL, info->last_change,
		  info->last_change != 0 },
		{ .key = "recorded", .text = info->recorded },
		{ .key = "user", .text = info->user },
		{ .key = "first_date", .text = info->first_day },
		{ .key = "last_date", .text = info->last_day },
		{ .key = "today", .text = app->today },
		{ .key = "today_from", .text = app->today_given ?
		  "SECREG_TODAY" : "clock" },
	};
	struct json json;

	json_start(&json, app->out, true);
	json_object(&json);
	json_key(&json, "format");
	json_number(&json, 1);
	json_key(&json, "command");
	json_text(&json, app->cmd->name);
	json_key(&json, "as_at");
	json_text(&json, app->today);
	json_key(&json, "as_known");
	json_null(&json);
	json_key(&json, "rows");
	json_list(&json);
	json_object(&json);
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		json_key(&json, members[i].key);
		if (members[i].is_number)
			json_number(&json, members[i].number);
		else
			json_text(&json, members[i].text);
	}
	json_object_end(&json);
	json_list_end(&json);
	json_object_end(&json);
	json_finish(&json);
}

static int
info_run(struct app *app, const struct args *args)
{
	struct info info = { 0 };

	(void)args;
	if (info_read(app, &info) < 0 || info_stat(app, &info) < 0)
		return -1;
	if (app->format == FORMAT_JSON)
		info_json(app, &info);
	else
		info_text(app, &info);
	return 0;
}

const struct cmd cmd_info = {
	.name = "info",
	.group = "Keep",
	.summary = "which register is used and why, and what is in it",
	.operands = "",
	.details =
"The register is the file given by --db, else by SECREG_DB, else secreg.db\n"
"in this folder or one above it, else secreg/secreg.db in your own data\n"
"folder (XDG_DATA_HOME, or .local/share in your home).\n",
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_JSON,
	.db = CMD_READS,
	.run = info_run,
};
