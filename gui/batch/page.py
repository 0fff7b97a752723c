"""批量标注: folders of any size, into the project or into a table; one thing at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.background import Background
from gui.batch.check_page import CheckPage
from gui.batch.homes import framed, paged
from gui.batch.joined_panel import JoinedPanel
from gui.batch.joining import Joining, counts_of, sentences_of
from gui.batch.review_page import ReviewPage
from gui.batch.run_panel import RunPanel
from gui.batch.runs_list import RunsList
from gui.batch.start_panel import JOIN, StartPanel
from gui.batch.tabling import Tabling, cores_to_use
from gui.batch.words import sources
from gui.batch.work_panel import WorkPanel
from gui.language import spoken
from gui.look import Look
from gui.reader import Reader
from gui.session import Session
from messages import Message, say

if TYPE_CHECKING:
    from annotation.project import Project
    from operations.import_reports import ImportResult
    from operations.known_runs import KnownRun
    from operations.tag_beside import RunStep
    from operations.tag_review import UnsureRows
    from operations.tag_sample import RunSample
    from operations.tag_view import RunView


class BatchPage(QWidget):
    """``tabling``: the run of a table; ``joining``: the import into the project."""

    said = Signal(str)
    open_sentence = Signal(int, int)
    show_units = Signal(object)  # (unit ids, title)
    wants_queue = Signal()

    def __init__(
        self, session: Session, look: Look, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._new, self._rebuilds = session, list[str](), False
        self.tabling = Tabling(session, self)
        self.joining = Joining(session, background, self)
        self.start, self.runs = StartPanel(), RunsList()
        self.work, self.run = WorkPanel(look), RunPanel(look)
        self.check, self.review = CheckPage(), ReviewPage()
        self.joined = JoinedPanel(look)
        self.reader, self.looker = Reader(self), Reader(self)
        self._stack = QStackedWidget()
        self._first = self._beginning()
        self._homes = {id(self._first): self._first}
        for part in (self._first, self.work, self.run, self.joined):
            self._homes[id(part)] = paged(part)
        for part in (self.check, self.review):
            self._homes[id(part)] = framed(part)
        for home in self._homes.values():
            self._stack.addWidget(home)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setAcceptDrops(True)
        self._connect()
        self.show_part(self._first)

    def _beginning(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part, spacing=24)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.start)
        column.addWidget(self.runs)
        column.addStretch(1)
        return part

    def _connect(self) -> None:
        self.start.begun.connect(self._begin)
        self.runs.resumed.connect(self._resume)
        self.runs.opened.connect(self.open_run)
        self.runs.dropped.connect(self._drop)
        self.runs.import_resumed.connect(self._resume_import)
        self.runs.import_dropped.connect(self._drop_import)
        self.work.paused.connect(self._pause)
        self.work.cancelled.connect(self._cancel)
        self.run.check_asked.connect(self._check)
        self.run.review_asked.connect(self._review)
        self.run.rebuild_asked.connect(self._rebuild)
        self.run.said.connect(self.said)
        for part in (self.run, self.joined):
            part.left.connect(self.begin_anew)
        for page in (self.check, self.review):
            page.left.connect(self._after_answers)
            page.said.connect(self.said)
            page.failed.connect(self._session.failed)
        self._connect_work()

    def _connect_work(self) -> None:
        tabling, joining = self.tabling, self.joining
        tabling.stepped.connect(self._show_step)
        tabling.rested.connect(self._rest)
        tabling.viewed.connect(self._show_run)
        tabling.sampled.connect(self._ask_sample)
        tabling.listed.connect(self._list_unsure)
        tabling.refused.connect(self._refuse)
        joining.settled.connect(self._join)
        joining.dropped.connect(self._leave_look)
        joining.stepped.connect(lambda done, of: self.work.show_step(done, of, 0, 0))
        joining.rested.connect(self._rest_import)
        joining.ended.connect(self._show_joined)
        joining.refused.connect(self._refuse)
        self.joined.queue_asked.connect(self.wants_queue)
        self.joined.list_asked.connect(self._list_new)
        self.reader.told.connect(self._take)
        self.looker.told.connect(self._show_runs)
        for reader in (self.reader, self.looker):
            reader.failed.connect(self._session.failed)
        self._session.predicted_anew.connect(self._count_new)

    # Coming and going.

    def show_page(self) -> None:
        """It is visible now; what was left unfinished is found."""
        if self.shown is self._first:
            self._find_runs()
            button = self.start.begin_button if self.start.paths else self.start.folder_button
            button.setFocus()
        self._count_new()

    def stop(self) -> None:
        """Nothing is at work after this; a run can be gone on with."""
        self.joining.stop()
        self.tabling.stop()
        self.check.stop()
        self.reader.stop()
        self.looker.stop()

    @property
    def shown(self) -> QWidget:
        """The part that is shown."""
        parts = (self._first, self.work, self.run, self.check, self.review, self.joined)
        here = self._stack.currentWidget()
        return next(part for part in parts if self._homes[id(part)] is here)

    def show_part(self, part: QWidget) -> None:
        """Show one part."""
        self._stack.setCurrentWidget(self._homes[id(part)])

    def begin_anew(self) -> None:
        """Back to the beginning."""
        self.start.clear()
        self.show_part(self._first)
        self.show_page()

    def _find_runs(self) -> None:
        self.looker.ask(self._session.project.path, _found)

    def _show_runs(self, found: tuple[list[KnownRun], list[Path], str]) -> None:
        runs, coming, classifier = found
        self.runs.show_runs(runs, coming)
        self.start.show_classifier(classifier)

    # Beginning, resting, going on.

    def take(self, paths: Sequence[Path]) -> None:
        """What was dropped here."""
        if self.shown in (self.run, self.joined):
            self.begin_anew()
        if self.shown is self._first:
            self.start.take(paths)
        else:
            self.said.emit(self.tr("请先做完或取消眼前这一批"))

    def _begin(self, mode: str, paths: list[Path], out: Path) -> None:
        if mode == JOIN:
            if self._begins(self.joining.look(paths)):
                self._show_work(self.tr("正在导入本项目"), sources(paths), "")
                self.work.write(self.tr("正在查看文件…"))
            return
        self.tabling.begin(paths, out, lang=spoken(), jobs=cores_to_use())
        self._show_tabling(out)

    def _begins(self, begun: bool) -> bool:
        if not begun:
            self.said.emit(self.tr("别的工作还没有做完，请等它结束再开始"))
        return begun

    def _leave_look(self) -> None:
        """Nothing came in; what was chosen still is."""
        if self.shown is self.work:
            self.show_part(self._first)
            self.show_page()

    def _show_joining(self, paths: Sequence[Path]) -> None:
        note = self.tr(
            "可以先去别的页面看报告；导入时标注要等一等，暂停了就能标。关上窗口也不要紧。"
        )
        self._show_work(self.tr("正在导入本项目"), sources(paths), note)

    def _show_tabling(self, out: Path) -> None:
        note = self.tr("在旁边的进程里做，可以去别的页面接着标。关上窗口也不要紧，下次从这里继续。")
        self._show_work(self.tr("正在标注"), self.tr("写到 {path}").format(path=out), note)

    def _show_work(self, head: str, what: str, note: str) -> None:
        self.said.emit("")  # what was said of a work that rests is not so any more
        self.work.begin(head, what, note)
        self.show_part(self.work)

    def _resume(self, folder: Path) -> None:
        self.tabling.go_on(folder, jobs=cores_to_use())
        self._show_tabling(self.tabling.out)

    def _resume_import(self) -> None:
        if self._begins(self.joining.resume()):
            self._show_joining(self.joining.sources)

    def _join(self, begun: bool) -> None:
        self.show_part(self._first)
        if self._begins(begun):
            self._show_joining(self.joining.sources)

    def _drop_import(self) -> None:
        self.joining.give_up()
        self._find_runs()

    def _drop(self, folder: Path) -> None:
        self.tabling.drop(folder)
        self._find_runs()

    def _pause(self) -> None:
        if self.work.resting and self.joining.sources:
            if self._begins(self.joining.go_on()):
                self._show_joining(self.joining.sources)
        elif self.work.resting:
            self._resume(self.tabling.folder)
        else:
            self.work.slow_down()
            (self.joining if self.joining.busy else self.tabling).pause()

    def _cancel(self) -> None:
        """Enough: what came into the project stays, what a run has done waits in the list."""
        if self.joining.busy:
            self.joining.pause()
        self.joining.drop_look()
        self.tabling.stop()
        self.begin_anew()
        self.said.emit(self.tr("已停下；做完的都在，随时可以继续"))

    def _rest(self) -> None:
        if self.shown is self.work:
            self.work.rest(self.tr("标注暂停了"), self.tr("做完的都在"))

    def _rest_import(self) -> None:
        if self.shown is self.work:
            told = self.tr("已导入 {n} 篇").format(n=self.joining.came_in)
            self.work.rest(self.tr("导入暂停了"), told)
        else:
            self._find_runs()

    def _refuse(self, message: Message) -> None:
        self._session.failed.emit(message)
        self._rebuilds = False
        if self.shown is self.work:
            self.show_part(self._first)
            self._find_runs()

    # How far it is.

    def _show_step(self, step: RunStep) -> None:
        from operations.tag_beside import TAGGING, WRITING

        if step.what == WRITING:
            self.work.write(self.tr("都标完了，正在写结果表…"))
        elif step.what == TAGGING:
            self.work.show_step(step.files, step.all_files, step.size, step.all_sizes)
            counts = dict(step.labels)
            self.work.show_mix(counts, step.sentences, self._session.categories)

    # A run that is done.

    def open_run(self, folder: Path) -> None:
        """Show what came of a run."""
        self.tabling.view(folder)

    def _show_run(self, view: RunView) -> None:
        why = say(view.doubt.key, spoken(), **view.doubt.values) if view.doubt else ""
        self.run.show_view(view, self._session.categories, why=why)
        self.show_part(self.run)
        self.run.take_focus()
        if self._rebuilds:
            self._rebuilds = False
            self.said.emit(self.tr("结果表已重写"))

    def _rebuild(self) -> None:
        self._rebuilds = True
        path = self.tr("写到 {path}").format(path=self.tabling.out)
        self._show_work(self.tr("正在重写结果表"), path, "")
        self.work.write(self.tr("正在写结果表…"))
        self.tabling.rebuild()

    def _check(self) -> None:
        view = self.run.view
        if view is not None and view.sample is not None:
            self._ask_sample(view.sample)
        else:
            self.said.emit(self.tr("正在抽取…"))
            self.tabling.draw()

    def _ask_sample(self, sample: RunSample) -> None:
        self.said.emit("")
        self.show_part(self.check)
        self.check.show_sample(sample, self._session.categories)

    def _review(self) -> None:
        self.said.emit(self.tr("正在列出留给人看的句子…"))
        self.tabling.list_unsure()

    def _list_unsure(self, found: UnsureRows) -> None:
        view = self.run.view
        if view is not None:
            self.said.emit("")
            self.show_part(self.review)
            names, live = view.names, self._session.categories
            self.review.show_rows(view.folder, found, names, live, trained=view.trained)

    def _after_answers(self) -> None:
        if self.run.view is not None:
            self.open_run(self.run.view.folder)

    # Reports that came into the project.

    def _show_joined(self, result: ImportResult) -> None:
        self._new = [*result.added, *result.renamed]
        self.joined.show_result(result, lambda m: say(m.key, spoken(), **m.values))
        if self.shown is self.work:
            self.show_part(self.joined)
            self.joined.queue_button.setFocus()
        self._count_new()

    def _count_new(self) -> None:
        if self.shown is self.joined and self.isVisible() and self._new:
            names, uids = set(self._new), self._session.category_uids
            self.reader.ask(self._session.project.path, lambda p: iter([counts_of(p, names, uids)]))

    def _take(self, found: tuple[dict[str, int], int]) -> None:
        known = {category.uid: category.name for category in self._session.categories}
        counts = {known[uid]: count for uid, count in found[0].items() if uid in known}
        self.joined.show_mix(counts, found[1], self._session.categories)

    def _list_new(self) -> None:
        found = sentences_of(self._session.project, set(self._new))
        self.show_units.emit((found, self.tr("这次导入的句子")))

    # What is dropped on the page.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files and folders are taken here, not by the window."""
        from gui.exchange.drop import PROJECT, can_be_taken, paths_of

        paths = paths_of(event.mimeData())
        alone = len(paths) == 1 and paths[0].suffix.lower() == PROJECT
        if any(map(can_be_taken, paths)) and not alone:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take them."""
        from gui.exchange.drop import paths_of

        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(paths_of(event.mimeData()))


def _found(project: Project) -> Iterator[tuple[list[KnownRun], list[Path], str]]:
    """What was begun before, and the classifier in use. What a run needs is loaded here, beside
    the window."""
    import operations.import_reports
    import operations.tag_beside
    import operations.tag_view  # noqa: F401
    from operations.choose_classifier import in_use
    from operations.known_runs import known_runs, unfinished_import

    path = project.path
    used = in_use(project, path.parent / "models")
    yield known_runs(path), unfinished_import(path), used.name if used else ""
