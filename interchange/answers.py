"""What a table row answers, where a label list and 0/1 columns may both speak."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from interchange.columns import labels_cell
from interchange.label_lists import parse_labels

Values = dict[str, bool]


class DisagreementError(ValueError):
    """The label list and the 0/1 columns contradict each other, and nothing says which counts."""


@dataclass(frozen=True, slots=True)
class Said:
    """The raw answers of one row.

    ``listed`` is the label cell (None: no such column); ``flags`` the 0/1 columns by category
    name, None for blank (empty: no such columns); ``exported`` what our own export said (None:
    not ours, or that column is gone).
    """

    listed: str | None
    flags: Mapping[str, bool | None]
    exported: Mapping[str, bool | None] | None


def settle(said: Said, known: Collection[str]) -> tuple[Values, bool] | None:
    """Yes or no by category, and whether the rest is no; None for a row that judges nothing.

    Of an edited export the part that was changed counts. Raises DisagreementError.
    """
    names = {*known, *said.flags, *(said.exported or ())}
    judged = {name: value for name, value in said.flags.items() if value is not None}
    if said.listed is None:
        return (judged, False) if judged else None
    labels = parse_labels(said.listed, names)
    if said.exported is not None and said.listed.strip() == labels_cell(said.exported).strip():
        return _unchanged_list(said, judged)
    if said.exported is not None and _untouched(said.flags, said.exported):
        return _edited_list(labels, said.flags)
    return _both(labels, said.flags, judged)


def read_exported(cell: str) -> dict[str, bool | None] | None:
    """The answers in our column of that name; None where it does not hold any."""
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not all(value in (0, 1, None) for value in found.values()):
        return None
    return {name: None if value is None else bool(value) for name, value in found.items()}


def _unchanged_list(said: Said, judged: Values) -> tuple[Values, bool] | None:
    values = judged
    if not said.flags:
        values = {name: v for name, v in (said.exported or {}).items() if v is not None}
    return (values, False) if values else None


def _untouched(flags: Mapping[str, bool | None], exported: Mapping[str, bool | None]) -> bool:
    return all(exported.get(name) == value for name, value in flags.items())


def _edited_list(
    labels: tuple[str, ...] | None, flags: Mapping[str, bool | None]
) -> tuple[Values, bool] | None:
    """A list speaks of every category its file has a column for; without columns, of all."""
    if labels is None:
        return None
    return {name: name in labels for name in (*flags, *labels)}, not flags


def _both(
    labels: tuple[str, ...] | None, flags: Mapping[str, bool | None], judged: Values
) -> tuple[Values, bool] | None:
    if labels is None or not judged:
        return _edited_list(labels, flags) if labels is not None else _or_nothing(judged)
    if set(labels) != {name for name, yes in judged.items() if yes}:
        raise DisagreementError
    return judged, False


def _or_nothing(judged: Values) -> tuple[Values, bool] | None:
    return (judged, False) if judged else None
