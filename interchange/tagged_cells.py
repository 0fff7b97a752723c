"""A tagged unit as an object and as cells: which columns there are, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from interchange import columns, xlsx_files
from interchange.columns import Cell
from interchange.rows import NONE_APPLIES
from messages import say

_UNIT = columns.UNIT[:-1]
AROUND = ("before", "after")  # only a workbook has them
ABOUT = ("report_region", "report_year", "by")


def as_object(row: Mapping[str, Any]) -> dict[str, object]:
    """The row of a JSONL file: the contract of ``tag``."""
    scores = {name: round(float(p), 4) for name, p in (row.get("scores") or {}).items()}
    unit: dict[str, object] = {name: row[name] for name in _UNIT}
    labels = list(row.get("labels") or ())
    return {**unit, "labels": labels, "scores": scores, "decision": row.get("decision")}


def header(categories: Sequence[str], *, around: bool = False) -> list[str]:
    """The titles of a table, in order; ``around``: with what stands before and after."""
    more = AROUND if around else ()
    return [*columns.UNIT, "decision", *ABOUT, *more, *(columns.SCORE + n for n in categories)]


def cells(row: Mapping[str, Any], categories: Sequence[str], *, around: bool = False) -> list[Cell]:
    """One row under :func:`header`."""
    scores: Mapping[str, float] = row.get("scores") or {}
    probabilities = [scores.get(name) for name in categories]
    decision = row.get("decision")
    labels = "|".join(row.get("labels") or ()) or (NONE_APPLIES if decision else "")
    more = [row.get(name) or "" for name in (*ABOUT, *(AROUND if around else ()))]
    unit = [row[name] for name in _UNIT]
    rounded = (None if p is None else round(p, 4) for p in probabilities)
    return [*unit, labels, decision, *more, *rounded]


def meanings(lang: str) -> dict[str, str]:
    """What each column of a workbook means."""
    names = chain(_UNIT, ("tagged_labels", "decision"), ABOUT, AROUND, ("score",))
    titles = {"tagged_labels": "labels", "score": f"{columns.SCORE}…"}
    said = {titles.get(name, name): say(f"interchange.column_{name}", lang) for name in names}
    return {**said, xlsx_files.LONG_SHEET: say("interchange.column_long", lang)}
