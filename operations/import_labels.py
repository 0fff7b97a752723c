"""Labels in: the rows of a file find their sentences, all in one undo step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotation.annotations import Judgement, Provenance, judge_many
from annotation.annotations import annotations as all_annotations
from annotation.project import Project
from annotation.scheme import Category, add_category, categories
from annotation.units import units
from interchange.labels import read_labels
from interchange.rows import NONE_APPLIES, LabelFile
from messages import KnownError, Message
from operations.find_sentences import SentenceFinder
from operations.labels_result import LabelsPreview, LabelsResult
from operations.progress import Progress, silent

IMPORTED = Provenance("imported")
# What was tagged by a classifier and then looked over in a spreadsheet stays marked as such.
IMPORTED_FROM_TAG = Provenance("imported", version="tag")
_TELL_EVERY = 500


def preview_labels(
    project: Project,
    path: Path,
    *,
    analyst: str,
    format: str | None = None,
    limit: int = 100,
    progress: Progress = silent,
) -> LabelsPreview:
    """Read the file and find its sentences; nothing is written. KnownError for a bad file."""
    file, result, unknown = _read(project, path, format)
    placed = _place(SentenceFinder(project), file, result, progress)
    result.units = len(placed)
    judged = {row.unit_id for row in all_annotations(project) if row.analyst == analyst}
    shown = [(_words(placed[unit]), text) for unit, text in _texts(project, placed, limit)]
    return LabelsPreview(result, unknown, len(judged & placed.keys()), tuple(shown))


def _texts(project: Project, placed: Mapping[int, _Said], limit: int) -> Iterator[tuple[int, str]]:
    found = ((unit.id, unit.text) for unit in units(project) if unit.id in placed)
    return islice(found, limit)


def _words(said: _Said) -> str:
    yes = [name for name, value in said.values.items() if value]
    no = [name for name, value in said.values.items() if not value]
    if yes or said.complete:
        return "、".join(yes) or NONE_APPLIES
    return "、".join(f"×{name}" for name in no)


def _read(
    project: Project, path: Path, format: str | None
) -> tuple[LabelFile, LabelsResult, tuple[str, ...]]:
    """The file, its counts so far, and the categories in it that the project does not have."""
    names = tuple(category.name for category in categories(project))
    file = read_labels(path, format=format, categories=names)
    result = LabelsResult(len(file.rows), 0, file.skipped, list(file.problems), file.from_tag)
    return file, result, tuple(file.unknown(names))


def import_labels(
    project: Project,
    path: Path,
    *,
    analyst: str,
    format: str | None = None,
    create: bool = False,
    progress: Progress = silent,
) -> LabelsResult:
    """Take the labels of ``path`` in as annotations of ``analyst``.

    A plain list of labels judges every live category, one-hot cells only their own. Raises
    KnownError for categories the project does not have, unless ``create``; and when no row finds
    its sentence. Then nothing is changed, nor where ``progress`` raises.
    """
    file, result, unknown = _read(project, path, format)
    if unknown and not create:
        known = "、".join(c.name for c in categories(project))
        raise KnownError(
            "operations.labels_unknown", path=path, unknown="、".join(unknown), known=known
        )
    placed = _place(SentenceFinder(project), file, result, progress)
    if not placed and result.problems:
        raise KnownError("operations.labels_none_placed", path=path, first=result.problems[0])
    origin = IMPORTED_FROM_TAG if file.from_tag else IMPORTED
    with project.step(_label(path), analyst=analyst):
        for name in unknown:
            add_category(project, Category("", name), analyst=analyst)
        uids = {category.name: category.uid for category in categories(project)}
        judge_many(
            project,
            [Judgement(unit, _values(said, uids), origin) for unit, said in placed.items()],
            label=_label(path),
            analyst=analyst,
        )
    result.units = len(placed)
    return result


def _label(path: Path) -> Message:
    return Message("operations.step_labels", {"file": path.name})


@dataclass(frozen=True)
class _Said:
    """What the rows placed on one unit say together."""

    line: int
    values: Mapping[str, bool]
    complete: bool


def _place(
    finder: SentenceFinder, file: LabelFile, result: LabelsResult, progress: Progress
) -> dict[int, _Said]:
    """Unit id -> what is said of it.

    Rows that fail, and rows that contradict an earlier one about the very same sentence, go to
    ``result.problems``. Spans that meet in one unit unite what they say.
    """
    placed: dict[int, _Said] = {}
    for done, row in enumerate(file.rows):
        if done % _TELL_EVERY == 0:
            progress(done, len(file.rows), "")
        try:
            units = finder.find(row)
        except KnownError as error:
            result.problems.append(error.message)
            continue
        if not units and not row.labels:
            result.blank += 1  # says "none" of a title or a page number
        for unit in units:
            said = _Said(row.line, row.values, row.complete)
            if unit not in placed:
                placed[unit] = said
            elif _opposite(placed[unit], said) and not finder.by_span(row):
                values = {"line": row.line, "other": placed[unit].line}
                result.problems.append(Message("operations.label_contradiction", values))
            else:
                placed[unit] = _together(placed[unit], said)
    return placed


def _opposite(one: _Said, other: _Said) -> bool:
    names = {*one.values, *other.values}
    pairs = [(_answer(one, name), _answer(other, name)) for name in names]
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _answer(said: _Said, name: str) -> bool | None:
    return said.values.get(name, False if said.complete else None)


def _together(one: _Said, other: _Said) -> _Said:
    """Two rows on one unit: the union of what they say yes to."""
    values = {
        name: one.values.get(name, False) or other.values.get(name, False)
        for name in (*one.values, *other.values)
    }
    return _Said(one.line, values, one.complete or other.complete)


def _values(said: _Said, uids: Mapping[str, str]) -> dict[str, bool | None]:
    if said.complete:
        return {uid: said.values.get(name, False) for name, uid in uids.items()}
    return {uids[name]: value for name, value in said.values.items()}
