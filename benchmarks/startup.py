"""From start to the open report on the screen, against a bare Qt window with an editor.

Both are started as programs of their own, in turn, with a warm disk cache; the time is from the
start of the process to the end of the first paint. The project has 100,000 sentences.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.harness import ROOT, arguments, note, report

SENTENCES = 100_000

_BARE = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QTextEdit("依法行政"))
window.resize(1366, 768)
"""
_OURS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from gui.app import make_app
from gui.look import Look
from gui.window import Window
app = make_app("zh")
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
look = Look(settings)
look.apply()
window = Window(settings, look, lang="zh")
window.resize(1366, 768)
window.open_project(Path(sys.argv[1]))
"""
# The first paint happens inside the first UpdateRequest, or while the window is shown.
_PAINT = """
window.show()
app.processEvents()
window.repaint()
painted = time.time()
def leave():
    import json
    heavy = [m for m in ("sklearn", "jieba", "rjieba", "numpy", "scipy") if m in sys.modules]
    lines = open("/proc/self/status").read().splitlines() if os.path.exists("/proc") else []
    peak = next((int(l.split()[1]) / 1024 for l in lines if l.startswith("VmHWM")), 0.0)
    print(json.dumps({"painted": painted, "peak_mb": peak, "heavy": heavy}), flush=True)
    os._exit(0)
QTimer.singleShot(4000 if len(sys.argv) > 1 else 0, leave)
app.exec()
"""


def main() -> None:
    """Measure and report."""
    args = arguments("startup", "window painted with the open report, against a bare window")
    times, sentences = (3, 20_000) if args.quick else (7, SENTENCES)
    from benchmarks.table_data import make_project

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "startup.db"
        note(f"making a project of {sentences:,} sentences")
        project = make_project(path, sentences, annotated=sentences // 10)
        project.set_setting("analyst", "甲")
        project.close()
        report(_measure(path, times), as_json=args.json)


def _measure(path: Path, times: int) -> dict[str, object]:
    ours = [str(path), str(path.with_suffix(".ini"))]
    _start(_BARE), _start(_OURS, *ours)  # the disk cache is warm from here on
    pairs = [(_start(_BARE), _start(_OURS, *ours)) for _ in range(times)]
    bare = statistics.median(b["took"] for b, _ in pairs)
    window = statistics.median(o["took"] for _, o in pairs)
    return {
        "ratio_to_bare_window": window / bare,
        "window_s": window,
        "bare_window_s": bare,
        "peak_memory_mb": max(o["peak_mb"] for _, o in pairs),
        "heavy_modules": sorted({m for _, o in pairs for m in o["heavy"]}),
    }


def _start(code: str, *arguments: str) -> dict[str, Any]:
    """One start: seconds until painted, peak memory in MB, what was loaded."""
    import time

    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code + _PAINT, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"took": found["painted"] - start}


if __name__ == "__main__":
    main()
