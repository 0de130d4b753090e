/*
 * The two layouts of a real table: proposals as they stood on 10 May 2017, in
 * a wide terminal and in the monthly paper.
 */
#include "io/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What is open at the end of 10 May 2017. */
static const struct proposal {
	const char *id, *path, *status, *title;
} open_proposals[] = {
	{ "SECMP0002", NULL, "Refinement",
	  "Add New Command to Reset Debt Registers" },
	{ "SECMP0004", "2", "Awaiting Authority Decision",
	  "Inclusion of Meter Serial Number data item in the Smart "
	  "Metering Inventory" },
	{ "SECMP0005", NULL, "Refinement",
	  "Inclusion of Tariff and Register Labels on SMETS2 Devices" },
	{ "SECMP0006", NULL, "Refinement",
	  "Specifying the number of digits for device displays" },
	{ "SECMP0007", NULL, "Refinement",
	  "Firmware updates to mandated HAN devices" },
	{ "SECMP0008", "2", "Awaiting Authority Decision",
	  "Provision of a DCC Alert (formerly Service Request Error "
	  "Response) for Quarantined Service Requests" },
	{ "SECMP0009", NULL, "Refinement",
	  "Centralised Firmware Library" },
	{ "SECMP0010", NULL, "Refinement",
	  "Introduction of triage arrangements for Communication Hubs" },
	{ "SECMP0011", "2", "Awaiting Authority Decision",
	  "Including the MAP ID in the Smart Metering Inventory" },
	{ "SECMP0012", NULL, "Refinement",
	  "Channel selection to support Shared HAN Solutions" },
	{ "SECMP0013", NULL, "Refinement",
	  "Smart meter device diagnostics and triage" },
	{ "SECMP0015", NULL, "Refinement",
	  "GPF timestamp for reading instantaneous Gas values" },
	{ "SECMP0018", NULL, "Refinement",
	  "Standard Electricity Distributor Configuration Settings" },
	{ "SECMP0019", NULL, "Refinement",
	  "Auxiliary Load Control Switches (ALCS) Description Label" },
	{ "SECMP0021", "3", "Referred",
	  "Increase Other SEC Party representation for TABASC and SSC" },
	{ "SECMP0023", NULL, "Refinement",
	  "Correct Units of Measurement for Uncontrolled Gas Flow Rate" },
	{ "SECMP0024", NULL, "Refinement",
	  "Enduring Approach to Communication Hub Firmware Management" },
	{ "SECMP0025", NULL, "Refinement",
	  "Electricity Network Party Access to Load Switching "
	  "Information" },
	{ "SECMP0027", NULL, "Refinement",
	  "Amending Service Request Forecasting" },
	{ "SECMP0028", NULL, "Refinement",
	  "Prioritising Service Requests" },
	{ "SECMP0029", NULL, "Refinement",
	  "Business Continuity and Disaster Recovery Testing Amendments" },
	{ "SECMP0030", NULL, "Refinement",
	  "Demand Management of DCC Systems" },
	{ "SECMP0031", NULL, "Refinement",
	  "Adding UTRN Functionality to SMETS" },
	{ "SECMP0032", NULL, "Refinement",
	  "Prioritising Prepayment Customers in No WAN Situations" },
	{ "SECMP0033", "3", "Awaiting Implementation",
	  "Update to CH Handover Support Materials" },
	{ "SECMP0034", NULL, "Refinement",
	  "Changes to the SEC Section D for DCC analysis provisions" },
	{ "SECMP0035", NULL, "Initial Consideration",
	  "Updates to SEC Appendix B – Organisation ARL expiration "
	  "date to be aligned to DCCKI ARL" },
};

