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

    ``open_cpu_ms``, ``scroll_p95_cpu_ms``: the processor's time for the same, of all threads.
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
        steps = _scroll(app, session, background)
    finally:
        session.close()
    return {
        "open_ms": statistics.median(opened for opened, _, _ in runs),
        "open_cpu_ms": statistics.median(cpu for _, _, cpu in runs),
        "counted_ms": statistics.median(counted for _, counted, _ in runs),
        "scroll_p95_ms": _p95([wall for wall, _ in steps]),
        "scroll_p95_cpu_ms": _p95([cpu for _, cpu in steps]),
        "scroll_max_ms": max(wall for wall, _ in steps),
    }


def _p95(times: list[float]) -> float:
    return sorted(times)[round(len(times) * 0.95) - 1]


def _open(app: QApplication, session: Any, background: Any) -> tuple[float, float, float]:
    """Milliseconds until the first rows are painted, until all is there; the processor's of those
    to the first."""
    start, busy = time.perf_counter(), time.process_time()
    page, painted = _page(session, background)
    _until(app, lambda: painted[0] > 0)
    opened, spent = time.perf_counter(), time.process_time() - busy
    _until(app, lambda: page.total is not None)
    counted = time.perf_counter()
    _leave(app, page)
    return (opened - start) * 1000, (counted - start) * 1000, spent * 1000


def _scroll(app: QApplication, session: Any, background: Any) -> list[tuple[float, float]]:
    """Milliseconds of the clock and of the processor for each step."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    page, painted = _page(session, background)
    _until(app, lambda: page.total is not None and painted[0] > 0)
    chance, bar, times = random.Random(5), page.table.verticalScrollBar(), []
    page.table.selectRow(0)
    for step in range(STEPS):
        painted[0], start, busy = 0, time.perf_counter(), time.process_time()
        if step % 2:
            bar.setValue(chance.randrange(bar.maximum()))
        else:
            QTest.keyClick(page.table, Qt.Key.Key_PageDown)
        _until(app, lambda: painted[0] > 0)
        wall, cpu = time.perf_counter() - start, time.process_time() - busy
        times.append((wall * 1000, cpu * 1000))
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
