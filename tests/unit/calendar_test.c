/*
 * Working Days: bank holidays against the lists that were published, counts
 * against counting day by day.
 */
#include "register/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/date.h"
#include "io/document.h"
#include "io/yaml_in.h"
#include "register/store.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NOW "2017-05-10T09:00:00Z"

struct fixture {
	struct pool *pool;
	struct calendar *plain;		/* of a register that records no days */
	struct calendar *full;		/* with data/holidays */
	char path[32];
};

/* Stores the lists of data/holidays as a change. */
static void
store_lists(struct fixture *f, struct diags *diags, struct db *db)
{
	struct store store = { .pool = f->pool, .diags = diags, .db = db };
	struct input *input = input_open(f->pool, diags,
		"data/holidays/england-and-wales.yaml");
	struct document document;

	assert_non_null(input);
	assert_int_equal(db_horizon(db, NULL, 0, true), 0);
	assert_int_equal(change_open(db, NOW, "me", "add", NULL,
				     &store.change), 0);
	while (input_next(input, &document) > 0) {
		const struct yaml_source source = {
			.file = "holidays", .text = document.text,
			.len = document.len, .first_line = document.first_line,
		};
		const struct record *kind;
		void *record = yaml_read(f->pool, diags, &source, record_kinds,
					 RECORD_KINDS, &kind);

		if (!kind)
			continue;
		assert_ptr_equal(kind, &holidays_record);
		assert_int_equal(store_holidays(&store, record), STORED_NEW);
	}
	input_close(input);
	assert_int_equal(change_close(&store.change), 1);
}

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct diags *diags;
	struct db *db;
	int fd;

	f->pool = pool_new();
	diags = diags_new(f->pool);
	memcpy(f->path, "/tmp/calendar_test.XXXXXX", 26);
	fd = mkstemp(f->path);
	if (fd < 0)
		return -1;
	close(fd);
	assert_int_equal(db_open(f->pool, diags, f->path, DB_CREATE, &db), 0);
	assert_int_equal(db_begin(db), 0);
	f->plain = calendar_load(f->pool, db);
	assert_non_null(f->plain);
	store_lists(f, diags, db);
	f->full = calendar_load(f->pool, db);
	assert_non_null(f->full);
	assert_int_equal(db_commit(db), 0);
	db_close(db);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	unlink(f->path);
	pool_free(f->pool);
	free(f);
	return 0;
}

static void
easter_of_known_years(void **state)
{
	/* The earliest and the latest there can be are among them. */
	static const char *const known[] = {
		"1900-04-15", "1913-03-23", "1943-04-25", "1954-04-18",
		"1961-04-02", "1981-04-19", "1999-04-04", "2000-04-23",
		"2008-03-23", "2011-04-24", "2016-03-27", "2017-04-16",
		"2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04",
		"2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
		"2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28",
		"2285-03-22",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(known); i++)
		assert_string_equal(date_of_number(f->pool,
			calendar_easter(strtol(known[i], NULL, 10))),
			known[i]);
}

/* By another method: Oudin's, 1940. */
static void
easter_of_every_year(void **state)
{
	struct fixture *f = *state;

	for (int y = 1900; y <= 9999; y++) {
		int g = y % 19, c = y / 100;
		int h = (c - c / 4 - (8 * c + 13) / 25 + 19 * g + 15) % 30;
		int i = h - (h / 28) * (1 - (29 / (h + 1)) * ((21 - g) / 11));
		int j = (y + y / 4 + i + 2 - c + c / 4) % 7;
		int l = i - j, month = 3 + (l + 40) / 44;
		int day = l + 28 - 31 * (month / 4);
		char expected[16];

		snprintf(expected, sizeof(expected), "%04d-%02d-%02d", y,
			 month, day);
		assert_string_equal(date_of_number(f->pool,
			calendar_easter(y)), expected);
	}
}

/* The published lists, all that fall on weekdays; substitutes among them. */
static const char *const published[] = {
	"2010: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
	"2011: 01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
	"2012: 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
	"2013: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
	"2014: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
	"2015: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
	"2016: 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
	"2017: 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
	"2018: 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
	"2019: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
	"2020: 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
	"2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
	"2022: 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
	"2023: 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
	"2024: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
	"2025: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
	"2026: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
};

/* The weekdays of a year that are off, as those lists have them. */
static const char *
year_off(struct fixture *f, const struct calendar *calendar, long year)
{
	const char *list = pool_printf(f->pool, "%ld:", year);
	long from = date_number(pool_printf(f->pool, "%ld-01-01", year));
	long upto = date_number(pool_printf(f->pool, "%ld-12-31", year));

	for (long n = from; n <= upto; n++) {
		const char *day = date_of_number(f->pool, n);
		bool weekend = (n + 3) % 7 >= 5;	/* 1970 began on a
							   Thursday */

		if (weekend)
			assert_false(calendar_works(calendar, day));
		else if (!calendar_works(calendar, day))
			list = pool_printf(f->pool, "%s %s", list, day + 5);
	}
	return list;
}

static void
bank_holidays_as_published(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(published); i++)
		assert_string_equal(year_off(f, f->full,
					     strtol(published[i], NULL, 10)),
				    published[i]);
}

