#include "register/report_backend.h"

#include <string.h>

#include "base/date.h"
#include "base/escape.h"
#include "register/story.h"

/*
 * Places along a picture are in per cent of its width and everything else in
 * CSS pixels, so that a picture fits a telephone and its text stays as large.
 */
enum {
	BAR_ROW = 54, BAR_MOST = 86,	/* room for the number behind a bar */
	LIFE_ROW = 42, LIFE_LEFT = 4, LIFE_WIDTH = 94, LIFE_AXIS = 24,
	LIFE_SHEET = 20,	/* lives in one picture: it fits on paper */
	TICKS = 6,		/* at most so many between the ends */
	KEY_LEAST = 6,		/* a bar as wide has room for its number */
};

/* A drawing of lives: one axis for all its sheets. */
struct lives {
	struct paper *paper;
	const char *const *statuses;
	bool *used;		/* for each status: it is drawn */
	const char *until;
	long first, last;	/* days by number */
};

static const char *
escaped(struct paper *paper, const char *s)
{
	return escape_html(paper->pool, s);
}

/* Begins a picture that is HEIGHT high; its name and words are for all. */
static void
begin(struct paper *paper, const char *name, const char *words, int height)
{
	int n = ++paper->pictures;

	fprintf(paper->out, "<svg role=\"img\" aria-labelledby=\"picture-%d"
		" words-%d\" width=\"100%%\" height=\"%d\">\n"
		"<title id=\"picture-%d\">%s</title>\n"
		"<desc id=\"words-%d\">%s</desc>\n", n, n, height, n,
		escaped(paper, name), n, escaped(paper, words));
}

static double
share(long n, long most)
{
	return most > 0 ? (double)(BAR_MOST * n) / (double)most : 0;
}

static void
draw_bar(struct paper *paper, const struct paper_bar *bar, long most, int y)
{
	FILE *out = paper->out;
	double now = share(bar->now, most), before = share(bar->before, most);

	fprintf(out, "<text x=\"0\" y=\"%d\">%s</text>\n", y + 14,
		escaped(paper, bar->name));
	fprintf(out, "<rect class=\"now\" x=\"0\" y=\"%d\" width=\"%.2f%%\" "
		"height=\"12\"/>\n", y + 20, now);
	fprintf(out, "<text class=\"strong\" x=\"%.2f%%\" dx=\"6\" y=\"%d\">"
		"%ld</text>\n", now, y + 31, bar->now);
	fprintf(out, "<rect class=\"before\" x=\"0.5\" y=\"%d\" "
		"width=\"%.2f%%\" height=\"5\"/>\n", y + 34, before);
	/* Beside a bar that is longer the number would lie on it. */
	fprintf(out, "<text class=\"small\" x=\"%.2f%%\" dx=\"6\" y=\"%d\">%ld"
		"</text>\n", before, y + 42, bar->before);
}

void
picture_bars(struct paper *paper, const char *caption, const char *before,
	     const char *now, const struct paper_bar *bars, size_t count)
{
	long most = 0;
	int rows = 0, y = 0;

	for (size_t i = 0; i < count; i++) {
		const struct paper_bar *bar = &bars[i];

		rows += bar->now + bar->before > 0;
		most = bar->now > most ? bar->now : most;
		most = bar->before > most ? bar->before : most;
	}
	if (rows == 0)
		return;
	fprintf(paper->out, "<figure>\n<figcaption>%s. Filled: %s; outlined: "
		"%s.</figcaption>\n", escaped(paper, caption),
		escaped(paper, now), escaped(paper, before));
	begin(paper, caption, "The figures are in the table below.",
	      rows * BAR_ROW);
	for (size_t i = 0; i < count; i++) {
		if (bars[i].now + bars[i].before == 0)
			continue;
		draw_bar(paper, &bars[i], most, y);
		y += BAR_ROW;
	}
	fputs("</svg>\n</figure>\n", paper->out);
}

