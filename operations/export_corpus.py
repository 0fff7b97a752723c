"""Export: the labelled corpus out, whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from pathlib import Path

from annotation.annotations import CONFLICT, Counting, counting
from annotation.annotations import annotations as all_annotations
from annotation.deliveries import snapshot
from annotation.project import Project
from annotation.reports import ReportRow, UnitRow, reports, units
from annotation.scheme import categories
from interchange.docx import write_docx
from interchange.export import WRITERS, Writer
from interchange.rows import ExportRow
from messages import KnownError
from operations.export_result import ExportPreview, ExportResult
from operations.label_matrix import TAGGED_KINDS
from operations.outputs import check_output
from operations.progress import Progress, silent

FOR_READING: Mapping[str, Writer] = {"docx": write_docx}
"""Formats that people read and ``labels import`` does not: they show the headings as well."""
_WITH_HEADINGS = ("title", *TAGGED_KINDS)


def export_corpus(
    project: Project,
    out: Path,
    *,
    format: str,
    everything: bool = False,
    report_ids: Collection[int] | None = None,
    lang: str = "zh",
    progress: Progress = silent,
) -> ExportResult:
    """Write every annotated sentence and heading to ``out``; the others too with ``everything``.

    All of it is of one moment, whoever writes meanwhile. ``report_ids``: of these reports only.
    The value that counts is that of ``annotation.annotations.counting``; a category in conflict
    is neither yes nor no. Raises KnownError when there is nothing to write; if ``progress``
    raises ``out`` is as it was.
    """
    check_output(out)
    with snapshot(project):
        corpus = _Corpus(project, everything=everything, report_ids=report_ids)
        rows = _some(corpus, corpus.rows(headings=format in FOR_READING, progress=progress))
        writer = {**WRITERS, **FOR_READING}[format]
        writer(out, rows, categories=tuple(corpus.live.values()), lang=lang)
    return corpus.result


def _some(corpus: _Corpus, rows: Iterator[ExportRow]) -> Iterator[ExportRow]:
    """The same rows as they are read; where none of them goes out the file stays as it was."""
    yield from rows
    if not corpus.result.rows:
        raise corpus.nothing()


def preview_export(
    project: Project,
    *,
    limit: int,
    everything: bool = False,
    report_ids: Collection[int] | None = None,
    progress: Progress = silent,
) -> ExportPreview:
    """The first ``limit`` rows that ``export_corpus`` would write, and how many there are."""
    corpus = _Corpus(project, everything=everything, report_ids=report_ids)
    rows = corpus.rows(headings=False, progress=progress)
    first = list(islice(rows, limit))
    for _ in rows:
        pass  # counted as they go by
    return ExportPreview(first, tuple(corpus.live.values()), corpus.result)


class _Corpus:
    """What counts for every sentence, read once; ``result`` grows as rows go by."""

    def __init__(
        self, project: Project, *, everything: bool, report_ids: Collection[int] | None
    ) -> None:
        self._project, self._everything = project, everything
        self.live = {category.uid: category.name for category in categories(project)}
        self.result = ExportResult()
        self._counted = counting(project)
        self._said = _who_said(project, self.live)
        chosen = reports(project)
        self._reports = [r for r in chosen if report_ids is None or r.id in report_ids]

    def rows(self, *, headings: bool, progress: Progress) -> Iterator[ExportRow]:
        """Rows in order; with ``headings`` also titles and headings that nobody judged."""
        kinds = _WITH_HEADINGS if headings else TAGGED_KINDS
        for done, report in enumerate(self._reports):
            progress(done, len(self._reports), report.name)
            for unit in units(self._project, report_id=report.id, kinds=kinds):
                row = self._row(unit, report)
                if self._goes_out(row):
                    self._count(row)
                    yield row
                elif headings and unit.kind != "sentence":
                    yield row

    def nothing(self) -> KnownError:
        """Why nothing goes out."""
        key = "operations.no_sentences" if self._everything else "operations.nothing_to_export"
        return KnownError(key, path=self._project.path)

    def _goes_out(self, row: ExportRow) -> bool:
        judged = row.labels is not None or bool(row.conflicts)
        return judged or (self._everything and row.kind == "sentence")

    def _count(self, row: ExportRow) -> None:
        self.result.rows += 1
        self.result.judged += row.labels is not None
        self.result.conflicts += bool(row.conflicts)

    def _row(self, unit: UnitRow, report: ReportRow) -> ExportRow:
        said = self._said.get(unit.id, [])
        return _row(unit, self._counted, self.live, said, _plain(report.metadata))


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
