"""A kept version as one file for a colleague, and a colleague's as a version of this project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.classifiers import classifier
from annotation.project import Project
from annotation.scheme import categories
from corpus.cleaning import CLEANER_VERSION
from interchange.atomic import replacing
from messages import KnownError, Message
from operations.imported_version import ImportedVersion
from operations.keep_version import FITTED, Fitted, keep, staging
from operations.label_matrix import specs
from operations.outputs import check_output
from operations.versions import folder_of
from training.scheme import CategorySpec

if TYPE_CHECKING:
    from training.classifier import Classifier

LONGEST = 2000  # characters of a stranger's note that are kept
SUFFIX = ".biaoju"


def export_version(project: Project, models: Path, version: str, out: Path) -> None:
    """Write a version to ``out``, whole or not at all: arrays, words, categories, figures, note.

    No sentence of any report is in it. The same version gives the same bytes.
    """
    from training.bundle import pack

    row, folder = classifier(project, version), folder_of(project, models, version)
    check_output(out)
    about = {
        "version": row.version,
        "created_at": row.created_at,
        "label_hash": row.label_hash,
        "note": row.note[:LONGEST],
        "sentences": row.figures.get("sentences", 0),
    }
    with replacing(out) as file:
        pack(folder, about, file)


def import_version(
    project: Project, models: Path, file: Path, *, note: str = ""
) -> ImportedVersion:
    """Take a classifier that somebody exported in as a version with a number of its own.

    Nothing in the file is run. It is used only where it is chosen, or where there is no other.
    Raises KnownError, with nothing left behind, where it is no such file, cuts words otherwise
    than this computer, or shares no category with the project.
    """
    from training.bundle import unpack
    from training.saving import load

    with staging(models) as staged:
        about = unpack(file, staged / FITTED)
        theirs = load(staged / FITTED)
        differences = _differences(project, theirs, file)
        origin = f"{_word(about, 'version') or '?'} · {file.name}"[:LONGEST]
        told = note.strip() or _word(about, "note")
        version = keep(project, models, staged, _fitted(theirs, about), note=told, origin=origin)
    return ImportedVersion(version, origin, tuple(differences))


def _fitted(classifier: Classifier, about: Mapping[str, Any]) -> Fitted:
    sentences = about.get("sentences")
    known = isinstance(sentences, int) and 0 <= sentences <= 10**9
    return Fitted(
        recipe_hash=classifier.recipe.hash,
        scheme_hash=classifier.notes.get("scheme", "")[:64],
        label_hash=_word(about, "label_hash")[:64],
        figures={**asdict(classifier.figures), "sentences": sentences if known else 0},
    )


def _word(about: Mapping[str, Any], name: str) -> str:
    """A line of a stranger's; "" for anything else."""
    told = about.get(name)
    return told[:LONGEST] if isinstance(told, str) else ""


def _differences(project: Project, classifier: Classifier, file: Path) -> list[Message]:
    """How its categories differ from the project's, in plain words. KnownError: none is shared."""
    ours = {spec.uid: spec for spec in specs(categories(project))}
    theirs = {spec.uid: spec for spec in classifier.categories}
    if not ours.keys() & theirs.keys():
        names = _listed(list(theirs.values())) or "–"
        raise KnownError("operations.nothing_in_common", path=file, theirs=names)
    both = [(ours[uid], theirs[uid]) for uid in ours if uid in theirs]
    found = [
        ("unknown", [spec for uid, spec in theirs.items() if uid not in ours]),
        ("untaught", [spec for uid, spec in ours.items() if uid not in theirs]),
        ("words", [our for our, their in both if _words(our) != _words(their)]),
    ]
    told = [
        Message("operations.differs_renamed", {"theirs": their.name[:80], "ours": our.name})
        for our, their in both
        if our.name != their.name
    ]
    told += [Message(f"operations.differs_{k}", {"names": _listed(v)}) for k, v in found if v]
    cleaner = classifier.notes.get("cleaner", "")[:40]
    if cleaner != CLEANER_VERSION:
        values = {"theirs": cleaner or "?", "ours": CLEANER_VERSION}
        told.append(Message("operations.differs_cleaner", values))
    return told


def _words(spec: CategorySpec) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(spec.seeds), frozenset(spec.vetoes)


def _listed(found: Sequence[CategorySpec]) -> str:
    return "、".join(spec.name[:80] for spec in found[:20])
