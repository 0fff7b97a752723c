"""Pages are loaded while nothing else happens, so that the first look at them is quick."""

import subprocess
import sys
from pathlib import Path

from gui import ahead
from gui.ahead import PAGES, Ahead

ROOT = Path(__file__).resolve().parents[2]


def test_module_after_module_is_loaded_until_all_are_there_or_it_is_stopped(qtbot, monkeypatch):
    loaded = []
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    one = Ahead(("a", "b", "c"))
    one._next()
    one._next()
    assert loaded == ["a", "b"]
    one._timer.setInterval(1)
    one.start()
    qtbot.waitUntil(lambda: not one._timer.isActive())
    assert loaded == ["a", "b", "c"]


def test_what_it_names_is_there_and_needs_nothing_heavy():
    code = (
        "import sys, importlib\n"
        f"for name in {PAGES!r}: importlib.import_module(name)\n"
        "print([m for m in ('numpy', 'sklearn', 'jieba', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
