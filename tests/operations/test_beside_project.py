"""An operation on a project, in a process of its own: how it is opened, what is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotation.project import open_project
from messages import KnownError
from operations import beside_project
from operations.beside import Stop
from operations.beside_project import CREATE, READ, answer, call, do


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_project(tmp_path / "云溪.db", create=True).close()
    return tmp_path / "云溪.db"


def silent(_: object) -> None:
    pass


def test_who_reads_alone_cannot_write(path: Path) -> None:
    work = "operations.analysts.analyst_of"
    with pytest.raises(KnownError) as refused:
        answer(call(work, path, "甲", access=READ, tells=False))
    assert refused.value.message.key == "annotation.read_only"
    assert answer(call(work, path, "甲", tells=False))[0] == "甲"


def test_a_project_is_made_only_where_that_was_asked_for(tmp_path: Path) -> None:
    work, path = "annotation.reports.reports", tmp_path / "新.db"
    with pytest.raises(KnownError):
        answer(call(work, path, tells=False))
    assert answer(call(work, path, access=CREATE, tells=False)) == []
    assert path.exists()


def test_progress_is_told_at_once_and_then_not_too_often(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, told = [0.0], list[Any]()
    monkeypatch.setattr(beside_project.time, "monotonic", lambda: now[0])
    progress = beside_project._Sometimes(told.append)
    for moment in (1.0, 1.01, 1.02, 1.06):
        now[0] = moment
        progress(int(100 * moment), 200, "")
    assert told == [(100, 200, ""), (106, 200, "")]


def test_what_was_stored_before_it_was_asked_to_stop_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise Stop

    monkeypatch.setattr("annotation.project.Project.close", stopped)
    assert answer(call("operations.analysts.analyst_of", path, "甲", tells=False))[0] == "甲"
    monkeypatch.setattr("operations.analysts.analyst_of", stopped)
    with pytest.raises(Stop):
        answer(call("operations.analysts.analyst_of", path, "甲", tells=False))


def test_what_the_disk_refuses_is_said_with_its_name(path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        do(call("beside_work.no_disk", path, tells=False), tell=silent)
    assert refused.value.message.key == "annotation.cannot_write"
    assert "语料.xlsx" in str(refused.value)
