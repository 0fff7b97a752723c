"""The tables of ``annotations.db``, as named steps in order. Append only: never change one.

All pending steps run in one transaction: an upgrade that fails leaves the file as it was.
``user_version`` is the number of steps a file has had.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from annotation import journal
from annotation.versions import APPLICATION_ID

MIGRATIONS = Migrations("biaoju")

_REPORTS = (
    "CREATE TABLE setting (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL)",
    # given_name: the name at import, before a "(2)"; replaced_by: room for corrected files.
    """CREATE TABLE report (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        given_name TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        encoding TEXT NOT NULL,
        extractor TEXT NOT NULL,
        cleaner_version TEXT NOT NULL,
        splitter_version TEXT NOT NULL,
        hand_corrected INTEGER NOT NULL DEFAULT 0,
        replaced_by INTEGER REFERENCES report(id),
        at TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX report_name ON report(name) WHERE replaced_by IS NULL",
    # Apart from its report, so that changing a report does not log a whole text. UTF-8 bytes.
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY REFERENCES report(id),
        text BLOB NOT NULL)""",
    """CREATE TABLE alias (
        id INTEGER PRIMARY KEY,
        report_id INTEGER NOT NULL REFERENCES report(id),
        name TEXT NOT NULL,
        UNIQUE (report_id, name))""",
    "CREATE INDEX alias_name ON alias(name)",
    """CREATE TABLE metadata (
        id INTEGER PRIMARY KEY,
        report_id INTEGER NOT NULL REFERENCES report(id),
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL,
        UNIQUE (report_id, field))""",
    # Ids are never used twice: the cache names units by them.
    """CREATE TABLE unit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        report_id INTEGER NOT NULL REFERENCES report(id),
        position INTEGER NOT NULL,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL,
        section TEXT NOT NULL,
        text TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        retired INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX unit_report ON unit(report_id, retired, position)",
    """CREATE TABLE link (
        id INTEGER PRIMARY KEY,
        old_id INTEGER NOT NULL REFERENCES unit(id),
        new_id INTEGER NOT NULL REFERENCES unit(id),
        UNIQUE (old_id, new_id))""",
    "CREATE INDEX link_new ON link(new_id)",
)

_SCHEME = (
    # examples, seeds, vetoes: JSON lists of strings.
    """CREATE TABLE category (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        colour TEXT NOT NULL,
        parent TEXT REFERENCES category(uid) DEFERRABLE INITIALLY DEFERRED,
        definition TEXT NOT NULL,
        examples TEXT NOT NULL,
        seeds TEXT NOT NULL,
        vetoes TEXT NOT NULL,
        position INTEGER NOT NULL,
        retired INTEGER NOT NULL DEFAULT 0)""",
)

_ANNOTATIONS = (
    """CREATE TABLE annotation (
        id INTEGER PRIMARY KEY,
        unit_id INTEGER NOT NULL REFERENCES unit(id),
        category TEXT NOT NULL REFERENCES category(uid),
        analyst TEXT NOT NULL,
        value INTEGER NOT NULL CHECK (value IN (0, 1)),
        provenance TEXT NOT NULL,
        version TEXT,
        probability REAL,
        needs_review INTEGER NOT NULL DEFAULT 0,
        at TEXT NOT NULL,
        UNIQUE (unit_id, category, analyst))""",
    "CREATE INDEX annotation_category ON annotation(category)",
    """CREATE TABLE adjudication (
        id INTEGER PRIMARY KEY,
        unit_id INTEGER NOT NULL REFERENCES unit(id),
        category TEXT NOT NULL REFERENCES category(uid),
        value INTEGER NOT NULL CHECK (value IN (0, 1)),
        analyst TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (unit_id, category))""",
    """CREATE TABLE flag (
        id INTEGER PRIMARY KEY,
        unit_id INTEGER NOT NULL REFERENCES unit(id),
        analyst TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (unit_id, analyst))""",
    # The one rule of what counts: adjudicated, else what all opinions say, else NULL: conflict.
    """CREATE VIEW counting AS
        SELECT a.unit_id, a.category,
            coalesce(
                (SELECT j.value FROM adjudication AS j
                 WHERE j.unit_id = a.unit_id AND j.category = a.category),
                CASE WHEN min(a.value) = max(a.value) THEN min(a.value) END) AS value,
            count(*) AS opinions
        FROM annotation AS a GROUP BY a.unit_id, a.category
        UNION ALL
        SELECT j.unit_id, j.category, j.value, 0 FROM adjudication AS j
        WHERE NOT EXISTS (SELECT 1 FROM annotation AS a
            WHERE a.unit_id = j.unit_id AND a.category = j.category)""",
)

