"""A run beside the window: killed at any moment it leaves no process, and goes on to the same."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from project_files import REPORT, write_reports

from annotation.project import open_project
from interchange.xlsx_reading import read_sheets
from messages import KnownError
from operations import known_runs as runs
from operations.beside import Beside, Done, Failed, Progress
from operations.known_runs import (
    forget_run,
    known_runs,
    note_import,
    remember_run,
    unfinished_import,
)
from operations.tag_beside import TAGGING, WRITING, RunEnd, begin_run, go_on, pause
from operations.tag_kept import folder_of

PATIENCE = 180


@pytest.fixture
def project(tmp_path: Path) -> Path:
    open_project(tmp_path / "云溪.db", create=True).close()
    return tmp_path / "云溪.db"


def drain(beside: Beside) -> tuple[list[Any], Any]:
    """Every step, and the end."""
    steps, end = [], time.monotonic() + PATIENCE
    while time.monotonic() < end:
        news = beside.poll()
        if isinstance(news, Progress):
            steps.append(news.what)
        elif isinstance(news, Done | Failed):
            return steps, news
        else:
            time.sleep(0.02)
    raise TimeoutError


def processes(parent: int) -> set[str]:
    """The workers of a process, on a system that can list them."""
    listed = subprocess.run(["ps", "-ww", "-eo", "pid,ppid,args"], capture_output=True, text=True)
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    return {pid for pid, mother, args in rows if mother == str(parent) and "popen_loky" in args}


def alive(pids: set[str]) -> bool:
    listed = subprocess.run(["ps", "-eo", "pid,stat"], capture_output=True, text=True)
    rows = dict(line.split(None, 1) for line in listed.stdout.splitlines())
    return any(not rows.get(pid, "Z").startswith("Z") for pid in pids)


def test_it_tells_how_far_it_is_and_counts_as_the_table_does(project: Path, tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "报告")
    out = tmp_path / "结果.xlsx"
    steps, end = drain(Beside(begin_run, project, [folder], out, "xlsx", "zh", 1))
    assert end == Done(RunEnd(folder_of(out), out, finished=True))
    last = [step for step in steps if step.what == TAGGING][-1]
    assert (last.files, last.all_files) == (2, 2) and last.size == last.all_sizes > 0
    counted = next(rows for name, rows in read_sheets(out) if name == "汇总")
    table = {cells[0]: cells for _, cells in counted}
    assert {name: str(n) for name, n in last.labels} == {n: table[n][3] for n, _ in last.labels}
    assert dict(last.labels)["普法"] and str(last.sentences) == table["句子"][1]
    assert steps[-1].what == WRITING


@pytest.mark.skipif(sys.platform == "win32", reason="an idle worker ends by itself there")
def test_killed_it_leaves_no_worker_and_goes_on_to_the_same_bytes(
    project: Path, tmp_path: Path
) -> None:
    folder, out, whole = tmp_path / "报告", tmp_path / "结果.jsonl", tmp_path / "一次.jsonl"
    folder.mkdir()
    for number in range(10):
        (folder / f"云溪县{number}.txt").write_text(REPORT * 1000, "utf-8")
    beside = Beside(begin_run, project, [folder], out, "jsonl", "zh", 2)
    process = beside._process
    assert process is not None and process.pid is not None
    step, end = None, time.monotonic() + PATIENCE
    while step is None or not step.files:
        news = beside.poll()
        assert not isinstance(news, Done | Failed) and time.monotonic() < end
        step = news.what if isinstance(news, Progress) else step
        time.sleep(0.02)
    workers = processes(process.pid)
    beside.close()
    while alive(workers) and time.monotonic() < end:
        time.sleep(0.1)
    assert workers and not alive(workers)
    assert not out.exists()
    _, done = drain(Beside(go_on, folder_of(out), 1))
    assert isinstance(done, Done)
    drain(Beside(begin_run, project, [folder], whole, "jsonl", "zh", 1))
    assert out.read_bytes() == whole.read_bytes()


def test_a_pause_asked_for_before_is_no_pause_of_the_next_run(
    project: Path, tmp_path: Path
) -> None:
    folder, out = write_reports(tmp_path / "报告"), tmp_path / "结果.jsonl"
    drain(Beside(begin_run, project, [folder], out, "jsonl", "zh", 1))
    pause(folder_of(out))
    _, end = drain(Beside(go_on, folder_of(out), 1))
    assert isinstance(end, Done) and end.result.finished


def test_other_files_than_before_are_refused(project: Path, tmp_path: Path) -> None:
    folder, out = write_reports(tmp_path / "报告"), tmp_path / "结果.jsonl"
    drain(Beside(begin_run, project, [folder], out, "jsonl", "zh", 1))
    (folder / "新.txt").write_text("又来一篇报告。\n", "utf-8")
    _, end = drain(Beside(go_on, folder_of(out), 1))
    assert isinstance(end, Failed) and end.message.key == "operations.other_run"


def test_runs_are_remembered_the_last_first_and_what_is_gone_is_left_out(
    project: Path, tmp_path: Path
) -> None:
    folder = write_reports(tmp_path / "报告")
    outs = [tmp_path / name for name in ("一.jsonl", "二.jsonl")]
    for out in outs:
        drain(Beside(begin_run, project, [folder], out, "jsonl", "zh", 1))
        remember_run(project, folder_of(out))
    remember_run(project, tmp_path / "没有.parts")
    assert [run.out for run in known_runs(project)] == outs[::-1]
    forget_run(project, folder_of(outs[0]), remove=True)
    assert [run.out for run in known_runs(project)] == [outs[1]]
    assert outs[0].is_file() and not folder_of(outs[0]).exists()


def test_an_unfinished_import_is_remembered_until_it_is_done(project: Path, tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "报告")
    note_import(project, [folder, tmp_path / "没有"])
    assert unfinished_import(project) == [folder]
    note_import(project, [])
    assert unfinished_import(project) == []
    assert not project.with_name("云溪.runs.json").exists()


def test_what_cannot_be_remembered_stops_no_work(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise KnownError("interchange.disk_full", path=project)

    monkeypatch.setattr(runs, "write_json", full)
    note_import(project, [tmp_path])
    remember_run(project, tmp_path)
    assert unfinished_import(project) == []
