"""The near-duplicates of the raised sentence with what differs, and what would be said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotation.scheme import Category
from gui.look import Look
from gui.tagging.report_groups import short_name
from gui.theme import mix

if TYPE_CHECKING:
    from annotation.units import UnitRow
    from operations.copies import Copies

WIDE, HIGH = 560, 420
REST = 136  # what stands above and below the sentences
MOST = 30  # more than anybody reads


class CopiesPopup(QFrame):
    """``agreed``: they are to be tagged along. Escape, or a click elsewhere, leaves it."""

    agreed = Signal()
    open_sentence = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup, objectName="popup")
        self._look = look
        self.head = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.notes = QLabel(objectName="quiet", wordWrap=True)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QTextBrowser(objectName="hits", openLinks=False)
        self.list.setAccessibleName(self.tr("几乎相同的句子"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.anchorClicked.connect(self._open)
        self.do_button = QPushButton(objectName="primary", default=True)
        self.do_button.clicked.connect(self._agree)
        self.leave_button = QPushButton(self.tr("关闭  Esc"))
        self.leave_button.clicked.connect(self.hide)
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.do_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self.head, self.notes):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def show_copies(self, copies: Copies, categories: Sequence[Category]) -> None:
        """Show each with what the raised sentence does not have."""
        names = {category.uid: category.name for category in categories}
        preview = copies.preview
        told = {unit.id: values for unit, values in zip(preview.units, preview.values, strict=True)}
        self.head.setText(self._question(told, names))
        self.notes.setText("\n".join(self._notes(copies, names)))
        self.notes.setVisible(bool(self.notes.text()))
        quiet = self._look.theme.quiet
        rows = [
            self._row(copies.text, unit, told.get(unit.id), names) for unit in copies.others[:MOST]
        ]
        if len(copies.others) > MOST:
            more = self.tr("还有 {n} 处没有列出。").format(n=len(copies.others) - MOST)
            rows.append(f"<p style='color:{quiet}'>{escape(more)}</p>")
        self.list.setHtml("".join(rows))
        self.do_button.setText(self.tr("一并标注 {n} 处  ⏎").format(n=len(told)))
        self.do_button.setVisible(bool(told))

    def open_at(self, corner: QPoint, window: QWidget) -> None:
        """Show it above and to the left of ``corner``, inside the window."""
        frame = window.frameGeometry()
        wide = min(WIDE, frame.width() - 32)
        self.list.document().setTextWidth(wide - 48)
        text = round(self.list.document().size().height())
        self.resize(wide, min(text + REST, HIGH, frame.height() - 64))
        left = max(corner.x() - self.width(), frame.left() + 8)
        top = max(min(corner.y() - self.height(), frame.bottom() - self.height()), frame.top() + 8)
        self.move(left, top)
        self.show()
        (self.do_button if self.do_button.isVisible() else self.leave_button).setFocus()

    def _question(self, told: Mapping[int, Mapping[str, bool]], names: Mapping[str, str]) -> str:
        if not told:
            return self.tr("几乎相同的句子，现在没有要一并标注的")
        values = {uid: value for said in told.values() for uid, value in said.items()}
        return self.tr("把这一句的标注带到 {n} 处几乎相同的句子：{what}").format(
            n=len(told), what=self._what(values, names)
        )

    def _what(self, values: Mapping[str, bool], names: Mapping[str, str]) -> str:
        between = self.tr("、")
        yes = between.join(names[uid] for uid in names if values.get(uid))
        no = [names[uid] for uid in names if values.get(uid) is False]
        if not yes:
            return self.tr("均不涉及") if len(no) == len(names) else self._not(no)
        return yes

    def _not(self, no: Sequence[str]) -> str:
        return self.tr("不属于{names}").format(names=self.tr("、").join(no))

    def _notes(self, copies: Copies, names: Mapping[str, str]) -> list[str]:
        preview, notes = copies.preview, list[str]()
        if preview.unchanged and preview.units:
            words = self.tr("{n} 处已有标注，不动。")
            notes.append(words.format(n=preview.unchanged))
        disputed = [names[uid] for uid in preview.contradicted if uid in names]
        if disputed:
            words = self.tr(
                "“{names}”在这些句子里标得不一样，不带过去；请到 质量检查 → 可疑标注 看。"
            )
            notes.append(words.format(names=self.tr("、").join(disputed)))
        return notes

    def _row(
        self,
        text: str,
        unit: UnitRow,
        values: Mapping[str, bool] | None,
        names: Mapping[str, str],
    ) -> str:
        quiet, ground = self._look.theme.quiet, self._ground()
        said = self._what(values, names) if values else self.tr("不变")
        head = f"{short_name(unit.report)} · {said}"
        link = f"<a href='{unit.report_id}/{unit.id}' style='color:{quiet}'>{escape(head)}</a>"
        return f"<p>{link}<br>{_marked(text, unit.text, ground)}</p>"

    def _ground(self) -> str:
        theme = self._look.theme
        return mix(theme.accent, theme.raised, 0.22)

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()

    def _open(self, link: QUrl) -> None:
        report_id, unit_id = link.toString().split("/")
        self.hide()
        self.open_sentence.emit(int(report_id), int(unit_id))


def _marked(text: str, other: str, ground: str) -> str:
    """``other``, with what ``text`` does not have at that place underlined."""
    from gui.marked_text import marked
    from operations.suspicious import differences

    return marked(other, differences(text, other)[1], ground)
