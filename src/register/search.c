#include "register/search.h"

#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "register/rows.h"

static const char space[] = " \t\r\n";

enum { MOST_WORDS = 64 };

/* What the words become. */
struct question {
	struct memory match;	/* for FTS5: each word quoted */
	struct memory parts;	/* for LIKE: their letters and digits, a list
				   in JSON */
	struct json json;
	int count;
};

static bool
is_beyond_ascii(char c)
{
	return (unsigned char)c >= 128;
}

static bool
is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/*
 * The parts of a word that a text holding it must hold as they are.  None if
 * some of it is not ASCII: such letters have forms that LIKE does not know.
 */
static void
add_parts(struct question *question, struct pool *pool, const char *word,
	  size_t len)
{
	size_t start = 0;

	for (size_t i = 0; i < len; i++)
		if (is_beyond_ascii(word[i]))
			return;
	for (size_t i = 0; i <= len; i++) {
		if (i < len && is_letter_or_digit(word[i]))
			continue;
		if (i > start)
			json_text(&question->json,
				  pool_strndup(pool, word + start, i - start));
		start = i + 1;
	}
}

/* A word of LEN bytes; one that holds only signs is none. */
static void
add_word(struct question *question, struct pool *pool, const char *word,
	 size_t len)
{
	FILE *out = question->match.file;
	bool longer = word[len - 1] == '*';
	bool any = false;

	for (size_t i = 0; i < len; i++)
		any |= is_letter_or_digit(word[i]) || is_beyond_ascii(word[i]);
	if (!any)
		return;
	question->count++;
	while (word[len - 1] == '*')
		len--;
	add_parts(question, pool, word, len);
	putc('"', out);
	for (size_t i = 0; i < len; i++) {
		if (word[i] == '"')
			putc('"', out);
		putc(word[i], out);
	}
	fputs(longer ? "\"* " : "\" ", out);
}

static void
read_words(struct question *question, struct pool *pool, const char *words)
{
	memory_open(&question->match);
	memory_open(&question->parts);
	json_start(&question->json, question->parts.file, false);
	json_list(&question->json);
	while (*(words += strspn(words, space))) {
		size_t len = strcspn(words, space);

		add_word(question, pool, words, len);
		words += len;
	}
	json_list_end(&question->json);
	memory_close(&question->match);
	memory_close(&question->parts);
}

static int
check_words(struct diags *diags, const char *words, int count)
{
	unsigned code;

	if (text_first_bad(words, &code))
		return diag(diags, SLUG_USAGE, NULL, code ?
			    "--text holds a character that cannot be seen: "
			    "\"%s\"" : "--text is not UTF-8 text: \"%s\"",
			    words);
	if (count == 0)
		return diag(diags, SLUG_USAGE, NULL,
			    "--text: there is no word in \"%s\"", words);
	if (count > MOST_WORDS)
		return diag(diags, SLUG_USAGE, NULL,
			    "--text: %d words are too many; %d can be looked "
			    "for at once", count, MOST_WORDS);
	return 0;
}

/* Makes the index of what may hold the words. */
static int
fill(struct diags *diags, struct db *db, const char *parts)
{
	struct stmt *stmt = db_stmt(db, SQL_WORDS_KNOWN);
	int known = stmt_step(stmt);

	if (known < 0)
		return -1;
	if (!known)
		return diag(diags, SLUG_NO_SEARCH, NULL,
			    "the SQLite library here (%s) cannot search for "
			    "words: it was built without FTS5",
			    db_library_version());
	if (stmt_run(stmt) < 0 ||
	    stmt_run(db_stmt(db, SQL_WORDS_MAKE)) < 0)
		return -1;
	stmt = db_stmt(db, SQL_WORDS_FILL);
	stmt_text(stmt, 1, parts);
	return stmt_run(stmt);
}

/* A copy of S in one line: every run of white space one space. */
static const char *
one_line(struct pool *pool, const char *s)
{
	char *copy = pool_alloc(pool, strlen(s) + 1), *to = copy;

	for (; *s; s++) {
		if (!strchr(space, *s))
			*to++ = *s;
		else if (to > copy && to[-1] != ' ')
			*to++ = ' ';
	}
	return copy;
}

static int
find(struct pool *pool, struct db *db, const char *match, const char *on,
     const char *off, struct list *list)
{
	struct stmt *stmt = db_stmt(db, SQL_WORDS_FIND);
	int more;

	stmt_text(stmt, 1, match);
	stmt_text(stmt, 2, on);
	stmt_text(stmt, 3, off);
	while ((more = stmt_step(stmt)) > 0) {
		struct found *found = list_add(pool, list, sizeof(*found));

		found->id = stmt_copy(stmt, pool, 0);
		found->in = stmt_copy(stmt, pool, 1);
		found->part = one_line(pool, stmt_col(stmt, 2));
	}
	return more;
}

int
search_words(struct pool *pool, struct diags *diags, struct db *db,
	     const char *words, const char *on, const char *off,
	     struct list *found)
{
	struct question question = { .count = 0 };
	int failed;

	*found = (struct list){ 0 };
	read_words(&question, pool, words);
	failed = check_words(diags, words, question.count) < 0 ||
		 fill(diags, db, question.parts.text) < 0 ||
		 find(pool, db, question.match.text, on, off, found) < 0;
	memory_free(&question.match);
	memory_free(&question.parts);
	return failed ? -1 : 0;
}