/* As a list in a terminal of 100 columns. */
static const char list_at_100[] =
	"ID         PATH  STATUS                       TITLE\n"
	"SECMP0002  –     Refinement                   "
	"Add New Command to Reset Debt Registers\n"
	"SECMP0004  2     Awaiting Authority Decision  "
	"Inclusion of Meter Serial Number data item in the\n"
	"                                              "
	"Smart Metering Inventory\n"
	"SECMP0005  –     Refinement                   "
	"Inclusion of Tariff and Register Labels on SMETS2\n"
	"                                              Devices\n"
	"SECMP0006  –     Refinement                   "
	"Specifying the number of digits for device displays\n"
	"SECMP0007  –     Refinement                   "
	"Firmware updates to mandated HAN devices\n"
	"SECMP0008  2     Awaiting Authority Decision  "
	"Provision of a DCC Alert (formerly Service Request\n"
	"                                              "
	"Error Response) for Quarantined Service Requests\n"
	"SECMP0009  –     Refinement                   "
	"Centralised Firmware Library\n"
	"SECMP0010  –     Refinement                   "
	"Introduction of triage arrangements for Communication\n"
	"                                              Hubs\n"
	"SECMP0011  2     Awaiting Authority Decision  "
	"Including the MAP ID in the Smart Metering Inventory\n"
	"SECMP0012  –     Refinement                   "
	"Channel selection to support Shared HAN Solutions\n"
	"SECMP0013  –     Refinement                   "
	"Smart meter device diagnostics and triage\n"
	"SECMP0015  –     Refinement                   "
	"GPF timestamp for reading instantaneous Gas values\n"
	"SECMP0018  –     Refinement                   "
	"Standard Electricity Distributor Configuration\n"
	"                                              Settings\n"
	"SECMP0019  –     Refinement                   "
	"Auxiliary Load Control Switches (ALCS) Description\n"
	"                                              Label\n"
	"SECMP0021  3     Referred                     "
	"Increase Other SEC Party representation for TABASC and\n"
	"                                              SSC\n"
	"SECMP0023  –     Refinement                   "
	"Correct Units of Measurement for Uncontrolled Gas Flow\n"
	"                                              Rate\n"
	"SECMP0024  –     Refinement                   "
	"Enduring Approach to Communication Hub Firmware\n"
	"                                              Management\n"
	"SECMP0025  –     Refinement                   "
	"Electricity Network Party Access to Load Switching\n"
	"                                              Information\n"
	"SECMP0027  –     Refinement                   "
	"Amending Service Request Forecasting\n"
	"SECMP0028  –     Refinement                   "
	"Prioritising Service Requests\n"
	"SECMP0029  –     Refinement                   "
	"Business Continuity and Disaster Recovery Testing\n"
	"                                              Amendments\n"
	"SECMP0030  –     Refinement                   "
	"Demand Management of DCC Systems\n"
	"SECMP0031  –     Refinement                   "
	"Adding UTRN Functionality to SMETS\n"
	"SECMP0032  –     Refinement                   "
	"Prioritising Prepayment Customers in No WAN Situations\n"
	"SECMP0033  3     Awaiting Implementation      "
	"Update to CH Handover Support Materials\n"
	"SECMP0034  –     Refinement                   "
	"Changes to the SEC Section D for DCC analysis\n"
	"                                              provisions\n"
	"SECMP0035  –     Initial Consideration        "
	"Updates to SEC Appendix B – Organisation ARL\n"
	"                                              "
	"expiration date to be aligned to DCCKI ARL\n";

