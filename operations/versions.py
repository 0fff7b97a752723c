"""The kept versions: choose one, delete one, write a note to one."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

from annotation.classifiers import classifier, mark_deleted, set_note
from annotation.deliveries import delivered_versions
from annotation.project import Project
from messages import KnownError, Message
from operations.choose_classifier import CHOSEN, VERSION, chosen
from operations.keep_version import DELETED
from operations.predict import predict_all

META = "meta.json"


def use_version(project: Project, models: Path, version: str, *, analyst: str) -> None:
    """Make ``version`` the one in use until another is kept or chosen; one undo step, quick.

    Tagging files and deliveries take it from now on. The live loop starts from it (its recipe,
    its number) and goes on learning from the tags; where there are too few of them, it speaks.
    Raises KnownError where the version or its files are not there.
    """
    folder = folder_of(project, models, version)
    label = Message("operations.step_use_version", {"version": version})
    with project.step(label, analyst=analyst):
        if project.setting(CHOSEN) != folder.name:
            project.set_setting(CHOSEN, folder.name)


def predict_by(project: Project, models: Path, version: str) -> None:
    """Let ``version`` say what it thinks of every sentence, until a tag teaches anew."""
    from operations.label_matrix import taggable_units
    from training.saving import load

    predict_all(
        project, load(folder_of(project, models, version)), taggable_units(project), version
    )


def note_version(project: Project, version: str, note: str, *, analyst: str) -> None:
    """Write another note to a version; one undo step."""
    set_note(project, version, note.strip(), analyst=analyst)


def delete_version(project: Project, models: Path, version: str, *, analyst: str) -> None:
    """Delete the files of a version for good; its record stays, marked.

    Raises KnownError for one that was delivered or is chosen. A failure leaves all as it was.
    """
    folder = folder_of(project, models, version)
    refuse_delete(project, models, version)
    # Of another name first: whatever happens next, no half a version is ever loaded.
    aside = folder.with_name(f"{DELETED}{uuid.uuid4().hex[:12]}")
    try:
        folder.rename(aside)
    except OSError as error:  # on Windows while another program has it loaded
        raise KnownError("operations.version_busy", version=version, folder=folder) from error
    try:
        mark_deleted(project, version, analyst=analyst)
    except BaseException:
        aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def refuse_delete(project: Project, models: Path, version: str) -> None:
    """Raise KnownError where a version must not be deleted."""
    delivery = delivered_versions(project).get(version)
    if delivery is not None:
        raise KnownError("operations.version_delivered", version=version, delivery=delivery)
    used = chosen(project, models)
    if used is not None and used.name == version:
        raise KnownError("operations.version_chosen", version=version)


def folder_of(project: Project, models: Path, version: str) -> Path:
    """The folder of a recorded version. Raises KnownError where it is not there."""
    row = classifier(project, version)
    folder = models / row.version
    if not VERSION.fullmatch(row.version) or not (folder / META).is_file():
        raise KnownError("operations.version_gone", version=version, folder=folder)
    return folder
