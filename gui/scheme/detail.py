"""The right side: the name with what can be done to the category, what waits, and the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotation.category_units import Waiting
from annotation.scheme import Category
from gui.look import Look
from gui.scheme.acts import MergeBar, SplitBar
from gui.scheme.form import CategoryForm, Store
from gui.scheme.offers import SchemeOffers


class SchemeDetail(QScrollArea):
    """Everything about the chosen category."""

    retire_asked = Signal()
    bring_back_asked = Signal()

    def __init__(
        self,
        look: Look,
        path: Path,
        store: Store,
        refused: Callable[[str], set[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, widgetResizable=True, objectName="scheme")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # What is in it takes the focus, and scrolls into view.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._live: Sequence[Category] = ()
        self.form = CategoryForm(look, path, store, refused)
        self.offers = SchemeOffers()
        self.merge, self.split = MergeBar(path), SplitBar(path)
        self.retire_button = QPushButton(self.tr("停用"))
        self.retire_button.setToolTip(self.tr("不再用这个类别；已有标注保留，随时可以恢复"))
        self.bring_back_button = QPushButton(self.tr("恢复"))
        self.merge_button = QPushButton(self.tr("合并到…"))
        self.split_button = QPushButton(self.tr("拆分…"))
        self.retire_button.clicked.connect(self.retire_asked)
        self.bring_back_button.clicked.connect(self.bring_back_asked)
        self.merge_button.clicked.connect(self._ask_merge)
        self.split_button.clicked.connect(self._ask_split)
        inner = QWidget(objectName="scheme")
        column = QVBoxLayout(inner, spacing=12)
        column.setContentsMargins(24, 16, 24, 16)
        column.addLayout(self._head())
        for widget in (self.offers, self.merge, self.split):
            column.addWidget(widget)
        column.addWidget(self.form, 1)
        self.setWidget(inner)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.form.name, 1)
        row.addSpacing(16)
        for button in (
            self.merge_button,
            self.split_button,
            self.retire_button,
            self.bring_back_button,
        ):
            row.addWidget(button)
        return row

    def show_category(
        self, category: Category, live: Sequence[Category], typed: dict[str, str]
    ) -> None:
        """Show another category; ``typed``: see ``CategoryForm.show_category``."""
        self.close_acts()
        self.offers.show_waiting(Waiting())
        self._show_buttons(category, live)
        self.form.show_category(category, live, typed)

    def refresh(self, category: Category, live: Sequence[Category]) -> None:
        """The same category, read again."""
        self._show_buttons(category, live)
        self.form.refresh(category, live)

    def _show_buttons(self, category: Category, live: Sequence[Category]) -> None:
        self._live = live
        self.bring_back_button.setVisible(category.retired)
        for button in (self.retire_button, self.merge_button, self.split_button):
            button.setVisible(not category.retired)
        for button in (self.retire_button, self.merge_button):
            button.setEnabled(len(live) > 1)

    def close_acts(self) -> None:
        """Neither merge nor split."""
        self.merge.close_()
        self.split.close_()

    def stop(self) -> None:
        """Read no more."""
        self.close_acts()
        self.form.stop()

    def _ask_merge(self) -> None:
        if self.form.category is not None:
            self.split.close_()
            self.merge.ask(self.form.category, self._live)

    def _ask_split(self) -> None:
        if self.form.category is not None:
            self.merge.close_()
            self.split.ask(self.form.category)
