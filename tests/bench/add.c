/*
 * The floor of `secreg add`: libyaml's events straight into plain SQLite
 * tables in one thread and one transaction, with the indexes made after the
 * rows and cheap CHECKs.  It knows nothing of a process: add.floor DB FILE
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char schema[] =
	"PRAGMA foreign_keys = ON; BEGIN;"
	"CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
	"CREATE TABLE proposal (id INTEGER PRIMARY KEY, name TEXT NOT NULL,"
	" title TEXT NOT NULL, formal_title TEXT, path TEXT, proposer TEXT,"
	" status TEXT, summary TEXT) STRICT;"
	"CREATE TABLE entry (id INTEGER PRIMARY KEY,"
	" proposal INTEGER NOT NULL REFERENCES proposal,"
	" day TEXT NOT NULL CHECK (day IS strftime('%Y-%m-%d', day)),"
	" exact INTEGER NOT NULL CHECK (exact = 0 OR exact = 1),"
	" body INTEGER REFERENCES word, vote TEXT CHECK (vote = 'approve' OR"
	" vote = 'reject' OR vote = 'defer'), carried TEXT,"
	" status INTEGER REFERENCES word, who TEXT, implementation_date TEXT,"
	" release TEXT, note TEXT) STRICT;"
	"CREATE TABLE ballot (entry INTEGER NOT NULL REFERENCES entry,"
	" category INTEGER NOT NULL REFERENCES word,"
	" approve INTEGER CHECK (approve >= 0),"
	" reject INTEGER CHECK (reject >= 0),"
	" abstain INTEGER CHECK (abstain >= 0),"
	" PRIMARY KEY (entry, category)) STRICT, WITHOUT ROWID;";

static const char indexes[] =
	"CREATE UNIQUE INDEX proposal_name ON proposal (name);"
	"CREATE INDEX entry_timeline ON entry (proposal, day);"
	"COMMIT;";

static const char *const head_keys[] = {
	"proposal", "title", "formal-title", "path", "proposer", "status",
	"summary",
};

static const char *const entry_keys[] = {
	"date", "body", "vote", "carried", "status", "who",
	"implementation-date", "release", "note",
};

static const char *const ballot_keys[] = { "approve", "reject", "abstain" };

struct load {
	sqlite3 *db;
	sqlite3_stmt *word, *proposal, *entry, *ballot;
	char *words[64];
	int word_count;
	sqlite3_int64 proposals, entries;
	char *head[COUNT(head_keys)];
	char *fields[COUNT(entry_keys)];
	struct {
		int category;
		char *counts[COUNT(ballot_keys)];
	} ballots[16];
	int ballot_count;
	int head_written;
};

static void
fail(struct load *load, const char *what)
{
	fprintf(stderr, "add.floor: %s: %s\n", what,
		load->db ? sqlite3_errmsg(load->db) : "");
	exit(1);
}

static void
prepare(struct load *load, const char *sql, sqlite3_stmt **stmt)
{
	if (sqlite3_prepare_v2(load->db, sql, -1, stmt, NULL) != SQLITE_OK)
		fail(load, sql);
}

static void
step(struct load *load, sqlite3_stmt *stmt)
{
	if (sqlite3_step(stmt) != SQLITE_DONE)
		fail(load, "insert");
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
}

static void
bind(sqlite3_stmt *stmt, int n, const char *text)
{
	if (text)
		sqlite3_bind_text(stmt, n, text, -1, SQLITE_STATIC);
}

/* The number of a name that comes again and again. */
static int
word(struct load *load, const char *text)
{
	int i;

	for (i = 0; i < load->word_count; i++)
		if (strcmp(load->words[i], text) == 0)
			return i + 1;
	if (i == (int)COUNT(load->words))
		fail(load, "too many names");
	load->words[load->word_count++] = strdup(text);
	sqlite3_bind_int(load->word, 1, i + 1);
	bind(load->word, 2, text);
	step(load, load->word);
	return i + 1;
}

static void
clear(char **texts, size_t count)
{
	while (count--) {
		free(texts[count]);
		texts[count] = NULL;
	}
}

static void
write_head(struct load *load)
{
	size_t i;

	if (load->head_written)
		return;
	sqlite3_bind_int64(load->proposal, 1, ++load->proposals);
	for (i = 0; i < COUNT(head_keys); i++)
		bind(load->proposal, (int)i + 2, load->head[i]);
	step(load, load->proposal);
	load->head_written = 1;
	clear(load->head, COUNT(head_keys));
}

