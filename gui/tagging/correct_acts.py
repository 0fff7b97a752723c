"""What the menu 文本 does to the piece that is raised; every act is one undo step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotation.project import Project
from annotation.reports import ReportRow, UnitRow
from gui.background import Background
from gui.look import Look
from gui.session import Session
from gui.tagging.reading import Piece
from gui.tagging.replace_dialog import ask_replace
from gui.tagging.split_dialog import ask_cut
from gui.tagging.workspace import Workspace

if TYPE_CHECKING:
    from operations.replace_report import Replacement  # imports the whole corpus room

# What the readers of ``corpus`` take for one report; tables hold several.
SUFFIXES = "*.txt *.html *.htm *.docx *.doc *.wps *.pdf *.rtf"
T = TypeVar("T")


class CorrectActs(QObject):
    """Acts on the current piece and the open report. ``said``: a sentence for the status line."""

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        workspace: Workspace,
        background: Background,
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._workspace, self._look = session, workspace, look
        self._background, self._window = background, parent

    @property
    def piece(self) -> Piece | None:
        """The piece that is raised."""
        return self._workspace.current

    @property
    def report(self) -> ReportRow | None:
        """The report that is open."""
        return self._report(0)

    @property
    def report_above(self) -> ReportRow | None:
        """The one above it in the list."""
        return self._report(-1)

    def _report(self, by: int) -> ReportRow | None:
        rows = self._session.reports
        places = {row.id: place for place, row in enumerate(rows)}
        place = places.get(self._workspace.report_id, -1) + by
        return rows[place] if self._workspace.report_id in places and place >= 0 else None

    # Which piece.

    def step(self, by: int) -> None:
        """Raise the piece above (-1) or below (1), whatever its kind."""
        page = self._workspace.page
        page.go_to(min(max(page.current + by, 0), len(self._workspace.pieces) - 1))

    # One piece.

    def merge(self) -> None:
        """Join the piece with the one behind it."""
        from operations.correct_text import merge_with_next

        self._change(lambda unit, who: merge_with_next(self._project, unit_id=unit, analyst=who))

    def split(self) -> None:
        """Ask where, and cut it in two."""
        from operations.correct_text import split_unit

        piece = self.piece
        if piece is None or self._is_busy():
            return
        if len(piece.unit.text.strip()) < 2:
            self.said.emit(self.tr("只有一个字，不能再切"))
            return
        cut = ask_cut(piece.unit.text, self._look, self._window)
        if cut is not None:
            self._change(
                lambda unit, who: split_unit(self._project, unit_id=unit, offset=cut, analyst=who)[
                    0
                ]
            )
        self._workspace.page.setFocus()

    def set_kind(self, kind: str) -> None:
        """Say what it is."""
        from operations.correct_text import set_kind

        self._change(
            lambda unit, who: set_kind(self._project, unit_id=unit, kind=kind, analyst=who)
        )

    def set_section(self, section: str) -> None:
        """Say which part of the report it stands in."""
        from operations.correct_text import set_section

        self._change(
            lambda unit, who: set_section(self._project, unit_id=unit, section=section, analyst=who)
        )

    def set_heading_section(self, heading_id: int, section: str) -> None:
        """Say which part of the report a heading opens, for all below it."""
        from operations.correct_text import set_heading_section

        def work(_unit: int, who: str) -> None:
            set_heading_section(self._project, heading_id=heading_id, section=section, analyst=who)

        self._change(work)

    @property
    def _project(self) -> Project:
        return self._session.project

    def _change(self, work: Callable[[int, str], UnitRow | None]) -> None:
        """Do it, and leave the sentence that came of it where the reader's eyes are."""
        piece, page = self.piece, self._workspace.page
        if piece is None or self._is_busy():
            return
        height = page.layout_.tops[page.current] - page.verticalScrollBar().value()
        raised = self._session.write(lambda who: work(piece.unit.id, who) or piece.unit)
        if raised is None:
            return
        places = [p for p, one in enumerate(self._workspace.pieces) if one.unit.uid == raised.uid]
        # A sentence that is none any more lets the next one rise.
        if places and (raised.kind == "sentence" or not piece.is_sentence):
            page.go_to(places[0])
        page.layout_.lay_out(page.current)
        page.verticalScrollBar().setValue(round(page.layout_.tops[page.current] - height))
        page.bring_into_view()

    def _is_busy(self) -> bool:
        if self._background.busy:
            self.said.emit(self.tr("后台还在工作，请等它完成再改文本"))
        return self._background.busy

    # Whole reports.

    def split_report(self) -> None:
        """Make what stands from this piece on a report of its own, and open it."""
        piece = self.piece
        if piece is None:
            return

        def work(project: Project, who: str) -> int:
            from operations.split_report import split_report

            return split_report(project, unit_id=piece.unit.id, analyst=who)[1]

        self._rebuild(self.tr("正在拆分…"), work)

    def join_report(self) -> None:
        """Put this report behind the one above it in the list."""
        report, above = self.report, self.report_above
        if report is None or above is None:
            self.said.emit(self.tr("这是第一篇，前面没有报告"))
            return

        def work(project: Project, who: str) -> int:
            from operations.split_report import join_reports

            return join_reports(project, report_id=report.id, onto=above.id, analyst=who)

        self._rebuild(self.tr("正在合并…"), work)

    def ask_file(self) -> None:
        """Choose the corrected file of this report."""
        if self.report is None or self._is_busy():
            return
        kinds = self.tr("报告 ({suffixes})").format(suffixes=SUFFIXES)
        title = self.tr("选择更正后的文件")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if chosen:
            self.replace_by(Path(chosen))

    def replace_by(self, path: Path) -> None:
        """Compare the file with the report, show the changes, replace where that is wanted."""
        report = self.report
        if report is None or self._is_busy():
            return

        def work(project: Project, progress: Callable[[int, int, str], None]) -> Replacement:
            from operations.replace_report import preview_replace

            return preview_replace(project, report_id=report.id, path=path, progress=progress)

        title = self.tr("正在比较…")
        self._background.start(
            self._project.path, work, title=title, done=self._ask_replace, writes=False
        )

    def _ask_replace(self, plan: Replacement) -> None:
        self.said.emit("")

        def work(project: Project, who: str) -> int:
            from operations.replace_report import replace_report

            return replace_report(project, plan, analyst=who)

        if ask_replace(plan, self._look, self._window):
            self._rebuild(self.tr("正在替换…"), work)

    def _rebuild(self, title: str, work: Callable[[Project, str], int]) -> None:
        """Change whole reports beside the window; then the new one is opened."""
        if self._is_busy() or not self._session.signed():
            return
        who = self._session.analyst or ""
        self._background.start(
            self._project.path,
            lambda project, _progress: work(project, who),
            title=title,
            done=self._open,
            failed=self._session.failed.emit,
        )

    def _open(self, report_id: int) -> None:
        if report_id not in {row.id for row in self._session.reports}:
            self._session.reload()
        self._workspace.open_report(report_id)
        step = self._session.last_step()
        if step is not None:
            self._session.written.emit(step)
