"""Where a file shall be written: no existing file is written over unasked."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from gui.target import ask_target

KINDS = "结果表 (*.xlsx *.csv)"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Names that are typed into the system's dialog, one after the other; what it proposed."""

    def give(*paths: Path | str) -> list[str]:
        names, proposed = [str(path) for path in paths], list[str]()

        def ask(parent: Any, title: str, place: str, kinds: str, *_: Any) -> tuple[str, str]:
            proposed.append(place)
            return names.pop(0), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return proposed

    return give


@pytest.fixture
def presses(qapp: QApplication) -> Callable[[str], list[str]]:
    """The next question is answered with the button of these words; what it asked."""

    def press(words: str) -> list[str]:
        asked: list[str] = []

        def answer() -> None:
            dialog = qapp.activeModalWidget()
            assert isinstance(dialog, QDialog)
            asked.append(dialog.findChild(QLabel).text())
            buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
            buttons[words].click()

        QTimer.singleShot(0, answer)
        return asked

    return press


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_file_that_is_there_is_asked_about_by_its_whole_name(
    parent: QWidget, tmp_path: Path, typed: Any, presses: Any
) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"last year's")
    typed(tmp_path / "表")
    asked = presses("替换")
    assert ask_target(parent, "导出", tmp_path / "别的.xlsx", KINDS) == tmp_path / "表.xlsx"
    assert len(asked) == 1 and "表.xlsx" in asked[0]


def test_whoever_would_not_replace_it_is_asked_for_another_name(
    parent: QWidget, tmp_path: Path, typed: Any, presses: Any
) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"last year's")
    proposed = typed(tmp_path / "表", tmp_path / "表二")
    presses("换个名字")
    assert ask_target(parent, "导出", tmp_path / "别的.xlsx", KINDS) == tmp_path / "表二.xlsx"
    assert proposed == [str(tmp_path / "别的.xlsx"), str(tmp_path / "表.xlsx")]
    typed(tmp_path / "表", "")
    presses("换个名字")
    assert ask_target(parent, "导出", tmp_path / "别的.xlsx", KINDS) is None


def test_what_macos_has_asked_about_is_not_asked_again(
    parent: QWidget, tmp_path: Path, typed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    (tmp_path / "表.csv").write_bytes(b"last year's")
    typed(tmp_path / "表.csv")
    assert ask_target(parent, "导出", "", KINDS) == tmp_path / "表.csv"
    assert (tmp_path / "表.csv").read_bytes() == b"last year's"


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("2021.9 语料", "2021.9 语料.xlsx"),
        ("语料.XLSX", "语料.XLSX"),
        ("语料.csv", "语料.csv"),
        ("语料.txt", "语料.txt.xlsx"),
    ],
)
def test_the_suffix_is_added_where_it_was_not_typed(
    name: str, whole: str, parent: QWidget, tmp_path: Path, typed: Any
) -> None:
    typed(tmp_path / name)
    assert ask_target(parent, "导出", "", KINDS) == tmp_path / whole


@pytest.mark.parametrize(("name", "whole"), [("表", "表.xlsx"), ("表.csv", "表.csv")])
def test_the_name_that_will_be_written_is_asked_about_once_and_not_by_the_dialog(
    name: str, whole: str, parent: QWidget, qapp: QApplication, tmp_path: Path, presses: Any
) -> None:
    (tmp_path / whole).write_bytes(b"last year's")
    asked: list[list[str]] = []

    def save() -> None:
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChild(QLineEdit).setText(name)
        asked.append(presses("替换"))
        dialog.accept()

    QTimer.singleShot(0, save)
    assert ask_target(parent, "导出", tmp_path / "别的", KINDS) == tmp_path / whole
    assert len(asked[0]) == 1


def test_no_other_part_of_the_window_asks_where_to_write() -> None:
    gui = Path(__file__).parents[2] / "gui"
    asks = re.compile(r"getSaveFile|AcceptSave")
    askers = [path.name for path in gui.rglob("*.py") if asks.search(path.read_text("utf-8"))]
    assert askers == ["target.py"]