static void
write_entry(struct load *load)
{
	const char *date = load->fields[0];
	int by = date && strncmp(date, "by ", 3) == 0, i;
	size_t c;

	write_head(load);
	sqlite3_bind_int64(load->entry, 1, ++load->entries);
	sqlite3_bind_int64(load->entry, 2, load->proposals);
	bind(load->entry, 3, date ? date + 3 * by : NULL);
	sqlite3_bind_int(load->entry, 4, !by);
	if (load->fields[1])
		sqlite3_bind_int(load->entry, 5, word(load, load->fields[1]));
	bind(load->entry, 6, load->fields[2]);
	bind(load->entry, 7, load->fields[3]);
	if (load->fields[4])
		sqlite3_bind_int(load->entry, 8, word(load, load->fields[4]));
	for (i = 5; i < (int)COUNT(entry_keys); i++)
		bind(load->entry, i + 4, load->fields[i]);
	step(load, load->entry);
	clear(load->fields, COUNT(entry_keys));
	for (i = 0; i < load->ballot_count; i++) {
		sqlite3_bind_int64(load->ballot, 1, load->entries);
		sqlite3_bind_int(load->ballot, 2, load->ballots[i].category);
		for (c = 0; c < COUNT(ballot_keys); c++)
			if (load->ballots[i].counts[c])
				sqlite3_bind_int(load->ballot, (int)c + 3,
					atoi(load->ballots[i].counts[c]));
		step(load, load->ballot);
		clear(load->ballots[i].counts, COUNT(ballot_keys));
	}
	load->ballot_count = 0;
}

/* Keeps VALUE for KEY of a mapping at DEPTH. */
static void
keep(struct load *load, int depth, const char *key, const char *value)
{
	const char *const *keys = depth == 1 ? head_keys :
		depth == 3 ? entry_keys : ballot_keys;
	size_t count = depth == 1 ? COUNT(head_keys) :
		depth == 3 ? COUNT(entry_keys) : COUNT(ballot_keys), i;
	char **slots = depth == 1 ? load->head : depth == 3 ? load->fields :
		load->ballots[load->ballot_count - 1].counts;

	for (i = 0; i < count; i++)
		if (strcmp(keys[i], key) == 0) {
			slots[i] = strdup(value);
			return;
		}
	fail(load, key);
}

/*
 * The documents: a mapping (1) with a sequence (2) of mappings (3), and in
 * those a mapping (4) of mappings (5).
 */
static void
read_all(struct load *load, yaml_parser_t *parser)
{
	char *key = NULL;
	int depth = 0, last = 0;
	yaml_event_t e;

	for (; !last; yaml_event_delete(&e)) {
		if (!yaml_parser_parse(parser, &e))
			fail(load, "syntax");
		last = e.type == YAML_STREAM_END_EVENT;
		switch (e.type) {
		case YAML_DOCUMENT_START_EVENT:
			load->head_written = 0;
			break;
		case YAML_MAPPING_START_EVENT:
		case YAML_SEQUENCE_START_EVENT:
			if (++depth == 5 && key)
				load->ballots[load->ballot_count++].category =
					word(load, key);
			free(key);
			key = NULL;
			break;
		case YAML_MAPPING_END_EVENT:
			if (depth == 3)
				write_entry(load);
			depth--;
			break;
		case YAML_SEQUENCE_END_EVENT:
			depth--;
			break;
		case YAML_SCALAR_EVENT:
			if (!key) {
				key = strdup((char *)e.data.scalar.value);
				break;
			}
			keep(load, depth, key, (char *)e.data.scalar.value);
			free(key);
			key = NULL;
			break;
		default:
			break;
		}
	}
}

int
main(int argc, char **argv)
{
	struct load load = { 0 };
	yaml_parser_t parser;
	FILE *file = argc > 2 ? fopen(argv[2], "rb") : NULL;

	if (!file || !yaml_parser_initialize(&parser))
		return 1;
	yaml_parser_set_input_file(&parser, file);
	if (sqlite3_open(argv[1], &load.db) != SQLITE_OK ||
	    sqlite3_exec(load.db, schema, NULL, NULL, NULL) != SQLITE_OK)
		fail(&load, "open");
	prepare(&load, "INSERT INTO word VALUES (?,?)", &load.word);
	prepare(&load, "INSERT INTO proposal VALUES (?,?,?,?,?,?,?,?)",
		&load.proposal);
	prepare(&load, "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
		&load.entry);
	prepare(&load, "INSERT INTO ballot VALUES (?,?,?,?,?)", &load.ballot);
	read_all(&load, &parser);
	sqlite3_finalize(load.word);
	sqlite3_finalize(load.proposal);
	sqlite3_finalize(load.entry);
	sqlite3_finalize(load.ballot);
	while (load.word_count)
		free(load.words[--load.word_count]);
	if (sqlite3_exec(load.db, indexes, NULL, NULL, NULL) != SQLITE_OK)
		fail(&load, "indexes");
	yaml_parser_delete(&parser);
	fclose(file);
	return sqlite3_close(load.db) != SQLITE_OK;
}
