"""How fast the page of all sentences opens and scrolls: key event to the end of the paint."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gui.sentences.page import SentencesPage

OPENINGS, STEPS = 5, 200
PATIENCE_S = 30


def measure(project_path: Path) -> dict[str, object]:
    """``open_ms``, ``scroll_p95_ms``, ``scroll_max_ms`` and ``counted_ms`` of this project.

    Empty where there is no Qt. Offscreen, 1366x768. open: from making the page to the end of the
    paint that shows its first rows, median of five. scroll: 200 times a page down, or a jump to
    anywhere, until painted. counted: from making the page until the number of all sentences is
    shown.
    """
    if find_spec("PySide6") is None:
        return {}
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui.app import make_app
    from gui.background import Background
    from gui.session import Session

    app = make_app("zh")
    session, background = Session(project_path), Background()
    try:
        runs = [_open(app, session, background) for _ in range(OPENINGS)]
        steps = sorted(_scroll(app, session, background))
    finally:
        session.close()
    return {
        "open_ms": statistics.median(opened for opened, _ in runs),
        "counted_ms": statistics.median(counted for _, counted in runs),
        "scroll_p95_ms": steps[round(len(steps) * 0.95) - 1],
        "scroll_max_ms": steps[-1],
    }


def _open(app: QApplication, session: Any, background: Any) -> tuple[float, float]:
    """Milliseconds until the first rows are painted, and until the count stands there."""
    start = time.perf_counter()
    page, painted = _page(session, background)
    _until(app, lambda: painted[0] > 0)
    opened = time.perf_counter()
    _until(app, lambda: page.total is not None)
    counted = time.perf_counter()
    _leave(app, page)
    return (opened - start) * 1000, (counted - start) * 1000


def _scroll(app: QApplication, session: Any, background: Any) -> list[float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    page, painted = _page(session, background)
    _until(app, lambda: page.total is not None and painted[0] > 0)
    chance, bar, times = random.Random(5), page.table.verticalScrollBar(), []
    page.table.selectRow(0)
    for step in range(STEPS):
        painted[0], start = 0, time.perf_counter()
        if step % 2:
            bar.setValue(chance.randrange(bar.maximum()))
        else:
            QTest.keyClick(page.table, Qt.Key.Key_PageDown)
        _until(app, lambda: painted[0] > 0)
        times.append((time.perf_counter() - start) * 1000)
    _leave(app, page)
    return times


def _page(session: Any, background: Any) -> tuple[SentencesPage, list[int]]:
    """The page, shown, and how often its rows have been painted."""
    from PySide6.QtCore import QEvent, QObject, QSettings

    from gui.look import Look
    from gui.sentences.page import SentencesPage

    settings = Path(tempfile.gettempdir()) / "biaoju_benchmark.ini"
    look = Look(QSettings(str(settings), QSettings.Format.IniFormat))
    page, painted = SentencesPage(session, look, background), [0]

    class Eye(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            # A paint that is asked for here is finished when the events have been processed.
            painted[0] += event.type() == QEvent.Type.Paint and len(page.model.ids) > 0
            return False

    page.table.viewport().installEventFilter(Eye(page))
    page.resize(1366, 640)
    page.show()
    page.show_page()
    return page, painted


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    patience = time.perf_counter() + PATIENCE_S
    while not done():
        if time.perf_counter() > patience:
            raise TimeoutError("the page did not answer")
        app.processEvents()
        time.sleep(0.0005)  # what an idle event loop does: the reading thread has its turn


def _leave(app: QApplication, page: SentencesPage) -> None:
    from PySide6.QtCore import QEvent

    page.hide()
    page.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
