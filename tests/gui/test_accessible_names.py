"""Whoever hears the window instead of seeing it is told the name of every control."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollBar,
    QWidget,
)
from window_driver import Driver

from gui.about import AboutDialog
from gui.crash_dialog import CrashDialog
from gui.dialogs import NameDialog
from gui.reports.filters import REGION_YEARS

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox),
    *(QComboBox, QLineEdit, QProgressBar),
)
SPOKEN = (QAbstractButton, QLabel)  # their text is read aloud


def _controls(shown: QWidget) -> Iterator[QWidget]:
    """What can be pressed, typed into or stepped to, without the parts that Qt puts in them."""
    for widget in shown.findChildren(QWidget):
        stop = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        parts_of_qt = isinstance(widget, QHeaderView | QScrollBar) or isinstance(
            widget.parent(), QLineEdit | QAbstractItemView | QComboBox
        )
        if widget.isVisibleTo(shown) and not parts_of_qt and (stop or isinstance(widget, CONTROLS)):
            yield widget


def _unnamed(shown: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in _controls(shown)
        if not (widget.accessibleName() or (isinstance(widget, SPOKEN) and widget.text()))
    ]


def _region_years(driver: Driver) -> None:
    driver.window.turn_to("reports")
    driver.window.view.pages["corpus"].reports.filters.chosen.emit(REGION_YEARS)


def _split(driver: Driver) -> None:
    driver.window.turn_to("scheme")
    page = driver.window.view.pages["scheme"]
    page.detail.split.ask(page.form.category)


SCENES: dict[str, Callable[[Driver], object]] = {
    "tagging": lambda driver: driver.window.turn_to("tagging"),
    "find": lambda driver: driver.window.seek(),
    "flag": lambda driver: driver.press(Qt.Key.Key_F),
    "category": lambda driver: driver.press(Qt.Key.Key_Slash),
    "source": lambda driver: driver.window.view.toggle_source(),
    "sentences": lambda driver: driver.window.turn_to("sentences"),
    "reports": lambda driver: driver.window.turn_to("reports"),
    "region_years": _region_years,
    "scheme": lambda driver: driver.window.turn_to("scheme"),
    "split": _split,
    "batch": lambda driver: driver.window.turn_to("batch"),
    "quality": lambda driver: driver.window.turn_to("quality"),
    "work": lambda driver: driver.window.status.show_work((1, 2)),
    "welcome": lambda driver: driver.window.show_welcome(),
}
DIALOGS: dict[str, Callable[[Driver], QDialog]] = {
    "name": lambda driver: NameDialog(driver.window),
    "about": lambda driver: AboutDialog(driver.window),
    "crash": lambda driver: CrashDialog("report.txt", driver.window),
}


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_of_a_page_has_a_name(driver: Driver, scene: str) -> None:
    SCENES[scene](driver)
    QApplication.processEvents()
    assert len(list(_controls(driver.window))) > 3
    assert _unnamed(driver.window) == []


@pytest.mark.parametrize("part", ["work", "run", "check", "review", "joined"])
def test_every_control_of_a_part_of_a_batch_has_a_name(driver: Driver, part: str) -> None:
    driver.window.turn_to("batch")
    page = driver.window.view.pages["batch"]
    page.show_part(getattr(page, part))
    QApplication.processEvents()
    assert len(list(_controls(page))) > 1
    assert _unnamed(page) == []


@pytest.mark.parametrize("dialog", DIALOGS)
def test_every_control_of_a_question_has_a_name(driver: Driver, dialog: str) -> None:
    shown = DIALOGS[dialog](driver)
    shown.show()
    assert list(_controls(shown)) != []
    assert _unnamed(shown) == []


@pytest.mark.parametrize("verb", ["export", "share"])
def test_every_control_of_what_goes_out_has_a_name(driver: Driver, verb: str) -> None:
    getattr(driver.window.files, verb)()
    shown = next(d for d in driver.window.findChildren(QDialog) if d.isVisible())
    assert list(_controls(shown)) != []
    assert _unnamed(shown) == []
    shown.close()
