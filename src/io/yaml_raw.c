#include "io/yaml_raw.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { AHEAD_MAX = 1 << 16 };	/* bytes raw_key_follows() looks at */

void
raw_start(struct raw *raw, const struct yaml_source *source)
{
	*raw = (struct raw){ source, source->text, 0 };
}

/* Eight characters are passed over at once where they are ASCII. */
const char *
raw_seek(struct raw *raw, size_t chars)
{
	const char *end = raw->source->text + raw->source->len;
	const char *s = raw->at;
	uint64_t word;

	if (chars < raw->chars)
		raw_start(raw, raw->source);
	chars -= raw->chars;
	raw->chars += chars;
	for (s = raw->at; chars > 0 && s < end; chars--) {
		if (chars >= sizeof(word) &&
		    (size_t)(end - s) >= sizeof(word)) {
			memcpy(&word, s, sizeof(word));
			if (!(word & 0x8080808080808080)) {
				s += sizeof(word);
				chars -= sizeof(word) - 1;
				continue;
			}
		}
		for (s++; s < end && ((unsigned char)*s & 0xc0) == 0x80; s++)
			;
	}
	raw->at = s;
	return s;
}

struct pos
raw_place(const struct yaml_source *source, size_t offset)
{
	const char *start = source->text, *next;
	struct pos at = { source->file, source->first_line, 1, 1 };

	if (offset > source->len)
		offset = source->len;
	while ((next = memchr(start, '\n',
			      offset - (size_t)(start - source->text)))) {
		start = next + 1;
		at.line++;
	}
	at.column += (unsigned)text_chars(start, (size_t)
					  (source->text + offset - start));
	return at;
}

const char *
raw_line(const struct yaml_source *source, unsigned line)
{
	const char *end = source->text + source->len, *s = source->text;
	unsigned at;

	for (at = source->first_line; at < line && s < end; at++) {
		s = raw_line_end(source, s);
		s += s < end;
	}
	return s;
}

const char *
raw_line_start(const struct yaml_source *source, const char *s)
{
	const char *found = memrchr(source->text, '\n',
				    (size_t)(s - source->text));

	return found ? found + 1 : source->text;
}

const char *
raw_line_end(const struct yaml_source *source, const char *s)
{
	const char *end = source->text + source->len;
	const char *found = memchr(s, '\n', (size_t)(end - s));

	return found ? found : end;
}

const char *
raw_column(const char *line, unsigned column)
{
	const char *s = line;
	unsigned n;

	for (n = 1; n < column && *s && *s != '\n'; n++)
		for (s++; ((unsigned char)*s & 0xc0) == 0x80; s++)
			;
	return s;
}

bool
raw_is_key(const char *s, const char *key)
{
	size_t len = strlen(key);

	return strncmp(s, key, len) == 0 && s[len] == ':' &&
		strchr(" \t\n", s[len + 1]);
}

bool
raw_key_follows(const struct yaml_source *source, const char *s,
		size_t indent, const char *key)
{
	const char *end = source->text + source->len;
	size_t blanks;

	if (end - s > AHEAD_MAX)
		end = s + AHEAD_MAX;
	for (s = raw_line_end(source, s); s < end;
	     s = raw_line_end(source, s)) {
		s++;
		blanks = strspn(s, " ");
		if (strchr("\n#", s[blanks]))	/* the end, too */
			continue;
		if (blanks < indent)
			return false;
		if (blanks == indent && raw_is_key(s + blanks, key))
			return true;
	}
	return false;
}

const char *
raw_rest(const struct yaml_source *source, const char *s, unsigned *line)
{
	const char *end = source->text + source->len;

	for (; s < end; s = raw_line_end(source, s) + 1, ++*line) {
		const char *first = s + strspn(s, " \t");

		if (strncmp(first, "...", 3) == 0)
			first += 3 + strspn(first + 3, " \t");
		if (first < end && *first != '\n' && *first != '#')
			return s;
	}
	return NULL;
}
