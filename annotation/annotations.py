"""What people said of sentences: judge, take back, flag, adjudicate; and read it all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from annotation.counting import CONFLICT, NOT_JUDGED, Counting, counting
from annotation.history import record
from annotation.project import Project
from annotation.texts import now, storable
from annotation.units import UnitRow, unit_by_id
from messages import KnownError, Message

__all__ = [
    "CONFLICT",
    "NOT_JUDGED",
    "AnnotationRow",
    "Change",
    "Counting",
    "Judgement",
    "Provenance",
    "adjudicate",
    "annotations",
    "counting",
    "flag",
    "flags",
    "judge",
    "judge_many",
    "opinions",
    "unflag",
]

Kind = Literal["typed", "accepted", "bulk", "propagated", "imported"]
_BY_HAND = ("typed", "accepted")


@dataclass(frozen=True, slots=True)
class Provenance:
    """How an annotation came about; ``version`` and ``probability`` of the classifier, if any."""

    kind: Kind
    version: str | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be said of one unit: category uid -> yes, no, or None to take it back."""

    unit_id: int
    values: Mapping[str, bool | None]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Change:
    """What one analyst says of a unit, before and after: category uid -> yes or no.

    Absent: not judged. ``step`` is the undo step it belongs to, 0 where nothing changed.
    """

    uid: str
    report: str
    text: str
    before: Mapping[str, bool]
    after: Mapping[str, bool]
    step: int


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """One stored annotation; ``category`` is a uid, ``at`` ISO 8601 in UTC."""

    unit_id: int
    uid: str
    category: str
    analyst: str
    value: bool
    provenance: Provenance
    needs_review: bool
    at: str


def judge(
    project: Project,
    *,
    unit_id: int,
    values: Mapping[str, bool | None],
    analyst: str,
    provenance: Provenance,
) -> Change:
    """Say yes or no of a unit in some categories, or take it back with None; one undo step.

    Saying the same again by hand confirms it (it needs no review any more); by machine it
    changes nothing. Raises KnownError for an unknown or retired unit, or an unknown category.
    """
    unit = unit_by_id(project, unit_id)
    label = Message("annotation.step_judge", {"text": unit.text[:20]})
    with project.step(label, analyst=analyst):
        return _judge(project, unit, values, storable(analyst), provenance)


def judge_many(
    project: Project, rows: Iterable[Judgement], *, label: Message, analyst: str
) -> list[Change]:
    """Judge many units as one undo step, all or nothing. Raises KnownError as ``judge``."""
    who = storable(analyst)
    with project.step(label, analyst=analyst):
        return [
            _judge(project, unit_by_id(project, row.unit_id), row.values, who, row.provenance)
            for row in rows
        ]


def _judge(
    project: Project,
    unit: UnitRow,
    values: Mapping[str, bool | None],
    analyst: str,
    provenance: Provenance,
) -> Change:
    stored = _stored(project, unit.id, analyst)
    before = {category: bool(row[0]) for category, row in stored.items()}
    after = dict(before)
    told = {c: v for c, v in values.items() if _differs(stored.get(c), v, provenance)}
    for category, value in told.items():
        if value is None:
            _clear(project, unit.id, category, analyst)
            del after[category]
        else:
            _write(project, unit.id, category, analyst, value, provenance)
            after[category] = value
    if told:
        detail = {"before": before, "after": after, "provenance": provenance.kind}
        record(project, action="annotate", subject=unit.uid, detail=detail, analyst=analyst)
    step = (project.open_step or 0) if told else 0
    return Change(unit.uid, unit.report, unit.text, before, after, step)


def _stored(project: Project, unit_id: int, analyst: str) -> dict[str, tuple[int, str, int]]:
    """What the analyst has said of the unit: category -> (value, provenance, needs review)."""
    # What is older than the category's definition may be confirmed, like what needs review.
    rows = project.db.execute(
        "SELECT a.category, a.value, a.provenance, a.needs_review OR a.at < c.defined_at"
        " FROM annotation AS a JOIN category AS c ON c.uid = a.category"
        " WHERE a.unit_id = ? AND a.analyst = ? ORDER BY a.category",
        (unit_id, analyst),
    )
    return {category: (value, kind, review) for category, value, kind, review in rows}


def _differs(
    known: tuple[int, str, int] | None, value: bool | None, provenance: Provenance
) -> bool:
    if known is None or value is None:
        return (known is None) != (value is None)
    old, kind, review = known
    confirms = provenance.kind in _BY_HAND and (bool(review) or kind not in _BY_HAND)
    return bool(old) != value or confirms


