"""Export: the labelled corpus out, whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotation.annotations import CONFLICT, Counting, counting
from annotation.annotations import annotations as all_annotations
from annotation.project import Project
from annotation.reports import UnitRow, reports, units
from annotation.scheme import categories
from interchange.export import WRITERS
from interchange.rows import ExportRow
from messages import KnownError
from operations.label_matrix import TAGGED_KINDS
from operations.outputs import check_output


@dataclass
class ExportResult:
    """How many rows went out, how many of them are judged, how many have a conflict."""

    rows: int = 0
    judged: int = 0
    conflicts: int = 0


def export_corpus(
    project: Project, out: Path, *, format: str, everything: bool = False, lang: str = "zh"
) -> ExportResult:
    """Write every annotated sentence and heading to ``out``; the others too with ``everything``.

    The value that counts is that of ``annotation.annotations.counting``; a category in conflict is
    neither yes nor no. Raises KnownError when there is nothing to write.
    """
    check_output(out)
    live = {category.uid: category.name for category in categories(project)}
    result = ExportResult()
    rows = [row for row in _rows(project, live, result) if everything or _has_opinion(row)]
    if not rows:
        key = "operations.no_sentences" if everything else "operations.nothing_to_export"
        raise KnownError(key, path=project.path)
    result.rows = len(rows)
    WRITERS[format](out, rows, categories=tuple(live.values()), lang=lang)
    return result


def _has_opinion(row: ExportRow) -> bool:
    return row.labels is not None or bool(row.conflicts)


def _rows(project: Project, live: dict[str, str], result: ExportResult) -> Iterator[ExportRow]:
    counted = counting(project)
    said = _who_said(project, live)
    metadata = {report.id: _plain(report.metadata) for report in reports(project)}
    for unit in units(project, kinds=TAGGED_KINDS):
        row = _row(unit, counted, live, said.get(unit.id, []), metadata[unit.report_id])
        if unit.kind == "sentence" or _has_opinion(row):
            result.judged += row.labels is not None
            result.conflicts += bool(row.conflicts)
            yield row


def _row(
    unit: UnitRow,
    counted: Counting,
    live: dict[str, str],
    said: list[tuple[str, str]],
    metadata: dict[str, str],
) -> ExportRow:
    values = {name: counted.value(unit.id, uid) for uid, name in live.items()}
    judged = tuple(name for name, value in values.items() if value in (0, 1))
    return ExportRow(
        report=unit.report,
        uid=unit.uid,
        start=unit.start,
        end=unit.end,
        kind=unit.kind,
        section=unit.section,
        text=unit.text,
        labels=tuple(name for name in judged if values[name] == 1) if judged else None,
        judged=judged,
        conflicts=tuple(name for name, value in values.items() if value == CONFLICT),
        analysts=tuple(dict.fromkeys(analyst for analyst, _ in said)),
        provenance=tuple(dict.fromkeys(kind for _, kind in said)),
        metadata=metadata,
    )


def _who_said(project: Project, live: Collection[str]) -> dict[int, list[tuple[str, str]]]:
    """Unit id -> (analyst, kind of provenance) of every annotation in a live category."""
    said: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for annotation in (a for a in all_annotations(project) if a.category in live):
        said[annotation.unit_id].append((annotation.analyst, annotation.provenance.kind))
    return said


def _plain(metadata: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {name: value for name, (value, _) in metadata.items()}
