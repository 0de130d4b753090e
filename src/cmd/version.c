#include "cmd/commands.h"

#include "io/yaml_in.h"

static int
version_run(struct app *app, const struct args *args)
{
	(void)args;
	fprintf(app->out, "secreg %s\nSQLite %s\nlibyaml %s\n",
		SECREG_VERSION, db_library_version(), yaml_library_version());
	return 0;
}

const struct cmd cmd_version = {
	.name = "version",
	.group = "Keep",
	.summary = "which version this is, and of which libraries",
	.operands = "",
	.details = "secreg --version prints the same.\n",
	.db = CMD_NO_DB,
	.run = version_run,
};