/* As a table of the monthly paper, 78 columns wide. */
static const char paper_at_78[] =
	"  No.        Title                                 Status\n"
	"  ---------  ------------------------------------  "
	"---------------------------\n"
	"  SECMP0002  Add New Command to Reset Debt         Refinement\n"
	"             Registers\n"
	"  SECMP0004  Inclusion of Meter Serial Number      "
	"Awaiting Authority Decision\n"
	"             data item in the Smart Metering\n"
	"             Inventory\n"
	"  SECMP0005  Inclusion of Tariff and Register      Refinement\n"
	"             Labels on SMETS2 Devices\n"
	"  SECMP0006  Specifying the number of digits for   Refinement\n"
	"             device displays\n"
	"  SECMP0007  Firmware updates to mandated HAN      Refinement\n"
	"             devices\n"
	"  SECMP0008  Provision of a DCC Alert (formerly    "
	"Awaiting Authority Decision\n"
	"             Service Request Error Response) for\n"
	"             Quarantined Service Requests\n"
	"  SECMP0009  Centralised Firmware Library          Refinement\n"
	"  SECMP0010  Introduction of triage arrangements   Refinement\n"
	"             for Communication Hubs\n"
	"  SECMP0011  Including the MAP ID in the Smart     "
	"Awaiting Authority Decision\n"
	"             Metering Inventory\n"
	"  SECMP0012  Channel selection to support Shared   Refinement\n"
	"             HAN Solutions\n"
	"  SECMP0013  Smart meter device diagnostics and    Refinement\n"
	"             triage\n"
	"  SECMP0015  GPF timestamp for reading             Refinement\n"
	"             instantaneous Gas values\n"
	"  SECMP0018  Standard Electricity Distributor      Refinement\n"
	"             Configuration Settings\n"
	"  SECMP0019  Auxiliary Load Control Switches       Refinement\n"
	"             (ALCS) Description Label\n"
	"  SECMP0021  Increase Other SEC Party              Referred\n"
	"             representation for TABASC and SSC\n"
	"  SECMP0023  Correct Units of Measurement for      Refinement\n"
	"             Uncontrolled Gas Flow Rate\n"
	"  SECMP0024  Enduring Approach to Communication    Refinement\n"
	"             Hub Firmware Management\n"
	"  SECMP0025  Electricity Network Party Access to   Refinement\n"
	"             Load Switching Information\n"
	"  SECMP0027  Amending Service Request Forecasting  Refinement\n"
	"  SECMP0028  Prioritising Service Requests         Refinement\n"
	"  SECMP0029  Business Continuity and Disaster      Refinement\n"
	"             Recovery Testing Amendments\n"
	"  SECMP0030  Demand Management of DCC Systems      Refinement\n"
	"  SECMP0031  Adding UTRN Functionality to SMETS    Refinement\n"
	"  SECMP0032  Prioritising Prepayment Customers in  Refinement\n"
	"             No WAN Situations\n"
	"  SECMP0033  Update to CH Handover Support         "
	"Awaiting Implementation\n"
	"             Materials\n"
	"  SECMP0034  Changes to the SEC Section D for DCC  Refinement\n"
	"             analysis provisions\n"
	"  SECMP0035  Updates to SEC Appendix B –           "
	"Initial Consideration\n"
	"             Organisation ARL expiration date to\n"
	"             be aligned to DCCKI ARL\n";

static const struct column list_columns[] = {
	{ .key = "id", .head = "ID" },
	{ .key = "path", .head = "PATH" },
	{ .key = "status", .head = "STATUS" },
	{ .key = "title", .head = "TITLE" },
};

static const struct column paper_columns[] = {
	{ .key = "id", .head = "No.", .strong = true },
	{ .key = "title", .head = "Title" },
	{ .key = "status", .head = "Status" },
};

/* The table as text; the caller frees it. */
static char *
layout(const struct table_style *style, bool paper)
{
	struct pool *pool = pool_new();
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct table *table = paper ?
		table_start(pool, out, style, paper_columns,
			    COUNT(paper_columns), NULL) :
		table_start(pool, out, style, list_columns,
			    COUNT(list_columns), NULL);

	for (size_t i = 0; i < COUNT(open_proposals); i++) {
		const struct proposal *p = &open_proposals[i];
		const char *const list[] = {
			p->id, p->path, p->status, p->title,
		};
		const char *const row[] = { p->id, p->title, p->status };

		table_row(table, paper ? row : list);
	}
	table_end(table);
	pool_free(pool);
	fclose(out);
	return text;
}

static void
list_fits_a_terminal(void **state)
{
	char *text = layout(&(struct table_style){ .width = 100 }, false);

	(void)state;
	assert_string_equal(text, list_at_100);
	free(text);
}

static void
paper_table_is_indented_and_ruled(void **state)
{
	char *text = layout(&(struct table_style){
		.width = 78, .indent = 2, .rule = true,
	}, true);

	(void)state;
	assert_string_equal(text, paper_at_78);
	free(text);
}

/* Piped, each row is one line and every title is whole. */
static void
piped_list_is_not_wrapped(void **state)
{
	char *text = layout(&(struct table_style){ .width = 0 }, false);
	const char *line = strchr(text, '\n') + 1;

	(void)state;
	for (size_t i = 0; i < COUNT(open_proposals); i++) {
		const char *end = strchr(line, '\n');
		const char *title = open_proposals[i].title;
		size_t len = strlen(title);

		assert_memory_equal(line, open_proposals[i].id, 9);
		assert_memory_equal(end - len, title, len);
		line = end + 1;
	}
	assert_string_equal(line, "");
	free(text);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(list_fits_a_terminal),
		cmocka_unit_test(paper_table_is_indented_and_ruled),
		cmocka_unit_test(piped_list_is_not_wrapped),
	};

	return cmocka_run_group_tests_name("table_layout", tests, NULL, NULL);
}
