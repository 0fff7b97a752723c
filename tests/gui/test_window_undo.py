"""Everything can be taken back: by key, after reopening, after another program wrote."""

from PySide6.QtCore import Qt
from window_driver import FIRST, PUFA, SECOND, ZHIFA, Driver, by_command_line, undo_elsewhere

Key = Qt.Key


def test_control_z_takes_the_last_press_back_and_shows_where(driver: Driver) -> None:
    driver.press(Key.Key_0)
    assert driver.current == SECOND
    driver.press_control(Key.Key_Z)
    assert driver.stored(FIRST) == {}
    assert driver.current == FIRST
    assert driver.says.startswith("已撤销：标注“全年抽查")


def test_control_y_brings_it_back(driver: Driver) -> None:
    driver.press(Key.Key_1)
    driver.press_control(Key.Key_Z)
    driver.press_control(Key.Key_Y)
    assert driver.stored(FIRST) == {ZHIFA: (True, "typed", None)}
    assert driver.piece.said(ZHIFA) is True


def test_undo_works_after_the_window_was_closed_and_opened(driver: Driver) -> None:
    driver.press(Key.Key_1)
    driver.close()
    driver.open(driver.path)
    driver.press_control(Key.Key_Z)
    assert driver.stored(FIRST) == {}


def test_the_menu_says_what_undo_takes_back_and_whose(driver: Driver) -> None:
    driver.press(Key.Key_1)
    text = driver.window.actions_["undo"].text()
    assert "全年抽查" in text
    assert "甲" in text
    assert not driver.window.actions_["redo"].isEnabled()


def test_the_status_line_offers_the_way_back(driver: Driver) -> None:
    driver.press(Key.Key_1)
    assert driver.says.startswith("已保存")
    driver.qtbot.mouseClick(driver.window.status.undo_button, Qt.MouseButton.LeftButton)
    assert driver.stored(FIRST) == {}


def test_enter_that_accepts_and_types_is_one_step(driver: Driver) -> None:
    driver.press(Key.Key_1, Key.Key_Return)
    driver.press_control(Key.Key_Z)
    assert driver.stored(FIRST) == {ZHIFA: (True, "typed", None)}


def test_what_another_program_writes_shows(driver: Driver) -> None:
    by_command_line(driver.path, FIRST, "普法")
    driver.window.session.look_for_others()
    assert driver.piece.said(PUFA) is True
    assert driver.window.status.count.text() == "本篇已标 1/5 句"
    undo_elsewhere(driver.path)
    driver.window.session.look_for_others()
    assert driver.piece.said(PUFA) is None


def test_another_program_is_noticed_within_seconds(driver: Driver) -> None:
    with driver.qtbot.waitSignal(driver.window.session.reloaded, timeout=5000):
        by_command_line(driver.path, FIRST, "普法")


def test_what_another_analyst_said_shows_and_may_be_contradicted(driver: Driver) -> None:
    by_command_line(driver.path, FIRST, "普法", analyst="乙")
    driver.window.session.look_for_others()
    assert driver.piece.is_on(PUFA)
    driver.press(Key.Key_2)
    assert not driver.piece.is_on(PUFA)
