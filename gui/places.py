"""Where projects live: the documents folder, names that are free, and those opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "reports"
MOST_RECENT = 6


def projects_folder() -> Path:
    """The folder for new projects, in the user's documents; made where it is missing."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    folder = Path(documents) / QCoreApplication.translate("Places", "标句")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def new_project(sources: Sequence[Path]) -> Path:
    """A free name for a project made of ``sources``: that of the folder or the lone file."""
    one = sources[0] if len(sources) == 1 else sources[0].parent
    name = (one.stem if one.is_file() else one.name) or QCoreApplication.translate("Places", "项目")
    folder, number = projects_folder(), 1
    while (path := folder / (f"{name}.db" if number == 1 else f"{name} {number}.db")).exists():
        number += 1
    return path


def sample_project() -> Path:
    """The project of the bundled reports."""
    return projects_folder() / QCoreApplication.translate("Places", "示例.db")


def last_folder() -> str:
    """Where files were chosen last, else the user's documents: never the program's own folder."""
    from PySide6.QtCore import QStandardPaths

    kept = str(_settings().value("folder", ""))
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return kept if Path(kept).is_dir() and kept else QStandardPaths.writableLocation(place)


def remember_folder(folder: Path) -> None:
    """Files were chosen here."""
    _settings().setValue("folder", str(folder))


def _settings() -> QSettings:
    return QSettings("biaoju", "biaoju")


def recent(settings: QSettings) -> list[Path]:
    """The projects opened lately that are still there, the last first."""
    kept = settings.value("recent", [])
    names = [kept] if isinstance(kept, str) else list(kept or [])
    return [path for path in map(Path, names) if path.is_file()]


def remember(settings: QSettings, path: Path) -> None:
    """Put a project at the head of those opened lately."""
    path = path.absolute()
    paths = [path, *(known for known in recent(settings) if known != path)]
    settings.setValue("recent", [str(known) for known in paths[:MOST_RECENT]])
