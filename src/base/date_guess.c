#include "base/date_guess.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const weekdays[] = {
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
	"Sunday",
};

/*
 * A text becomes a shape, one letter a piece: n for a number of one
 * or two digits, y for a year of four, c for eight digits, m for a month's
 * name, and separators as they are.  Only shapes listed here are dates.
 */
static const struct shape {
	const char *form;
	const char *order;	/* what the pieces are, as they come */
} shapes[] = {
	{ "n/n/y", "dmy" }, { "n.n.y", "dmy" }, { "n-n-y", "dmy" },
	{ "n n y", "dmy" }, { "n m y", "dmy" }, { "n m.y", "dmy" },
	{ "n m,y", "dmy" }, { "n-m-y", "dmy" }, { "n/m/y", "dmy" },
	{ "n.m.y", "dmy" }, { "nmy", "dmy" },
	{ "m n,y", "mdy" }, { "m n y", "mdy" }, { "m.n,y", "mdy" },
	{ "y-n-n", "ymd" }, { "y/n/n", "ymd" }, { "y.n.n", "ymd" },
	{ "y n n", "ymd" }, { "y m n", "ymd" }, { "y-m-n", "ymd" },
	{ "c", "c" },
};

enum {
	PIECES = 3,
	SHAPE_SIZE = 16,
};

struct guess {
	const char *at;
	char shape[SHAPE_SIZE];
	int size;
	int pieces[PIECES];
	int count;
};

static bool
shape_add(struct guess *guess, char piece)
{
	if (guess->size == SHAPE_SIZE - 1)
		return false;
	guess->shape[guess->size++] = piece;
	return true;
}

static bool
piece_add(struct guess *guess, char piece, int value)
{
	if (guess->count == PIECES)
		return false;
	guess->pieces[guess->count++] = value;
	return shape_add(guess, piece);
}

/*
 * The index of the name a word of LEN letters stands for: the name itself or
 * three letters of it or more ("Sept"); COUNT if none.
 */
static int
name_index(const char *word, size_t len, const char *const *names, int count)
{
	for (int i = 0; len >= 3 && i < count; i++)
		if (len <= strlen(names[i]) &&
		    strncasecmp(word, names[i], len) == 0)
			return i;
	return count;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
take_number(struct guess *guess)
{
	static const char kinds[] = { 0, 'n', 'n', 0, 'y', 0, 0, 0, 'c' };
	size_t size = strspn(guess->at, "0123456789");

	if (size >= sizeof(kinds) || !kinds[size])
		return false;
	guess->at += size;
	return piece_add(guess, kinds[size],
			 (int)strtol(guess->at - size, NULL, 10));
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A month, the letters of an ordinal, or a weekday at the very start. */
static bool
take_word(struct guess *guess)
{
	static const char *const ordinals[] = { "st", "nd", "rd", "th" };
	const char *word = guess->at;
	size_t len = 0;
	int month;

	while (is_letter(word[len]))
		len++;
	guess->at += len;
	if (guess->size > 0 && guess->shape[guess->size - 1] == 'n')
		for (size_t i = 0; len == 2 && i < COUNT(ordinals); i++)
			if (strncasecmp(word, ordinals[i], 2) == 0)
				return true;
	if (guess->size == 0 &&
	    name_index(word, len, weekdays, COUNT(weekdays)) <
	    (int)COUNT(weekdays)) {
		guess->at += strspn(guess->at, " ,.");
		return true;
	}
	month = name_index(word, len, date_months, DATE_MONTHS) + 1;
	return month <= DATE_MONTHS && piece_add(guess, 'm', month);
}

/* Separators; spaces beside another one do not count. */
static bool
take_separator(struct guess *guess)
{
	char c = ' ';

	for (; *guess->at && strchr(" /.,-", *guess->at); guess->at++) {
		if (*guess->at == ' ')
			continue;
		if (c != ' ')
			return false;
		c = *guess->at;
	}
	return shape_add(guess, c);
}

static bool
take_pieces(struct guess *guess)
{
	while (*guess->at) {
		bool good = false;

		if (is_digit(*guess->at))
			good = take_number(guess);
		else if (is_letter(*guess->at))
			good = take_word(guess);
		else if (strchr(" /.,-", *guess->at))
			good = take_separator(guess);
		if (!good)
			return false;
	}
	return true;
}

/*
 * How many bytes of S are left without spaces at the end and without a time of
 * day: "T10:00:00Z", " 10:00".
 */
static size_t
without_time(const char *s)
{
	size_t end = strlen(s);
	size_t colon = strcspn(s, ":");
	size_t hour = colon;

	while (hour > 0 && is_digit(s[hour - 1]))
		hour--;
	if (hour > 0 && hour < colon && colon < end &&
	    strchr("Tt ", s[hour - 1]) &&
	    strspn(s + colon, "0123456789:.+-Zz ") == end - colon)
		end = hour - 1;
	while (end > 0 && s[end - 1] == ' ')
		end--;
	return end;
}

static const struct shape *
shape_find(const char *form)
{
	for (size_t i = 0; i < COUNT(shapes); i++)
		if (strcmp(form, shapes[i].form) == 0)
			return &shapes[i];
	return NULL;
}

/* What the piece in the place of KIND (y, m or d) was, or 0. */
static int
piece(const struct guess *guess, const struct shape *shape, char kind)
{
	const char *at = strchr(shape->order, kind);

	return at ? guess->pieces[at - shape->order] : 0;
}

const char *
date_guess(struct pool *pool, const char *s)
{
	struct guess guess = { 0 };
	const struct shape *shape;
	int whole, year, month, day;
	char *text;

	s += strspn(s, " ");
	guess.at = pool_strndup(pool, s, without_time(s));
	if (!take_pieces(&guess))
		return NULL;
	shape = shape_find(guess.shape);
	if (!shape)
		return NULL;
	whole = piece(&guess, shape, 'c');
	year = piece(&guess, shape, 'y') + whole / 10000;
	month = piece(&guess, shape, 'm') + whole / 100 % 100;
	day = piece(&guess, shape, 'd') + whole % 100;
	text = pool_printf(pool, "%04d-%02d-%02d", year, month, day);
	return date_check(text) == DATE_GOOD ? text : NULL;
}