/* Where a day is on the axis. */
static double
place(const struct lives *l, const char *day)
{
	return LIFE_LEFT + LIFE_WIDTH * (double)(date_number(day) - l->first) /
	       (double)(l->last - l->first);
}

static size_t
find_status(const struct lives *l, const char *status)
{
	size_t i = 0;

	while (l->statuses[i] && strcmp(l->statuses[i], status) != 0)
		i++;
	return i;
}

/* A status, from one place to another. */
static void
draw_status(struct lives *l, const struct paper_step *step, double from,
	    double to, int y)
{
	static const char *const shades[] = { "dark", "pale", "white" };
	FILE *out = l->paper->out;
	size_t n = find_status(l, step->status);
	const char *shade = shades[n % 3];
	char width[32];

	/* What began on the last day is seen too. */
	snprintf(width, sizeof(width), "%.2f%%", to - from);
	if (to - from < 1)
		snprintf(width, sizeof(width), "4");
	if (l->statuses[n])
		l->used[n] = true;
	fprintf(out, "<rect class=\"%s\" x=\"%.2f%%\" y=\"%d\" width=\"%s\" "
		"height=\"13\"><title>%s, since %s</title></rect>\n", shade,
		from, y + 18, width, escaped(l->paper, step->status),
		day_words(l->paper->pool, day_make(l->paper->pool, step->day,
						   step->exact)));
	if (to - from >= KEY_LEAST)
		fprintf(out, "<text class=\"key on-%s\" x=\"%.2f%%\" y=\"%d\">"
			"%zu</text>\n", shade, (from + to) / 2, y + 28, n + 1);
}

static const struct paper_step *
next_status(const struct paper_life *life, size_t i)
{
	for (i++; i < life->count; i++)
		if (life->steps[i].status)
			return &life->steps[i];
	return NULL;
}

static void
draw_life(struct lives *l, const struct paper_life *life, int y)
{
	FILE *out = l->paper->out;
	const char *status = "";
	bool begun = false;

	for (size_t i = 0; i < life->count; i++) {
		const struct paper_step *step = &life->steps[i];
		const struct paper_step *next = next_status(life, i);
		double from = place(l, step->day);
		double to = place(l, next ? next->day : l->until);

		if (!step->status)
			continue;
		status = step->status;
		draw_status(l, step, from, to, y);
		/* The day is a latest one: it may have been before. */
		if (!step->exact && !begun)
			fprintf(out, "<line class=\"by\" x1=\"0\" x2=\"%.2f%%\""
				" y1=\"%d\" y2=\"%d\"/>\n", from, y + 24,
				y + 24);
		else if (!step->exact)
			fprintf(out, "<line class=\"by\" x1=\"%.2f%%\" "
				"x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>\n", from,
				from, y + 14, y + 35);
		begun = true;
	}
	for (size_t i = 0; i < life->count; i++)
		if (life->steps[i].vote)
			fprintf(out, "<svg class=\"vote\" x=\"%.2f%%\" "
				"y=\"%d\"><title>voted on, %s: %s</title>"
				"<path d=\"M0 -6L6 0L0 6L-6 0Z\"/></svg>\n",
				place(l, life->steps[i].day), y + 24,
				date_long(l->paper->pool, life->steps[i].day),
				escaped(l->paper, life->steps[i].vote));
	fprintf(out, "<text x=\"0\" y=\"%d\"><tspan class=\"strong\">%s</tspan>"
		" %s</text>\n", y + 13, escaped(l->paper, life->id),
		escaped(l->paper, status));
}

/* The first day of the month that lies MONTHS after that of a day. */
static const char *
month_after(struct pool *pool, const char *day, int months)
{
	int year, month;

	sscanf(day, "%4d-%2d", &year, &month);
	month += months - 1;
	year += month / DATE_MONTHS;
	return pool_printf(pool, "%04d-%02d-01", year,
			   month % DATE_MONTHS + 1);
}

