"""What another threshold would do. Looked up, never worked out: the slider only tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from gui.look import Look
from gui.quality.percent import percent
from gui.quality.shares_bar import SharesBar
from gui.quality.trade_view import TradeView

if TYPE_CHECKING:
    from operations.quality_figures import CategoryFigures
    from training.quality_values import Effect


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scrolling the page must not change what is tried."""
        event.ignore()


class ThresholdPanel(QWidget):
    """The curve on the left, the slider and its effect on the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effects: tuple[Effect, ...] = ()
        self._now = 0.5
        self.trade = TradeView(look)
        self.head = QLabel(objectName="strong")
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("阈值"))
        self.slider.valueChanged.connect(self._move)
        self.figures = QLabel(wordWrap=True)
        self.bar = SharesBar(look, self.tr("没标过的句子怎么分"))
        self.shares = QLabel(wordWrap=True)
        self.note = QLabel(objectName="caption", wordWrap=True)
        self.back_button = QPushButton(self.tr("回到现在的值"), objectName="link")
        self.back_button.clicked.connect(self.go_back)
        row = QHBoxLayout(self, spacing=32)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.trade, 1)
        row.addLayout(self._side(), 1)

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout(spacing=8)
        parts = (self.head, self.slider, self.figures, self.bar, self.shares, self.note)
        for part in parts:
            side.addWidget(part)
        side.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        return side

    def show_category(self, told: CategoryFigures) -> None:
        """Another category, at the threshold it has now."""
        self._effects, self._now = tuple(told.effects), told.threshold
        self.trade.show_effects(self._effects)
        there = bool(self._effects)
        for part in (self.trade, self.slider, self.bar, self.shares, self.back_button):
            part.setVisible(there)
        if not there:
            self.head.setText("")
            self.figures.setText(self.tr("“是”和“否”都标够 12 句，才有阈值可试。"))
            self.note.setText("")
            return
        self.slider.setRange(0, len(self._effects) - 1)
        note = self.tr("现在用 {now}。只是试算：拉动它不改变任何判断。数字来自交叉检验。")
        self.note.setText(note.format(now=f"{self._now:.0%}"))
        self.go_back()
        self._move()

    def go_back(self) -> None:
        """The point nearest to the threshold in use."""
        if self._nearest is not None:
            self.slider.setValue(self._effects.index(self._nearest))

    @property
    def _nearest(self) -> Effect | None:
        return min(self._effects, key=lambda e: abs(e.threshold - self._now), default=None)

    @property
    def chosen(self) -> Effect | None:
        """The effect that is shown."""
        place = self.slider.value()
        return self._effects[place] if place < len(self._effects) else None

    def _move(self) -> None:
        effect = self.chosen
        if effect is None:
            return
        self.trade.choose(effect)
        head = self.tr("机器判断到 {threshold} 就算“是”")
        shown = self._now if effect is self._nearest else effect.threshold
        self.head.setText(head.format(threshold=f"{shown:.0%}"))
        figures = self.tr("查准率 {precision}\n查全率 {recall}")
        told = effect.told
        self.figures.setText(
            figures.format(precision=percent(told.precision), recall=percent(told.recall))
        )
        self.figures.setToolTip(f"F1 {percent(told.f1)}")
        self._show_shares(effect)

    def _show_shares(self, effect: Effect) -> None:
        parts = (
            (self.tr("直接标“是”"), effect.auto),
            (self.tr("留给人看"), effect.review),
            (self.tr("不标"), effect.leave),
        )
        self.bar.show_parts(parts)
        total = sum(count for _, count in parts)
        self.bar.setVisible(total > 0)
        text = self.tr("没标过的 {n} 句：").format(n=f"{total:,}")
        listed = "　".join(f"{word} {count:,}" for word, count in parts)
        self.shares.setText(
            text + listed if total else self.tr("没标过的句子里，还没有可数的机器判断。")
        )
