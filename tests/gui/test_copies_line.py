"""Near copies of the raised sentence: a quiet line, a preview, one step that tags them along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from report_texts import add_text
from window_driver import MAODUN, PUFA, YINGSHANG, ZHIFA

from annotation.annotations import Provenance, annotations, judge
from annotation.project import open_project
from annotation.reports import units
from gui.look import Look
from gui.session import Session
from gui.tagging.copies_line import CopiesLine
from operations.near_duplicates import link

SAID = "白鹭乡请来县里的律师，在农闲时节为留守老人讲解如何识别养老诈骗"
YEARS = ("2021", "2022", "2023")


def _make(path: Path) -> Path:
    """Three reports of three years with the same sentence, one of them twice."""
    with open_project(path, create=True) as project:
        project.set_setting("analyst", "甲")
        for year in YEARS:
            lines = [f"{SAID}{year[-1]}次。", "新建水塔一座。" if year == "2021" else "粮食丰收。"]
            add_text(
                project,
                [*lines, f"今年，{SAID}多次。"] if year == "2022" else lines,
                name=f"白鹭乡{year}.txt",
                metadata={"year": (year, "name")},
            )
        link(project)
    return path


class Hands:
    """The line over a project, and the hands on it."""

    def __init__(self, qtbot, settings, path: Path) -> None:
        self.qtbot, self.path = qtbot, path
        self.session = Session(path)
        look = Look(settings)
        look.apply()
        self.line = CopiesLine(self.session, look)
        self.line.show_scheme(self.session.categories)
        self.line.resize(320, 40)
        self.steps, self.opened = [], []
        self.session.written.connect(self.steps.append)
        self.line.open_sentence.connect(lambda *ids: self.opened.append(ids))
        self.line.show()
        self.line.activateWindow()
        self.same = [u.id for u in units(self.session.project) if SAID in u.text]
        (self.alone,) = (u.id for u in units(self.session.project) if "水塔" in u.text)

    def say(self, unit: int, who: str = "甲", **values: bool) -> None:
        given = {f"cat-{name}": value for name, value in values.items()}
        kind = Provenance("typed")
        judge(self.session.project, unit_id=unit, values=given, analyst=who, provenance=kind)
        self.session.judged.emit(1, unit)

    def raise_(self, unit: int, *, blind: bool = False) -> None:
        self.line.move_to(unit, blind=blind)
        self.settle()

    def settle(self) -> None:
        line = self.line
        self.qtbot.waitUntil(lambda: not (line._soon.isActive() or line._reader.busy), timeout=9000)
        QApplication.processEvents()

    def said(self) -> dict[int, dict[str, tuple[bool, str]]]:
        found: dict[int, dict[str, tuple[bool, str]]] = {}
        for row in annotations(self.session.project):
            found.setdefault(row.unit_id, {})[row.category] = (row.value, row.provenance.kind)
        return found

    def leave(self) -> None:
        self.line.stop()
        self.line.close()
        self.session.close()
        self.line.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def hands(qtbot, qapp, settings, tmp_path) -> Iterator[Any]:
    hands = Hands(qtbot, settings, _make(tmp_path / "总.db"))
    yield hands
    hands.leave()


def test_the_line_says_how_many_copies_there_are_and_where(hands: Hands) -> None:
    hands.raise_(hands.same[0])
    assert hands.line.button.isVisible()
    assert hands.line.button.text() == "另有 3 处相同的句子（2 篇，2 年）"
    hands.raise_(hands.alone)
    assert not hands.line.button.isVisible()


def test_the_key_says_where_there_are_none(hands: Hands) -> None:
    said = []
    hands.line.said.connect(said.append)
    hands.raise_(hands.alone)
    hands.line.open()
    assert said == ["没有和这一句几乎相同的句子"]
    hands.raise_(hands.alone, blind=True)
    hands.line.open()
    assert len(said) == 1 and not hands.line.popup.isVisible()


def test_it_is_as_high_without_copies_as_with_them(hands: Hands) -> None:
    hands.raise_(hands.alone)
    before = hands.line.sizeHint()
    hands.raise_(hands.same[0])
    assert hands.line.sizeHint().height() == before.height() > 0


def test_a_tag_can_go_to_all_of_them_after_a_preview_as_one_step(hands: Hands) -> None:
    hands.raise_(hands.same[0])
    hands.say(hands.same[0], pufa=True, zhifa=False)
    hands.settle()
    assert hands.line.button.text() == "一并标注另 3 处相同的  Ctrl+D"
    hands.qtbot.keyClick(hands.line, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    popup = hands.line.popup
    assert popup.isVisible()
    assert popup.head.text() == "把这一句的标注带到 3 处几乎相同的句子：普法"
    assert "白鹭乡2022 · 普法" in popup.list.toPlainText()
    assert set(hands.said()) == {hands.same[0]}
    hands.qtbot.keyClick(popup.do_button, Qt.Key.Key_Return)
    told = {PUFA: (True, "propagated"), ZHIFA: (False, "propagated")}
    assert [hands.said()[unit] for unit in hands.same[1:]] == [told] * 3
    assert len(hands.said()) == 4
    assert len(hands.steps) == 1
    hands.session.undo()
    assert set(hands.said()) == {hands.same[0]}
    hands.settle()
    assert hands.line.button.text() == "一并标注另 3 处相同的  Ctrl+D"


def test_what_others_said_is_left_and_what_is_disputed_is_named(hands: Hands) -> None:
    first, second, *_ = hands.same
    hands.say(first, pufa=True, yingshang=False)
    hands.say(second, who="乙", pufa=False)
    hands.raise_(first)
    hands.line.open()
    popup = hands.line.popup
    assert "不属于营商环境" in popup.head.text()
    assert "“普法”在这些句子里标得不一样" in popup.notes.text()
    assert popup.do_button.text() == "一并标注 3 处  ⏎"
    popup.do_button.click()
    assert hands.said()[second] == {PUFA: (False, "typed"), YINGSHANG: (False, "propagated")}
    assert MAODUN not in hands.said()[second]


def test_a_copy_is_shown_with_what_differs_and_a_click_leads_to_it(hands: Hands) -> None:
    hands.raise_(hands.same[0])
    hands.line.open()
    popup = hands.line.popup
    assert not popup.do_button.isVisible()
    assert "background-color" in popup.list.toHtml()
    popup.list.anchorClicked.emit(f"2/{hands.same[1]}")
    assert hands.opened == [(2, hands.same[1])]
    assert not popup.isVisible()


def test_nothing_is_said_of_a_sentence_that_is_to_be_answered_blind(hands: Hands) -> None:
    hands.raise_(hands.same[0], blind=True)
    assert not hands.line.button.isVisible()
    hands.line.open()
    assert not hands.line.popup.isVisible()
    hands.raise_(hands.same[0])
    assert hands.line.button.isVisible()


def test_after_a_correction_they_are_worked_out_beside_the_window(hands: Hands) -> None:
    add_text(hands.session.project, [f"{SAID}数次。"], name="白鹭乡2024.txt")
    hands.line._link.setInterval(0)
    hands.raise_(hands.same[0])
    hands.qtbot.waitUntil(hands.line.button.isVisible, timeout=120_000)
    assert hands.line.button.text() == "另有 4 处相同的句子（3 篇，2 年）"
