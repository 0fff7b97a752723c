"""Keep what was just learnt as a version: files and record together, or neither."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.classifiers import next_version, record
from annotation.project import Project
from annotation.read_only import open_to_read
from annotation.scheme import categories, scheme_hash
from annotation.texts import UNNAMED
from corpus.cleaning import CLEANER_VERSION
from messages import KnownError, Message
from operations.choose_classifier import CHOSEN, newest_version
from operations.label_matrix import TaggableUnits, label_hash, taggable_units
from operations.material import material_of
from operations.progress import Progress, silent
from operations.tag_learnt import DAY, REPORTS, SENTENCES

if TYPE_CHECKING:
    from training.classifier import Classifier
    from training.fitting import Examined

FITTED = "fitted"
STAGED, DELETED = ".keeping-", ".deleted-"  # how folders begin that are no version (any more)
LEFT = 24 * 3600  # seconds


@dataclass(frozen=True)
class Fitted:
    """What is written down of a classifier; plain values, so that it comes back from a process.

    ``figures``: as the training gave them, and the number of ``sentences`` it learnt from.
    """

    recipe_hash: str
    scheme_hash: str
    label_hash: str
    figures: dict[str, Any]


def fit_project(
    project: Project, *, progress: Progress = silent
) -> tuple[Classifier, TaggableUnits]:
    """A classifier of everything that counts now. Raises KnownError where nothing does."""
    classifier, _, rows = fit_examined(project, progress=progress)
    return classifier, rows


def fit_examined(
    project: Project, *, progress: Progress = silent
) -> tuple[Classifier, Examined | None, TaggableUnits]:
    """``fit_project``, and what the folds said; None where there was too little for them."""
    from training.fitting import fit_material

    rows = taggable_units(project)
    if not rows.judged():
        raise KnownError("operations.nothing_annotated", path=project.path)
    classifier, examined = fit_material(
        material_of(project, rows),
        notes=_notes(project, rows),
        progress=lambda done, total: progress(done, total, ""),
    )
    return classifier, examined, rows


def _notes(project: Project, rows: TaggableUnits) -> dict[str, str]:
    """What goes with the files wherever they go."""
    judged = rows.judged()
    return {
        "cleaner": CLEANER_VERSION,
        "scheme": scheme_hash(categories(project)),
        DAY: datetime.now().astimezone().date().isoformat(),
        SENTENCES: str(len(judged)),
        REPORTS: str(len({rows.groups[i] for i in judged})),
    }


def fitted_of(classifier: Classifier, rows: TaggableUnits) -> Fitted:
    """What is to be written down of ``fit_project``."""
    judged = rows.judged()
    return Fitted(
        recipe_hash=classifier.recipe.hash,
        scheme_hash=classifier.notes["scheme"],
        label_hash=label_hash((rows.units[i].uid, rows.labels[i]) for i in judged),
        figures={**asdict(classifier.figures), "sentences": len(judged)},
    )


@contextmanager
def staging(models: Path) -> Iterator[Path]:
    """An empty folder beside the versions, gone afterwards with all that is left in it."""
    staged = new_staging(models)
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def new_staging(models: Path) -> Path:
    """The same for a caller that removes it."""
    models.mkdir(parents=True, exist_ok=True)
    _tidy(models)
    return Path(tempfile.mkdtemp(prefix=STAGED, dir=models))


def _tidy(models: Path) -> None:
    """Remove what programs that were killed have left, a day later: nobody is at it any more."""
    for prefix in (STAGED, DELETED):
        for folder in models.glob(f"{prefix}*"):
            with suppress(OSError):
                if folder.stat().st_mtime < time.time() - LEFT:
                    shutil.rmtree(folder, ignore_errors=True)


def fit_beside(path: Path, staged: Path) -> Fitted:
    """For a process of its own: fit the project at ``path``, leave the files in ``staged``.

    The project is only read; ``keep`` does the rest.
    """
    from training.saving import save

    with open_to_read(path) as project:
        classifier, rows = fit_project(project)
    save(classifier, staged / FITTED)
    return fitted_of(classifier, rows)


def keep(
    project: Project,
    models: Path,
    staged: Path,
    fitted: Fitted,
    *,
    note: str = "",
    origin: str = "",
) -> str:
    """Make the files in ``staged`` a version of ``models``, recorded; its name. Quick.

    It is in use from now on, unless its ``origin`` is another project. A failure leaves neither
    files nor record.
    """
    folder = None
    try:
        with project.transaction():  # of two programs one waits: a number is given once
            folder = models / _free_version(project, models)
            (staged / FITTED).rename(folder)
            told = asdict(fitted)
            record(project, version=folder.name, **told, note=note, origin=origin)
            if not origin:
                _forget_choice(project, folder.name)
    except BaseException:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder.name


def _free_version(project: Project, models: Path) -> str:
    number = int(next_version(project).removeprefix("v"))
    newest = newest_version(models)  # another project may share the folder
    if newest is not None:
        number = max(number, 1 + int(newest.name.removeprefix("v")))
    return f"v{number}"


def _forget_choice(project: Project, version: str) -> None:
    """What was chosen before gives way to what was just kept; undo brings the choice back."""
    if project.setting(CHOSEN):
        label = Message("operations.step_use_version", {"version": version})
        with project.step(label, analyst=project.setting("analyst") or UNNAMED):
            project.set_setting(CHOSEN, "")
