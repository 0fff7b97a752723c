"""Writes pictures of the window into ./screenshots: each page, language, theme and size.

Run it with ``python tests/gui/screenshots.py``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.window import Window

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((1366, 768), (1920, 1080))


def main(only: list[str]) -> None:
    """Make every picture, or only those of a language and a theme: ``zh light``."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    with tempfile.TemporaryDirectory() as folder:
        project = _sample(Path(folder) / "示例.db")
        for lang, theme in product(("zh", "en"), ("light", "dark")):
            if not set(only) - {lang, theme}:
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
    for width, height in SIZES:
        window = Window(settings, look, lang=lang, learns=False)
        window.resize(width, height)
        window.show()
        for name, scene in SCENES.items():
            shown = scene(window, project)
            _wait()
            target = ROOT / "screenshots" / f"{name}_{lang}_{theme}_{width}x{height}.png"
            target.parent.mkdir(exist_ok=True)
            (shown or window).grab().save(str(target))
            if shown is not None:
                shown.close()
        window.close()


def _wait() -> None:
    """Until readers have told what they read, and everything is painted."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    for _ in range(60):
        QApplication.processEvents()
        # Without a running loop Qt keeps what was deleted, such as the menu of the last project.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)  # not QTest.qWait: Python's other threads stand still in it


def _welcome(window: Window, _project: Path) -> None:
    window.show_welcome()


def _tagging(window: Window, project: Path) -> None:
    window.open_project(project)
    window.view.workspace.splitter.setSizes([240, window.width() - 504, 264])


def _flag(window: Window, _project: Path) -> None:
    window.view.workspace.around.flag()


def _find(window: Window, _project: Path) -> None:
    around = window.view.workspace.around
    around.flag_bar.leave()
    window.seek()
    around.find_bar.field.setText("执法")


def _source(window: Window, _project: Path) -> None:
    window.view.workspace.around.find_bar.leave()
    window.view.toggle_source()


def _sentences(window: Window, _project: Path) -> None:
    window.view.toggle_source()
    window.turn_to("sentences")


def _bulk(window: Window, _project: Path) -> None:
    from operations.bulk import Action

    page = window.view.pages["corpus"].sentences
    page.table.selectRow(2)
    page._ask_bulk(Action("none"))


def _reports(window: Window, _project: Path) -> None:
    window.turn_to("reports")


def _region_years(window: Window, _project: Path) -> None:
    from gui.reports.filters import REGION_YEARS

    window.view.pages["corpus"].reports.filters.chosen.emit(REGION_YEARS)


def _scheme(window: Window, _project: Path) -> None:
    window.turn_to("scheme")


def _quality(window: Window, project: Path) -> None:
    from quality_project import make_quality_project

    path = project.with_name("质量.db")
    if not path.exists():
        make_quality_project(path, per_report=40)
    window.open_project(path)
    window.view.turn_to("quality")
    while window.view.pages["quality"].part("overview").asking.busy:
        _wait()


def _quality_details(window: Window, _project: Path) -> None:
    page = window.view.pages["quality"].part("overview")
    page.more_button.click()
    _wait()
    page.area.verticalScrollBar().setValue(page.details.y())


def _suspicious(window: Window, _project: Path) -> None:
    page = window.view.pages["quality"]
    page.turn_to("suspicious")
    while page.part("suspicious").asking.busy:
        _wait()


def _versions(window: Window, _project: Path) -> None:
    from operations.deliver import deliver
    from operations.train import train

    project, models = window.session.project, window.session.project.path.parent / "models"
    if not models.exists():
        train(project, models, note="第一轮标完")
        deliver(project, models, name="2023 年年中", analyst="甲")
    page = window.view.pages["quality"]
    page.turn_to("versions")
    part = page.part("versions")
    while part.lists is None or part._reader.busy:
        _wait()


def _statistics(window: Window, _project: Path) -> None:
    window.view.turn_to("statistics")
    page = window.view.pages["statistics"]
    page.bar.basis.taken.emit("machine")
    while page.asking.busy:
        _wait()


def _statistics_details(window: Window, _project: Path) -> None:
    page = window.view.pages["statistics"]
    page.more_button.click()
    while page.asking.busy:
        _wait()
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())


def _statistics_empty(window: Window, _project: Path) -> None:
    window.view.turn_to("statistics")
    while window.view.pages["statistics"].asking.busy:
        _wait()


def _order(window: Window, _project: Path) -> None:
    from gui.tagging.order_list import Choice

    window.view.turn_to("tagging")
    ordering = window.view.ordering
    ordering.choose(Choice("uncertain"))
    while ordering.listed.left is None:
        _wait()


def _words(window: Window, _project: Path) -> None:
    from gui.scheme.form import OFFERS

    window.turn_to("scheme")
    _wait()
    form = window.view.pages["scheme"].form
    form.turn_to(OFFERS)
    while form.offers.asking.busy:
        _wait()


def _quality_empty(window: Window, project: Path) -> None:
    from annotation.project import open_project

    path = project.with_name("空.db")
    open_project(path, create=True).close()
    window.open_project(path)
    window.view.turn_to("quality")
    while window.view.pages["quality"].part("overview").asking.busy:
        _wait()
    _wait()


def _batch(window: Window, project: Path) -> None:
    window.open_project(project)
    window.view.turn_to("batch")


def _run(window: Window, project: Path) -> None:
    from kept_runs import keep_run

    from operations.tag_kept import folder_of

    kept = folder_of(project.with_name("结果.xlsx"))
    if not kept.exists():
        keep_run(project.parent, ROOT / "samples" / "reports")
    page = window.view.pages["batch"]
    page.open_run(kept)
    while page.shown is not page.run:
        _wait()


def _check(window: Window, _project: Path) -> None:
    page = window.view.pages["batch"]
    page.run.check_button.click()
    while page.shown is not page.check:
        _wait()


def _review(window: Window, _project: Path) -> None:
    page = window.view.pages["batch"]
    page.show_part(page.run)
    page.run.review_button.click()
    while page.shown is not page.review:
        _wait()


def _export(window: Window, project: Path) -> QWidget:
    window.open_project(project)
    window.files.export()
    dialog = _dialog(window)
    while dialog.asking.busy:
        _wait()
    return dialog


def _share(window: Window, _project: Path) -> QWidget:
    window.files.share()
    return _dialog(window)


def _import(window: Window, _project: Path) -> QWidget:
    window.files.import_reports([ROOT / "samples" / "reports"], ask=True)
    dialog = window.files.importer.dialog
    while not dialog.model.rows:
        _wait()
    return dialog


def _about(window: Window, _project: Path) -> QWidget:
    window.show_about()
    return _dialog(window)


def _dialog(window: Window) -> QWidget:
    from PySide6.QtWidgets import QDialog

    return [found for found in window.findChildren(QDialog) if found.isVisible()][-1]


SCENES = {
    "welcome": _welcome,
    "tagging": _tagging,
    "flag": _flag,
    "find": _find,
    "source": _source,
    "sentences": _sentences,
    "bulk": _bulk,
    "reports": _reports,
    "region_years": _region_years,
    "scheme": _scheme,
    "quality": _quality,
    "quality_details": _quality_details,
    "suspicious": _suspicious,
    "versions": _versions,
    "statistics": _statistics,
    "statistics_details": _statistics_details,
    "order": _order,
    "words": _words,
    "quality_empty": _quality_empty,
    "statistics_empty": _statistics_empty,
    "batch": _batch,
    "run": _run,
    "check": _check,
    "review": _review,
    "export": _export,
    "import": _import,
    "share": _share,
    "about": _about,
}


if __name__ == "__main__":
    main(sys.argv[1:])
