"""What can be done with versions and deliveries, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui import places
from gui.asking import Asking
from gui.background import Background
from gui.language import spoken
from gui.quality.versions_delivery import DeleteQuestion, DeliveryQuestion, KeepQuestion
from gui.quality.versions_keeping import Keeping
from gui.quality.versions_strip import CompareStrip
from gui.session import Session
from gui.target import ask_target
from messages import Message, say

if TYPE_CHECKING:
    from annotation.deliveries import DeliveryRow
    from operations.beside_project import Call
    from operations.imported_version import ImportedVersion

SUFFIX = ".biaoju"


class _Acts(QObject):
    """``changed``: the lists may be others now."""

    said = Signal(str)
    changed = Signal()

    def __init__(
        self, session: Session, background: Background, models: Path, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._background = session, background
        self._models, self._page = models, page

    def _begin(self, asked: Call, title: str, done: Callable[[Any], None]) -> None:
        """Long work beside the window; tagging goes on meanwhile."""
        if not self._background.begin(asked, title=title, done=done, writes=False):
            self.said.emit(
                QCoreApplication.translate("VersionActs", "别的工作还没做完，稍等一下再试")
            )

    def _where(self, title: str, name: str, kinds: str) -> Path | None:
        # Beside the project: the folder used last may be the one that reports came from.
        return ask_target(self._page, title, self._session.project.path.parent / name, kinds)


class VersionActs(_Acts):
    """The verbs of the upper list."""

    def __init__(
        self,
        session: Session,
        background: Background,
        models: Path,
        strip: CompareStrip,
        page: QWidget,
    ) -> None:
        super().__init__(session, background, models, page)
        self._strip = strip
        self.keeping = Keeping(session, models, self)
        self.keeping.kept.connect(self._kept)
        self.keeping.failed.connect(self._fail)
        self.comparing = Asking(self)
        self.comparing.answered.connect(strip.show_found)
        self.comparing.failed.connect(self._fail)
        strip.left.connect(self.stop)

    def stop(self) -> None:
        """Nothing is learnt or compared after this."""
        self.comparing.stop()
        self.keeping.stop()

    def _fail(self, message: Message) -> None:
        self._strip.hide()
        self._session.failed.emit(message)

    # Keep and compare: in a process of their own.

    def keep(self) -> None:
        """Ask for a note, then learn."""
        if self.keeping.busy:
            self.said.emit(self.tr("正在学，学完会保存为一版"))
            return
        question = KeepQuestion(self._page)
        question.accepted.connect(lambda: self.keep_now(question.note.text().strip()))
        question.open()

    def keep_now(self, note: str) -> None:
        """Learn from what counts now, and keep it with this note."""
        self.comparing.stop()
        self._strip.wait(self.tr("正在学此刻的标注，算交叉检验的数字……可以照常标注"))
        self.keeping.start(note)

    def _kept(self, version: str) -> None:
        self._strip.hide()
        # The loop that learns while somebody tags starts from it.
        self._session.reload()
        self.said.emit(self.tr("已保存为 {version}").format(version=version))
        self.changed.emit()

    def compare(self, first: str, second: str) -> None:
        """Let both decide every sentence."""
        from operations.compare_versions import compare_beside

        if self.keeping.busy:
            self.said.emit(self.tr("正在学，学完再比较"))
            return
        words = self.tr("正在让 {first} 和 {second} 判断全部句子……")
        self._strip.wait(words.format(first=first, second=second))
        path = self._session.project.path
        self.comparing.ask(compare_beside, path, self._models, first, second)

    # Short: at once.

    def use(self, version: str) -> None:
        """Make it the one in use; undo goes back."""
        from operations.versions import use_version

        project, models = self._session.project, self._models
        self._session.write(lambda who: use_version(project, models, version, analyst=who))
        self.changed.emit()

    def note(self, version: str, words: str) -> None:
        """Store another note; undo brings the old one back."""
        from operations.versions import note_version

        project = self._session.project
        self._session.write(lambda who: note_version(project, version, words, analyst=who))
        self.changed.emit()

    def ask_delete(self, version: str) -> None:
        """Delete its files, once that was agreed to."""
        question = DeleteQuestion(version, self._page)
        question.accepted.connect(lambda: self.delete(version))
        question.open()

    def delete(self, version: str) -> None:
        """Delete the files of a version."""
        from operations.versions import delete_version

        project, models = self._session.project, self._models

        def work(who: str) -> bool:
            delete_version(project, models, version, analyst=who)
            return True

        if self._session.write(work):
            self.said.emit(self.tr("已删除 {version} 的文件").format(version=version))
        self.changed.emit()

    # Files.

    def ask_export(self, version: str) -> None:
        """Where to, then write it."""
        name = f"{self._session.project.path.stem} {version}{SUFFIX}"
        kinds = self.tr("标句版本 (*.biaoju)")
        if out := self._where(self.tr("导出版本"), name, kinds):
            self.export_to(version, out)

    def export_to(self, version: str, out: Path) -> None:
        """Write a version to a file."""
        from operations.beside_project import READ, call

        work, given = "operations.share_version.export_version", (self._models, version, out)
        asked = call(work, self._session.project.path, *given, access=READ, tells=False)
        words = self.tr("{version} 已写到 {path}；里面有类别和词表，没有句子")
        told = words.format(version=version, path=out)
        self._begin(asked, self.tr("正在写 {name}").format(name=out.name), self._teller(told))

    def ask_import(self) -> None:
        """Which file, then take it in."""
        kinds = self.tr("标句版本 (*.biaoju)")
        title, here = self.tr("导入版本"), places.last_folder()
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, here, kinds)
        if chosen:
            places.remember_folder(Path(chosen).parent)
            self.import_from(Path(chosen))

    def import_from(self, file: Path) -> None:
        """Take a colleague's classifier in as a version."""
        from operations.beside_project import call

        work, path = "operations.share_version.import_version", self._session.project.path
        title = self.tr("正在核对 {name}").format(name=file.name)
        self._begin(call(work, path, self._models, file, tells=False), title, self._imported)

    def _imported(self, found: ImportedVersion) -> None:
        words = self.tr("已收进为 {version}；要用它，选中后按“回到这一版”")
        self.said.emit(words.format(version=found.version))
        self.changed.emit()
        if found.differences:
            from gui.dialogs import tell

            lang = spoken()
            told = (say(m.key, lang, **m.values) for m in found.differences)
            tell(self._page, "\n".join(told))

    def _teller(self, words: str) -> Callable[[object], None]:
        return lambda _: self.said.emit(words)


