#include "register/question.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "register/timeline.h"

#define ANY "BODY"	/* stands for a body where none is meant */

/* "change-board" of a name; letters beyond ASCII stay. */
static const char *
hyphened(struct pool *pool, const char *name)
{
	char *copy = pool_strdup(pool, name);

	for (char *at = copy; *at; at++)
		*at = *at == ' ' || *at == '_' ? '-' :
		      (char)tolower((unsigned char)*at);
	return copy;
}

/* TEXT with each {WORD} made VALUE. */
static const char *
filled(struct pool *pool, const char *text, const char *word,
       const char *value)
{
	const char *mark = pool_printf(pool, "{%s}", word);
	const char *all = "", *at;

	for (; (at = strstr(text, mark)); text = at + strlen(mark))
		all = pool_printf(pool, "%s%.*s%s", all, (int)(at - text),
				  text, value);
	return *all ? pool_printf(pool, "%s%s", all, text) : text;
}

static void
add(struct pool *pool, struct questions *all, const struct question *one)
{
	struct question *items = pool_grow(pool, (void *)all->items,
					   all->count, sizeof(*items));

	items[all->count++] = *one;
	all->items = items;
}

static void
add_for_bodies(struct pool *pool, struct questions *all,
	       const struct process *process, const struct question *one)
{
	const struct process_body *bodies = process->bodies.items;

	for (size_t i = 0; i < process->bodies.count; i++) {
		const char *name = bodies[i].name.s;
		struct question q = *one;

		q.body = name;
		q.any_name = pool_printf(pool, "%s-" ANY, one->name);
		q.any_title = filled(pool, one->title, QUESTION_BODY, ANY);
		q.name = pool_printf(pool, "%s-%s", one->name,
				     hyphened(pool, name));
		q.title = filled(pool, one->title, QUESTION_BODY,
				 body_called(pool, process, name));
		/* It may be called by a name that is not its own. */
		q.keywords = pool_printf(pool, "%s %s", one->keywords, name);
		add(pool, all, &q);
	}
}

/* One as it is kept: once, or once for every body. */
static void
add_kept(struct pool *pool, struct questions *all,
	 const struct process *process, struct question one)
{
	const struct process_term *term = process_term(process, "proposal");

	one.title = filled(pool, one.title, "proposals", term->plural.s);
	if (strstr(one.title, "{" QUESTION_BODY "}"))
		add_for_bodies(pool, all, process, &one);
	else
		add(pool, all, &one);
}

void
question_add(struct pool *pool, struct questions *all,
	     const struct process *process, const char *name,
	     const char *title, const char *keywords, const char *sql)
{
	const struct question one = {
		.name = text_visible(pool, name),
		.title = text_visible(pool, title),
		.keywords = text_visible(pool, keywords),
		.sql = sql, .kept = name,
	};

	add_kept(pool, all, process, one);
}

int
question_all(struct pool *pool, struct db *db, const struct process *process,
	     struct questions *all)
{
	struct stmt *stmt = db_stmt(db, SQL_QUESTIONS);
	int more;

	*all = (struct questions){ 0 };
	for (const struct sql_question *s = sql_questions; s->name; s++) {
		const struct question one = {
			.name = s->name, .title = s->title,
			.keywords = s->keywords, .sql = s->sql,
		};

		add_kept(pool, all, process, one);
	}
	while ((more = stmt_step(stmt)) > 0) {
		const char *keywords = stmt_copy(stmt, pool, 2);

		question_add(pool, all, process, stmt_copy(stmt, pool, 0),
			     stmt_copy(stmt, pool, 1), keywords ? keywords : "",
			     stmt_copy(stmt, pool, 3));
	}
	return more;
}

void
question_drop(struct questions *all, const char *kept)
{
	struct question *items = (void *)all->items;
	size_t left = 0;

	for (size_t i = 0; i < all->count; i++)
		if (!items[i].kept || strcmp(items[i].kept, kept) != 0)
			items[left++] = items[i];
	all->count = left;
}

bool
question_ships(const char *name)
{
	const struct sql_question *s = sql_questions;

	while (s->name && !text_same_name(s->name, name))
		s++;
	return s->name;
}

const struct question *
question_find(const struct questions *questions, const char *name)
{
	for (size_t i = 0; i < questions->count; i++)
		if (text_same_name(questions->items[i].name, name))
			return &questions->items[i];
	return NULL;
}

bool
question_shared(const struct questions *questions,
		const struct question *question)
{
	size_t same = 0;

	for (size_t i = 0; i < questions->count; i++)
		same += text_same_name(questions->items[i].name,
				       question->name);
	return same > 1;
}

/* Letters and digits; what is beyond ASCII is taken for a letter. */
static size_t
word_length(const char *s)
{
	size_t len = 0;

	while (isalnum((unsigned char)s[len]) || (unsigned char)s[len] >= 0x80)
		len++;
	return len;
}

/* The next word of *TEXT, without a plural s; NULL after the last. */
static const char *
next_word(const char **text, size_t *len)
{
	const char *word;

	while (**text && word_length(*text) == 0)
		++*text;
	word = *text;
	*len = word_length(word);
	*text += *len;
	if (*len > 3 && (word[*len - 1] == 's' || word[*len - 1] == 'S'))
		--*len;
	return *len > 0 ? word : NULL;
}

static bool
text_has(const char *text, const char *word, size_t len)
{
	const char *other;
	size_t other_len;

	while ((other = next_word(&text, &other_len)))
		if (other_len == len && strncasecmp(other, word, len) == 0)
			return true;
	return false;
}

static bool
question_has(const struct question *question, const char *word, size_t len)
{
	return text_has(question->title, word, len) ||
	       text_has(question->name, word, len) ||
	       text_has(question->keywords, word, len);
}

static bool
question_has_all(const struct question *question, const char *const *words,
		 int count)
{
	for (int i = 0; i < count; i++) {
		const char *text = words[i], *word;
		size_t len;

		while ((word = next_word(&text, &len)))
			if (!question_has(question, word, len))
				return false;
	}
	return true;
}

struct questions
question_match(struct pool *pool, const struct questions *questions,
	       const char *const *words, int count)
{
	const struct question *named = NULL;
	struct questions found = { 0 };

	if (count == 1)
		named = question_find(questions, words[0]);
	for (size_t i = 0; i < questions->count && !named; i++)
		if (question_has_all(&questions->items[i], words, count))
			add(pool, &found, &questions->items[i]);
	if (named)
		add(pool, &found, named);
	return found;
}

const char *
question_unknown(struct pool *pool, const struct questions *questions,
		 const char *const *words, int count)
{
	for (int i = 0; i < count; i++) {
		const char *text = words[i], *word;
		size_t len;

		while ((word = next_word(&text, &len))) {
			size_t q = 0;

			while (q < questions->count &&
			       !question_has(&questions->items[q], word, len))
				q++;
			if (q == questions->count)
				return pool_strndup(pool, word,
						    word_length(word));
		}
	}
	return NULL;
}

const char *
question_sql(struct pool *pool, const struct question *question)
{
	const char *body = question->body;

	return pool_printf(pool, "-- %s: %s\n%s%s%s%s", question->name,
			   question->title, body ? "-- :" QUESTION_BODY
			   " is " : "", body ? body : "", body ? "\n" : "",
			   text_visible_lines(pool, question->sql));
}
