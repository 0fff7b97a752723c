"""What ``tag`` hands out: one row per unit of any kind, written while it is computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from interchange import columns, csv_files, json_lines, xlsx_files
from interchange.rows import NONE_APPLIES
from messages import KnownError, say

FORMATS = ("jsonl", "csv", "xlsx")
_UNIT = columns.UNIT[:-1]


def write_tagged(
    path: Path,
    rows: Iterable[Mapping[str, Any]],
    *,
    format: str,
    categories: Sequence[str],
    lang: str = "zh",
    row_limit: int = xlsx_files.ROW_LIMIT,
) -> None:
    """Write tagged units to ``path`` in constant memory, whole or not at all.

    In: mappings with report, uid, start, end, kind, section, text, and for sentences and
    headings labels (list of names), scores ({name: probability}), decision ("auto",
    "review"); other kinds have [] (or nothing), {} and None. Probabilities are rounded to
    four places. JSONL has these keys in this order; CSV and XLSX have a column
    ``score:NAME`` per category. Raises KnownError for another format or a bad target.
    """
    if format not in FORMATS:
        raise KnownError("interchange.no_such_format", format=format, known=", ".join(FORMATS))
    if format == "jsonl":
        json_lines.write_objects(path, map(_object, rows))
        return
    header = [*columns.UNIT, "decision", *(columns.SCORE + name for name in categories)]
    cells = (_cells(row, categories) for row in rows)
    if format == "csv":
        csv_files.write_table(path, header, cells)
    else:
        sheet = say("interchange.sheet_tagged", lang)
        about = say("interchange.sheet_about", lang), _meanings(lang)
        xlsx_files.write_table(path, header, cells, sheet=sheet, about=about, row_limit=row_limit)


def _object(row: Mapping[str, Any]) -> dict[str, object]:
    scores = {name: round(float(p), 4) for name, p in (row.get("scores") or {}).items()}
    unit: dict[str, object] = {name: row[name] for name in _UNIT}
    labels = list(row.get("labels") or ())
    return {**unit, "labels": labels, "scores": scores, "decision": row.get("decision")}


def _cells(row: Mapping[str, Any], categories: Sequence[str]) -> list[columns.Cell]:
    scores: Mapping[str, float] = row.get("scores") or {}
    probabilities = [scores.get(name) for name in categories]
    decision = row.get("decision")
    labels = "|".join(row.get("labels") or ()) or (NONE_APPLIES if decision else "")
    unit = [row[name] for name in _UNIT]
    return [*unit, labels, decision, *(None if p is None else round(p, 4) for p in probabilities)]


def _meanings(lang: str) -> dict[str, str]:
    names = chain(_UNIT, ("tagged_labels", "decision", "score"))
    titles = {"tagged_labels": "labels", "score": f"{columns.SCORE}…"}
    said = {titles.get(name, name): say(f"interchange.column_{name}", lang) for name in names}
    return {**said, xlsx_files.LONG_SHEET: say("interchange.column_long", lang)}
