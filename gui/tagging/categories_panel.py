"""The right side: the categories, none applies, and the button that spells what Enter stores."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotation.scheme import Category
from gui.look import Look
from gui.tagging.category_row import CategoryRow
from gui.tagging.keys import Press
from gui.tagging.reading import Piece


class CategoriesPanel(QWidget):
    """Shows what stands on the current sentence; a click is the same as the key."""

    pressed = Signal(object)  # a Press

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._categories: list[Category] = []
        self.rows: list[CategoryRow] = []
        self.confirm_button = QPushButton(objectName="primary")
        self.confirm_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.confirm_button.setMinimumHeight(44)
        self.confirm_button.clicked.connect(lambda: self.pressed.emit(Press("confirm")))
        self._list = QVBoxLayout(spacing=2)
        self._hints = QLabel(self._hint_text(), objectName="caption", wordWrap=True)
        caption = QLabel(self.tr("这一句属于"), objectName="caption")
        inner = QWidget()
        column = QVBoxLayout(inner, spacing=8)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(caption)
        column.addLayout(self._list)
        column.addSpacing(8)
        column.addWidget(self.confirm_button)
        column.addStretch(1)
        column.addWidget(self._hints)
        self._put(inner)
        look.changed.connect(self.update)

    def _put(self, inner: QWidget) -> None:
        area = QScrollArea(widgetResizable=True, focusPolicy=Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _hint_text(self) -> str:
        return "\n".join(
            (
                self.tr("1-9  标注或取消一个类别"),
                self.tr("0  均不涉及，到下一句"),
                self.tr("回车  确认所示，到下一句"),
                self.tr("空格  跳过　↑ ↓  移动"),
                self.tr("Ctrl+Z  撤销　Ctrl+Y  重做"),
            )
        )

    def show_scheme(self, categories: Sequence[Category]) -> None:
        """Make the rows; the same scheme again changes nothing."""
        if self.rows and list(categories) == self._categories:
            return
        self._categories = list(categories)
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [CategoryRow(self._look, c.key, c.name, c.colour) for c in categories]
        self.rows.append(CategoryRow(self._look, "0", self.tr("均不涉及"), ""))
        for row, category in zip(self.rows, categories, strict=False):
            row.setToolTip(category.definition.strip())
        for row in self.rows:
            press = Press("none") if row.key == "0" else Press("toggle", digit=row.key)
            row.clicked.connect(lambda _=False, p=press: self.pressed.emit(p))
            self._list.addWidget(row)

    def show_piece(self, piece: Piece | None) -> None:
        """Show one sentence; None: there is none to tag."""
        for row, category in zip(self.rows, self._categories, strict=False):
            said = piece.said(category.uid) if piece else None
            row.show_state(said, piece.scores.get(category.uid) if piece else None)
            row.setEnabled(piece is not None)
        none = piece is not None and self._none_said(piece)
        self.rows[-1].show_state(none or None, None)
        self.rows[-1].setEnabled(piece is not None)
        self.confirm_button.setText(self._spelled(piece))
        self.confirm_button.setToolTip(self.confirm_button.text())
        self.confirm_button.setEnabled(piece is not None and piece.has_ground())

    def _none_said(self, piece: Piece) -> bool:
        uids = [c.uid for c in self._categories]
        return piece.is_judged(uids) and not any(piece.said(uid) for uid in uids)

    def _spelled(self, piece: Piece | None) -> str:
        """What Enter will store, word for word."""
        if piece is None or not piece.has_ground():
            return self.tr("先按类别键或 0")
        names = [c.name for c in self._categories if piece.is_on(c.uid)]
        shown = self.tr("、").join(names) or self.tr("均不涉及")
        if len(names) > 2:
            shown = self.tr("、").join(name[:2] for name in names)
        return self.tr("确认：{what}  ⏎").format(what=shown)
