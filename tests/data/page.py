"""Holds an HTML page on stdin against what secreg promises of one.

Prints the text of each cell, a row a line, cells with a | between them, so that
it can be compared with what was put in; ends with status 1 and a sentence where
the page is not what it should be.
"""
import sys
from html.parser import HTMLParser

VOID = {"meta", "br"}
ALLOWED = {"html", "head", "meta", "title", "style", "body", "main",
           "header", "h1", "div", "table", "caption", "thead", "tbody", "tr",
           "th", "td", "p", "h2", "h3", "ul", "ol", "li", "b", "dl", "dt",
           "dd", "span", "time"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.seen, self.rows, self.doctype = [], [], [], None

    def handle_decl(self, decl):
        self.doctype = decl

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in ALLOWED:
            sys.exit("no such element is expected: " + tag)
        for name in attrs:
            if name.startswith("on") or name in ("src", "href", "style"):
                sys.exit("no such attribute is expected: " + name)
        if tag == "th" and "scope" not in attrs:
            sys.exit("a heading without a scope")
        if tag == "html" and attrs.get("lang") != "en-GB":
            sys.exit("no language")
        if tag == "meta" and "charset" in attrs:
            self.seen.append("charset " + attrs["charset"])
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            sys.exit("out of order: </" + tag + ">")

    def handle_data(self, data):
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data

    def handle_comment(self, data):
        sys.exit("a comment")


page = Page()
page.feed(sys.stdin.buffer.read().decode("utf-8"))
page.close()
if page.open:
    sys.exit("never ended: " + page.open[-1])
if page.doctype != "DOCTYPE html":
    sys.exit("not HTML5")
for tag in ("charset utf-8", "title", "style", "h1", "table", "caption",
            "thead", "tbody"):
    if tag not in page.seen:
        sys.exit("it lacks " + tag)
for row in page.rows:
    print("|".join(row))
