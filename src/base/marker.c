#include "base/marker.h"

#include <string.h>

char
marker_find(const char *s, size_t len)
{
	if (len < 3 || (s[0] != '-' && s[0] != '.') || s[1] != s[0] ||
	    s[2] != s[0])
		return '\0';
	/* libyaml takes a tab for a space here. */
	if (len > 3 && !memchr(" \n\r\t", s[3], 4))
		return '\0';
	return s[0];
}

bool
marker_prologue(const char *s, size_t len)
{
	bool directive = false;
	size_t at = 0, text;

	while (at < len) {
		text = at;
		while (text < len && (s[text] == ' ' || s[text] == '\t'))
			text++;
		if (s[at] == '%')
			directive = true;
		else if (text < len && !memchr("#\n\r", s[text], 3))
			return false;
		while (at < len && s[at] != '\n' && s[at] != '\r')
			at++;
		at++;
	}
	return directive;
}
