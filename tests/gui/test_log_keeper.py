"""The write-ahead log is emptied when the hands rest, by somebody else than who types."""

import shutil
from pathlib import Path

import pytest
from live_project import import_seven

from annotation.annotations import annotations
from annotation.project import Project, open_project
from annotation.units import units
from gui import log_keeper
from gui.session import Session
from operations.judge_one import judge_category

PUFA = "cat-pufa"


@pytest.fixture
def session(qtbot, tmp_path: Path):
    path = tmp_path / "云溪.db"
    with open_project(path, create=True) as project:
        import_seven(project, tmp_path / "files")
        project.set_setting("analyst", "甲")
    made = Session(path)
    yield made
    made.close()


def judge(project: Project, times: int) -> None:
    unit = next(units(project, kinds=("sentence",)))
    for number in range(times):
        judge_category(project, unit_id=unit.id, category=PUFA, value=number % 2 == 0, analyst="甲")


def in_the_file(path: Path, folder: Path) -> int:
    """How many annotations the file holds without its log."""
    alone = folder / "alone.db"
    shutil.copy(path, alone)
    with open_project(alone) as project:
        return len(list(annotations(project)))


def test_no_commit_of_the_window_writes_the_file_itself(session, tmp_path):
    path = session.project.path
    judge(session.project, 251)  # far more than the thousand pages at which SQLite would
    assert path.with_name(path.name + "-wal").stat().st_size > 1_200 * 4096
    assert in_the_file(path, tmp_path) == 0


def test_when_the_hands_rest_the_file_is_whole_and_nothing_is_read_anew(
    session, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(log_keeper, "REST_MS", 1)
    session._log._soon.setInterval(1)
    reloaded = []
    session.reloaded.connect(lambda: reloaded.append(True))
    session.look_for_others()
    judge(session.project, 1)
    session._log.note()
    qtbot.waitUntil(lambda: in_the_file(session.project.path, tmp_path) == 1)
    session.look_for_others()
    assert not reloaded


def test_who_never_rests_does_not_keep_it_from_being_emptied(session, qtbot, monkeypatch):
    monkeypatch.setattr(log_keeper, "MOST_WRITES", 3)
    keeper = session._log
    for _ in range(3):
        keeper.note()
    left = keeper._soon.remainingTime()
    qtbot.wait(20)
    keeper.note()
    assert keeper._soon.remainingTime() < left


def test_a_project_that_is_gone_is_not_made_again(tmp_path):
    from annotation.checkpoint import empty_the_log

    empty_the_log(tmp_path / "gone.db")
    assert not list(tmp_path.iterdir())
