"""Import: a look first, a question only where there is something to ask, then the work.

Files that read without doubt come in without a question: a dialog that is always confirmed is
soon confirmed unread. Asked about are encodings that may be guessed wrong (what is stored wrong
is found late, under tags), and a table that lies among the reports and speaks of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.background import Background
from gui.exchange.asker import Asker, Tell
from gui.exchange.files_model import Files, FilesModel
from gui.exchange.import_dialog import ImportDialog
from messages import Message
from operations.import_choices import Choices

if TYPE_CHECKING:
    from corpus.readers.find import Found
    from operations.import_reports import ImportResult  # imports the whole corpus room
    from operations.survey_reports import Looked

_BATCH = 50


class Importer(QObject):
    """Runs one import at a time. ``words`` says a Message in the window's language.

    ``run``: what is done with the choices; else the files come in beside the window.
    """

    said = Signal(str)
    advanced = Signal(object)  # (files looked at, files); None: nothing is under way
    busy_changed = Signal(bool)  # from the first look to the end, a question in between included
    refused = Signal(object)  # a Message: the import could not run at all
    dropped = Signal()  # nothing was begun after all
    came_in = Signal(object, object, bool)  # the project's path, an ImportResult, cancelled

    def __init__(
        self,
        background: Background,
        words: Callable[[Message], str],
        parent: QWidget,
        *,
        run: Callable[[Choices], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._background, self._words, self._window = background, words, parent
        self.busy = False
        self.dialog: ImportDialog | None = None
        self._path, self._sources, self._seen = Path(), list[Path](), 0
        self._asker = Asker(self)
        self._asker.told.connect(self._take)
        self._asker.answered.connect(self._looked_at_all)
        self._asker.refused.connect(self._refuse)

    def start(self, path: Path, sources: Sequence[Path], *, ask: bool = False) -> bool:
        """Import into the project at ``path``; with ``ask``, show the dialog in any case.

        False, with nothing started, while another import or other work is under way.
        """
        if self.busy or self._background.busy:
            return False
        self._path, self._sources, self._seen = path, list(sources), 0
        self._model = FilesModel(self._words, self)
        self._set_busy(True)
        self.said.emit(self.tr("正在查看文件…"))
        if ask:
            self._open_dialog()
        self._asker.ask(partial(_survey, self._sources))
        return True

    def cancel(self) -> None:
        """Stop looking before anything is imported."""
        if self._asker.busy and self.dialog is None:
            self._cancel()

    def stop(self) -> None:
        """Stop looking, close the question, and wait until nothing runs."""
        self._asker.stop()
        if self.dialog is not None:
            self.dialog.reject()
        self._set_busy(False)

    def told(self, result: ImportResult, cancelled: bool = False) -> str:
        """What came in, in one sentence."""
        if cancelled:
            return self.tr("导入已取消，已读完的 {n} 篇都在").format(n=result.came_in)
        same = len(result.unchanged + result.aliases)
        words = self.tr("导入了 {n} 篇报告，{s} 句").format(n=result.came_in, s=result.sentences)
        return words + (self.tr("；{n} 篇原来就有").format(n=same) if same else "")

    # The look.

    def _take(self, part: object) -> None:
        from operations.survey_reports import MatchedTable

        if isinstance(part, Files):
            self._model.fill(part)
        elif isinstance(part, MatchedTable):
            dialog = self.dialog or self._open_dialog()
            if dialog.table.path is None:
                dialog.table.use(part.path)
        elif isinstance(part, list):
            self._model.take(part)
            self._seen += len(part)
            if self.dialog is None and any(each.doubtful or each.garbled for each in part):
                self._open_dialog()
            if self.dialog is None:
                self.advanced.emit((self._seen, len(self._model.rows)))

    def _looked_at_all(self) -> None:
        self.advanced.emit(None)
        if self.dialog is not None:
            self.dialog.looked_at_all()
        elif self._model.count:
            self._settle(Choices())
        else:
            self._nothing()

    def _nothing(self) -> None:
        """No project is made for what holds no report; the result says why."""
        from operations.import_reports import ImportResult
        from operations.reading import Unreadable

        rows = [row for row in self._model.rows if row.why is not None]
        failed = [Unreadable(row.name, row.why) for row in rows if row.why is not None]
        self._end(ImportResult(failed=failed), cancelled=False)

    # The question.

    def _open_dialog(self) -> ImportDialog:
        self.dialog = dialog = ImportDialog(self._model, self._words, self._window)
        dialog.chosen.connect(self._settle)
        dialog.rejected.connect(self._cancel)
        dialog.finished.connect(self._close_dialog)
        self.said.emit("")
        self.advanced.emit(None)
        dialog.open()
        return dialog

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _cancel(self) -> None:
        self._asker.drop()
        self.said.emit("")
        self.advanced.emit(None)
        self._set_busy(False)
        self.dropped.emit()

    # The work.

    def _settle(self, choices: Choices) -> None:
        self._asker.drop()
        self.said.emit("")  # they have been looked at
        if self._run is None:
            self._import(choices)
        else:
            self._set_busy(False)
            self._run(choices)

    def _import(self, choices: Choices) -> None:
        from operations.beside_project import CREATE, call
        from operations.import_reports import ImportResult

        begun = self._background.begin(
            call(
                "operations.import_beside.import_beside",
                *(self._path, self._sources),
                access=CREATE,
                encodings=choices.encodings,
                leave_out=choices.leave_out,
                table=choices.table,
            ),
            title=self.tr("正在导入"),
            done=lambda told: self._end(told[0], cancelled=told[1]),
            failed=self._refuse,
            cancelled=lambda: self._end(ImportResult(), cancelled=True),
        )
        if not begun:
            self._cancel()

    def _end(self, result: ImportResult, *, cancelled: bool) -> None:
        self._set_busy(False)
        self.came_in.emit(self._path, result, cancelled)

    def _refuse(self, message: Message) -> None:
        self._set_busy(False)
        self.said.emit("")
        self.refused.emit(message)

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


def _survey(sources: Sequence[Path], tell: Tell) -> None:
    """What was found, then a look at each file, a few at a time; last the tables among them."""
    from operations.survey_reports import find, tables_among

    found = find(sources)
    tell(Files.of(found))
    for looked in _looks(found):
        tell(looked)
    for table in tables_among(found):
        tell(table)


def _looks(found: Found) -> Iterator[list[Looked]]:
    from operations.survey_reports import look

    for start in range(0, len(found.reports), _BATCH):
        yield [look(path, name) for path, name in found.reports[start : start + _BATCH]]