_RECORDS = (
    # figures: a JSON object.
    """CREATE TABLE classifier (
        id INTEGER PRIMARY KEY,
        version TEXT NOT NULL UNIQUE,
        recipe_hash TEXT NOT NULL,
        scheme_hash TEXT NOT NULL,
        label_hash TEXT NOT NULL,
        figures TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL)""",
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        analyst TEXT NOT NULL,
        step INTEGER,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL)""",
    "CREATE INDEX history_subject ON history(subject)",
    """CREATE TRIGGER history_stays BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END""",
    """CREATE TRIGGER history_keeps BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END""",
)

_FIRST_WATCHED = (
    *("setting", "report", "source", "alias", "metadata", "unit", "link"),
    *("category", "annotation", "adjudication", "flag"),
)


@MIGRATIONS()
def m001_first_tables(db: Database) -> None:
    """Everything the first release stores."""
    for statement in (*_REPORTS, *_SCHEME, *_ANNOTATIONS, *_RECORDS, *journal.SCHEMA):
        db.execute(statement)
    for table in _FIRST_WATCHED:
        journal.watch(db.conn, table)


@MIGRATIONS()
def m002_when_defined(db: Database) -> None:
    """When each category's definition was last changed: what was said earlier may be rechecked."""
    db.execute("ALTER TABLE category ADD COLUMN defined_at TEXT NOT NULL DEFAULT ''")
    journal.watch(db.conn, "category")


@MIGRATIONS()
def m003_origin(db: Database) -> None:
    """The first report in whose place this one stands: it is listed where that one was."""
    db.execute("ALTER TABLE report ADD COLUMN origin INTEGER REFERENCES report(id)")
    journal.watch(db.conn, "report")


_UNIT_STAMPS = (
    # What tells one state of a report's units from every other; random, so that a restored file
    # never comes to a stamp it gave out before.
    "CREATE TABLE unit_stamp (report_id INTEGER PRIMARY KEY, stamp TEXT NOT NULL)",
    "INSERT INTO unit_stamp SELECT id, hex(randomblob(8)) FROM report",
    *(
        f"CREATE TRIGGER stamp_unit_{event.lower()} AFTER {event} ON unit BEGIN"
        f" INSERT INTO unit_stamp VALUES ({row}.report_id, hex(randomblob(8)))"
        " ON CONFLICT (report_id) DO UPDATE SET stamp = excluded.stamp; END"
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old"))
    ),
    # What counts in a category is read off this index alone.
    "CREATE INDEX annotation_value ON annotation(category, unit_id, value)",
    "DROP INDEX annotation_category",
    "CREATE INDEX annotation_review ON annotation(category, unit_id) WHERE needs_review",
)


@MIGRATIONS()
def m004_unit_stamps(db: Database) -> None:
    """What was made of a report's units elsewhere can tell whether they are still the same."""
    for statement in _UNIT_STAMPS:
        db.execute(statement)


