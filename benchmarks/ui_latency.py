"""How long from a key press to the end of the paint that shows what it did.

One press every 60 ms (digits, Enter, 0, arrows, undo mixed), in a project of 100,000 sentences,
every commit synced to the disk (beside the window, docs/adr/0017), while the classifier is fitted
again whenever it has ended and its predictions are stored each time. Best of three runs; beside
them how late a timer of 5 ms is in the same window while nobody types (``idle_probe``), and one
run more in which every commit waits for the disk before it returns (``..._waiting_for_disk``).
``stolen_share``: of the processor time of the machine, what its host gave to others meanwhile
(Linux, else null): where it is more than a few percent the tails are the host's.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.harness import arguments, note, report

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

EVERY_MS = 60
SENTENCES, ANNOTATED = 100_000, 10_000
KEYS = ("1", "2", "3", "4", "0", "enter", "enter", "enter", "down", "down", "up", "undo")


def main() -> None:
    """Measure and report."""
    args = arguments("ui_latency", "key press to end of paint, with a refit running")
    presses, runs, sentences = (120, 1, 20_000) if args.quick else (1000, 3, SENTENCES)
    from benchmarks.table_data import make_project
    from operations.near_duplicates import link

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "latency.db"
        note(f"making a project of {sentences:,} sentences")
        project = make_project(path, sentences, annotated=min(ANNOTATED, sentences // 10))
        project.set_setting("analyst", "甲")
        link(project)  # as an import does
        project.close()
        report(_measure(path, presses, runs), as_json=args.json)


def _measure(path: Path, presses: int, runs: int) -> dict[str, object]:
    from PySide6.QtCore import QSettings

    from gui.app import make_app
    from gui.look import Look
    from gui.window import Window

    app = make_app("zh")
    settings = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    look = Look(settings)
    look.apply()
    hands = _Hands(Window(settings, look, lang="zh"))
    hands.window.resize(1366, 768)
    hands.window.show()
    hands.window.open_project(path)
    _spin(app, 8.0)  # the process that learns has read the corpus by then
    idle = _probe(app, 5.0)
    hands.keep_fitting()
    found = []
    before = _ticks()
    for run in range(runs):
        found.append(_run(app, hands, presses, run))
        note(f"run {run + 1}: {found[-1]}")
    stolen = _stolen(before)
    project = hands.window.session.project
    project.committed = None
    project.db.execute("PRAGMA synchronous = FULL")
    waiting = _run(app, hands, presses, runs)
    hands.window.close()
    _spin(app, 0.2)
    best = min(found, key=lambda f: f["p95"])
    return {
        "next_sentence_p95_ms": best["p95"],
        "next_sentence_p99_ms": best["p99"],
        "next_sentence_max_ms": best["max"],
        "p95_ms_of_runs": [f["p95"] for f in found],
        "p99_ms_of_runs": [f["p99"] for f in found],
        "max_ms_of_runs": [f["max"] for f in found],
        "median_ms": best["median"],
        "handled_p95_ms": best["handled_p95"],
        "p95_ms_waiting_for_disk": waiting["p95"],
        "max_ms_waiting_for_disk": waiting["max"],
        "stolen_share": stolen,
        "idle_probe_max_ms": idle,
        "presses": presses,
        "refits": hands.fits,
    }


def _run(app: Any, hands: _Hands, presses: int, run: int) -> dict[str, float]:
    hands.type(presses, seed=run)
    while hands.left:
        app.processEvents()
        time.sleep(0.0005)
    return hands.figures()


def _ticks() -> list[int]:
    """user, nice, system, idle, iowait, irq, softirq, steal of /proc/stat; [] elsewhere."""
    stat = Path("/proc/stat")
    return [int(n) for n in stat.read_text().split("\n")[0].split()[1:9]] if stat.is_file() else []


def _stolen(before: list[int]) -> float | None:
    spent = [now - then for now, then in zip(_ticks(), before, strict=True)]
    return round(spent[7] / sum(spent), 3) if spent else None


class _Hands:
    """Types into a window and looks when it has painted."""

    def __init__(self, window: Any) -> None:
        from PySide6.QtCore import QEvent, QTimer

        self.window = window
        self.left, self._took, self._handled = 0, list[float](), list[float]()
        self.fits = 0
        self._pressed = 0.0
        self._chance = random.Random(0)
        self._timer = QTimer()
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._press)
        update, plain = QEvent.Type.UpdateRequest, window.event

        def event(what: QEvent) -> bool:
            done = plain(what)
            if what.type() == update and self._pressed:
                self._took.append(1000 * (time.perf_counter() - self._pressed))
                self._pressed = 0.0
            return bool(done)

        window.event = event

    def type(self, presses: int, *, seed: int) -> None:
        """Start pressing in a report of its own, from its top; ``left`` counts down."""
        self.window.view.workspace.open_report(self.window.session.report_ids[10 + seed])
        self.left, self._took, self._handled = presses, [], []
        self._chance = random.Random(seed)
        self._timer.start()

    def _press(self) -> None:
        from PySide6.QtCore import QCoreApplication

        if self.left == 0:
            self._timer.stop()
            return
        self.left -= 1
        self._pressed = start = time.perf_counter()
        key, before = self._chance.choice(KEYS), self._state()
        target = self.window.view.workspace.page
        if key == "undo":
            self.window.undo()
        else:
            QCoreApplication.sendEvent(target, _event(key))
        self._handled.append(1000 * (time.perf_counter() - start))
        if self._state() == before:
            self._pressed = 0.0  # up in the first sentence: there is nothing to paint

    def _state(self) -> tuple[object, ...]:
        """What a press can change."""
        step = self.window.session.last_step()
        return self.window.view.workspace.page.current, step and step.id

    def keep_fitting(self) -> None:
        """From now on every fit that ends is followed by the next."""
        learning = self.window.learning
        learning.heard.connect(self._again)
        learning.loop.teach()

    def _again(self, news: Any) -> None:
        if news.what != "scores":
            self.fits += 1
            self.window.learning.loop.teach()

    def figures(self) -> dict[str, float]:
        """Milliseconds over the last run."""
        took, handled = sorted(self._took), sorted(self._handled)
        return {
            "median": statistics.median(took),
            "p95": took[int(len(took) * 0.95)],
            "p99": took[int(len(took) * 0.99)],
            "max": took[-1],
            "handled_p95": handled[int(len(handled) * 0.95)],
            "painted": len(took),
        }


def _event(key: str) -> Any:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    named = {"enter": Qt.Key.Key_Return, "down": Qt.Key.Key_Down, "up": Qt.Key.Key_Up}
    code = named.get(key) or Qt.Key(ord(key))
    text = key if key.isdigit() else ""
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)


def _spin(app: Any, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


def _probe(app: Any, seconds: float) -> float:
    """The latest that a timer of 5 ms was, in milliseconds, while nobody types."""
    from PySide6.QtCore import Qt, QTimer

    late, last = [0.0], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(1000 * (now - last[0]) - 5)
        last[0] = now

    timer = QTimer()
    timer.setInterval(5)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.0005)
    timer.stop()
    return max(late)


if __name__ == "__main__":
    main()
