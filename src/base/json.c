#include "base/json.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

void
json_start(struct json *json, FILE *out, bool pretty)
{
	*json = (struct json){ .out = out, .pretty = pretty, .first = true };
}

static void
newline(const struct json *json)
{
	if (json->pretty)
		fprintf(json->out, "\n%*s", 2 * json->depth, "");
}

/* What has to stand before a member of an object or a list. */
static void
member(struct json *json)
{
	if (json->depth > 0) {
		if (!json->first)
			putc(',', json->out);
		newline(json);
	} else {
		assert(json->first);	/* one value a document */
	}
	json->first = false;
}

/* The same before a value, which a key may have announced. */
static void
value(struct json *json)
{
	if (!json->after_key)
		member(json);
	json->after_key = false;
}

static void
begin(struct json *json, char bracket)
{
	value(json);
	putc(bracket, json->out);
	json->depth++;
	json->first = true;
}

static void
end(struct json *json, char bracket)
{
	assert(json->depth > 0 && !json->after_key);
	json->depth--;
	if (!json->first)
		newline(json);
	putc(bracket, json->out);
	json->first = false;
}

void
json_object(struct json *json)
{
	begin(json, '{');
}

void
json_object_end(struct json *json)
{
	end(json, '}');
}

void
json_list(struct json *json)
{
	begin(json, '[');
}

void
json_list_end(struct json *json)
{
	end(json, ']');
}

/* The \u forms; beyond the first plane a character is two of them. */
static void
escape(FILE *out, unsigned code)
{
	if (code == '\n' || code == '\t') {
		fputs(code == '\n' ? "\\n" : "\\t", out);
	} else if (code > 0xffff) {
		code -= 0x10000;
		fprintf(out, "\\u%04x\\u%04x", 0xd800 | code >> 10,
			0xdc00 | (code & 0x3ff));
	} else {
		fprintf(out, "\\u%04x", code);
	}
}

/* How many bytes at S go out as they are. */
static size_t
plain_length(const char *s, size_t len)
{
	unsigned code;
	size_t at, size;

	for (at = 0; at < len; at += size) {
		unsigned char c = (unsigned char)s[at];

		size = 1;
		if (c < 0x20 || c == 0x7f || c == '"' || c == '\\')
			break;
		if (c < 0x80)
			continue;
		size = text_decode(s + at, len - at, &code);
		if (size == 0 || !text_allowed(code))
			break;
	}
	return at;
}

static void
quoted(FILE *out, const char *s)
{
	size_t len = strlen(s);
	unsigned code;
	size_t size;

	putc('"', out);
	while (len > 0) {
		size = plain_length(s, len);
		if (size > 0) {
			fwrite(s, 1, size, out);
		} else if (*s == '"' || *s == '\\') {
			size = 1;
			fprintf(out, "\\%c", *s);
		} else if ((size = text_decode(s, len, &code)) > 0) {
			escape(out, code);
		} else {
			size = 1;
			fputs("\xef\xbf\xbd", out);
		}
		s += size;
		len -= size;
	}
	putc('"', out);
}

void
json_key(struct json *json, const char *key)
{
	assert(json->depth > 0 && !json->after_key);
	member(json);
	quoted(json->out, key);
	fputs(json->pretty ? ": " : ":", json->out);
	json->after_key = true;
}

void
json_text(struct json *json, const char *s)
{
	if (!s) {
		json_null(json);
		return;
	}
	value(json);
	quoted(json->out, s);
}

void
json_number(struct json *json, long long number)
{
	value(json);
	fprintf(json->out, "%lld", number);
}

void
json_decimal(struct json *json, const char *number)
{
	value(json);
	fputs(number, json->out);
}

void
json_bool(struct json *json, bool v)
{
	value(json);
	fputs(v ? "true" : "false", json->out);
}

void
json_null(struct json *json)
{
	value(json);
	fputs("null", json->out);
}

void
json_finish(struct json *json)
{
	assert(json->depth == 0 && !json->after_key);
	putc('\n', json->out);
	json->first = true;
}
