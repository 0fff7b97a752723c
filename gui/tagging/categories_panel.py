"""The right side: the categories, none applies, and the button that spells what Enter stores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotation.annotations import Change
from annotation.scheme import Category
from gui.look import Look
from gui.still import Still
from gui.tagging.category_facts import Facts
from gui.tagging.category_list import CategoryList
from gui.tagging.category_row import CategoryRow
from gui.tagging.category_search import CategorySearch
from gui.tagging.keys import Press
from gui.tagging.reading import Piece


class CategoriesPanel(QWidget):
    """Shows what stands on the current sentence; a click is the same as the key.

    The categories scroll where there are many; the button stays.
    """

    pressed = Signal(object)  # a Press
    left = Signal()  # the search was closed: back to the page

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._categories: list[Category] = []
        self._piece: Piece | None = None
        self._enter = "  ⏎"
        self._facts = Facts(known=False)
        self._below: list[_Yielding] = []
        self._hits: tuple[int, Mapping[str, Sequence[str]]] = (0, {})  # unit id, seed words
        self.list = CategoryList(look)
        self.list.pressed.connect(self.pressed)
        self.confirm_button = QPushButton(objectName="primary")
        self.confirm_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.confirm_button.setMinimumHeight(44)
        self.confirm_button.clicked.connect(lambda: self.pressed.emit(Press("confirm")))
        self._hints = QLabel(self._hint_text(), objectName="caption", wordWrap=True)
        self._column = QVBoxLayout(self, spacing=8)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.addLayout(self._head())
        self._column.addWidget(self.list)
        self._button_place = Still(self.confirm_button)
        self._column.addWidget(self._button_place)
        self._column.addStretch(1)
        self._column.addWidget(self._hints)
        self.search = CategorySearch(self)
        self.search.chosen.connect(lambda uid: self.pressed.emit(Press("toggle", uid=uid)))
        self.search.closed.connect(self.left)

    def search_category(self) -> None:
        """Ask for a category by its name, over the list; nothing is moved."""
        top = self.list.geometry()
        self.search.setGeometry(8, top.top() - 8, self.width() - 16, max(top.height(), 260))
        self.search.open(self._categories)

    def _head(self) -> QHBoxLayout:
        self.definitions = QToolButton(objectName="quiet", checkable=True)
        self.definitions.setText(self.tr("定义 ▸"))
        self.definitions.setToolTip(self.tr("显示每个类别的定义"))
        self.definitions.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.definitions.toggled.connect(self._fold)
        self.caption = QLabel(self.tr("这一句属于"), objectName="caption")
        row = QHBoxLayout()
        row.addWidget(self.caption)
        row.addStretch(1)
        row.addWidget(self.definitions)
        return row

    def _fold(self, opened: bool) -> None:
        self.definitions.setText(self.tr("定义 ▾") if opened else self.tr("定义 ▸"))
        self.list.show_definitions(opened)
        for widget in self._below:  # who reads definitions needs the room
            widget.setVisible(not opened)
        self._fit_hints()

    def _hint_text(self) -> str:
        # The digits and Enter stand on their buttons.
        return "\n".join(
            (
                self.tr("空格 跳过　↑ ↓ 移动　F 存疑"),
                self.tr("/ 找类别　Ctrl+Z 撤销"),
            )
        )

    def put_below(self, widget: QWidget) -> None:
        """Put something under the button, such as why the program thinks so."""
        area = _Yielding(widget)
        # Before the empty room below it takes what the categories leave.
        self._column.insertWidget(self._column.count() - 2, area, 1000)
        self._below.append(area)
        self._fit_hints()

    def put_under_button(self, widget: QWidget) -> None:
        """Put a line under the button."""
        self._column.insertWidget(self._column.indexOf(self._button_place) + 1, widget)

    @property
    def rows(self) -> list[CategoryRow]:
        """The categories as they are shown, and none applies as the last."""
        return self.list.rows

    def show_scheme(self, categories: Sequence[Category]) -> None:
        """Make the rows; the same scheme again changes nothing."""
        if self.rows and list(categories) == self._categories:
            return
        self._categories = list(categories)
        self.list.show_scheme(categories)
        self.show_facts(self._facts)
        self.definitions.setVisible(any(c.definition.strip() for c in categories))
        self._fit_hints()

    def show_facts(self, facts: Facts) -> None:
        """How often each category was given, and how good the classifier is in it."""
        self._facts = facts
        self.list.show_facts(facts)

    @property
    def knows_counts(self) -> bool:
        """Whether it was read yet how often each category was given."""
        return self._facts.known

    def count(self, change: Change) -> None:
        """One sentence was judged in this window; ``show_counts`` shows it."""
        self._facts.count(change)

    def show_counts(self) -> None:
        """Show what was counted since."""
        self.list.show_facts(self._facts)

    def show_hits(self, unit_id: int, hits: Mapping[str, Sequence[str]]) -> None:
        """The seed words that hit in a sentence, by category uid; a late answer is dropped."""
        piece = self._piece
        if piece is not None and piece.unit.id == unit_id and not piece.blind:
            self._hits = unit_id, hits
            self.list.show_piece(piece, hits)

    def show_piece(self, piece: Piece | None) -> None:
        """Show one sentence; None: there is none to tag."""
        if piece is not self._piece:  # what is said of another one is read from its beginning
            for area in self._below:
                area.verticalScrollBar().setValue(0)
        self._piece = piece
        unit_id, hits = self._hits
        blind = piece is not None and piece.blind
        here = piece is not None and piece.unit.id == unit_id and not blind
        self.list.show_piece(piece, hits if here else {})
        self.caption.setText(self.tr("随机抽检：先答后看") if blind else self.tr("这一句属于"))
        self._spell()

    def lend_enter(self, lent: bool) -> None:
        """Whether Enter means something else now, so that it is not marked here."""
        self._enter = "" if lent else "  ⏎"
        self._spell()

    def _spell(self) -> None:
        piece = self._piece
        self.confirm_button.setText(self._spelled(piece))
        names = [c.name for c in self._categories if piece and piece.is_on(c.uid)]
        self.confirm_button.setToolTip("\n".join(names) or self.confirm_button.text())
        self.confirm_button.setEnabled(piece is not None and piece.has_ground())

    def _spelled(self, piece: Piece | None) -> str:
        """What Enter will store, word for word."""
        if piece is None or not piece.has_ground():
            return self.tr("先按类别键或 0")
        names = [c.name for c in self._categories if piece.is_on(c.uid)]
        between = self.tr("、")
        short = [name[:2] for name in names]
        tried = [between.join(names) or self.tr("均不涉及"), between.join(short)]
        tried += [
            self.tr("{names} 等 {n} 类").format(names=between.join(short[:k]), n=len(names))
            for k in range(len(names) - 1, 0, -1)
        ]
        spelled = [self.tr("确认：{what}").format(what=shown) + self._enter for shown in tried]
        metrics, room = self.confirm_button.fontMetrics(), self.confirm_button.width() - 40
        return next((s for s in spelled if metrics.horizontalAdvance(s) <= room), spelled[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The hints give way where the categories need the room, long words where it is narrow."""
        super().resizeEvent(event)
        self._fit_hints()
        self._spell()

    def _fit_hints(self) -> None:
        hints = self._hints.heightForWidth(max(self.width() - 32, 100))
        others = [self._column.itemAt(n) for n in range(self._column.count() - 2)]
        below = sum(area.wanted() for area in self._below if area.isVisibleTo(self))
        needed = sum(item.sizeHint().height() + 8 for item in others) + below + hints + 48
        self._hints.setVisible(self.height() >= needed)


class _Yielding(QScrollArea):
    """Shows ``widget`` in full where there is room; where there is little it scrolls."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The categories come first: this asks for nothing.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(widget)
        widget.setAutoFillBackground(False)

    def wanted(self) -> int:
        """The height at which nothing has to scroll."""
        return self.widget().sizeHint().height()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It may be gone."""
        return QSize(0, 0)
