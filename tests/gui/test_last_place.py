"""A project comes back where it was left: the report, the sentence, the order of tagging."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from orders_driver import make_reports, say_of, sentences
from PySide6.QtCore import Qt
from window_driver import Driver

from gui.last_place import LastPlace, keep_place, last_place
from gui.look import Look
from gui.places import MOST_RECENT
from gui.tagging.order_list import Choice

Key = Qt.Key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = make_reports(tmp_path / "云溪.db")
    say_of(made, [])
    return made


@pytest.fixture
def again(qtbot, qapp, settings, path) -> Iterator[Callable[[], Driver]]:
    """The window of another day, on the same project."""
    days: list[Driver] = []

    def begin() -> Driver:
        if days:
            days.pop().leave()
        days.append(Driver(qtbot, settings, Look(settings)))
        days[-1].open(path)
        days[-1].window.finish()
        return days[-1]

    yield begin
    days.pop().leave()


def where(day: Driver) -> tuple[int, int]:
    return day.piece.unit.report_id, day.piece.unit.id


def settle(day: Driver) -> None:
    ordering = day.window.view.ordering
    day.qtbot.waitUntil(lambda: not (ordering.reader.busy or ordering._soon.isActive()))


def test_the_sentence_that_was_read_last_is_raised_again(again, path: Path) -> None:
    place = sentences(path)[17]
    again().window.view.workspace.open_sentence(*place)
    assert where(again()) == place
    assert where(again()) == place  # a day on which nothing was done


def test_another_language_stays_at_the_sentence(again, path: Path) -> None:
    day, place = again(), sentences(path)[17]
    day.window.view.workspace.open_sentence(*place)
    day.window.leave_project()
    day.open(path)
    assert where(day) == place


def test_a_report_that_is_gone_gives_way_to_the_first(again, settings, path: Path) -> None:
    keep_place(settings, path, LastPlace(99, 4))
    assert where(again()) == sentences(path)[0]


def test_the_order_goes_on_from_the_sentence_that_is_open(again, path: Path) -> None:
    day, place = again(), sentences(path)[17]
    day.window.view.ordering.choose(Choice("uncertain"))
    settle(day)
    day.window.view.workspace.open_sentence(*place)
    day = again()
    settle(day)
    listed = day.window.view.ordering.listed
    assert (listed.choice.order, where(day)) == ("uncertain", place)
    assert day.window.view.ordering.button.text() == "先看拿不准的 · 剩 36 句 ▾"
    head = listed._ahead[0]
    day.press(Key.Key_0)
    assert where(day) == head


@pytest.mark.parametrize("choice", [Choice("new", "cat-gone"), Choice("of another program")])
def test_an_order_that_is_gone_is_document_order(again, settings, path: Path, choice) -> None:
    keep_place(settings, path, LastPlace(1, 0, choice.order, choice.category))
    assert again().window.view.ordering.listed.choice == Choice()


@pytest.mark.parametrize("kept", ["nonsense", "[]", '{"%s": [1, null, 2]}'])
def test_settings_that_say_nothing_are_no_place(settings, kept: str) -> None:
    settings.setValue("last_places", kept.replace("%s", "a.db"))
    assert last_place(settings, Path("a.db")) == LastPlace()


def test_only_the_latest_projects_are_kept(settings) -> None:
    for number in range(MOST_RECENT + 1):
        keep_place(settings, Path(f"{number}.db"), LastPlace(number + 1, 2))
    assert last_place(settings, Path("0.db")) == LastPlace()
    assert last_place(settings, Path(f"{MOST_RECENT}.db")) == LastPlace(MOST_RECENT + 1, 2)
