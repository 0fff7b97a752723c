"""What was said, in a merge: annotations, decisions, flags and metadata of the other project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from annotation.carry import Opinion, carried
from annotation.history import record_many
from annotation.merge_reports import UnitMap
from annotation.project import Project
from annotation.reports import ReportRow, set_metadata
from annotation.texts import UNNAMED

Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something said differently in the two projects; ours was kept.

    ``kind``: "annotation", "adjudication" or "metadata". ``what``: the category's uid, or the
    field. ``uid`` and ``text`` name the sentence ("" for metadata), ``analyst`` the one who
    said both ("" where it is not one person's).
    """

    kind: str
    report: str
    uid: str
    text: str
    what: str
    analyst: str
    ours: bool | str
    theirs: bool | str

    def as_dict(self) -> dict[str, object]:
        """Every field by name, for JSON."""
        return asdict(self)


@dataclass
class Values:
    """How many annotations were added and were here already, and every conflict.

    ``received``: the uids of the categories in which something was added.
    """

    added: int = 0
    same: int = 0
    received: set[str] = field(default_factory=set)
    conflicts: list[Conflict] = field(default_factory=list)


def merge_values(
    project: Project,
    theirs: Project,
    units: UnitMap,
    categories: Mapping[str, str],
    *,
    unnamed: str,
    analyst: str,
) -> Values:
    """Take in what the other project says; ``categories``: their uids -> ours.

    ``unnamed``: the name here of whoever did not sign there.
    """
    result = Values()
    said = carried(_opinions(theirs, categories), units.pairs)
    _merge_annotations(project, _signed(project, said, unnamed), result, analyst)
    _merge_decisions(project, theirs, units, categories, result, unnamed)
    _merge_flags(project, theirs, units, unnamed)
    for report, known in units.reports:
        _merge_metadata(project, report, known, result, analyst)
    return result


def _signed(project: Project, said: Mapping[Key, Opinion], unnamed: str) -> dict[Key, Opinion]:
    """What they said, with a name for the unsigned; the very same row, in a copy, is ours."""
    known = _opinions(project, None)
    return {
        (unit, category, unnamed if who == UNNAMED and known.get(key) != opinion else who): opinion
        for key, opinion in said.items()
        for unit, category, who in [key]
    }


def _merge_annotations(
    project: Project, said: Mapping[Key, Opinion], result: Values, analyst: str
) -> None:
    known = _opinions(project, None)
    new = {key: opinion for key, opinion in said.items() if key not in known}
    differing = [(k, o) for k, o in said.items() if k in known and known[k].value != o.value]
    result.added += len(new)
    result.received |= {category for _, category, _ in new}
    result.same += len(said) - len(new) - len(differing)
    for (unit, category, who), opinion in differing:
        ours = bool(known[unit, category, who].value)
        place = _place(project, unit)
        result.conflicts.append(
            Conflict("annotation", *place, category, who, ours, bool(opinion.value))
        )
    _insert(project, new)
    details = [
        (_place(project, unit)[1], {"category": category, "value": o.value, "whose": who})
        for (unit, category, who), o in new.items()
    ]
    record_many(project, action="merge", details=details, analyst=analyst)


def _opinions(project: Project, categories: Mapping[str, str] | None) -> dict[Key, Opinion]:
    rows = project.db.execute(
        "SELECT a.unit_id, a.category, a.analyst, a.value, a.provenance, a.version,"
        " a.probability, a.needs_review, a.at FROM annotation AS a"
        " JOIN unit AS u ON u.id = a.unit_id WHERE NOT u.retired ORDER BY a.value, a.id"
    )
    # Ordered by value: where two of their categories are one of ours, yes wins.
    return {
        (unit, category if categories is None else categories[category], who): Opinion(*rest)
        for unit, category, who, *rest in rows
    }


def _insert(project: Project, opinions: Mapping[Key, Opinion]) -> None:
    project.db.executemany(
        "INSERT INTO annotation (unit_id, category, analyst, value, provenance, version,"
        " probability, needs_review, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*key, *opinion) for key, opinion in opinions.items()],
    )


def _place(project: Project, unit_id: int) -> tuple[str, str, str]:
    """Report, uid and text of one of our units."""
    row = project.db.execute(
        "SELECT r.name, u.uid, u.text FROM unit AS u JOIN report AS r ON r.id = u.report_id"
        " WHERE u.id = ?",
        (unit_id,),
    ).fetchone()
    return row[0], row[1], row[2]


def _merge_decisions(
    project: Project,
    theirs: Project,
    units: UnitMap,
    categories: Mapping[str, str],
    result: Values,
    unnamed: str,
) -> None:
    query = "SELECT category, value, analyst, note, at FROM adjudication WHERE unit_id = ?"
    for their_unit, unit in units.pairs:
        for category, value, who, *rest in theirs.db.execute(query, (their_unit,)).fetchall():
            key = (unit, categories[category])
            known = project.db.execute(
                "SELECT value FROM adjudication WHERE unit_id = ? AND category = ?", key
            ).fetchone()
            if known is None:
                project.db.execute(
                    "INSERT INTO adjudication (unit_id, category, value, analyst, note, at)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (*key, value, unnamed if who == UNNAMED else who, *rest),
                )
                result.received.add(key[1])
            elif known[0] != value:
                place = _place(project, unit)
                conflict = Conflict("adjudication", *place, key[1], "", bool(known[0]), bool(value))
                result.conflicts.append(conflict)


def _merge_flags(project: Project, theirs: Project, units: UnitMap, unnamed: str) -> None:
    query = "SELECT unit_id, analyst, note, at FROM flag"
    known = set(project.db.execute(query))
    flags: dict[int, list[tuple[str, str, str]]] = {}
    for unit, *rest in theirs.db.execute(query):
        flags.setdefault(unit, []).append((rest[0], rest[1], rest[2]))
    rows = [(ours, *row) for their_unit, ours in units.pairs for row in flags.get(their_unit, ())]
    project.db.executemany(
        "INSERT INTO flag (unit_id, analyst, note, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [
            (unit, unnamed if who == UNNAMED and (unit, who, *rest) not in known else who, *rest)
            for unit, who, *rest in rows
        ],
    )


def _merge_metadata(
    project: Project, report: ReportRow, known: ReportRow, result: Values, analyst: str
) -> None:
    """What is blank here is filled; what was typed beats what was not; typed twice: a conflict."""
    for name, (value, source) in report.metadata.items():
        ours, our_source = known.metadata.get(name, (None, ""))
        if ours is None or (source == "typed" != our_source):
            set_metadata(project, known.id, name, value, source, analyst=analyst)
        elif source == our_source == "typed" and value != ours:
            result.conflicts.append(Conflict("metadata", known.name, "", "", name, "", ours, value))
