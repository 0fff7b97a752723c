"""Long computations beside the window, as a page asks for them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import beside_work
import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from gui.asking import Asking

PATIENCE = 60_000  # ms; a busy machine
PATH = Path("云溪.db")


@pytest.fixture
def asking(qapp) -> Iterator[Asking]:
    made = Asking()
    yield made
    made.stop()
    assert not made.busy and multiprocessing.active_children() == []


def test_the_answer_is_told_once(asking, qtbot) -> None:
    with qtbot.waitSignal(asking.answered, timeout=PATIENCE) as told:
        asking.ask(beside_work.add, PATH, 2, 3)
        assert asking.busy
    assert told.args == [("云溪.db", 5)]
    assert not asking.busy


def test_progress_is_told_in_order(asking, qtbot) -> None:
    heard = []
    asking.progressed.connect(heard.append)
    with qtbot.waitSignal(asking.answered, timeout=PATIENCE):
        asking.ask(beside_work.count, PATH, 3)
    assert heard == [0, 1, 2]


def test_a_known_error_is_told_as_its_message(asking, qtbot) -> None:
    with qtbot.waitSignal(asking.failed, timeout=PATIENCE) as told:
        asking.ask(beside_work.refuse, PATH)
    assert told.args[0].key == "operations.nothing_annotated"


def test_a_newer_question_takes_the_place_of_the_older(asking, qtbot) -> None:
    heard = []
    asking.answered.connect(heard.append)
    asking.ask(beside_work.wait_forever, PATH)
    with qtbot.waitSignal(asking.answered, timeout=PATIENCE):
        asking.ask(beside_work.add, PATH, 1, 1)
    assert heard == [("云溪.db", 2)]


def test_after_stopping_nothing_is_told(asking, qtbot) -> None:
    heard = []
    asking.answered.connect(heard.append)
    asking.ask(beside_work.add, PATH, 1, 1)
    asking.stop()
    qtbot.wait(300)
    assert heard == []


def test_who_is_told_may_ask_again(asking, qtbot) -> None:
    heard = []

    def again(result: object) -> None:
        heard.append(result)
        if len(heard) == 1:
            asking.ask(beside_work.add, PATH, 5, 5)

    asking.answered.connect(again)
    asking.ask(beside_work.add, PATH, 1, 1)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=PATIENCE)
    assert heard[1] == ("云溪.db", 10)
