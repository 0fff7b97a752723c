"""The window at its edges: nothing left to show, the smallest screen, the largest text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from sentences_hands import Hands, make_corpus
from window_driver import Driver, make_project

from gui.look import Look
from gui.sentences.cells import row_height
from gui.text_size import BASE_PX, TextSize


@pytest.fixture
def text_size(qapp, settings) -> Iterator[TextSize]:
    size = TextSize(settings)
    yield size
    size.reset()


def test_the_source_text_is_empty_where_the_last_report_was_undone(driver: Driver) -> None:
    driver.window.view.toggle_source()
    source = driver.window.view.workspace.around.source
    assert source.toPlainText() != ""
    driver.window.undo()
    assert driver.window.session.reports == []
    driver.qtbot.waitUntil(lambda: source.toPlainText() == "")
    driver.window.redo()
    driver.qtbot.waitUntil(lambda: source.marked == driver.piece.unit.text)


def test_larger_text_makes_all_rows_higher_at_once(
    qtbot, qapp, settings, tmp_path, text_size
) -> None:
    hands = Hands(qtbot, settings, make_corpus(tmp_path / "大.db", more=500))
    header = hands.page.table.verticalHeader()
    least = header.minimumSectionSize()
    text_size.changed.connect(hands.page.table._measure)
    before = row_height()
    text_size.choose(6)
    assert header.sectionSize(0) == header.sectionSize(505) == row_height() > before
    assert header.minimumSectionSize() == least  # raising it takes seconds for many rows
    text_size.choose(-2)
    assert header.sectionSize(505) == row_height() < before
    hands.leave()


def test_a_note_that_was_refused_stays_to_be_stored_again(qtbot, qapp, settings, tmp_path) -> None:
    driver = Driver(qtbot, settings, Look(settings))
    driver.open(make_project(tmp_path / "无名.db", analyst=None))
    driver.window.session.ask_name = lambda: None
    bar = driver.window.view.workspace.around.flag_bar
    driver.press(Qt.Key.Key_F)
    bar.note.insert("是不是普法")
    qtbot.keyClick(bar.note, Qt.Key.Key_Return)
    assert bar.isVisible()
    assert bar.note.text() == "是不是普法"
    assert not bar.clear_button.isVisible()
    driver.window.session.ask_name = lambda: "甲"
    qtbot.keyClick(bar.note, Qt.Key.Key_Return)
    assert driver.piece.flag == "是不是普法"
    assert not bar.isVisible()
    driver.leave()


@pytest.mark.parametrize(("size", "grown"), [((1366, 768), 0), ((1366, 768), 4), ((960, 600), 0)])
def test_all_categories_of_a_short_scheme_are_in_view(driver: Driver, size, grown) -> None:
    driver.window.text_size.choose(grown)
    driver.window.resize(*size)
    QApplication.processEvents()
    listed = driver.window.view.workspace.categories.list
    try:
        assert listed.verticalScrollBar().maximum() == 0
        assert listed.rows[-1].visibleRegion().boundingRect() == listed.rows[-1].rect()
    finally:
        driver.window.text_size.reset()


@pytest.mark.parametrize("verb", ["export", "share"])
def test_closing_the_window_ends_what_a_dialog_is_reading(driver: Driver, verb: str) -> None:
    getattr(driver.window.files, verb)()
    window = driver.window
    window.close()
    assert [d for d in window.findChildren(QDialog) if d.isVisible()] == []
    assert [t for t in window.findChildren(QThread) if t.isRunning()] == []


def test_a_step_of_the_text_size_styles_the_window_once(driver: Driver, monkeypatch) -> None:
    styled = []
    set_sheet = QApplication.setStyleSheet
    told = lambda app, sheet: styled.append(sheet) or set_sheet(app, sheet)  # noqa: E731
    monkeypatch.setattr(QApplication, "setStyleSheet", told)
    try:
        driver.window.text_size.larger()
        assert len(styled) == 1
        assert driver.window.findChild(QLabel).font().pixelSize() > BASE_PX
    finally:
        driver.window.text_size.reset()
