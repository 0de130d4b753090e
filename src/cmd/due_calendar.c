#include "cmd/due.h"

#include "base/ical.h"

/* A day of the calendar: nobody is busy all day because of it. */
static void
event(struct app *app, const struct due *due, const struct due_row *row)
{
	FILE *out = app->out;

	ical_line(out, "BEGIN", "VEVENT");
	ical_text(out, "UID", row->uid);
	ical_time(out, "DTSTAMP", due->recorded);
	ical_line(out, "SEQUENCE", pool_printf(app->pool, "%lld",
					       (long long)due->change));
	ical_day(out, "DTSTART;VALUE=DATE", row->date);
	ical_text(out, "SUMMARY", pool_printf(app->pool, "%s: %s", row->id,
					      row->text));
	ical_text(out, "DESCRIPTION",
		  pool_printf(app->pool, "%s%s%s", row->title,
			      row->command ? "\n" : "",
			      row->command ? row->command : ""));
	ical_line(out, "TRANSP", "TRANSPARENT");
	ical_line(out, "END", "VEVENT");
}

void
due_calendar(struct app *app, const struct process *process,
	     const struct due *due, bool overdue)
{
	FILE *out = app->out;

	ical_line(out, "BEGIN", "VCALENDAR");
	ical_line(out, "VERSION", "2.0");
	ical_line(out, "PRODID", "-//secreg//due//EN");
	ical_line(out, "CALSCALE", "GREGORIAN");
	ical_line(out, "METHOD", "PUBLISH");
	ical_text(out, "X-WR-CALNAME",
		  pool_printf(app->pool, "%s: what is due",
			      process_term(process, "proposal")->plural.s));
	for (size_t i = 0; i < due->count; i++) {
		const struct due_row *row = &due->rows[i];

		if (row->section == DUE_OVERDUE ||
		    (!overdue && (row->section == DUE_TODAY ||
				  row->section == DUE_COMING)))
			event(app, due, row);
	}
	ical_line(out, "END", "VCALENDAR");
}