/* What was moved before those years, and what the rules alone would say. */
static void
days_that_moved(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(year_off(f, f->full, 1981), "1981: 01-01 04-17"
			    " 04-20 05-04 05-25 07-29 08-31 12-25 12-28");
	assert_string_equal(year_off(f, f->full, 1995), "1995: 01-02 04-14"
			    " 04-17 05-08 05-29 08-28 12-25 12-26");
	assert_string_equal(year_off(f, f->full, 1999), "1999: 01-01 04-02"
			    " 04-05 05-03 05-31 08-30 12-27 12-28 12-31");
	assert_string_equal(year_off(f, f->full, 2002), "2002: 01-01 03-29"
			    " 04-01 05-06 06-03 06-04 08-26 12-25 12-26");
	assert_string_equal(year_off(f, f->plain, 2022), "2022: 01-03 04-15"
			    " 04-18 05-02 05-30 08-29 12-26 12-27");
	assert_string_equal(year_off(f, f->plain, 2020), "2020: 01-01 04-10"
			    " 04-13 05-04 05-25 08-31 12-25 12-28");
}

static void
days_after(void **state)
{
	static const struct {
		const char *from;
		long n;
		const char *day;
	} cases[] = {
		{ "2017-04-19", 10, "2017-05-04" },	/* 1 May is off */
		{ "2017-04-19", 15, "2017-05-11" },
		{ "2017-02-22", 15, "2017-03-15" },
		{ "2021-06-09", 10, "2021-06-23" },
		{ "2017-04-13", 1, "2017-04-18" },	/* over Easter */
		{ "2017-04-14", 1, "2017-04-18" },	/* from a bank holiday */
		{ "2017-04-15", 1, "2017-04-18" },	/* from a Saturday */
		{ "2017-04-18", 1, "2017-04-19" },
		{ "2021-12-24", 1, "2021-12-29" },	/* both on the weekend */
		{ "2022-06-01", 1, "2022-06-06" },	/* a jubilee */
		{ "2022-05-27", 1, "2022-05-30" },	/* moved away */
		{ "1900-01-01", 1, "1900-01-02" },
		{ "9999-12-30", 1, "9999-12-31" },
		{ "9999-12-31", 1, "9999-12-31" },	/* there is none */
		{ "2017-05-10", 10000000, "9999-12-31" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(calendar_after(f->pool, f->full,
			cases[i].from, cases[i].n), cases[i].day);
	assert_int_equal(calendar_between(f->full, "2017-05-11", "2017-05-12"),
			 1);
	assert_int_equal(calendar_between(f->full, "2017-04-21", "2017-05-10"),
			 12);
	assert_int_equal(calendar_between(f->full, "2017-04-21", "2017-05-12"),
			 14);
	assert_int_equal(calendar_between(f->full, "2017-05-12", "2017-05-12"),
			 0);
	assert_int_equal(calendar_between(f->full, "2017-05-12", "2017-04-21"),
			 -14);
}

/*
 * Over decades: each day counts one more or none, whatever the two ends; and
 * going that many Working Days on comes back to the same day.
 */
static void
counting_day_by_day(void **state)
{
	static const char *const starts[] = {
		"1979-12-29", "1994-05-01", "2011-04-29", "2017-01-01",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(starts); i++) {
		const char *from = starts[i];
		struct pool *pool = pool_new();
		long first = date_number(from), naive = 0;

		for (long n = first + 1; n < first + 16000; n++) {
			const char *day = date_of_number(pool, n);

			if (calendar_works(f->full, day)) {
				naive++;
				assert_string_equal(calendar_after(pool,
					f->full, from, naive), day);
			}
			assert_int_equal(calendar_between(f->full, from, day),
					 naive);
			pool_clear(pool);
		}
		pool_free(pool);
	}
}

/* Every year has eight computed ones: what makes counting quick. */
static void
eight_in_every_year(void **state)
{
	struct fixture *f = *state;
	struct pool *pool = pool_new();

	for (int year = 1900; year <= 9998; year++) {
		long from = date_number(pool_printf(pool, "%d-01-01", year));
		long upto = date_number(pool_printf(pool, "%d-12-31", year));
		long weekdays = 0;

		for (long n = from; n <= upto; n++)
			weekdays += ((n + 3) % 7 + 7) % 7 < 5;
		assert_int_equal(calendar_between(f->plain,
			pool_printf(pool, "%d-01-01", year),
			pool_printf(pool, "%d-01-01", year + 1)) +
			calendar_works(f->plain,
				       pool_printf(pool, "%d-01-01", year)) -
			calendar_works(f->plain,
				       pool_printf(pool, "%d-01-01", year + 1)),
			weekdays - 8);
		pool_clear(pool);
	}
	pool_free(pool);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(easter_of_known_years),
		cmocka_unit_test(easter_of_every_year),
		cmocka_unit_test(bank_holidays_as_published),
		cmocka_unit_test(days_that_moved),
		cmocka_unit_test(days_after),
		cmocka_unit_test(counting_day_by_day),
		cmocka_unit_test(eight_in_every_year),
	};

	return cmocka_run_group_tests_name("calendar", tests, setup, teardown);
}
