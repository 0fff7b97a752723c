"""What comes in and goes out: reports, labels, the corpus, copies. Each verb of the menu 文件."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gui import places
from gui.background import Background
from gui.session import Session
from messages import Message

if TYPE_CHECKING:
    # These load much that no window needs before somebody asks for it.
    from gui.exchange.import_result import ImportResultPanel
    from gui.exchange.importing import Importer
    from operations.import_reports import ImportResult

SUFFIXES = "*.txt *.html *.htm *.docx *.doc *.wps *.pdf *.rtf *.csv *.xlsx *.jsonl"
Words = Callable[[Message], str]


class Host(Protocol):
    """What is asked of the window."""

    session: Session | None

    def shown_reports(self) -> list[int] | None:
        """The ids of the reports that a filter shows now; None: no filter is set."""

    def open_project(self, path: Path) -> bool:
        """Open a project."""


class Files(QObject):
    """The dialogs of one window. ``told``: a sentence, and whether it can be undone."""

    told = Signal(str, bool)
    advanced = Signal(object)  # (done, total); None: nothing is under way
    busy_changed = Signal(bool)
    refused = Signal(object)  # a Message

    def __init__(
        self, window: QWidget, host: Host, background: Background, words: Words, *, lang: str
    ) -> None:
        super().__init__(window)
        self._window, self._host, self._background = window, host, background
        self._words, self._lang = words, lang
        self._importer: Importer | None = None
        self.result: ImportResultPanel | None = None

    @property
    def importer(self) -> Importer:
        """What imports; made when first asked for."""
        if self._importer is None:
            from gui.exchange.importing import Importer

            self._importer = made = Importer(self._background, self._words, self._window)
            made.busy_changed.connect(self.busy_changed)
            made.said.connect(lambda sentence: self.told.emit(sentence, False))
            made.refused.connect(self.refused)
            made.advanced.connect(self.advanced)
            made.came_in.connect(self._imported)
        return self._importer

    @property
    def busy(self) -> bool:
        """Whether an import is under way, its questions included."""
        return self._importer is not None and self._importer.busy

    def cancel(self) -> None:
        """Stop the import at the next safe place."""
        if self._importer is not None:
            self._importer.cancel()

    def stop(self) -> None:
        """Stop it and wait; a dialog that is open goes, and what it was reading with it."""
        for dialog in self._window.children():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.done(QDialog.DialogCode.Rejected)
        if self._importer is not None:
            self._importer.stop()

    # In.

    def ask_files(self, *, ask: bool = False) -> None:
        """Choose reports and import them, into a new project where none is open."""
        kinds = self.tr("报告 ({suffixes})").format(suffixes=SUFFIXES)
        title, here = self.tr("选择报告"), places.last_folder()
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, here, kinds)
        if chosen:
            places.remember_folder(Path(chosen[0]).parent)
            self.import_reports([Path(name) for name in chosen], ask=ask)

    def ask_folder(self) -> None:
        """Choose a folder and import every report in it."""
        title, here = self.tr("选择文件夹"), places.last_folder()
        chosen = QFileDialog.getExistingDirectory(self._window, title, here)
        if chosen:
            places.remember_folder(Path(chosen).parent)
            self.import_reports([Path(chosen)])

    def import_reports(
        self, sources: Sequence[Path], *, into: Path | None = None, ask: bool = False
    ) -> None:
        """Import in the background; the status line shows how far it is."""
        session = self._host.session
        here = session.project.path if session else places.new_project(sources)
        self.importer.start(into or here, sources, ask=ask)

    def _imported(self, path: Path, result: ImportResult, cancelled: bool) -> None:
        from gui.exchange.import_result import ImportResultPanel

        session = self._host.session
        if session is None and path.exists():
            self._host.open_project(path)
        head = self.importer.told(result, cancelled)
        self.told.emit(head, False)
        if self.result is not None:
            self.result.deleteLater()
        self.result = ImportResultPanel(result, head, self._words, self._window)
        self.result.labels_asked.connect(self.import_labels)
        if self.result.calls:
            self.result.show()

    def show_result(self) -> None:
        """Show again what the last import brought."""
        if self.result is None:
            self.told.emit(self.tr("打开窗口以来还没有导入过"), False)
        else:
            self.result.show()
            self.result.raise_()

    def ask_labels(self) -> None:
        """Choose a table of labels and import it."""
        from gui.exchange.labels_dialog import SUFFIXES as LABELS

        kinds = self.tr("标注 ({suffixes})").format(suffixes=LABELS)
        title, here = self.tr("导入标注"), places.last_folder()
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, here, kinds)
        if chosen:
            places.remember_folder(Path(chosen).parent)
            self.import_labels(Path(chosen))

    def import_labels(self, file: Path) -> None:
        """Preview a table of labels, then import it under the analyst's name."""
        from gui.exchange.labels_dialog import LabelsDialog

        session = self._host.session
        if session is None or not session.signed():
            return
        dialog = LabelsDialog(
            *(session.project.path, file, self._background, self._words),
            analyst=session.analyst or "",
            parent=self._window,
        )
        dialog.written.connect(lambda *_: self._tell_step())
        dialog.open()

    def _tell_step(self) -> None:
        session = self._host.session
        step = session.last_step() if session else None
        if step is not None:
            self.told.emit(self._words(step.label), True)

    # Out.

    def export(self) -> None:
        """Write the labelled corpus to a file."""
        from gui.exchange.export_dialog import ExportDialog

        if (session := self._host.session) is None:
            return
        dialog = ExportDialog(
            *(session.project.path, self._background, self._words),
            lang=self._lang,
            reports=self._host.shown_reports(),
            parent=self._window,
        )
        dialog.written.connect(lambda path, _: self._tell_written(path))
        dialog.open()

    def share(self) -> None:
        """Write chosen reports to a new project file, without tags, for a colleague."""
        from gui.exchange.share_dialog import ShareDialog

        if (session := self._host.session) is None:
            return
        dialog = ShareDialog(
            *(session.project.path, session.reports, self._background, self._words),
            chosen=self._host.shown_reports(),
            parent=self._window,
        )
        dialog.written.connect(lambda path, _: self._tell_written(path))
        dialog.open()

    def save_copy(self) -> None:
        """Copy the whole project to a file."""
        from gui.exchange.save_copy import ask_copy, save_copy

        if (session := self._host.session) is None:
            return
        path = session.project.path
        if target := ask_copy(self._window, path):
            save_copy(path, target, self._background, said=lambda s: self.told.emit(s, False))

    def _tell_written(self, path: Path) -> None:
        self.told.emit(self.tr("已写好 {path}").format(path=path), False)
