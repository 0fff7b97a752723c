"""The categories one below the other, with their definitions where asked; scrolls where long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from annotation.scheme import Category
from gui.look import Look
from gui.tagging.category_facts import Facts, percent
from gui.tagging.category_row import CategoryRow
from gui.tagging.keys import Press
from gui.tagging.reading import Piece


class CategoryList(QScrollArea):
    """``rows``: one per category, those of a parent below it, and none applies as the last."""

    pressed = Signal(object)  # a Press

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[CategoryRow] = []
        self._categories: list[Category] = []  # in the order of the rows
        self._definitions: list[QLabel] = []
        self._inner, self._unfolded = QWidget(), False
        self._column = QVBoxLayout(self._inner, spacing=2)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self.setWidget(self._inner)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All of it, so that it scrolls only where the window is too low."""
        inner = self._inner.layout()
        wide = max(self.viewport().width(), 160)
        high = inner.heightForWidth(wide) if inner.hasHeightForWidth() else -1
        return QSize(200, high if high > 0 else inner.sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """At least three rows."""
        return QSize(160, 3 * 50)

    def show_scheme(self, categories: Sequence[Category]) -> None:
        """Make the rows."""
        for old in (*self.rows, *self._definitions):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows, self._definitions = [], []
        self._categories = _with_children(categories)
        parents = {c.parent for c in self._categories}
        live = {c.uid for c in self._categories}
        for category in self._categories:
            quiet = category.uid in parents and not category.key
            depth = int(category.parent in live)
            self._add(
                CategoryRow(
                    *(self._look, category.key, category.name, category.colour),
                    depth=depth,
                    quiet=quiet,
                ),
                Press("toggle", digit=category.key, uid=category.uid),
            )
            self._add_definition(category.definition.strip(), depth)
        self._add(CategoryRow(self._look, "0", self.tr("均不涉及"), ""), Press("none"))
        self.updateGeometry()

    def _add(self, row: CategoryRow, press: Press) -> None:
        row.clicked.connect(lambda: self.pressed.emit(press))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()  # now, so that the height asked for is that of all rows

    def _add_definition(self, text: str, depth: int) -> None:
        label = QLabel(text, objectName="caption", wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(12 + 16 * depth, 0, 4, 6)
        label.setVisible(self._unfolded and bool(text))
        self._definitions.append(label)
        self._column.addWidget(label)

    def show_definitions(self, shown: bool) -> None:
        """Fold the definitions out or in."""
        self._unfolded = shown
        for label in self._definitions:
            label.setVisible(shown and bool(label.text()))
        self._inner.layout().activate()
        self.updateGeometry()

    def show_facts(self, facts: Facts) -> None:
        """The counts in the rows; the figures in their tooltips."""
        for row, category in zip(self.rows, self._categories, strict=False):
            count = facts.yes.get(category.uid, 0) if facts.known else 0
            row.show_count(self.tr("已标 {n} 句").format(n=count) if count else "")
            row.setToolTip(self._tip(category, facts))

    def _tip(self, category: Category, facts: Facts) -> str:
        lines = [category.definition.strip()]
        figure = facts.figures.get(category.uid)
        if figure is not None:
            told = self.tr("查准率 {precision}　查全率 {recall}\nF1 {f1}，自动标注{version}")
            lines.append(
                told.format(
                    precision=percent(figure.precision),
                    recall=percent(figure.recall),
                    f1=percent(figure.f1),
                    version=figure.version,
                )
            )
        return "\n\n".join(line for line in lines if line)

    def show_piece(self, piece: Piece | None, hits: Mapping[str, Sequence[str]]) -> None:
        """What stands on a sentence; ``hits``: seed words in it, by category uid."""
        for row, category in zip(self.rows, self._categories, strict=False):
            row.setEnabled(piece is not None)
            self._show(row, category.uid, piece, len(hits.get(category.uid, ())))
        none = piece is not None and self._is_none(piece)
        self.rows[-1].show_state(none or None)
        self.rows[-1].setEnabled(piece is not None)

    def _show(self, row: CategoryRow, uid: str, piece: Piece | None, hits: int) -> None:
        if piece is None:
            row.show_state(None)
            return
        score, note = piece.scores.get(uid), ""
        if score is not None and not piece.is_calibrated(uid):
            score = None
            note = self.tr("机器判断") if piece.pre(uid) else ""
        if hits and score is None:
            note = self.tr("关键词 {n}").format(n=hits)
        if uid in piece.conflicts:
            score, note = None, self.tr("有分歧")
        row.show_state(piece.said(uid), pre=piece.pre(uid), score=score, note=note)

    def _is_none(self, piece: Piece) -> bool:
        uids = [c.uid for c in self._categories]
        return piece.is_judged(uids) and not any(piece.said(uid) for uid in uids)


def _with_children(categories: Sequence[Category]) -> list[Category]:
    """The categories in order, each followed by those that belong to it."""
    live = {category.uid for category in categories}
    return [
        category
        for top in categories
        if top.parent not in live
        for category in (top, *(c for c in categories if c.parent == top.uid))
    ]
