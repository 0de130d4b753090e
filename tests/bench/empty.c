/* Nothing, with the libraries of secreg: the floor of version and help. */
#include <sqlite3.h>
#include <stdio.h>
#include <yaml.h>

int
main(void)
{
	puts(sqlite3_libversion());
	puts(yaml_get_version_string());
	return 0;
}
