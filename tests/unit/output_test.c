/* Printed things kept in memory and beyond it, and sent on. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/output.h"

/* Prints LINES lines of 16 bytes, sends them, and reads each again. */
static void
check_lines(long lines)
{
	struct output output;
	FILE *file = tmpfile();
	char line[32];
	long n;

	assert_non_null(file);
	output_open(&output);
	for (n = 0; n < lines; n++)
		fprintf(output.file, "line %010ld\n", n);
	assert_int_equal(output_close(&output), 0);
	assert_int_equal(output_is_empty(&output), lines == 0);
	assert_true(output.room <= 2 * OUTPUT_MEMORY);
	assert_int_equal(output_send(&output, fileno(file)), 0);
	rewind(file);
	for (n = 0; fgets(line, sizeof(line), file); n++) {
		char want[32];

		snprintf(want, sizeof(want), "line %010ld\n", n);
		assert_string_equal(line, want);
	}
	assert_int_equal(n, lines);
	output_free(&output);
	fclose(file);
}

static void
keeps(void **state)
{
	const long full = (long)(OUTPUT_MEMORY / 16);

	(void)state;
	for (long n = 0; n < 3; n++)
		check_lines(n);
	for (long n = -600; n <= 600; n += 200)
		check_lines(full + n);
	check_lines(full);
	check_lines(5 * full + 7);
}

/* One write that is larger than what is kept in memory. */
static void
takes_much_at_once(void **state)
{
	static char text[3 * OUTPUT_MEMORY], back[sizeof(text) + 1];
	struct output output;
	FILE *file = tmpfile();

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (char)('a' + i % 23);
	output_open(&output);
	fputs("x", output.file);
	assert_int_equal(fwrite(text, 1, sizeof(text), output.file),
			 sizeof(text));
	assert_int_equal(output_close(&output), 0);
	assert_int_equal(output_send(&output, fileno(file)), 0);
	rewind(file);
	assert_int_equal(fread(back, 1, sizeof(back), file), sizeof(back));
	assert_int_equal(back[0], 'x');
	assert_memory_equal(back + 1, text, sizeof(text));
	assert_int_equal(fgetc(file), EOF);
	output_free(&output);
	fclose(file);
}

/* Where it may not grow, closing says so, and nothing crashes. */
static void
says_what_is_not_kept(void **state)
{
	struct rlimit before, limit;
	struct output output;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = OUTPUT_MEMORY / 2;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	output_open(&output);
	for (size_t n = 0; n < OUTPUT_MEMORY / 4; n++)
		fputs("sixteen bytes.\n", output.file);
	errno = 0;
	assert_int_equal(output_close(&output), -1);
	assert_int_equal(errno, EFBIG);
	output_free(&output);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
}

/* What cannot be written is said by the one who sends. */
static void
says_what_is_not_sent(void **state)
{
	struct output output;
	int fd = open("/dev/null", O_RDONLY);

	(void)state;
	output_open(&output);
	fputs("x", output.file);
	assert_int_equal(output_close(&output), 0);
	assert_int_equal(output_send(&output, fd), -1);
	assert_int_equal(errno, EBADF);
	output_free(&output);
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps),
		cmocka_unit_test(takes_much_at_once),
		cmocka_unit_test(says_what_is_not_kept),
		cmocka_unit_test(says_what_is_not_sent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
