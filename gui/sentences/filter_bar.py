"""The bar over the table: the search box, the filters, the order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from annotation.sentence_table import Filter
from gui.flow import FlowLayout
from gui.sentences import words
from gui.sentences.band import Band, BandButton
from gui.sentences.choice import ChoiceButton, Option
from gui.sentences.filters import MANY, Choices
from gui.sentences.lookup import without

PAUSE_MS = 250  # after the last letter, before the search
ALWAYS = ("reports", "category", "sections", "state")
MORE = (
    *("regions", "years", "levels", "predicted", "band"),
    *("analyst", "provenance", "disagreement", "flagged", "kinds"),
)


class SearchBox(QLineEdit):
    """Where the phrase is typed. Enter and Down go on to the table, Escape empties it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that lead out of the box; all others write."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """``filter`` and ``order``: what is asked for; ``changed`` when either is another."""

    changed = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter, self.order = Filter(), "document"
        self._choices = choices
        self.search = SearchBox(placeholderText=self.tr("在句子中查找"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("在句子中查找"))
        self.search.setMinimumWidth(200)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.take_phrase)
        self.buttons = {name: self._button(name) for name in (*ALWAYS, *MORE)}
        self.order_button = ChoiceButton("", self._orders, needed=True)
        self.order_button.chosen.connect(lambda values: self.set_order(str(values[0])))
        self.more_button = QToolButton(objectName="bar", checkable=True)
        self.more_button.setText(self.tr("更多筛选"))
        self.more_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more = QWidget()
        self.more.setVisible(False)
        self.more_button.toggled.connect(self.more.setVisible)
        self._lay_out()
        self._show()

    def _button(self, name: str) -> QToolButton:
        title = words.filters()[name]
        if name == "band":
            band = BandButton(title, lambda: self._choices.options("band"))
            band.chosen.connect(self._set_band)
            return band
        if name == "flagged":
            flag = QToolButton(objectName="bar", checkable=True)
            flag.setText(title)
            flag.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            flag.toggled.connect(lambda on: self.set_filter(replace(self.filter, flagged=on)))
            return flag
        button = ChoiceButton(title, lambda: self._choices.options(name), many=name in MANY)
        button.chosen.connect(lambda values: self._set(name, values))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(spacing=4)
        row.addWidget(self.search, 1)
        row.addSpacing(8)
        for name in ALWAYS:
            row.addWidget(self.buttons[name])
        row.addWidget(self.more_button)
        row.addStretch(1)
        row.addWidget(self.order_button)
        more = FlowLayout(self.more, gap=4)
        for name in MORE:
            more.addWidget(self.buttons[name])
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.more)

    # What is chosen.

    def set_filter(self, wanted: Filter) -> None:
        """Ask for something else, and show that."""
        if wanted == self.filter:
            return
        self.filter = wanted
        if self.order == "likely" and not self._has_category():
            self.order = "document"
        self._show()
        self.changed.emit()

    def set_order(self, order: str) -> None:
        """Ask for another order."""
        if order != self.order:
            self.order = order
            self._show()
            self.changed.emit()

    def remove(self, name: str) -> None:
        """Take one filter away."""
        self.set_filter(without(self.filter, name))

    def clear(self) -> None:
        """Take all of them away."""
        self.set_filter(Filter())

    def take_phrase(self) -> None:
        """Search for what stands in the box now."""
        self._pause.stop()
        self.set_filter(replace(self.filter, phrase=self.search.text().strip()))

    def stop(self) -> None:
        """Nothing is to happen any more while this is hidden."""
        self._pause.stop()

    def _set(self, name: str, values: tuple[object, ...]) -> None:
        value: Any = values if name in MANY else (values[0] if values else "")
        self.set_filter(self._sound(replace(self.filter, **{name: value}), name))

    def _sound(self, wanted: Filter, name: str) -> Filter:
        """A category alone means: judged yes. Without it, yes and no mean nothing."""
        if name == "category":
            return replace(wanted, state=(wanted.state or "yes") if wanted.category else "")
        return wanted

    def _set_band(self, band: Band) -> None:
        self.set_filter(replace(self.filter, band=band))

    def _has_category(self) -> bool:
        wanted = self.filter
        return bool(wanted.category or wanted.band or wanted.predicted not in ("", "none"))

    def _orders(self) -> list[Option]:
        named = words.orders()
        if not self._has_category():
            named.pop("likely")
        return [Option(order, word) for order, word in named.items()]

    def _show(self) -> None:
        """Every control says what is so."""
        for name, button in self.buttons.items():
            value = getattr(self.filter, name)
            if isinstance(button, ChoiceButton):
                button.show_values(value if name in MANY else ((value,) if value else ()))
            elif isinstance(button, BandButton):
                button.show_band(self.filter.band)
            else:
                button.setChecked(bool(value))
        if self.search.text().strip() != self.filter.phrase:
            self.search.setText(self.filter.phrase)
            self._pause.stop()
        self.order_button.show_values((self.order,))
        said = self.tr("顺序：{what} ▾").format(what=words.orders()[self.order])
        self.order_button.setText(said)
        self.order_button.setAccessibleName(said)
