/* Reads YAML from FILE as events and does nothing with them. */
#include <stdio.h>
#include <yaml.h>

int
main(int argc, char **argv)
{
	yaml_parser_t parser;
	yaml_event_t event;
	FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
	size_t count = 0;
	int last = 0;

	if (!file || !yaml_parser_initialize(&parser))
		return 1;
	yaml_parser_set_input_file(&parser, file);
	for (; !last; count++) {
		if (!yaml_parser_parse(&parser, &event))
			return 1;
		last = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	printf("%zu\n", count);
	yaml_parser_delete(&parser);
	return fclose(file) != 0;
}
