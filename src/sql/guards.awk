# Makes the append-only triggers from schema.sql: for every table but those
# with guards of their own, no row is updated or deleted, and rows are added
# only while the change they belong to is open.  Not for the horizon: readers
# have one of their own, of the same name, that this would guard (guards.sql
# is run again after bulk loads); schema.sql guards it.
/^CREATE TABLE / {
	table = $3
	owner = ""
}
/^\tchange INTEGER/ { owner = "NEW.change" }
/^\tprocess INTEGER/ {
	owner = "(SELECT change FROM process WHERE id = NEW.process)"
}
/^\tentry INTEGER/ {
	owner = "(SELECT change FROM entry WHERE id = NEW.entry)"
}
/^\tid INTEGER PRIMARY KEY/ { id[table] = 1 }
/-- internal; ascends with the change$/ { ascends[table] = 1 }
/^\) STRICT/ && table != "horizon" && table != "change" {
	again = id[table] ? \
		"\n\tOR EXISTS (SELECT 1 FROM " table " WHERE id = NEW.id)" : ""
	# A row without a key has -1 here, and the next key afterwards.
	if (ascends[table])
		again = again "\n\tOR NEW.id <> -1 AND NEW.id <" \
			" (SELECT entries_from FROM change WHERE closed = 0)"
	printf "CREATE TRIGGER %s_insert BEFORE INSERT ON %s\n", table, table
	printf "WHEN %s IS NOT", owner
	printf " (SELECT no FROM change WHERE closed = 0)%s\n", again
	printf "BEGIN\n\tSELECT RAISE(ABORT, "
	printf "'rows join the open change only');\nEND;\n"
	for (i = 1; i <= 2; i++) {
		verb = i == 1 ? "update" : "delete"
		printf "CREATE TRIGGER %s_%s BEFORE %s ON %s\n", \
			table, verb, toupper(verb), table
		printf "BEGIN\n\tSELECT RAISE(ABORT, "
		printf "'the register is only ever added to');\nEND;\n"
	}
}