class DeliveryActs(_Acts):
    """The verbs of the lower list."""

    def ask(self, version: str, taken: Collection[str]) -> None:
        """Ask for a name, then freeze."""
        if not self._session.signed():
            return
        question = DeliveryQuestion(version, taken, self._page)
        question.accepted.connect(lambda: self.deliver(question.name.text(), question.note.text()))
        question.open()

    def deliver(self, name: str, note: str) -> None:
        """Freeze all of it as it is now."""
        from operations.beside_project import call

        who, path = self._session.analyst or "", self._session.project.path
        asked = call(
            "operations.deliver.deliver",
            *(path, self._models),
            name=name,
            note=note,
            analyst=who,
            lang=spoken(),
        )
        self._begin(asked, self.tr("正在定稿"), self._delivered)

    def _delivered(self, row: DeliveryRow) -> None:
        words = self.tr("已定稿“{name}”：{n} 句，以后怎么改都不影响它")
        self.said.emit(words.format(name=row.name, n=f"{row.numbers['judged']:,}"))
        self.changed.emit()

    def ask_book(self, name: str) -> None:
        """Where to, then write the workbook."""
        safe = "".join("_" if c in '\\/:*?"<>|' else c for c in name)
        kinds = self.tr("Excel 工作簿 (*.xlsx)")
        if out := self._where(self.tr("导出工作簿"), f"{safe}.xlsx", kinds):
            self.book_to(name, out)

    def book_to(self, name: str, out: Path) -> None:
        """Write the workbook of a delivery."""
        from operations.beside_project import READ, call

        path, work = self._session.project.path, "operations.deliver.deliver_book"
        title = self.tr("正在写 {name}").format(name=out.name)
        asked = call(work, path, name, out, access=READ)
        self._begin(asked, title, lambda same: self._written(out, same=same))

    def _written(self, out: Path, *, same: bool) -> None:
        if same:
            words = self.tr("已写好 {path}，与以后任何一次导出一模一样")
        else:
            words = self.tr("已写好 {path}；写表程序换过，内容一样，文件字节可能不同")
        self.said.emit(words.format(path=out))

    def compare(self, first: DeliveryRow, second: DeliveryRow) -> None:
        """Show every number of both."""
        from gui.quality.versions_numbers import NumbersDialog
        from operations.compare_deliveries import compare_deliveries

        numbers = compare_deliveries(first, second)
        NumbersDialog(first.name, second.name, numbers, self._page).open()
