"""Writes pictures of the window into ./screenshots: each page, language, theme and size.

Run it with ``python tests/gui/screenshots.py``.
"""

import os
import sys
import tempfile
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((1366, 768), (1920, 1080))


def main() -> None:
    """Make every picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path[:0] = [str(ROOT)]
    with tempfile.TemporaryDirectory() as folder:
        project = _sample(Path(folder) / "示例.db")
        for lang, theme in product(("zh", "en"), ("light", "dark")):
            _pictures(project, lang, theme, Path(folder))


def _sample(path: Path) -> Path:
    """The bundled reports: some sentences tagged, some predicted."""
    from annotation.cache import store_predictions
    from annotation.project import open_project
    from annotation.reports import units
    from annotation.scheme import categories
    from operations.annotate import annotate
    from operations.import_reports import import_reports

    with open_project(path, create=True) as project:
        import_reports(project, [ROOT / "samples" / "reports"], analyst="甲")
        project.set_setting("analyst", "甲")
        live = categories(project)
        rows = list(units(project, kinds=("sentence",)))
        hits = [[c for c in live if any(word in u.text for word in c.seeds)] for u in rows]
        for unit, found in list(zip(rows, hits, strict=True))[:30]:
            annotate(project, uid=unit.uid, names=[c.name for c in found], analyst="甲")
        scores = [
            (unit.id, {c.uid: 0.61 + unit.id % 37 / 100 if c in found else 0.04 for c in live})
            for unit, found in zip(rows, hits, strict=True)
        ]
        store_predictions(project, "v1", scores[20:])
    return path


def _pictures(project: Path, lang: str, theme: str, folder: Path) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from gui import places
    from gui.app import make_app, speak
    from gui.look import Look
    from gui.theme import THEMES
    from gui.window import Window

    speak(make_app(lang), lang)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    look = Look(settings)
    look.choose(THEMES[theme])
    places.remember(settings, project)
    window = Window(settings, look, lang=lang)
    window.show()
    for (width, height), page in product(SIZES, ("welcome", "workspace")):
        window.resize(width, height)
        if page == "workspace":
            window.open_project(project)
        else:
            window.show_welcome()
        QApplication.processEvents()
        if window.workspace is not None:
            window.workspace.splitter.setSizes([240, width - 504, 264])
            QApplication.processEvents()
        target = ROOT / "screenshots" / f"{page}_{lang}_{theme}_{width}x{height}.png"
        target.parent.mkdir(exist_ok=True)
        window.grab().save(str(target))
    window.close()


if __name__ == "__main__":
    main()