def _write(
    project: Project,
    unit_id: int,
    category: str,
    analyst: str,
    value: bool,
    provenance: Provenance,
) -> None:
    _require_category(project, category)
    project.db.execute(
        "INSERT INTO annotation"
        " (unit_id, category, analyst, value, provenance, version, probability, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (unit_id, category, analyst) DO UPDATE SET value = excluded.value,"
        " provenance = excluded.provenance, version = excluded.version,"
        " probability = excluded.probability, needs_review = 0, at = excluded.at",
        (
            *(unit_id, category, analyst, int(value)),
            *(provenance.kind, provenance.version, provenance.probability, now()),
        ),
    )


def _clear(project: Project, unit_id: int, category: str, analyst: str) -> None:
    project.db.execute(
        "DELETE FROM annotation WHERE unit_id = ? AND category = ? AND analyst = ?",
        (unit_id, category, analyst),
    )


def _require_category(project: Project, uid: str) -> None:
    if not project.db.execute("SELECT 1 FROM category WHERE uid = ?", (uid,)).fetchone():
        raise KnownError("annotation.unknown_category", category=uid)


def opinions(project: Project, unit_id: int) -> dict[str, dict[str, bool]]:
    """What everybody says of a unit: analyst -> category uid -> yes or no."""
    query = "SELECT analyst, category, value FROM annotation WHERE unit_id = ? ORDER BY id"
    found: dict[str, dict[str, bool]] = {}
    for analyst, category, value in project.db.execute(query, (unit_id,)):
        found.setdefault(analyst, {})[category] = bool(value)
    return found


def annotations(project: Project) -> Iterator[AnnotationRow]:
    """Every annotation on a live unit, in the order of the units."""
    rows = project.db.execute(
        "SELECT a.unit_id, u.uid, a.category, a.analyst, a.value, a.provenance, a.version,"
        " a.probability, a.needs_review, a.at FROM annotation AS a"
        " JOIN unit AS u ON u.id = a.unit_id WHERE NOT u.retired"
        " ORDER BY u.report_id, u.position, a.category, a.analyst"
    )
    for unit_id, uid, category, analyst, value, kind, version, probability, review, at in rows:
        provenance = Provenance(kind, version, probability)
        yield AnnotationRow(
            unit_id, uid, category, analyst, bool(value), provenance, bool(review), at
        )


def adjudicate(
    project: Project, *, unit_id: int, category: str, value: bool | None, analyst: str, note: str
) -> None:
    """Settle a category of a unit, whatever the opinions; None takes the decision back."""
    unit = unit_by_id(project, unit_id)
    _require_category(project, category)
    label = Message("annotation.step_adjudicate", {"text": unit.text[:20]})
    with project.step(label, analyst=analyst):
        key = (unit_id, category)
        project.db.execute("DELETE FROM adjudication WHERE unit_id = ? AND category = ?", key)
        if value is not None:
            project.db.execute(
                "INSERT INTO adjudication (unit_id, category, value, analyst, note, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*key, int(value), storable(analyst), storable(note), now()),
            )
        detail = {"category": category, "value": value, "note": note}
        record(project, action="adjudicate", subject=unit.uid, detail=detail, analyst=analyst)


def flag(project: Project, unit_id: int, note: str, *, analyst: str) -> None:
    """Mark a unit as doubtful (存疑) for one analyst, with a note; again: the new note."""
    _flag(project, unit_id, note, analyst)


def unflag(project: Project, unit_id: int, *, analyst: str) -> None:
    """Take the analyst's flag off a unit."""
    _flag(project, unit_id, None, analyst)


def _flag(project: Project, unit_id: int, note: str | None, analyst: str) -> None:
    unit = unit_by_id(project, unit_id)
    label = Message("annotation.step_flag", {"text": unit.text[:20]})
    with project.step(label, analyst=analyst):
        key = (unit_id, storable(analyst))
        query = "SELECT note FROM flag WHERE unit_id = ? AND analyst = ?"
        known = project.db.execute(query, key).fetchone()
        if known == (None if note is None else (storable(note),)):
            return
        project.db.execute("DELETE FROM flag WHERE unit_id = ? AND analyst = ?", key)
        if note is not None:
            project.db.execute(
                "INSERT INTO flag (unit_id, analyst, note, at) VALUES (?, ?, ?, ?)",
                (*key, storable(note), now()),
            )
        record(project, action="flag", subject=unit.uid, detail={"note": note}, analyst=analyst)


def flags(project: Project) -> Iterator[tuple[int, str, str]]:
    """Every flag on a live unit: unit id, analyst, note."""
    return iter(
        project.db.execute(
            "SELECT f.unit_id, f.analyst, f.note FROM flag AS f"
            " JOIN unit AS u ON u.id = f.unit_id WHERE NOT u.retired ORDER BY f.unit_id, f.id"
        )
    )
