"""What a user would write: YAML records into SQLite by PyYAML and sqlite3."""
import sqlite3
import sys

import yaml

db = sqlite3.connect(sys.argv[1])
db.executescript("""
CREATE TABLE proposal (id TEXT PRIMARY KEY, title TEXT NOT NULL,
    formal_title TEXT, path TEXT, proposer TEXT, status TEXT, summary TEXT);
CREATE TABLE entry (id INTEGER PRIMARY KEY, proposal TEXT NOT NULL,
    day TEXT NOT NULL, body TEXT, vote TEXT, carried TEXT, status TEXT,
    who TEXT, implementation_date TEXT, release TEXT, note TEXT);
CREATE TABLE ballot (entry INTEGER NOT NULL, category TEXT NOT NULL,
    approve INTEGER, reject INTEGER, abstain INTEGER,
    PRIMARY KEY (entry, category));
CREATE INDEX entry_timeline ON entry (proposal, day);
""")
HEAD = ("proposal", "title", "formal-title", "path", "proposer", "status",
        "summary")
ENTRY = ("date", "body", "vote", "carried", "status", "who",
         "implementation-date", "release", "note")
COUNTS = ("approve", "reject", "abstain")


def text(value):
    return None if value is None else str(value)


with open(sys.argv[2], encoding="utf-8") as records:
    for record in yaml.load_all(records, Loader=yaml.CSafeLoader):
        db.execute("INSERT INTO proposal VALUES (?,?,?,?,?,?,?)",
                   [text(record.get(key)) for key in HEAD])
        for entry in record["history"]:
            row = db.execute(
                "INSERT INTO entry VALUES (NULL,?,?,?,?,?,?,?,?,?,?)",
                [record["proposal"]] + [text(entry.get(key)) for key in ENTRY])
            for category, counts in entry.get("ballots", {}).items():
                db.execute("INSERT INTO ballot VALUES (?,?,?,?,?)",
                           [row.lastrowid, category] +
                           [counts.get(key) for key in COUNTS])
db.commit()
