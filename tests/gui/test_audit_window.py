"""随机抽检 in the window: nothing is said of a sentence before it is answered, and then at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from orders_driver import audited, drawn, make_reports, say_of, sentences
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sentences_hands import Hands
from window_driver import MAODUN, PUFA, YINGSHANG, ZHIFA, Driver

from annotation import audit as audit_rule
from annotation.annotations import annotations
from annotation.audit import blind_among
from annotation.project import open_project
from gui.look import Look
from gui.sentences.cell_words import CellWords
from gui.tagging.chips import chips_of
from gui.tagging.order_list import Choice
from operations.audit import audit
from operations.bulk import Action
from operations.why import CategoryWhy, Why

Key = Qt.Key
ALL = (ZHIFA, PUFA, YINGSHANG, MAODUN)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Everything is predicted in every category, and it has begun."""
    made = make_reports(tmp_path / "云溪.db", begun=True)
    say_all(made)
    return made


def say_all(path: Path) -> None:
    say_of(path, [], least=0.7)


@pytest.fixture
def window(qtbot, qapp, settings, path: Path) -> Iterator[Driver]:
    driver = Driver(qtbot, settings, Look(settings))
    driver.open(path)
    driver.window.finish()
    yield driver
    driver.leave()


def go_to(window: Driver, unit_id: int) -> None:
    report = next(r for r, unit in sentences(window.path) if unit == unit_id)
    window.window.view.workspace.open_sentence(report, unit_id)
    QApplication.processEvents()  # what follows right after the paint
    assert window.piece.unit.id == unit_id


def blind_one(window: Driver) -> int:
    unit_id = drawn(window.path)[0]
    go_to(window, unit_id)
    return unit_id


def panel(window: Driver):
    return window.window.view.workspace.categories


def why_lines(window: Driver) -> str:
    lines = window.window.view.workspace.around.why.words.lines
    return "".join(part for line in lines for part in line)


def provenances(window: Driver, unit_id: int) -> dict[str, tuple[bool, str]]:
    with open_project(window.path) as project:
        rows = [row for row in annotations(project) if row.unit_id == unit_id]
    return {row.category: (row.value, row.provenance.kind) for row in rows}


def test_nothing_is_said_of_it_before_the_answer(window):
    blind_one(window)
    piece = window.piece
    assert chips_of(piece, window.window.session.categories, "均不涉及") == []
    assert panel(window).caption.text() == "随机抽检：先答后看"
    assert [row.score for row in panel(window).rows] == [None] * 5
    assert not any(row.note or row.pre for row in panel(window).rows)
    assert window.enter_says == "先按类别键或 0"
    assert "答完" in why_lines(window)


def test_of_all_others_everything_is_said(window):
    free = next(u for _, u in sentences(window.path) if u not in drawn(window.path))
    go_to(window, free)
    assert panel(window).caption.text() == "这一句属于"
    assert panel(window).rows[0].score == pytest.approx(0.7)
    assert "确认" in window.enter_says


def test_enter_takes_no_preselection(window):
    unit_id = blind_one(window)
    window.press(Key.Key_Return)
    assert provenances(window, unit_id) == {}
    assert "请按类别键" in window.says


def test_a_late_explanation_says_nothing(window):
    unit_id = blind_one(window)
    around = window.window.view.workspace.around
    told = Why(unit_id, (CategoryWhy(ZHIFA, 0.9, True, (("执法", 1.0),), (), ("案卷",)),))
    around.answers.answered.emit(unit_id, told, [])
    assert "执法" not in why_lines(window)
    assert not any(row.note for row in panel(window).rows)
    asked = []
    around.why.asked.connect(asked.append)
    window.qtbot.wait(250)
    assert asked == []


def test_a_hint_after_a_tag_says_nothing(window):
    blind_one(window)
    workspace = window.window.view.workspace
    workspace.show_hint(workspace.report_id, {window.piece.unit.id: {ZHIFA: 0.9}})
    assert window.piece.scores == {}
    assert panel(window).rows[0].score is None


def test_digits_then_enter_are_the_blind_answer(window):
    unit_id = blind_one(window)
    window.press(Key.Key_2)
    assert window.enter_says == "确认：普法  ⏎"
    assert panel(window).caption.text() == "随机抽检：先答后看"
    assert audited(window.path) == {(unit_id, PUFA): (True, False)}
    window.press(Key.Key_Return)
    said = {ZHIFA: False, PUFA: True, YINGSHANG: False, MAODUN: False}
    assert audited(window.path) == {(unit_id, c): (value, True) for c, value in said.items()}
    kept = provenances(window, unit_id)
    assert kept == {category: (value, "typed") for category, value in said.items()}


def test_a_slip_that_is_taken_back_before_enter_is_no_answer(window):
    unit_id = blind_one(window)
    window.press(Key.Key_1, Key.Key_1)
    assert audited(window.path) == {} and provenances(window, unit_id) == {}
    window.press(Key.Key_3, Key.Key_Return)
    assert audited(window.path)[unit_id, ZHIFA] == (False, True)
    assert audited(window.path)[unit_id, YINGSHANG] == (True, True)


def test_after_the_answer_it_shows_what_was_thought(window):
    unit_id = blind_one(window)
    window.press(Key.Key_0)
    assert window.says.startswith("随机抽检已存 · 机器判的是：执法监督 70%")
    go_to(window, unit_id)
    assert panel(window).caption.text() == "这一句属于"
    assert panel(window).rows[0].score == pytest.approx(0.7)
    assert "答完" not in why_lines(window)