/* The axis: its ends, and months between them, HEIGHT down. */
static void
draw_axis(const struct lives *l, int height)
{
	struct pool *pool = l->paper->pool;
	FILE *out = l->paper->out;
	const char *first = date_of_number(pool, l->first);
	long months = (l->last - l->first) / 30 / TICKS + 1;
	const char *day;

	/* Years, once it is that long. */
	if (months > 6)
		months = (months + 11) / 12 * 12;
	day = month_after(pool, first, months > 6 ?
			  13 - (first[5] - '0') * 10 - (first[6] - '0') : 1);
	for (; strcmp(day, l->until) < 0;
	     day = month_after(pool, day, (int)months)) {
		double x = place(l, day);

		fprintf(out, "<line class=\"tick\" x1=\"%.2f%%\" x2=\"%.2f%%\" "
			"y1=\"16\" y2=\"%d\"/>\n", x, x, height);
		if (x > 30 && x < 70)
			fprintf(out, "<text class=\"small middle\" x=\"%.2f%%\""
				" y=\"11\">%.*s %.4s</text>\n", x, 3,
				strchr(date_short(pool, day), ' ') + 1, day);
	}
	fprintf(out, "<text class=\"small\" x=\"%d%%\" y=\"11\">%s</text>\n"
		"<text class=\"small end\" x=\"%d%%\" y=\"11\">%s</text>\n"
		"<line class=\"axis\" x1=\"%d%%\" x2=\"%d%%\" y1=\"16\" "
		"y2=\"16\"/>\n", LIFE_LEFT, date_short(pool, first),
		LIFE_LEFT + LIFE_WIDTH, date_short(pool, l->until), LIFE_LEFT,
		LIFE_LEFT + LIFE_WIDTH);
}

/* What the numbers in the bars mean: the statuses that are drawn. */
static void
draw_key(const struct lives *l)
{
	bool any = false;

	fputs("<p class=\"legend\">", l->paper->out);
	for (size_t i = 0; l->statuses[i]; i++) {
		if (!l->used[i])
			continue;
		fprintf(l->paper->out, "%s<b>%zu</b> %s", any ? ", " : "",
			i + 1, escaped(l->paper, l->statuses[i]));
		any = true;
	}
	fputs(". A diamond is a vote. Dashes: that day or before.</p>\n",
	      l->paper->out);
}

static void
find_first(struct lives *l, const struct paper_life *lives, size_t count)
{
	l->last = date_number(l->until);
	l->first = l->last - 1;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < lives[i].count; j++) {
			long day = date_number(lives[i].steps[j].day);

			l->first = day < l->first ? day : l->first;
		}
}

void
picture_lives(struct paper *paper, const char *caption,
	      const char *const *statuses, const char *until,
	      const struct paper_life *lives, size_t count)
{
	struct lives l = { .paper = paper, .statuses = statuses,
			   .until = until };
	size_t all = 0;

	while (statuses[all])
		all++;
	l.used = pool_alloc(paper->pool, (all + 1) * sizeof(*l.used));
	find_first(&l, lives, count);
	fprintf(paper->out, "<figure>\n<figcaption>%s.</figcaption>\n",
		escaped(paper, caption));
	for (size_t i = 0; i < count; i += LIFE_SHEET) {
		size_t here = count - i < LIFE_SHEET ? count - i : LIFE_SHEET;
		int height = LIFE_AXIS + (int)here * LIFE_ROW;

		begin(paper, pool_printf(paper->pool, "%s: %s to %s", caption,
					 lives[i].id,
					 lives[i + here - 1].id),
		      "The days are told one by one below.", height);
		draw_axis(&l, height);
		for (size_t j = 0; j < here; j++)
			draw_life(&l, &lives[i + j],
				  LIFE_AXIS + (int)j * LIFE_ROW);
		fputs("</svg>\n", paper->out);
	}
	draw_key(&l);
	fputs("</figure>\n", paper->out);
}
