#!/bin/sh
# Every command there is, one a line, sorted; from the project's folder.
sed -n 's/^.*&cmd_\([a-z_]*\),.*/\1/p' src/cmd/commands.c | tr _ ' ' | sort