def test_the_way_back_stands_beside_what_was_thought(window):
    unit_id = blind_one(window)
    window.press(Key.Key_0)
    link = window.window.status.undo_button
    assert link.isVisible() and "Ctrl+Z" not in window.says
    window.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.piece.unit.id == unit_id and provenances(window, unit_id) == {}


def test_agreement_is_said_as_such(window):
    blind_one(window)
    window.press(Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_Return)
    assert window.says.startswith("随机抽检已存 · 机器也判：执法监督 70%、普法 70%")


def test_what_is_mended_in_sight_of_it_changes_no_blind_answer(window):
    unit_id = blind_one(window)
    window.press(Key.Key_0)
    go_to(window, unit_id)
    window.press(Key.Key_1)
    assert provenances(window, unit_id)[ZHIFA] == (True, "typed")
    assert audited(window.path)[unit_id, ZHIFA] == (False, True)


def test_an_undo_takes_the_answer_back_and_leaves_it_seen(window):
    unit_id = blind_one(window)
    window.press(Key.Key_0)
    window.press_control(Key.Key_Z)
    assert window.piece.unit.id == unit_id and not window.piece.blind
    assert provenances(window, unit_id) == {}
    assert audited(window.path)[unit_id, ZHIFA] == (False, True)


def test_the_last_sentence_shows_what_was_thought_though_nothing_moves(
    qtbot, qapp, settings, tmp_path, monkeypatch
):
    monkeypatch.setattr("annotation.audit.is_drawn", lambda *_: True)
    path = make_reports(tmp_path / "云溪.db", begun=True)
    say_all(path)
    driver = Driver(qtbot, settings, Look(settings))
    driver.open(path)
    driver.press(Key.Key_End, Key.Key_0)
    assert panel(driver).caption.text() == "这一句属于"
    assert "先答后看" not in why_lines(driver)
    driver.leave()


def test_without_a_classifier_worth_hiding_nothing_is_hidden(qtbot, qapp, settings, tmp_path):
    path = make_reports(tmp_path / "云溪.db")
    say_all(path)
    driver = Driver(qtbot, settings, Look(settings))
    driver.open(path)
    unit_id = blind_one(driver)
    assert "确认" in driver.enter_says
    driver.press(Key.Key_Return)
    assert provenances(driver, unit_id)[ZHIFA] == (True, "accepted")
    assert audited(path) == {}
    driver.leave()


def test_in_another_order_one_in_ten_is_of_the_slice(window):
    free = [u for _, u in sentences(window.path) if u not in drawn(window.path)]
    for unit_id in free[:9]:
        go_to(window, unit_id)
        window.press(Key.Key_0)
    ordering = window.window.view.ordering
    ordering.choose(Choice("uncertain"))
    window.qtbot.waitUntil(lambda: not ordering.reader.busy, timeout=20000)
    assert window.piece.blind
    window.press(Key.Key_0)
    assert not window.piece.blind
    assert audited(window.path)


def test_the_answers_make_the_figures(window):
    with open_project(window.path) as project:
        assert audit(project).answered == 0
    blind_one(window)
    window.press(Key.Key_0)
    with open_project(window.path) as project:
        found = audit(project)
    assert found.answered == 1
    assert found.categories["执法监督"].precision[0] == 0


@pytest.fixture
def hands(qtbot, qapp, settings, path: Path) -> Iterator[Hands]:
    made = Hands(qtbot, settings, path)
    yield made
    made.leave()


def test_the_table_says_only_that_it_is_of_the_slice(hands, path):
    out, model = set(drawn(path)), hands.page.model
    for place in range(model.rowCount()):
        row = model.row(place)
        shown = hands.page.model.words.cell(row, "predicted")
        assert (shown == "随机抽检") == (row.id in out)
        assert ("70%" in shown) != (row.id in out)
        assert ("先答后看" in CellWords([]).tip(row, "predicted")) == (row.id in out)


def test_no_filter_by_the_prediction_finds_it(hands, path):
    hands.choose("predicted", "执法监督")
    assert not set(hands.page.model.ids) & set(drawn(path))
    assert len(hands.page.model.ids) == len(sentences(path)) - len(drawn(path))


def test_accepting_all_leaves_it_out_and_says_how_many(hands, path):
    hands.page.table.selectAll()
    hands.page._ask_bulk(Action("accept"))
    hands.settle()
    many = len(drawn(path))
    assert f"{many} 句待随机抽检，先答后看，不动" in hands.page.panel.numbers.text()
    hands.page.panel.do_button.click()
    hands.settle()
    with open_project(path) as project:
        told = {row.unit_id for row in annotations(project)}
    assert told == {u for _, u in sentences(path)} - set(drawn(path))


def test_what_the_check_hides_is_hidden_with_the_tag_that_begins_it(
    qtbot, qapp, settings, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(audit_rule, "BEGINS", 2)
    path = make_reports(tmp_path / "云溪.db", begun=False)
    say_all(path)
    driver = Driver(qtbot, settings, Look(settings))
    driver.open(path)
    driver.window.finish()
    workspace = driver.window.view.workspace
    driver.press(Qt.Key.Key_1)
    assert not any(piece.blind for piece in workspace.pieces)
    driver.press(Qt.Key.Key_Down, Qt.Key.Key_1)
    hidden = {piece.unit.id for piece in workspace.pieces if piece.blind}
    assert hidden == blind_among(
        driver.window.session.project.db, [piece.unit.id for piece in workspace.pieces]
    )
    driver.leave()
