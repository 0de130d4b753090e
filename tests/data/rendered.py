"""Reads HTML that a renderer made of our Markdown, on stdin.

Prints the names of the elements in it, except those given; with --text its
text instead, a line a block.
"""
import sys
from html.parser import HTMLParser

INLINE = {"strong", "b", "em", "sup", "a", "code", "del"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.seen, self.text = set(), ""

    def handle_starttag(self, tag, attrs):
        # GFM looks for the addresses of mailboxes once escapes are gone.
        if tag == "a" and dict(attrs).get("href", "").startswith("mailto:"):
            return
        self.seen.add(tag)
        for name in dict(attrs):
            if name != "align":
                self.seen.add(tag + " " + name)
        if tag not in INLINE:
            self.text += "\n"

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.text += "\n"

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.seen.add("a comment")

    def unknown_decl(self, data):
        self.seen.add("a section")

    def handle_pi(self, data):
        self.seen.add("an instruction")


page = Page()
page.feed(sys.stdin.buffer.read().decode("utf-8"))
page.close()
if "--text" in sys.argv:
    print(page.text)
else:
    print("\n".join(sorted(page.seen - set(sys.argv[1:]))))
