# Holds an HTML page against what every page of ours must be, and prints what
# is wrong with it.  With --text, prints its text instead, a line a block.
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "input", "link", "img", "hr"}
INLINE = {"b", "strong", "sup", "span", "button", "br", "abbr", "time"}
problems = []


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids = [], [], set()
        self.raw, self.lines = "", [""]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if len(given) != len(attrs):
            problems.append("an attribute twice in <%s>" % tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "style"):
                problems.append("<%s %s>" % (tag, name))
            if name == "href" and not value.startswith("#"):
                problems.append("<%s href=%s>" % (tag, value))
            if name == "id":
                if value in self.ids:
                    problems.append("two of id %s" % value)
                self.ids.add(value)
        self.tags.append((tag, given, list(self.open)))
        if tag not in VOID:
            self.open.append(tag)
        if tag not in INLINE:
            self.lines.append("")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            problems.append("</%s> within %s" % (tag, self.open[-3:]))
        else:
            self.open.pop()
        if tag not in INLINE:
            self.lines.append("")

    def handle_data(self, data):
        if self.open and self.open[-1] in ("style", "script"):
            self.raw += data
        else:
            self.lines[-1] += data

    def handle_comment(self, data):
        problems.append("a comment: %s" % data)


def luminance(colour):
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    parts = [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4
             for c in parts]
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2]


def one(page, tag):
    count = sum(1 for t, _, around in page.tags
                if t == tag and "svg" not in around)
    if count != 1:
        problems.append("%d of <%s>" % (count, tag))


def check(page, text):
    if page.open:
        problems.append("never closed: %s" % page.open)
    for tag in ("html", "head", "title", "body", "main", "h1"):
        one(page, tag)
    tags = page.tags
    if not tags[0][1].get("lang"):
        problems.append("no language")
    level = 0
    for tag, given, around in tags:
        if re.fullmatch("h[1-6]", tag):
            if int(tag[1]) > level + 1:
                problems.append("<%s> after level %d" % (tag, level))
            level = int(tag[1])
        if tag == "th" and not given.get("scope"):
            problems.append("a head without scope")
        if tag == "svg" and given.get("role") == "img" and \
                not given.get("aria-labelledby"):
            problems.append("a picture without a name")
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for ref in given.get(name, "").split():
                if ref not in page.ids:
                    problems.append("%s=%s is nowhere" % (name, ref))
    tables = sum(1 for t, _, _ in tags if t == "table")
    if tables != sum(1 for t, _, a in tags if t == "caption"):
        problems.append("a table without a caption")
    if re.search(r"url\(|@import|https?:(?!//www\.w3\.org/)", page.raw):
        problems.append("the style or script names another file")
    for colour in re.findall(r"(?<![-\w])color: (#[0-9a-f]+)", page.raw):
        if 1.05 / (luminance(colour) + .05) < 7:
            problems.append("too pale on white: %s" % colour)
    bad = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f"
                    "\u202a-\u202e\u2066-\u2069\ufeff]", text)
    if bad:
        problems.append("a character U+%04X" % ord(bad.group()))


text = sys.stdin.buffer.read().decode("utf-8")
page = Page()
page.feed(text)
page.close()
if "--text" in sys.argv:
    print("\n".join(" ".join(s.split()) for s in page.lines if s.strip()))
else:
    check(page, text)
    print("\n".join(problems), end="")
