"""A commit reaches the disk beside the one who writes, and nothing is lost by it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotation import late_sync
from annotation.late_sync import LateSync
from annotation.project import Project, open_project


def synchronous(project: Project) -> int:
    return int(project.db.execute("PRAGMA synchronous").fetchone()[0])


@pytest.fixture
def synced(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How large the log was whenever it was brought to the disk."""
    sizes = list[int]()
    monkeypatch.setattr(
        late_sync.os, "fsync", lambda number: sizes.append(os.fstat(number).st_size)
    )
    return sizes


def test_the_last_commit_is_on_the_disk_when_it_is_closed(project, synced):
    late = LateSync(project)
    for number in range(20):
        project.set_setting("analyst", f"甲{number}")
    late.close()
    log = project.path.with_name(project.path.name + "-wal")
    assert synced[-1] == log.stat().st_size > 0


def test_the_one_who_writes_does_not_wait(project, synced):
    late = LateSync(project)
    assert synchronous(project) == 1
    late.close()


def test_after_it_every_commit_waits_for_the_disk_again(project, synced):
    LateSync(project).close()
    assert synchronous(project) == 2
    assert project.committed is None


def test_a_disk_that_refuses_is_left_to_sqlite_which_says_so(project, monkeypatch):
    def refuse(_: int) -> None:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(late_sync.os, "fsync", refuse)
    late = LateSync(project)
    project.set_setting("analyst", "甲")
    late._thread.join(0.5)  # it goes on, but has synced by then
    project.set_setting("analyst", "乙")
    assert synchronous(project) == 2
    late.close()


def test_a_step_that_is_rolled_back_asks_for_nothing(project, synced):
    late = LateSync(project)
    with pytest.raises(ZeroDivisionError), project.transaction():
        project.set_setting("analyst", "甲")
        raise ZeroDivisionError
    assert not late._asked.is_set()
    late.close()


def test_a_program_that_is_killed_right_after_a_commit_loses_nothing(path: Path) -> None:
    work = (
        "import os, sys; from pathlib import Path\n"
        "from annotation.late_sync import LateSync\n"
        "from annotation.project import open_project\n"
        "project = open_project(Path(sys.argv[1])); LateSync(project)\n"
        "project.set_setting('analyst', '甲'); os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", work, str(path)], check=False)
    assert done.returncode == 9
    with open_project(path) as project:
        assert project.setting("analyst") == "甲"


def test_the_log_of_a_project_behind_a_link_reaches_the_disk(path, tmp_path, synced):
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)
    with open_project(link) as project:
        late = LateSync(project)
        project.set_setting("analyst", "甲")
        late.close()
    assert synced[-1] > 0
