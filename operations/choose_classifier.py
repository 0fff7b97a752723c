"""Which classifier tags: the version asked for, the one in use, else seed words alone.

In use is the version that somebody has chosen (``use_version``), until another is kept; else the
newest that the project taught itself. Tagging files, predicting and deliveries take it; the live
loop starts from it and then learns from the tags.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotation.classifiers import classifiers
from annotation.project import Project
from annotation.scheme import Category, shipped_scheme
from messages import KnownError
from operations.label_matrix import specs
from training.scheme import CategorySpec

if TYPE_CHECKING:
    from training.classifier import Classifier

CHOSEN = "classifier"
"""The setting that names the version somebody has chosen; "" for none."""
VERSION = re.compile(r"v\d{1,9}", re.ASCII)


@dataclass(frozen=True)
class Choice:
    """A saved classifier's folder, or, where it is None, the categories whose seed words vote.

    ``live``: uid and name of the project's live categories, None without a project. Small and
    picklable: worker processes load the classifier themselves.
    """

    folder: Path | None
    categories: tuple[CategorySpec, ...]
    live: tuple[tuple[str, str], ...] | None = None

    @property
    def hash(self) -> str:
        """What stays equal exactly as long as the same classifier gives the same names."""
        told = repr((self.categories, self.live)).encode("utf-8", "surrogatepass")
        if self.folder is not None:
            told += (self.folder / "meta.json").read_bytes()
        return hashlib.sha256(told).hexdigest()

    def columns(self, classifier: Classifier) -> list[tuple[int, str]]:
        """Which of the classifier's categories are shown, and under which name.

        A classifier refers to uids: a renamed category has its new name, a retired one is gone.
        """
        known = [(i, category) for i, category in enumerate(classifier.categories)]
        if self.live is None:
            return [(i, category.name) for i, category in known]
        names = dict(self.live)
        return [(i, names[category.uid]) for i, category in known if category.uid in names]

    def load(self) -> Classifier:
        """The classifier itself. Raises KnownError for files that are not one of ours."""
        import training
        from training.saving import load

        if self.folder is None:
            return training.fit([], [], [], list(self.categories))
        return load(self.folder)


def choose(
    models: Path,
    *,
    version: str | None,
    scheme: tuple[Category, ...] | None,
    used: Path | None = None,
) -> Choice:
    """The classifier to tag with.

    ``version`` is a version's name under ``models`` or a folder's path; None: ``used``, which is
    the one ``in_use``, else the newest. ``scheme`` is the project's live categories, None without
    a project (then the shipped scheme).
    """
    live = None if scheme is None else tuple((c.uid, c.name) for c in scheme)
    folder = _named_folder(models, version) if version else used or newest_version(models)
    if folder is not None:
        return Choice(folder, (), live)
    voting = shipped_scheme().categories if scheme is None else scheme
    return Choice(None, tuple(specs([c for c in voting if not c.retired])), live)


def in_use(project: Project, models: Path) -> Path | None:
    """The folder of the version in use, None where there is none."""
    if folder := chosen(project, models):
        return folder
    known = classifiers(project, imported=True)
    # A folder without a record is another project's, or its program was killed in between.
    taught = newest_version(models, only={row.version for row in known if not row.origin})
    others = {row.version for row in known if row.origin}
    return taught or newest_version(models, besides=others) or newest_version(models)


def chosen(project: Project, models: Path) -> Path | None:
    """The folder of the version that somebody has chosen; None: nobody has, or it is gone."""
    version = project.setting(CHOSEN) or ""
    # A project may come from a stranger: the setting names nothing but a version.
    known = VERSION.fullmatch(version) and (models / version / "meta.json").is_file()
    return models / version if known else None


def newest_version(
    models: Path, *, only: Collection[str] | None = None, besides: Collection[str] = ()
) -> Path | None:
    """The folder of the highest version under ``models``, None where there is none."""
    found = [
        (int(path.name[1:]), path)
        for path in (models.iterdir() if models.is_dir() else ())
        if path.name.startswith("v")
        and path.name[1:].isdecimal()
        and (only is None or path.name in only)
        and path.name not in besides
        and (path / "meta.json").is_file()
    ]
    return max(found)[1] if found else None


def _named_folder(models: Path, version: str) -> Path:
    for folder in (models / version, Path(version)):
        if (folder / "meta.json").is_file():
            return folder
    raise KnownError("operations.no_such_classifier", version=version, folder=models)
