"""One long computation beside the window."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import beside_work
import pytest

from operations.beside import PATIENCE as TIDY
from operations.beside import Beside, Done, Failed, News, Progress, Stopped

PATIENCE = 60  # seconds; a busy machine
PATH = Path("云溪.db")


@contextmanager
def beside(work: Callable[..., Any], *args: Any, tells: bool = False) -> Iterator[Beside]:
    started = Beside(work, PATH, *args, tells=tells)
    try:
        yield started
    finally:
        started.close()
        assert multiprocessing.active_children() == []


def news(started: Beside) -> News:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (found := started.poll()) is not None:
            return found
        time.sleep(0.005)
    raise TimeoutError


def test_the_result_comes_back() -> None:
    with beside(beside_work.add, 2, 3) as started:
        assert news(started) == Done(("云溪.db", 5))


def test_after_the_end_nothing_runs_and_nothing_is_told() -> None:
    with beside(beside_work.add, 2, 3) as started:
        news(started)
        assert not started.running and started.poll() is None
        assert multiprocessing.active_children() == []


def test_what_is_yielded_is_told_on_the_way() -> None:
    with beside(beside_work.count, 3) as started:
        told = [news(started) for _ in range(4)]
    assert told == [Progress(0), Progress(1), Progress(2), Done("3 in 云溪.db")]


def test_a_known_error_crosses_as_its_message() -> None:
    with beside(beside_work.refuse) as started:
        told = news(started)
    assert isinstance(told, Failed)
    assert told.message.key == "operations.nothing_annotated"
    assert str(PATH) in str(told.message)


@pytest.mark.parametrize(("work", "code"), [("die", "7"), ("break_down", "1")])
def test_a_process_that_ends_by_itself_is_told_plainly(work: str, code: str) -> None:
    with beside(getattr(beside_work, work)) as started:
        told = news(started)
    assert isinstance(told, Failed)
    assert told.message.key == "operations.beside_stopped" and code in str(told.message)


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by a signal")
def test_closing_kills_at_once() -> None:
    with beside(beside_work.wait_forever) as started:
        pid = news(started).what
        start = time.monotonic()
        started.close()
        assert time.monotonic() - start < 10
        assert started.poll() is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_closing_twice_is_the_same_as_once() -> None:
    with beside(beside_work.wait_forever) as started:
        started.close()
        started.close()


def test_what_is_asked_to_stop_tidies_up_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "语料.xlsx"
    with beside(beside_work.write_for_ever, target, tells=True) as started:
        assert news(started) == Progress("begun")
        assert len(list(tmp_path.iterdir())) == 1  # written aside
        started.ask_to_stop()
        assert news(started) == Stopped()
        assert not started.running
    assert list(tmp_path.iterdir()) == []


def test_it_stops_first_of_all_where_it_tells_how_far_it_is() -> None:
    with beside(beside_work.look_for_ever, tells=True) as started:
        assert news(started) == Progress("still here")
        started.ask_to_stop()
        while isinstance(end := news(started), Progress):
            pass
    assert end == Done("stopped where it looked")


def test_what_had_ended_well_before_it_heard_is_told() -> None:
    with beside(beside_work.say_and_add, 2, 3) as started:
        news(started)
        time.sleep(0.5)  # it ends
        started.ask_to_stop()
        assert news(started) == Done(("云溪.db", 5))


def test_much_is_given_when_the_process_is_there_to_take_it() -> None:
    numbers = array("q", range(300_000))
    with beside(beside_work.length_of, numbers) as started:
        assert started.poll() is None  # nothing waited for an interpreter that has to come first
        assert news(started) == Done(300_000)


def test_what_is_asked_to_stop_before_it_began_never_begins() -> None:
    with beside(beside_work.add, 2, 3) as started:
        started.ask_to_stop()
        assert news(started) == Stopped()


def test_closing_with_patience_leaves_nothing_half(tmp_path: Path) -> None:
    with beside(beside_work.write_for_ever, tmp_path / "语料.xlsx", tells=True) as started:
        news(started)
        started.close(TIDY * 10)
    assert list(tmp_path.iterdir()) == []


# The window was killed: it could not close anything.
_WINDOW = """
import os, sys, time
sys.path[:0] = {paths!r}
if __name__ == "__main__":
    import beside_work
    from operations.beside import Beside
    started = Beside(beside_work.wait_forever, None)
    while (told := started.poll()) is None:
        time.sleep(0.01)
    print(told.what, flush=True)
    os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by a signal")
def test_a_process_does_not_outlive_the_window(tmp_path: Path) -> None:
    tests = Path(__file__).resolve().parents[1]
    window = tmp_path / "window.py"
    window.write_text(_WINDOW.format(paths=[str(tests), str(tests.parent)]), "utf-8")
    told = subprocess.run(
        [sys.executable, window], capture_output=True, text=True, timeout=PATIENCE
    )
    pid, end = int(told.stdout), time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.kill(pid, 9)
    pytest.fail("it is still there")
