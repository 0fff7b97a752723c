"""The context menu of the grid: everything the keys do, and the words a field takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from operations.metadata_values import CHOICES

if TYPE_CHECKING:
    from gui.reports.grid import GridView


class GridMenu(QMenu):
    """Made anew each time it is asked for; gone when it closes."""

    def __init__(self, grid: GridView) -> None:
        super().__init__(grid)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = grid.column_at(grid.currentIndex().column())
        self.addAction(self.tr("打开"), grid.open_current)
        self.addSeparator()
        # Words only: the keys are the grid's own, a second shortcut here would be ambiguous.
        self.addAction(self.tr("复制") + "\tCtrl+C", grid.acts.copy)
        self.addAction(self.tr("粘贴") + "\tCtrl+V", grid.acts.paste)
        self.addAction(self.tr("向下填充") + "\tCtrl+D", grid.acts.fill_down)
        self.addAction(self.tr("清空") + "\tDelete", grid.acts.clear_cells)
        if column.is_editable:
            self.addAction(self.tr("恢复自动识别的值"), grid.acts.restore)
        if words := CHOICES.get(column.field, ()):
            choices = self.addMenu(self.tr("填为"))
            for word in words:
                choices.addAction(word, lambda text=word: grid.acts.fill(text))
        self.addSeparator()
        field = column.field
        self.addAction(self.tr("按此列升序"), lambda: grid.order_asked.emit(field, False))
        self.addAction(self.tr("按此列降序"), lambda: grid.order_asked.emit(field, True))
