"""The workbook of a delivery: what was frozen, and the same bytes whenever it is written.

Nothing in it depends on the moment or the machine: no date but that of the delivery. (XlsxWriter
itself puts a fixed date on the parts of the file.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from interchange import columns
from interchange.atomic import replacing_path
from interchange.columns import Cell
from interchange.export import meanings
from interchange.rows import ExportRow
from interchange.xlsx_files import ROW_LIMIT, Table, fits, workbook
from messages import say

FIGURES = ("precision", "recall", "f1")
_UNFIT = 1000


@dataclass(frozen=True)
class Delivered:
    """What was frozen, but for the sentences; ``numbers``: see ``operations.delivery_numbers``.

    ``scheme``: the fields of each category. ``at``: ISO 8601, UTC. ``hash``: of all of it.
    """

    name: str
    note: str
    analyst: str
    at: str
    hash: str
    numbers: Mapping[str, Any]
    scheme: Sequence[Mapping[str, Any]]

    def say(self, key: str, **values: object) -> str:
        """A sentence in the language of the delivery."""
        return say(f"interchange.book_{key}", self.numbers["book"]["lang"], **values)


class Head(tuple[Cell, ...]):
    """A row set in bold."""

    __slots__ = ()


Rows = Iterator[Sequence[Cell]]


def write_delivery(path: Path, told: Delivered, rows: Iterable[ExportRow]) -> None:
    """Write summary, sentences, scheme, figures and notes; replaces ``path`` whole."""
    names = [category["name"] for category in told.scheme]
    known = list(rows)
    created = datetime.fromisoformat(told.at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    with replacing_path(path) as temporary, workbook(temporary) as book:
        book.set_properties({"created": created})
        _write(book, told.say("summary"), (24, *[12] * 12), _summary(told))
        table = _corpus(book, told, known, names)
        _write(book, told.say("scheme"), (18, 14, 50, 50, 40, 40, 6, 10, 20), _scheme(told))
        _write(book, told.say("figures"), (24, *[10] * 10), _figures(told))
        _write(book, told.say("notes"), (26, 100), _notes(told, names))
        table.finish()


def _corpus(book: Any, told: Delivered, rows: Sequence[ExportRow], names: Sequence[str]) -> Table:
    metadata = columns.fields(rows)
    table = Table(
        book,
        columns.header(names, metadata),
        sheet=told.say("sentences"),
        row_limit=ROW_LIMIT,
    )
    for row in rows:
        table.add(columns.cells(row, names, metadata))
    return table


def _write(book: Any, name: str, widths: Sequence[int], rows: Rows) -> None:
    """A sheet of a few lines. Texts as texts, counts as numbers, shares in percent."""
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    plain = {"text_wrap": True, "valign": "top"}
    text = book.add_format({**plain, "quote_prefix": True})
    bold = book.add_format({**plain, "bold": True, "quote_prefix": True})
    share = book.add_format({**plain, "num_format": "0%"})
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                style = bold if isinstance(row, Head) else text
                sheet.write_string(place, column, cell if fits(cell) else _cut(cell), style)
            elif isinstance(cell, int | float):
                style = share if isinstance(cell, float) else None
                sheet.write_number(place, column, cell, style)


def _cut(text: str) -> str:
    """What no cell can hold: its beginning, as far as it is plain."""
    begin = "".join(c if c.isprintable() and fits(c) else " " for c in text[:_UNFIT])
    return f"{begin} …" if fits(f"{begin} …") else "…"


def _summary(told: Delivered) -> Rows:
    numbers, say = told.numbers, told.say
    yield Head((say("delivery"), told.name))
    for key in ("note", "analyst"):
        yield say(key), getattr(told, key)
    yield say("at"), told.at
    for key in ("reports", "sentences_of", "judged", "conflicts"):
        yield say(key), numbers[key.removesuffix("_of")]
    yield ()
    states = ("yes", "no", "conflict", "not_judged")
    yield Head((say("category"), *map(say, states)))
    for row in numbers["categories"]:
        yield row["name"], *(row[state] for state in states)
    yield ()
    counts = ("reports", "sentences", "judged")
    names = [row["name"] for row in numbers["categories"]]
    yield Head((say("region"), say("year"), say("reports"), say("all"), say("judged"), *names))
    for row in numbers["places"]:
        yield row["region"], row["year"], *(row[key] for key in counts), *row["yes"]


def _scheme(told: Delivered) -> Rows:
    names = {category["uid"]: category["name"] for category in told.scheme}
    heads = ("category", "parent", "definition", "examples", "seeds", "vetoes", "key", "colour")
    yield Head((*map(told.say, heads), "uid"))
    for row in told.scheme:
        listed = ["\n".join(row["examples"]), "、".join(row["seeds"]), "、".join(row["vetoes"])]
        parent = names.get(row["parent"], "")
        yield row["name"], parent, row["definition"], *listed, row["key"], row["colour"], row["uid"]


def _figures(told: Delivered) -> Rows:
    say, used, sample = told.say, told.numbers["classifier"], told.numbers["sample"]
    if used is None:
        yield (say("no_classifier"),)
    else:
        yield Head((say("classifier"), used["version"]))
        yield say("kept_at"), used["created_at"]
        yield say("note"), used["note"]
        if used["origin"]:
            yield say("origin"), used["origin"]
        yield say("learnt"), used["sentences"]
        yield say("folds"), say("by_report" if used["by_report"] else "by_sentence")
        yield say("labels"), say("same_labels" if used["same_labels"] else "other_labels")
        yield ()
        yield from _table(say, {row["name"]: row for row in used["categories"]}, used["macro_f1"])
    if sample is not None:
        yield ()
        yield Head((say("sample"), sample["version"]))
        yield say("answered"), sample["answered"]
        yield say("order"), say("whole" if sample["whole"] else "not_whole")
        yield ()
        yield from _table(say, sample["categories"], None)


def _table(say: Any, figures: Mapping[str, Mapping[str, Any]], macro: Any) -> Rows:
    low, high = say("low"), say("high")
    heads = (head for name in FIGURES for head in (say(name), low, high))
    yield Head((say("category"), *heads))
    for name, row in figures.items():
        yield name, *(cell for each in FIGURES for cell in _interval(row[each]))
    if macro is not None:
        yield say("macro"), *[None] * 6, *_interval(macro)


def _interval(figure: Sequence[float] | None) -> tuple[Cell, ...]:
    return (None, None, None) if figure is None else tuple(float(part) for part in figure)


def _notes(told: Delivered, names: Sequence[str]) -> Rows:
    numbers, say = told.numbers, told.say
    used = numbers["classifier"] or {}
    yield Head((say("frozen"),))
    for key in ("labels", "scheme", "split", "classifier", "figures"):
        yield say(key), say(f"frozen_{key}")
    yield ()
    yield Head((say("hashes"),))
    yield say("hash_all"), told.hash
    yield say("hash_labels"), numbers["label_hash"]
    yield say("hash_scheme"), numbers["scheme_hash"]
    yield say("hash_classifier"), used.get("digest", "")
    yield say("hash_learnt"), used.get("label_hash", "")
    yield say("writer"), f"XlsxWriter {numbers['book']['writer']} · {numbers['book']['layout']}"
    yield ()
    yield Head((say("columns"),))
    yield from meanings(names, numbers["book"]["lang"]).items()
