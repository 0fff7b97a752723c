"""Two deliveries side by side: every number before and after, with the difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.look import font
from gui.quality.percent import NOTHING, percent, points
from gui.quality.versions_table import Line, LinesModel, LinesTable

if TYPE_CHECKING:
    from operations.compare_deliveries import Number

translate = QCoreApplication.translate  # so that the translators' tool finds it


class NumbersDialog(QDialog):
    """``numbers`` of deliveries ``first`` and ``second``; those alike can be left out."""

    def __init__(
        self, first: str, second: str, numbers: Sequence[Number], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("比较定稿"))
        self.resize(760, 600)
        self._numbers = list(numbers)
        head = QLabel(self.tr("{first} → {second}").format(first=first, second=second))
        head.setFont(font(18, bold=True))
        head.setWordWrap(True)
        heads = (self.tr("数字"), first, second, self.tr("差"))
        self.table = LinesTable(LinesModel(heads, right=(1, 2, 3)), self.tr("两次定稿的数字"))
        self.only_changed = QCheckBox(self.tr("只看变了的"), checked=True)
        self.only_changed.toggled.connect(self._show)
        self.none = QLabel(self.tr("两次定稿的数字完全相同。"), objectName="quiet")
        copy, close = QPushButton(self.tr("复制表格")), QPushButton(self.tr("关闭"))
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout(spacing=8)
        foot.addWidget(self.only_changed)
        foot.addStretch(1)
        for button in (copy, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self, spacing=16)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(head)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._show()
        self.table.setFocus()

    def _show(self) -> None:
        only = self.only_changed.isChecked()
        shown = [n for n in self._numbers if not only or n.difference != 0]
        self.none.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self.table.show_lines([number_line(row, n) for row, n in enumerate(shown)])

    def _copy(self) -> None:
        model = self.table.model_
        rows = [model.heads, *(line.cells for line in model.lines)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))


def number_line(row: int, number: Number) -> Line:
    """What it is, before, after, difference."""
    nowhere = translate("VersionsNumbers", "没有地区和年份")
    place = nowhere if number.place == NOTHING else number.place
    named = (place, number.category, measure_words(number.measure))
    what = " · ".join(part for part in named if part)
    before = _told(number.before, number.before_range)
    after = _told(number.after, number.after_range)
    return Line(str(row), (what, before, after, difference_words(number)))


def _told(value: float | None, range: tuple[float, float] | None) -> str:
    if value is None:
        return NOTHING
    return f"{value:,.0f}" if range is None else percent((value, *range))


def difference_words(number: Number) -> str:
    """With its sign; of a figure in percentage points."""
    if number.difference is None:
        return NOTHING
    if number.group == "figure":
        sign = "+" if number.difference > 0 else ""
        text = translate("VersionsNumbers", "{n} 个百分点")
        return text.format(n=f"{sign}{points(number.difference)}")
    return f"{number.difference:+,.0f}".replace("-", "−") if number.difference else "0"


def measure_words(measure: str) -> str:
    """What is counted or measured."""
    known = {
        "reports": translate("VersionsNumbers", "报告"),
        "sentences": translate("VersionsNumbers", "句子"),
        "judged": translate("VersionsNumbers", "已标"),
        "conflicts": translate("VersionsNumbers", "有分歧的句子"),
        "yes": translate("VersionsNumbers", "是"),
        "no": translate("VersionsNumbers", "否"),
        "conflict": translate("VersionsNumbers", "有分歧"),
        "not_judged": translate("VersionsNumbers", "未判断"),
        "precision": translate("VersionsNumbers", "查准率"),
        "recall": translate("VersionsNumbers", "查全率"),
        "f1": translate("VersionsNumbers", "综合得分"),
        "macro_f1": translate("VersionsNumbers", "综合得分，各类平均"),
    }
    return known[measure]
