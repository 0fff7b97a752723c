"""The rooms keep their doors: sizes people can live with, no print, one way of imports."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("gui", "cli", "operations", "corpus", "annotation", "interchange", "training", "messages")
FILES = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]


def test_no_file_holds_more_than_one_idea_can_fill() -> None:
    long = {f.name: n for f in FILES if (n := len(f.read_text("utf-8").splitlines())) > 400}
    assert long == {}


def test_every_room_says_what_it_is_for() -> None:
    missing = [room for room in ROOMS if not ast.get_docstring(_tree(ROOT / room / "__init__.py"))]
    assert missing == []


def test_nothing_that_is_read_from_disk_is_ever_executed() -> None:
    """No pickle, no eval: a file from a stranger stays data."""
    forbidden = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}
    found = []
    for file in FILES:
        for node in ast.walk(_tree(file)):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name.split(".")[0] for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module.split(".")[0]]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names = [node.func.id] if node.func.id in {"eval", "exec"} else []
            found += [(file.name, name) for name in names if name in {*forbidden, "eval", "exec"}]
    assert found == []


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))
