"""Two programs on one project: writers wait for each other, the window keeps some things out."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotation.annotations import annotations
from annotation.check import check
from annotation.lock import hold
from annotation.project import open_project
from annotation.reports import units
from cli import run
from operations.import_reports import import_reports

ROOT = Path(__file__).resolve().parent.parent

ANNOTATE_ALL = """
import sys
from pathlib import Path
from annotation.project import open_project
from annotation.reports import units
from operations.annotate import annotate
with open_project(Path(sys.argv[1])) as project:
    for unit in list(units(project, kinds=("sentence",))) * 5:
        annotate(project, uid=unit.uid, names=["普法"], analyst=sys.argv[2])
"""


def start(path: Path, code: str, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def path(tmp_path: Path, reports_folder: Path) -> Path:
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
    return tmp_path / "annotations.db"


def test_two_processes_annotate_at_once_and_lose_nothing(path: Path) -> None:
    processes = [start(path, ANNOTATE_ALL, name) for name in ("乙", "丙")]
    for process in processes:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    with open_project(path) as project:
        sentences = len(list(units(project, kinds=("sentence",))))
        said = list(annotations(project))
        assert {a.analyst for a in said} == {"乙", "丙"}
        assert len(said) == 2 * 4 * sentences
        assert check(project) == []


HOLD_WINDOW = """
import sys
from pathlib import Path
from annotation.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def open_window(path: Path) -> subprocess.Popen:
    """Another process that holds the project's window."""
    window = subprocess.Popen(
        [sys.executable, "-c", HOLD_WINDOW, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    assert window.stdout.readline() == "held\n"
    return window


def test_while_the_window_is_open_one_can_annotate_but_not_merge(
    path: Path, tmp_path: Path, reports_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_project(tmp_path / "other.db", create=True) as other:
        import_reports(other, [reports_folder], analyst="乙")
    with open_project(path) as project:
        uid = next(units(project, kinds=("sentence",))).uid
    window = open_window(path)
    try:
        assert run(["annotate", uid, "普法", "--project", str(path), "--analyst", "甲"]) == 0
        assert run(["merge", str(tmp_path / "other.db"), "--project", str(path)]) == 1
        assert "Traceback" not in capsys.readouterr().err
    finally:
        window.communicate("")
    assert run(["merge", str(tmp_path / "other.db"), "--project", str(path)]) == 0


def test_the_lock_of_a_dead_window_is_taken_over(path: Path) -> None:
    window = open_window(path)
    window.kill()
    window.communicate()
    with hold(path):
        pass
