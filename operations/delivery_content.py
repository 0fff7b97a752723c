"""What a delivery freezes, read from the project at one moment, and the rows it gives back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from annotation.annotations import CONFLICT, NOT_JUDGED, Counting, counting
from annotation.audit import held_out
from annotation.categories import Category, categories
from annotation.deliveries import content_hash, known_parts, pack, part, voices
from annotation.project import Project
from annotation.report_list import ReportRow, reports
from annotation.texts import unit_uid
from annotation.units import UnitRow, units
from interchange.rows import ExportRow
from operations.delivery_numbers import DeliveryCount
from operations.label_matrix import TAGGED_KINDS, label_hash
from operations.progress import Progress, silent

FORMAT = 1
_MARKS = {1: "1", 0: "0", CONFLICT: "!", NOT_JUDGED: "."}
Voice = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass
class Frozen:
    """``content``: scheme and labels; ``parts``: the texts, by hash, packed; ``counted``: both
    counted; ``label_hash``: of what a classifier may learn from them.
    """

    content: dict[str, Any]
    counted: DeliveryCount
    parts: dict[str, bytes] = field(default_factory=dict)
    label_hash: str = ""


def freeze(project: Project, *, progress: Progress = silent) -> Frozen:
    """Read all of it. For a consistent answer inside ``annotation.deliveries.snapshot``.

    Labels are what counts (``annotation.counting``) in the live categories, with who said it and
    how it came about; the split is every live sentence and heading with its text.
    """
    live = categories(project)
    reader = _Freezer(project, live)
    listed = []
    all_reports = reports(project)
    for done, report in enumerate(all_reports):
        progress(done, len(all_reports), report.name)
        listed.append(reader.report(report))
    content = {
        "format": FORMAT,
        "scheme": {
            "name": project.setting("scheme_name") or "",
            "categories": [asdict(category) for category in live],
        },
        "reports": listed,
        "voices": [[list(names), list(kinds)] for names, kinds in reader.voices],
    }
    return Frozen(content, reader.counted, reader.parts, label_hash(reader.taught))


class _Freezer:
    """Goes through the reports once; ``voices``: who said something and how, each once."""

    def __init__(self, project: Project, live: list[Category]) -> None:
        self._project, self._live = project, live
        self._uids = [category.uid for category in live]
        self._count: Counting = counting(project)
        self._said = _who_said(project)
        self._held = held_out(project)
        self._known = known_parts(project)
        self.voices: dict[Voice, int] = {}
        self.parts: dict[str, bytes] = {}
        self.taught: list[tuple[str, list[int]]] = []
        self.counted = DeliveryCount([(c.uid, c.name) for c in live])

    def report(self, report: ReportRow) -> dict[str, Any]:
        """One report; its text goes among the parts."""
        found = list(units(self._project, report_id=report.id, kinds=TAGGED_KINDS))
        told = [[unit.start, unit.end, unit.kind, unit.section, unit.text] for unit in found]
        digest = content_hash(told)
        if digest not in self._known and digest not in self.parts:
            self.parts[digest] = pack(told)
        metadata = {name: value for name, (value, _) in report.metadata.items()}
        self.counted.add_report(metadata)
        rows = [self._unit(place, unit) for place, unit in enumerate(found)]
        return {
            "name": report.name,
            "hash": report.hash,
            "metadata": metadata,
            "part": digest,
            "said": [row for row in rows if row],
        }

    def _unit(self, place: int, unit: UnitRow) -> list[Any] | None:
        values = [self._count.value(unit.id, uid) for uid in self._uids]
        if unit.kind == "sentence":
            self.counted.add_sentence(values)
        if all(value == NOT_JUDGED for value in values):
            return None
        if unit.id not in self._held:
            row = [max(value, NOT_JUDGED) for value in values]
            if any(value != NOT_JUDGED for value in row):
                self.taught.append((unit.uid, row))
        voice = self._said.get(unit.id, ((), ()))
        number = self.voices.setdefault(voice, len(self.voices))
        return [place, "".join(_MARKS[value] for value in values), number]


def _who_said(project: Project) -> dict[int, Voice]:
    """Unit id -> analysts and kinds of provenance of what is said in live categories."""
    found: dict[int, Voice] = {}
    for unit, said in groupby(voices(project), key=itemgetter(0)):
        _, names, kinds = zip(*said, strict=True)
        found[unit] = (tuple(dict.fromkeys(names)), tuple(dict.fromkeys(kinds)))
    return found


def frozen_scheme(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The categories that were frozen, as plain values, in order."""
    return list(told["scheme"]["categories"])


def frozen_rows(
    project: Project, told: Mapping[str, Any], *, progress: Progress = silent
) -> Iterator[ExportRow]:
    """Every unit on which anybody had said anything, as it was then, in order.

    ``told``: ``annotation.deliveries.content``.
    """
    names = [category["name"] for category in frozen_scheme(told)]
    heard = [(tuple(analysts), tuple(kinds)) for analysts, kinds in told["voices"]]
    for done, report in enumerate(told["reports"]):
        progress(done, len(told["reports"]), report["name"])
        texts = part(project, report["part"]) if report["said"] else []
        for place, marks, voice in report["said"]:
            yield _row(report, texts[place], dict(zip(names, marks, strict=True)), heard[voice])


def _row(
    report: Mapping[str, Any], unit: list[Any], marks: Mapping[str, str], voice: Voice
) -> ExportRow:
    start, end, kind, section, text = unit
    judged = tuple(name for name, mark in marks.items() if mark in "01")
    return ExportRow(
        report=report["name"],
        uid=unit_uid(report["hash"], start, end),
        start=start,
        end=end,
        kind=kind,
        section=section,
        text=text,
        labels=tuple(name for name in judged if marks[name] == "1") if judged else None,
        judged=judged,
        conflicts=tuple(name for name, mark in marks.items() if mark == "!"),
        analysts=voice[0],
        provenance=voice[1],
        metadata=report["metadata"],
    )
