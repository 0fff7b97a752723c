"""Only what changed is painted; the picture is the same as if all of it had been."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from window_driver import MAODUN, PUFA, ZHIFA, Driver, make_project, predict

Key = Qt.Key
KEYS = (Key.Key_1, Key.Key_2, Key.Key_0, Key.Key_Return, Key.Key_Down, Key.Key_Up, Key.Key_PageDown)
LONG = tuple(
    (
        ("heading", "计划" if number > 10 else "成效", f"（{number}）工作情况")
        if number % 9 == 0
        else (
            "sentence",
            "计划" if number > 10 else "成效",
            f"第{number}项工作按期完成，有关情况已经公布。" * (1 + number % 4),
        )
    )
    for number in range(120)
)


def _screen(driver: Driver) -> QImage:
    """What a person would see of the page, as it was painted piece by piece."""
    QApplication.processEvents()
    page, window = driver.page.viewport(), driver.window
    corner = page.mapTo(window, page.rect().topLeft())
    shot = window.screen().grabWindow(window.winId())
    return shot.copy(corner.x(), corner.y(), page.width(), page.height()).toImage()


@pytest.mark.parametrize("seed", range(3))
def test_what_is_painted_in_parts_is_what_is_painted_whole(
    driver: Driver, tmp_path, seed: int
) -> None:
    path = make_project(tmp_path / "长.db", lines=LONG)
    predict(path, {place: {ZHIFA: 0.9, MAODUN: 0.7} for place in range(1, 100, 3)})
    driver.open(path)
    QApplication.processEvents()
    chance = random.Random(seed)
    for _ in range(60):
        last = driver.window.session.last_step()
        if chance.random() < 0.15 and last.label.key == "annotation.step_judge":
            driver.window.undo()
        else:
            driver.press(chance.choice(KEYS))
        QApplication.processEvents()
        if chance.random() < 0.4:
            parts = _screen(driver)
            assert len({parts.pixel(x, y) for x in range(0, 600, 3) for y in range(9, 300, 9)}) > 9
            driver.page.viewport().update()
            assert _screen(driver) == parts


def test_a_prediction_that_changed_since_it_was_painted_is_not_confirmed(driver: Driver) -> None:
    predict(driver.path, {3: {ZHIFA: 0.9}})
    driver.window.session.look_for_others()
    QApplication.processEvents()
    predict(driver.path, {3: {PUFA: 0.9}}, version="v4")
    driver.window.session.look_for_predictions()
    driver.press(Key.Key_Return)
    assert driver.stored(3) == {}
    assert "刚刚变了" in driver.says
    QApplication.processEvents()
    driver.press(Key.Key_Return)
    assert driver.stored(3)[PUFA] == (True, "accepted", 0.9)


def test_the_same_prediction_again_is_confirmed_without_a_second_look(driver: Driver) -> None:
    predict(driver.path, {3: {ZHIFA: 0.9}})
    driver.window.session.look_for_others()
    QApplication.processEvents()
    predict(driver.path, {3: {ZHIFA: 0.9}}, version="v4")
    driver.window.session.look_for_predictions()
    driver.press(Key.Key_Return)
    assert driver.stored(3)[ZHIFA] == (True, "accepted", 0.9)
