"""Labels in JSONL: one object a line, ours or anybody's with ``labels`` (or ``label``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from interchange import columns
from interchange.cells import shown
from interchange.label_lists import parse_labels
from interchange.row_errors import RowError, checked_span
from interchange.rows import LabelRow

_OURS = columns.FIXED | {"label", "judged", "metadata", "scores"}


def is_tagged(value: object) -> bool:
    """Whether ``tag`` wrote this line."""
    return isinstance(value, Mapping) and {"scores", "decision"} <= set(value)


def label_line(line: int, value: object, known: Collection[str]) -> LabelRow | None:
    """One line as it was meant; None where it judges nothing.

    With ``judged`` only the categories it names are judged (and the listed ones); without it,
    or where it is empty, the list judges all. Raises RowError for a bad line.
    """
    if not isinstance(value, Mapping):
        raise RowError("interchange.row_bad_json")
    if is_tagged(value) and value["decision"] is None:
        return None  # a unit that is never tagged
    labels = _labels(value, known)
    judged = _names(value.get("judged") or [])
    if labels is None:
        return None
    uid, report, text = (_text(value.get(name)) for name in ("uid", "report", "text"))
    start, end = checked_span(value.get("start"), value.get("end"))
    if not uid and not text and (report is None or start is None or end is None):
        raise RowError("interchange.row_no_sentence")
    values = {name: name in labels for name in dict.fromkeys((*judged, *labels))}
    return LabelRow(line, uid, report, start, end, text, values, not judged, _metadata(value))


def _labels(value: Mapping[str, object], known: Collection[str]) -> tuple[str, ...] | None:
    key = "labels" if "labels" in value else "label"
    if key not in value:
        raise RowError("interchange.row_no_labels")
    said = value[key]
    if said is None:
        return None
    return parse_labels(said, known) if isinstance(said, str) else _names(said)


def _names(said: object) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(name, str) for name in said):
        raise RowError("interchange.row_bad_labels")
    stripped = [name.strip() for name in said]
    if "" in stripped:
        raise RowError("interchange.row_bad_labels")
    return tuple(dict.fromkeys(stripped))


def _text(said: object) -> str | None:
    if said is not None and not isinstance(said, str):
        raise RowError("interchange.row_no_sentence")
    return said or None


def _metadata(value: Mapping[str, object]) -> dict[str, str]:
    """The object ``metadata`` and every plain value under a key that is not ours."""
    inner = value.get("metadata")
    extra = {name: said for name, said in value.items() if name not in _OURS}
    both = {**extra, **(inner if isinstance(inner, Mapping) else {})}
    plain = {str(n): shown(v) for n, v in both.items() if isinstance(v, str | int | float)}
    return {name: text for name, text in plain.items() if text}
