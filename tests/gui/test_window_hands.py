"""Mouse, focus, the name, a second window, closing."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from window_driver import FIRST, PUFA, SECOND, THIRD, ZHIFA, Driver, make_project

from gui import dialogs
from gui.look import Look
from gui.project_view import CORPUS, PAGES

Key, Left = Qt.Key, Qt.MouseButton.LeftButton


def _click(driver: Driver, place: int) -> None:
    point = driver.page.place_of(place).toPoint()
    driver.qtbot.mouseClick(driver.page.viewport(), Left, pos=point)


def test_a_click_on_a_sentence_makes_it_current_and_stores_nothing(driver: Driver) -> None:
    _click(driver, THIRD)
    assert driver.current == THIRD
    assert driver.stored(THIRD) == {}


def test_a_click_on_a_heading_or_beside_the_text_changes_nothing(driver: Driver) -> None:
    _click(driver, 2)
    assert driver.current == FIRST
    assert driver.page.index_at(QPointF(10, 100000)) == -1


def test_a_click_on_a_category_toggles_it_and_the_page_keeps_the_keys(driver: Driver) -> None:
    driver.qtbot.mouseClick(driver.window.view.workspace.categories.rows[1], Left)
    assert driver.stored(FIRST) == {PUFA: (True, "typed", None)}
    assert QApplication.focusWidget() is driver.page


def test_the_mouse_alone_tags_a_sentence_and_goes_on(driver: Driver) -> None:
    panel = driver.window.view.workspace.categories
    driver.qtbot.mouseClick(panel.rows[0], Left)
    driver.qtbot.mouseClick(panel.confirm_button, Left)
    assert driver.stored(FIRST)[ZHIFA] == (True, "typed", None)
    assert driver.current == SECOND
    driver.qtbot.mouseClick(panel.rows[-1], Left)
    assert driver.current == THIRD


def test_keys_are_ignored_while_a_text_box_has_the_focus(driver: Driver) -> None:
    box = QLineEdit(driver.window)
    box.show()
    box.setFocus()
    driver.qtbot.keyClicks(box, "12")
    assert box.text() == "12"
    assert driver.stored(FIRST) == {}


def test_the_page_has_the_focus_at_once_and_no_input_method(driver: Driver) -> None:
    assert QApplication.focusWidget() is driver.page
    assert not driver.page.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_first_tag_asks_for_a_name_once(driver: Driver, tmp_path, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(dialogs, "ask_name", lambda parent: asked.append(1) or "乙")
    driver.open(make_project(tmp_path / "新.db", analyst=None))
    driver.press(Key.Key_1, Key.Key_2)
    assert asked == [1]
    assert driver.window.session.project.setting("analyst") == "乙"
    assert driver.window.status.analyst.text() == "标注人 乙"


def test_without_a_name_nothing_is_stored(driver: Driver, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(dialogs, "ask_name", lambda parent: None)
    driver.open(make_project(tmp_path / "新.db", analyst=None))
    driver.press(Key.Key_1)
    assert driver.stored(FIRST) == {}


def test_the_name_dialog_wants_a_name(qtbot, qapp) -> None:
    dialog = dialogs.NameDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.name, "A")
    assert dialog.ok.isEnabled()


def test_a_second_window_is_refused_and_says_so(driver, qtbot, settings, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(dialogs, "tell", lambda parent, sentence: told.append(sentence))
    second = Driver(qtbot, settings, Look(settings))
    assert not second.open(driver.path)
    assert "另一个窗口" in told[0]
    second.leave()


def test_a_closed_window_lets_the_project_go(driver: Driver) -> None:
    driver.press(Key.Key_1)
    driver.close()
    assert not driver.path.with_name(driver.path.name + ".lock").exists()
    assert not driver.path.with_name(driver.path.name + "-wal").exists()
    assert driver.stored(FIRST) == {ZHIFA: (True, "typed", None)}


def test_the_window_remembers_its_projects(driver: Driver, settings) -> None:
    driver.window.show_welcome()
    assert [str(driver.path)] == settings.value("recent")
    assert driver.window.windowTitle() == "标句"
    driver.qtbot.mouseClick(driver.window._shown.recent[0], Left)
    assert driver.window.windowTitle() == "标句 ─ 云溪.db"


def test_who_comes_back_opens_the_last_project_with_enter(driver: Driver) -> None:
    driver.window.show_welcome()
    driver.qtbot.keyClick(driver.window.focusWidget(), Key.Key_Return)
    assert driver.window.windowTitle() == "标句 ─ 云溪.db"


@pytest.mark.parametrize("name", [*(page for page in PAGES if page != CORPUS), "reports"])
def test_every_page_has_its_line_in_the_menu(driver: Driver, name: str) -> None:
    action = driver.window.actions_[name]
    assert action.shortcut().toString().startswith("Ctrl+")
    driver.window.turn_to("sentences")
    action.trigger()
    assert driver.window.view.shown == (CORPUS if name == "reports" else name)
