"""The labelled corpus out: one writer per format, all with the same signature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from interchange import columns, csv_files, json_lines, xlsx_files
from interchange.rows import ExportRow
from messages import say


class Writer(Protocol):
    """Writes the corpus to ``path``, whole or not at all; KnownError where it cannot.

    ``categories``: names, in the order of the scheme; ``lang`` ("zh", "en"): of explanations,
    never of data.
    """

    def __call__(
        self, path: Path, rows: Iterable[ExportRow], *, categories: Sequence[str], lang: str = "zh"
    ) -> None:
        """See the class."""


def write_jsonl(
    path: Path, rows: Iterable[ExportRow], *, categories: Sequence[str], lang: str = "zh"
) -> None:
    """One object per unit, in constant memory.

    ``labels`` is a list, or null where nothing was judged; ``judged`` names the categories
    with an answer, so that a sentence judged in part comes back judged in part.
    """
    del categories, lang  # each line says all of it
    json_lines.write_objects(path, map(_object, rows))


def write_csv(
    path: Path, rows: Iterable[ExportRow], *, categories: Sequence[str], lang: str = "zh"
) -> None:
    """UTF-8 with a byte order mark, a column of 0/1/blank per category; see ``columns``."""
    del lang
    known = list(rows)  # the metadata columns are those of all rows
    metadata = columns.fields(known)
    csv_files.write_table(
        path,
        columns.header(categories, metadata),
        (columns.cells(row, categories, metadata) for row in known),
    )


def write_xlsx(
    path: Path,
    rows: Iterable[ExportRow],
    *,
    categories: Sequence[str],
    lang: str = "zh",
    row_limit: int = xlsx_files.ROW_LIMIT,
) -> None:
    """A workbook with the columns of :func:`write_csv` and a sheet that explains them."""
    known = list(rows)
    metadata = columns.fields(known)
    xlsx_files.write_table(
        path,
        columns.header(categories, metadata),
        (columns.cells(row, categories, metadata) for row in known),
        sheet=say("interchange.sheet_corpus", lang),
        about=(say("interchange.sheet_about", lang), meanings(categories, lang)),
        row_limit=row_limit,
    )


def _object(row: ExportRow) -> dict[str, object]:
    return {
        "report": row.report,
        "uid": row.uid,
        "start": row.start,
        "end": row.end,
        "kind": row.kind,
        "section": row.section,
        "text": row.text,
        "labels": list(row.labels or ()) if row.values else None,
        "judged": list(row.values),
        "conflicts": list(row.conflicts),
        "analysts": list(row.analysts),
        "provenance": list(row.provenance),
        "metadata": dict(row.metadata),
    }


def meanings(categories: Sequence[str], lang: str) -> dict[str, str]:
    """What each column of the corpus means, in order."""

    def say_of(name: str) -> str:
        return say(f"interchange.column_{name}", lang)

    flags = {columns.category_title(name): say_of("category") for name in categories}
    return {
        **{name: say_of(name) for name in columns.UNIT},
        **flags,
        **{name: say_of(name) for name in columns.AFTER},
        columns.EXPORTED: say_of("exported"),
        "…": say_of("metadata"),
        xlsx_files.LONG_SHEET: say_of("long"),
    }


WRITERS: Mapping[str, Writer] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "xlsx": write_xlsx,
}
"""Format name -> :class:`Writer`."""
