"""What changes with every press moves nothing around it, and is whole all the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from gui.status import StatusLine
from gui.still import Still


class _Laid(QObject):
    """Counts how often a widget was asked to lay itself out."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def around(qtbot, qapp) -> QWidget:
    widget = QWidget()
    QVBoxLayout(widget)
    widget.resize(600, 200)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_other_words_in_a_button_lay_out_nothing_around_it(around) -> None:
    button = QPushButton("短")
    around.layout().addWidget(Still(button))
    QApplication.processEvents()
    laid = _Laid(around)
    button.setText("一个长得多的名字，比原来长得多")
    QApplication.processEvents()
    assert laid.times == 0
    assert button.width() == around.layout().itemAt(0).widget().width()


def test_a_button_is_as_high_as_it_has_to_be(around) -> None:
    button = QPushButton("短")
    button.setMinimumHeight(61)
    around.layout().addWidget(Still(button))
    QApplication.processEvents()
    assert button.height() >= 61


def test_larger_text_makes_its_place_higher(around, qtbot) -> None:
    button = QPushButton("短")
    around.layout().addWidget(place := Still(button))
    QApplication.processEvents()
    before = place.height()
    font = button.font()
    font.setPixelSize(40)
    button.setFont(font)
    qtbot.waitUntil(lambda: place.height() > before)
    assert button.height() == place.height()


def test_a_sentence_in_the_status_line_lays_out_nothing_around_it(around) -> None:
    status = StatusLine()
    around.layout().addWidget(status)
    status.say("已保存")
    QApplication.processEvents()
    laid = _Laid(status)
    status.say("已保存 · 标注“全年抽查执法案卷四百件”", undo=True)
    QApplication.processEvents()
    assert laid.times == 0
    assert status.undo_button.isVisible()


def test_the_way_back_stands_behind_the_sentence_and_in_the_line(around) -> None:
    status = StatusLine()
    around.layout().addWidget(status)
    lefts = []
    for sentence in ("短", "长一些的一句", "很长的一句，" * 60):
        status.say(sentence, undo=True)
        QApplication.processEvents()
        lefts.append(status.undo_button.x())
    assert lefts == sorted(set(lefts))
    assert lefts[-1] + status.undo_button.width() <= status.width()


def test_a_sentence_that_is_cut_is_whole_in_the_tooltip(around) -> None:
    status = StatusLine()
    around.layout().addWidget(status)
    QApplication.processEvents()
    long = "很长的一句，" * 60
    status.say(long)
    assert status.message == long
    assert status._saying.toolTip() == long
    status.say("短")
    assert status._saying.toolTip() == ""
