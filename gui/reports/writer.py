"""Stores what was changed in the grid: a few cells at once, many beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from annotation.metadata_cells import Cell
from annotation.project import Project
from gui.background import Background
from gui.session import Session
from operations.edit_metadata import Edit, edit_metadata, restore_metadata
from operations.progress import Progress

AT_ONCE = 300
"""Cells that are stored at once; more take too long for the window's own thread."""


class CellWriter(QObject):
    """Each call is one undo step, whichever way it goes."""

    said = Signal(str)

    def __init__(self, session: Session, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._background = session, background

    def edit(self, edits: Sequence[Edit]) -> None:
        """Store what was typed, pasted or filled."""
        self._write(len(edits), lambda project, who: edit_metadata(project, edits, analyst=who))

    def restore(self, cells: Sequence[Cell]) -> None:
        """Bring back what was found."""
        self._write(len(cells), lambda project, who: restore_metadata(project, cells, analyst=who))

    def _write(self, cells: int, work: Callable[[Project, str], int]) -> None:
        if self._background.busy:
            self.said.emit(self.tr("另一项工作正在进行，请等它结束后再改"))
        elif cells > AT_ONCE:
            self._write_aside(cells, work)
        elif self._session.write(lambda who: work(self._session.project, who)) == 0:
            self.said.emit(self.tr("没有变化"))

    def _write_aside(self, cells: int, work: Callable[[Project, str], int]) -> None:
        if not self._session.signed():
            return
        who = str(self._session.analyst)

        def run(project: Project, _progress: Progress) -> int:
            return work(project, who)

        self._background.start(
            self._session.project.path,
            run,
            title=self.tr("正在修改 {n} 格").format(n=cells),
            done=lambda n: self.said.emit(self.tr("已修改 {n} 处报告信息").format(n=n)),
            failed=self._session.failed.emit,
        )
