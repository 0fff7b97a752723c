"""From start to the open report on the screen, against a bare Qt window with an editor.

Both are started as programs of their own, in turn, with a warm disk cache and written bytecode;
the time is from the start of the process to the end of the first paint, which has the text of the
report on the page, and to the paint after which the window is complete. The project has 100,000
sentences.

A third program tells what of the difference is no line of ours: the bare window after importing
the Qt classes and the modules of the standard library that our start imports, and nothing else.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
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
window.show()
app.processEvents()
window.repaint()
print(f'{{"painted": {time.time()}, "cpu": {time.process_time()}}}', flush=True)
os._exit(0)
"""
# What our first paint imports that is not ours: lines of imports.
_LISTED = """
import ast, sys
known = set(sys.modules)
import gui.app, gui.window
ours = {m.__file__ for m in list(sys.modules.values()) if getattr(m, "__file__", None)}
lines = set()
for file in sorted(f for f in ours if f.startswith(sys.argv[1]) and "site-packages" not in f):
    for node in ast.walk(ast.parse(open(file, encoding="utf-8").read())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
            lines |= {f"from {node.module} import {name.name}" for name in node.names}
plain = sys.stdlib_module_names
lines |= {f"import {m}" for m in set(sys.modules) - known if m.split(".")[0] in plain}
print("\\n".join(sorted(lines)))
"""
# Looking into a class is what makes PySide6 build it, as the first use does.
_TOUCH = """
for name, thing in list(globals().items()):
    if isinstance(thing, type) or name == "Qt":
        dir(thing)
"""
# As main.py does it; the first paint is over when what was posted during it is delivered.
_OURS = """
import gc
gc.disable()
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QTimer
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
told = {}
class Mark(QObject):
    def __init__(self, wall, cpu):
        super().__init__()
        self.wall, self.cpu = wall, cpu
    def after(self):
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
    def event(self, event):
        told[self.wall], told[self.cpu] = time.time(), time.process_time()
        return True
painted, complete = Mark("painted", "cpu"), Mark("complete", "complete_cpu")
def finished():
    window.repaint()
    complete.after()
window.view.workspace.page.painted.connect(painted.after)
window.view.finished.connect(finished)
window.show()
def leave():
    heavy = [m for m in ("sklearn", "jieba", "rjieba", "numpy", "scipy") if m in sys.modules]
    lines = open("/proc/self/status").read().splitlines() if os.path.exists("/proc") else []
    peak = next((int(l.split()[1]) / 1024 for l in lines if l.startswith("VmHWM")), 0.0)
    print(json.dumps(told | {"peak_mb": peak, "heavy": heavy}), flush=True)
    window.close()
    os._exit(0)
QTimer.singleShot(4000, leave)
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
    pycache = path.with_name("bytecode")
    # The disk cache is warm, and the bytecode written as in any installed program, from here on.
    floor = _run(_LISTED, pycache, str(ROOT)) + _TOUCH + _BARE
    _start(_BARE, pycache), _start(floor, pycache), _start(_OURS, pycache, *ours)
    programs = (_BARE, ()), (_OURS, ours), (floor, ())
    rounds = [[_start(code, pycache, *told) for code, told in programs] for _ in range(times)]
    bare, window, complete, same = (
        statistics.median(one[of][what] for one in rounds)
        for of, what in ((0, "took"), (1, "took"), (1, "complete_took"), (2, "took"))
    )
    cpu = statistics.median(o["cpu"] / b["cpu"] for b, o, _ in rounds)
    return {
        "ratio_to_bare_window": window / bare,
        "ratio_of_same_imports": same / bare,
        "ratio_of_cpu_time": cpu,
        "window_s": window,
        "bare_window_s": bare,
        "complete_s": complete,
        "complete_ratio": complete / bare,
        "peak_memory_mb": max(o["peak_mb"] for _, o, _ in rounds),
        "heavy_modules": sorted({m for _, o, _ in rounds for m in o["heavy"]}),
    }


def _start(code: str, pycache: Path, *told: str) -> dict[str, Any]:
    """One start: seconds until painted and until complete, peak memory in MB, what was loaded."""
    start = time.time()
    found: dict[str, Any] = json.loads(_run(code, pycache, *told).splitlines()[-1])
    complete = found.get("complete", found["painted"])
    return found | {"took": found["painted"] - start, "complete_took": complete - start}


def _run(code: str, pycache: Path, *told: str) -> str:
    """What a program prints."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(pycache),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(
        [sys.executable, "-c", code, *told],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


if __name__ == "__main__":
    main()
