"""可疑标注: one key corrects, one keeps; the list stands still and knows what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_sentences import make
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from report_texts import add_text

from annotation.annotations import Provenance, counting, judge
from annotation.project import open_project
from annotation.reports import units
from gui.background import Background
from gui.look import Look
from gui.quality.suspicious_head import CONTRADICTING, DOUBTED
from gui.quality.suspicious_page import SuspiciousPage
from gui.session import Session
from operations.find_doubts import find_doubts

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
SAID = "柏河镇组织退休教师到集市上为群众讲解婚姻家庭方面的法律常识"
TYPED = Provenance("typed")


def _tagged(path: Path) -> Path:
    """Six reports, tagged rightly in 普法 but for three sentences; two that contradict."""
    made = make(reports=6, per_report=12)
    with open_project(path, create=True) as project:
        project.set_setting("analyst", "甲")
        for report in range(6):
            rows = zip(made.texts, made.groups, strict=True)
            lines = [text for text, group in rows if group == f"报告{report}"]
            add_text(project, lines, name=f"报告{report}.txt")
        found = [unit.id for unit in units(project)]
        wanted = [bool(labels[0]) for labels in made.labels]
        for unit, value in zip(found, wanted, strict=True):
            _say(project, unit, value)
        yes = [unit for unit, value in zip(found, wanted, strict=True) if value]
        no = [unit for unit, value in zip(found, wanted, strict=True) if not value]
        for unit, value in ((yes[1], False), (no[2], True), (no[9], True)):
            _say(project, unit, value)
        add_text(project, [f"{SAID}二十场。", "新修公路九公里。"], name="柏河镇2021.txt")
        add_text(project, [f"{SAID}三十场。"], name="柏河镇2022.txt")
        twins = [unit.id for unit in units(project) if unit.text.startswith(SAID)]
        for unit, value in zip(twins, (True, False), strict=True):
            _say(project, unit, value)
    return path


def _say(project, unit: int, value: bool) -> None:
    judge(project, unit_id=unit, values={"cat-pufa": value}, analyst="甲", provenance=TYPED)


class Hands:
    """The page on a project, and the hands on it."""

    def __init__(self, qtbot, settings, path: Path) -> None:
        self.qtbot, self.path = qtbot, path
        self.session = Session(path)
        look = Look(settings)
        look.apply()
        self.page = SuspiciousPage(self.session, look, Background())
        self.said, self.opened, self.steps, self.refused = [], [], [], []
        self.page.said.connect(self.said.append)
        self.page.open_sentence.connect(lambda *ids: self.opened.append(ids))
        self.session.written.connect(self.steps.append)
        self.session.failed.connect(lambda message: self.refused.append(message.key))
        self.page.resize(1366, 640)

    def show(self) -> None:
        self.page.show()
        self.page._take(find_doubts(self.path))

    def press(self, key: Qt.Key, modifier=MODIFIER.NoModifier) -> None:
        self.qtbot.keyClick(self.page.list, key, modifier)

    def turn_to_twins(self) -> int:
        """Look at the two that were made to contradict each other; the row."""
        self.page.turn_to(CONTRADICTING)
        texts = [one.unit.text for one in self.page._model.doubts]
        row = next(row for row, text in enumerate(texts) if text.startswith(SAID))
        self.page.list.choose(row)
        return row

    @property
    def states(self) -> list[str]:
        return list(self.page._model.states)

    def counts(self, unit_id: int) -> int:
        return counting(self.session.project).value(unit_id, "cat-pufa")

    def settle(self) -> None:
        QApplication.processEvents()

    def leave(self) -> None:
        self.page.stop()
        self.page.close()
        self.session.close()
        self.page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def hands(qtbot, qapp, settings, tmp_path) -> Iterator[Any]:
    hands = Hands(qtbot, settings, _tagged(tmp_path / "总.db"))
    yield hands
    hands.leave()


def test_enter_corrects_marks_the_row_and_goes_on_to_the_next(hands: Hands) -> None:
    hands.show()
    first, before = hands.page.current, len(hands.states)
    assert hands.counts(first.unit.id) == int(first.value)
    hands.press(KEY.Key_Return)
    assert hands.counts(first.unit.id) == int(not first.value)
    assert hands.states[0] == "fixed"
    assert len(hands.states) == before
    assert hands.page.current is hands.page._model.doubts[1]
    assert len(hands.steps) == 1


def test_space_keeps_and_what_was_kept_is_not_in_a_new_list(hands: Hands) -> None:
    hands.show()
    first = hands.page.current
    hands.press(KEY.Key_Space)
    assert hands.states[0] == "kept"
    assert hands.counts(first.unit.id) == int(first.value)
    again = find_doubts(hands.path)
    assert first.mark not in [one.mark for one in again.doubted]
    assert len(again.doubted) >= 1


def test_an_undo_wherever_it_is_made_opens_the_row_again_and_returns_to_it(hands: Hands) -> None:
    hands.show()
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Space)
    assert hands.states[:2] == ["fixed", "kept"]
    hands.session.undo()
    hands.settle()
    assert hands.states[:2] == ["fixed", "open"]
    hands.session.undo()
    hands.settle()
    assert hands.states[:2] == ["open", "open"]
    assert hands.page.current is hands.page._model.doubts[0]
    hands.session.redo()
    hands.settle()
    assert hands.states[0] == "fixed"


def test_a_held_key_and_a_row_that_is_done_change_nothing(hands: Hands) -> None:
    hands.show()
    held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, MODIFIER.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(hands.page.list, held)
    assert hands.steps == []
    hands.press(KEY.Key_Return)
    hands.page.list.choose(0)
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Space)
    assert (len(hands.steps), hands.refused) == (1, [])


def test_both_sides_of_a_contradiction_are_shown_and_either_can_give_way(hands: Hands) -> None:
    hands.show()
    row = hands.turn_to_twins()
    one, detail = hands.page.current, hands.page.detail
    assert {one.unit.text, one.other.text} == {f"{SAID}二十场。", f"{SAID}三十场。"}
    assert one.unit.text[one.differences[0][0]] == "二"
    assert ">二</u>" in detail.one.text.text()
    assert ">三</u>" in detail.other.text.text()
    assert detail.one.said.text().startswith("甲：属于")
    assert detail.other.said.text().startswith("甲：不属于")
    hands.press(KEY.Key_Return, MODIFIER.ShiftModifier)
    assert hands.counts(one.unit.id) == hands.counts(one.other.id) == 1
    assert hands.states[row] == "fixed"
    hands.session.undo()
    hands.settle()
    assert hands.page.current is one
    hands.press(KEY.Key_Enter, MODIFIER.KeypadModifier)
    assert hands.counts(one.unit.id) == hands.counts(one.other.id) == 0


def test_a_doubt_says_who_said_it_what_the_classifier_thinks_and_why(hands: Hands) -> None:
    hands.show()
    one, detail = hands.page.current, hands.page.detail
    assert detail.one.said.text().startswith("甲：")
    assert f"属于的可能 {one.probability:.0%}" in detail.reasons.text()
    assert "词" in detail.reasons.text()
    assert detail.question.accessibleName() == "这一句属于 普法 吗？"
    keys = [b.text() for b in detail.buttons if b.isVisibleTo(detail)]
    assert [("⏎" in k, "空格" in k) for k in keys[:2]] == [(True, False), (False, True)]
    assert not detail.other.isVisibleTo(detail)


def test_a_report_is_called_as_it_is_in_the_list(hands: Hands, monkeypatch) -> None:
    called = "gui.quality.suspicious_detail.said_name"
    monkeypatch.setattr(called, lambda row: f"县里的第 {row.id} 篇")
    hands.show()
    place = hands.page.detail.one.place.text()
    assert place.startswith(f"县里的第 {hands.page.current.unit.report_id} 篇")


def test_the_buttons_do_what_the_keys_do(hands: Hands) -> None:
    hands.show()
    detail = hands.page.detail
    hands.qtbot.mouseClick(detail.keep_button, Qt.MouseButton.LeftButton)
    hands.qtbot.mouseClick(detail.fix_button, Qt.MouseButton.LeftButton)
    assert hands.states[:2] == ["kept", "fixed"]
    hands.qtbot.mouseClick(detail.open_button, Qt.MouseButton.LeftButton)
    third = hands.page._model.doubts[2]
    assert hands.opened == [(third.unit.report_id, third.unit.id)]
    hands.press(KEY.Key_Return, MODIFIER.ControlModifier)
    assert len(hands.opened) == 2
    assert hands.states[2] == "open"


def test_a_tag_given_elsewhere_settles_its_row_and_ages_the_list(hands: Hands) -> None:
    hands.show()
    assert hands.page.head.age.text() == "刚刚核对"
    one = hands.page._model.doubts[1]
    with open_project(hands.path) as project:
        _say(project, one.unit.id, not one.value)
    hands.session.judged.emit(one.unit.report_id, one.unit.id)
    hands.settle()
    assert hands.states[1] == "fixed"
    assert hands.page.head.age.text() == "刚刚核对，之后改动了 1 句标注"


def test_what_was_changed_meanwhile_is_refused_and_shown_as_it_is(hands: Hands) -> None:
    hands.show()
    one = hands.page.current
    with open_project(hands.path) as project:
        _say(project, one.unit.id, not one.value)
    hands.press(KEY.Key_Return)
    assert hands.refused == ["operations.doubt_changed"]
    assert hands.states[0] == "fixed"
    assert hands.counts(one.unit.id) == int(not one.value)


def test_the_numbers_say_how_many_wait_and_the_end_is_told(hands: Hands) -> None:
    hands.show()
    hands.page.turn_to(CONTRADICTING)
    button, count = hands.page.head._buttons[CONTRADICTING], len(hands.states)
    for waiting in range(count, 0, -1):
        assert button.text() == f"相同的句子标得不同 {waiting}"
        hands.press(KEY.Key_Space)
    assert button.text() == "相同的句子标得不同 0"
    assert hands.said == ["这一列都看完了"]
    assert hands.page.head._buttons[DOUBTED].text() != "机器有疑问 0"


def test_the_list_is_made_beside_the_window_when_it_is_first_shown(hands: Hands) -> None:
    hands.page.show()
    hands.page.show_page()
    assert hands.page.asking.busy
    assert hands.page.empty.head.text() == "正在核对全部标注…"
    hands.qtbot.waitUntil(lambda: hands.page.found is not None, timeout=120_000)
    assert hands.page._stack.currentWidget() is hands.page.splitter
    listed = hands.page._model.doubts
    hands.page.show_page()
    assert not hands.page.asking.busy
    assert hands.page._model.doubts is listed
    hands.page.head.again_button.click()
    assert hands.page.asking.busy
    assert hands.page._stack.currentWidget() is hands.page.splitter


def test_a_project_without_tags_is_taught_what_comes_here(qtbot, qapp, settings, tmp_path) -> None:
    path = tmp_path / "空.db"
    with open_project(path, create=True) as project:
        add_text(project, ["新修公路九公里。"])
    hands = Hands(qtbot, settings, path)
    hands.show()
    assert hands.page.empty.head.text() == "还没有标注可以核对"
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Space)
    assert hands.steps == []
    hands.leave()