_AUDIT = (
    # What was answered of a sentence drawn by chance before the program said what it thinks: the
    # first answer, of one draw. No user table: undo does not take back what was seen.
    """CREATE TABLE audit (
        id INTEGER PRIMARY KEY,
        seed TEXT NOT NULL,
        unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
        category TEXT NOT NULL REFERENCES category(uid) ON DELETE CASCADE,
        analyst TEXT NOT NULL,
        value INTEGER NOT NULL CHECK (value IN (0, 1)),
        at TEXT NOT NULL,
        UNIQUE (seed, unit_id, category, analyst))""",
    "CREATE INDEX audit_unit ON audit(unit_id)",
    "CREATE INDEX audit_category ON audit(category)",
)


@MIGRATIONS()
def m005_audit(db: Database) -> None:
    """The audit slice: which sentences were answered blind, and what was said of them."""
    for statement in _AUDIT:
        db.execute(statement)


_KEPT = (
    # An annotation that was doubted and stays. By text, so that it holds wherever the sentence
    # stands and after a new cut. other_hash: of the near-duplicate that contradicts it, else ''.
    """CREATE TABLE kept (
        id INTEGER PRIMARY KEY,
        category TEXT NOT NULL REFERENCES category(uid),
        value INTEGER NOT NULL CHECK (value IN (0, 1)),
        text_hash TEXT NOT NULL,
        other_hash TEXT NOT NULL,
        analyst TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (category, value, text_hash, other_hash))""",
    # A word that was offered as a seed word and not wanted.
    """CREATE TABLE refused (
        id INTEGER PRIMARY KEY,
        category TEXT NOT NULL REFERENCES category(uid),
        word TEXT NOT NULL,
        analyst TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (category, word))""",
)


@MIGRATIONS()
def m006_kept(db: Database) -> None:
    """What was looked at and left as it is: doubted annotations, offered words."""
    for statement in _KEPT:
        db.execute(statement)
    for table in ("kept", "refused"):
        journal.watch(db.conn, table)


_DELIVERIES = (
    # "": taught in this project; else what an imported file said of itself.
    "ALTER TABLE classifier ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    # A table of its own: the row of a classifier changes only by its note, which can be undone.
    """CREATE TABLE deleted_classifier (
        id INTEGER PRIMARY KEY,
        version TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL)""",
    # The split of one report as it was delivered; deliveries in which it is the same share it.
    """CREATE TABLE delivery_part (
        id INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        packed BLOB NOT NULL)""",
    # version: the classifier, or ''. numbers: a JSON object; packed: all else that was frozen.
    """CREATE TABLE delivery (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        note TEXT NOT NULL,
        analyst TEXT NOT NULL,
        version TEXT NOT NULL,
        numbers TEXT NOT NULL,
        hash TEXT NOT NULL,
        packed BLOB NOT NULL,
        at TEXT NOT NULL)""",
    *(
        f"CREATE TRIGGER {table}_{verb} BEFORE {event} ON {table}"
        " BEGIN SELECT RAISE(ABORT, 'what was delivered stays as it is'); END"
        for table in ("delivery", "delivery_part")
        for verb, event in (("stays", "UPDATE"), ("keeps", "DELETE"))
    ),
)


@MIGRATIONS()
def m007_deliveries(db: Database) -> None:
    """What was delivered, and classifiers that came from elsewhere or are gone."""
    for statement in _DELIVERIES:
        db.execute(statement)
    journal.watch(db.conn, "classifier")


@MIGRATIONS()
def m008_final(db: Database) -> None:
    """Answers of the audit slice that are not final yet: more is to come before it is shown."""
    db.execute("ALTER TABLE audit ADD COLUMN final INTEGER NOT NULL DEFAULT 1")


def migrate(conn: sqlite3.Connection, migrations: Migrations = MIGRATIONS) -> None:
    """Bring a file up to date, all or nothing. Two programs at once: the second finds it done."""
    conn.execute("BEGIN IMMEDIATE")
    with conn:
        migrations.apply(Database(conn, execute_plugins=False))
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {steps_of(migrations)}")


def steps_of(migrations: Migrations = MIGRATIONS) -> int:
    """The ``user_version`` of a file that has had every step."""
    # An empty database has had none of the steps.
    return len(migrations.pending(Database(memory=True, execute_plugins=False)))
