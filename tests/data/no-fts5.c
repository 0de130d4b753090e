/*
 * An SQLite library without full-text search, for tests: loaded before the
 * real one, it takes the module out of every register that is opened.
 */
#include <dlfcn.h>
#include <sqlite3.h>
#include <stddef.h>

int
sqlite3_open_v2(const char *path, sqlite3 **db, int flags, const char *vfs)
{
	static const char *keep[] = {
		"json_each", "json_tree", "pragma_module_list", NULL,
	};
	int (*open)(const char *, sqlite3 **, int, const char *);
	int code;

	*(void **)&open = dlsym(RTLD_NEXT, "sqlite3_open_v2");
	code = open(path, db, flags, vfs);
	if (code == SQLITE_OK)
		sqlite3_drop_modules(*db, keep);
	return code;
}
