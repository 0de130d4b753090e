#include "base/field.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/character.h"
#include "base/date.h"
#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	LINE_MAX_BYTES = 4000,
	PROSE_MAX_BYTES = 100000,
	COUNT_MAX_DIGITS = 9,
	QUOTED_CHARS = 40,
};

/* What a check of one kind needs. */
struct check {
	struct pool *pool;
	struct diags *diags;
	const struct field *field;
	struct text *value;
};

struct text *
field_text(const struct field *field, const void *record)
{
	assert(field_single(field));
	return (struct text *)((char *)record + field->offset);
}

struct list *
field_list(const struct field *field, const void *record)
{
	assert(!field_single(field));
	return (struct list *)((char *)record + field->offset);
}

bool
field_single(const struct field *field)
{
	return field->kind != FIELD_LINES && field->kind != FIELD_RECORDS &&
	       field->kind != FIELD_NAMED;
}

/* S between quotes; a long one is cut at a character. */
static const char *
quoted(struct pool *pool, const char *s)
{
	size_t len = strlen(s), cut = 0;
	unsigned code;

	for (int i = 0; i < QUOTED_CHARS && cut < len; i++) {
		size_t n = text_decode(s + cut, len - cut, &code);

		cut += n > 0 ? n : 1;
	}
	return pool_printf(pool, "\"%.*s%s\"", (int)cut, s,
			   cut < len ? "..." : "");
}

/* S without the spaces around it; S itself where there are none. */
static const char *
trimmed(struct pool *pool, const char *s)
{
	size_t start = strspn(s, " ");
	size_t end = strlen(s);

	while (end > start && s[end - 1] == ' ')
		end--;
	if (s[end] == '\0')
		return s + start;
	return pool_strndup(pool, s + start, end - start);
}

static int
check_size(const struct check *check, size_t max, const char *limit)
{
	if (strlen(check->value->s) <= max)
		return 0;
	return diag(check->diags, SLUG_TOO_LARGE, &check->value->at,
		    "\"%s\" may hold %s bytes, and this is longer",
		    check->field->key, limit);
}

static int
check_line(const struct check *check)
{
	const char *s = check->value->s;

	if (strpbrk(s, "\n\t"))
		return diag(check->diags, SLUG_ONE_LINE, &check->value->at,
			    "\"%s\" takes one line, and this has a %s in it",
			    check->field->key,
			    strchr(s, '\n') ? "line break" : "tab");
	return check_size(check, LINE_MAX_BYTES, "4,000");
}

static int
check_word(const struct check *check)
{
	if (check_line(check) < 0)
		return -1;
	if (strstr(check->value->s, "  "))
		check->value->s = text_fold(check->pool, check->value->s);
	return 0;
}

static int
check_prose(const struct check *check)
{
	check->value->s = text_fold(check->pool, check->value->s);
	return check_size(check, PROSE_MAX_BYTES, "100,000");
}

/* Records that S is no day; BY is what stood before it, "by " or "". */
static int
bad_date(const struct check *check, const char *s, const char *by)
{
	struct pool *scratch = pool_new();
	const char *guess = date_guess(scratch, s);

	diag(check->diags, SLUG_DATE, &check->value->at, "%s",
	     date_fault_text(scratch, s));
	if (guess) {
		diag_help(check->diags, "For %s write: %s%s",
			  date_long(scratch, guess), by, guess);
		if (check->field->kind == FIELD_DAY && !*by)
			diag_help(check->diags, "If only the latest possible"
				  " day is known write: by %s", guess);
	}
	pool_free(scratch);
	return -1;
}

static int
check_date(const struct check *check)
{
	struct text *value = check->value;

	if (date_check(value->s) == DATE_GOOD)
		return 0;
	if (strncasecmp(value->s, "by ", 3) == 0 &&
	    date_check(value->s + 3) == DATE_GOOD) {
		diag(check->diags, SLUG_DATE, &value->at,
		     "\"%s\" takes an exact day, without \"by\"",
		     check->field->key);
		diag_help(check->diags, "Write: %s", value->s + 3);
		return -1;
	}
	return bad_date(check, value->s, "");
}

static int
check_day(const struct check *check)
{
	struct text *value = check->value;
	const char *date = value->s;

	if (strncasecmp(date, "by ", 3) != 0)
		return check_date(check);
	date += 3 + strspn(date + 3, " ");
	if (date_check(date) != DATE_GOOD)
		return bad_date(check, date, "by ");
	value->s = day_make(check->pool, date, false);
	return 0;
}

static int
check_flag(const struct check *check)
{
	static const struct {
		const char *word, *flag;
	} words[] = {
		{ "yes", "yes" }, { "true", "yes" }, { "y", "yes" },
		{ "on", "yes" }, { "no", "no" }, { "false", "no" },
		{ "n", "no" }, { "off", "no" },
	};
	struct text *value = check->value;

	for (size_t i = 0; i < COUNT(words); i++) {
		if (strcasecmp(value->s, words[i].word) == 0) {
			value->s = words[i].flag;
			return 0;
		}
	}
	return diag(check->diags, SLUG_YES_NO, &value->at,
		    "\"%s\" is yes or no, found %s", check->field->key,
		    quoted(check->pool, value->s));
}

