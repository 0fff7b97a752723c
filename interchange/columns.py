"""The columns of the labelled corpus as a table: which, in what order, what a cell says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from interchange.rows import NONE_APPLIES, ExportRow

UNIT = ("report", "uid", "start", "end", "kind", "section", "text", "labels")
AFTER = ("conflicts", "analysts", "provenance")
EXPORTED = "exported"
TAGGED = ("decision", "report_region", "report_year", "by", "before", "after")
FIXED = frozenset({*UNIT, *AFTER, EXPORTED, *TAGGED})
SCORE = "score:"
_CATEGORY, _METADATA = "category:", "metadata:"
_MARKS = (_CATEGORY, _METADATA, SCORE)

Cell = str | int | float | None


def category_title(name: str) -> str:
    """The column of a category: its name, marked where a column of ours has that name."""
    return _CATEGORY + name if name in FIXED or name.startswith(_MARKS) else name


def metadata_title(name: str, categories: Iterable[str]) -> str:
    """The column of a metadata field: its name, marked where another column has that name."""
    taken = name in FIXED or name.startswith(_MARKS) or name in categories
    return _METADATA + name if taken else name


def metadata_name(title: str) -> str:
    """The field that :func:`metadata_title` made ``title`` from."""
    return title.removeprefix(_METADATA)


def labels_cell(values: Mapping[str, bool | None]) -> str:
    """The names that apply, joined by ``|``; ``values`` has every category of the table.

    "无类别" only where every category was judged and none applies; blank says nothing.
    """
    yes = [name for name, value in values.items() if value]
    if yes:
        return "|".join(yes)
    return NONE_APPLIES if values and None not in values.values() else ""


def fields(rows: Iterable[ExportRow]) -> tuple[str, ...]:
    """The metadata fields of all rows, in the order they first appear."""
    return tuple(dict.fromkeys(name for row in rows for name in row.metadata))


def header(categories: Sequence[str], metadata: Sequence[str]) -> list[str]:
    """The titles of the table, in order."""
    marked = [metadata_title(name, categories) for name in metadata]
    return [*UNIT, *map(category_title, categories), *AFTER, *marked, EXPORTED]


def cells(row: ExportRow, categories: Sequence[str], metadata: Sequence[str]) -> list[Cell]:
    """One row under :func:`header`: offsets and 0/1 as numbers, None for not judged.

    The last cell repeats every answer as JSON, so that on the way back an edited label list
    can be told from an edited 0/1 column.
    """
    answers = row.values
    values = {name: answers.get(name) for name in categories}
    flags: list[Cell] = [None if v is None else int(v) for v in values.values()]
    unit: list[Cell] = [row.report, row.uid, row.start, row.end, row.kind, row.section, row.text]
    after = ["|".join(part) for part in (row.conflicts, row.analysts, row.provenance)]
    known = [row.metadata.get(name, "") for name in metadata]
    return [*unit, labels_cell(values), *flags, *after, *known, exported(values)]


def exported(values: Mapping[str, bool | None]) -> str:
    """``values`` as JSON: 1, 0 or null by category name."""
    plain = {name: None if value is None else int(value) for name, value in values.items()}
    return json.dumps(plain, ensure_ascii=False)