static int
check_count(const struct check *check)
{
	struct text *value = check->value;
	const char *s = value->s;
	size_t len = strlen(s);

	if (strspn(s, "0123456789") == len) {
		for (; len > 1 && *s == '0'; len--)
			s++;
		if (len <= COUNT_MAX_DIGITS) {
			value->s = s;
			return 0;
		}
	}
	return diag(check->diags, SLUG_COUNT, &value->at,
		    "\"%s\" is a whole number from 0 to 999,999,999, found %s",
		    check->field->key, quoted(check->pool, value->s));
}

/* The choices as "approve, reject, defer". */
static const char *
choice_list(struct pool *pool, const char *const *choices)
{
	const char *all = *choices;

	while (*++choices)
		all = pool_printf(pool, "%s, %s", all, *choices);
	return all;
}

static int
check_choice(const struct check *check)
{
	const char *const *choices = check->field->choices;
	struct text *value = check->value;
	const char *nearest;
	size_t n;

	for (n = 0; choices[n]; n++) {
		if (text_same_name(value->s, choices[n])) {
			value->s = choices[n];
			return 0;
		}
	}
	diag(check->diags, SLUG_CHOICE, &value->at, "\"%s\" cannot be %s",
	     check->field->key, quoted(check->pool, value->s));
	nearest = text_nearest(value->s, choices, n);
	if (nearest)
		diag_help(check->diags, "Did you mean \"%s\"?", nearest);
	diag_help(check->diags, "It is one of: %s",
		  choice_list(check->pool, choices));
	return -1;
}

/*
 * A colon before the first slash makes a scheme to at least one program, so
 * that only http and https may have one: others can run code when clicked on.
 * Two slashes or backslashes at the start name another computer.
 */
static int
check_link(const struct check *check)
{
	const char *s = check->value->s;
	const char *host;

	if (check_line(check) < 0)
		return -1;
	if (strncasecmp(s, "http://", 7) == 0 ||
	    strncasecmp(s, "https://", 8) == 0) {
		host = s + strcspn(s, "/") + 2;
		if (*host && !strchr("/?#:", *host) && !strchr(s, ' '))
			return 0;
	} else if (s[strcspn(s, "/:")] != ':' && strncmp(s, "//", 2) != 0) {
		return 0;
	}
	return diag(check->diags, SLUG_LINK, &check->value->at,
		    "expected an http or https address or the path of a file,"
		    " found %s", quoted(check->pool, s));
}

/*
 * Characters that hide or command are caught in the bytes of a file, but may
 * come as an escape ("\u202e") or from the command line.
 */
static int
check_characters(const struct check *check)
{
	struct bad_character bad;
	struct pool *scratch;

	if (character_check(check->value->s, strlen(check->value->s), &bad))
		return 0;
	if (bad.malformed)
		return diag(check->diags, SLUG_ENCODING, &check->value->at,
			    "\"%s\" is not UTF-8 text", check->field->key);
	scratch = pool_new();
	diag(check->diags, SLUG_CHARACTER, &check->value->at,
	     "\"%s\" holds %s, which is not allowed", check->field->key,
	     character_name(scratch, bad.code));
	pool_free(scratch);
	return -1;
}

static int (*const checks[])(const struct check *check) = {
	[FIELD_LINE] = check_line,
	[FIELD_PROSE] = check_prose,
	[FIELD_WORD] = check_word,
	[FIELD_DATE] = check_date,
	[FIELD_DAY] = check_day,
	[FIELD_FLAG] = check_flag,
	[FIELD_COUNT] = check_count,
	[FIELD_CHOICE] = check_choice,
	[FIELD_LINK] = check_link,
	[FIELD_LINES] = check_line,	/* each of them */
};

int
field_check(struct pool *pool, struct diags *diags,
	    const struct field *field, struct text *value)
{
	const struct check check = { pool, diags, field, value };

	return check_characters(&check) < 0 ? -1 :
	       field_check_plain(pool, diags, field, value);
}

int
field_check_plain(struct pool *pool, struct diags *diags,
		  const struct field *field, struct text *value)
{
	const struct check check = { pool, diags, field, value };

	assert(field->kind < COUNT(checks) && value->s);
	if (field->kind == FIELD_TEXT && *value->s)
		return 0;
	value->s = trimmed(pool, value->s);
	if (value->s[strspn(value->s, " \n\t")] == '\0') {
		diag(diags, SLUG_EMPTY, &value->at, "\"%s\" is empty",
		     field->key);
		if (!field->required)
			diag_help(diags, "Leave it out if it is not known.");
		return -1;
	}
	return checks[field->kind](&check);
}

bool
day_exact(const char *day)
{
	return strncmp(day, "by ", 3) != 0;
}

const char *
day_date(const char *day)
{
	return day_exact(day) ? day : day + 3;
}

const char *
day_make(struct pool *pool, const char *date, bool exact)
{
	return pool_printf(pool, "%s%s", exact ? "" : "by ", date);
}
