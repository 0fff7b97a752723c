"""The window: puts the welcome page or a workspace between the menus and the status line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMainWindow, QToolButton, QVBoxLayout, QWidget

from annotation.annotations import Change
from annotation.undo import Step
from gui import menus, places
from gui.dialogs import tell
from gui.exchange.importing import Importer
from gui.look import Look
from gui.menus import Item
from gui.session import Session
from gui.status import StatusLine
from gui.tagging.workspace import Workspace
from gui.theme import DARK
from gui.welcome import Welcome
from messages import KnownError, Message, say

if TYPE_CHECKING:
    from operations.import_reports import ImportResult  # imports the whole corpus room

SUFFIXES = "*.txt *.html *.htm *.docx *.doc *.wps *.pdf *.rtf *.csv *.xlsx *.jsonl"


class Window(QMainWindow):
    """Shows at most one project. ``lang``: "zh" or "en", for the sentences of the core."""

    def __init__(self, settings: QSettings, look: Look, *, lang: str) -> None:
        super().__init__()
        self._settings, self._look, self._lang = settings, look, lang
        self.session: Session | None = None
        self.workspace: Workspace | None = None
        self.importer = Importer(self)
        self.status = StatusLine()
        self.status.undo_asked.connect(self.undo)
        self._connect_importer()
        self.actions_ = menus.build(self, self._menus())
        self._add_theme_button()
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.status)
        centre = QWidget()
        centre.setLayout(self._middle)
        self.setCentralWidget(centre)
        self.setMinimumSize(960, 600)
        self.resize(1280, 760)
        self._shown: QWidget | None = None
        self._restore()
        self.show_welcome()

    def _menus(self) -> dict[str, list[Item]]:
        keys = QKeySequence.StandardKey
        return {
            self.tr("文件"): [
                Item("open", self.tr("打开项目…"), keys.Open, self.ask_open),
                Item("import_files", self.tr("导入报告…"), "Ctrl+I", self.ask_files),
                Item("import_folder", self.tr("导入文件夹…"), "Ctrl+Shift+I", self.ask_folder),
                Item(),
                Item("close", self.tr("关闭项目"), keys.Close, self.show_welcome),
                Item("quit", self.tr("退出"), "Ctrl+Q", self.close),
            ],
            self.tr("编辑"): [
                Item("undo", self.tr("撤销"), "Ctrl+Z", self.undo),
                Item("redo", self.tr("重做"), "Ctrl+Y", self.redo),
            ],
            self.tr("视图"): [
                Item("theme", self.tr("深色或浅色"), "Ctrl+Shift+D", self._look.toggle),
            ],
        }

    def _add_theme_button(self) -> None:
        self.theme_button = QToolButton(objectName="bar")
        self.theme_button.clicked.connect(self._look.toggle)
        self._look.changed.connect(self._name_theme)
        self.menuBar().setCornerWidget(self.theme_button)
        self._name_theme()

    def _name_theme(self) -> None:
        dark = self._look.theme is DARK
        self.theme_button.setText(self.tr("☀ 浅色") if dark else self.tr("☾ 深色"))

    def show_welcome(self) -> None:
        """Close the project, if any, and show the way in."""
        self._close_session()
        page = Welcome(places.recent(self._settings))
        page.open_asked.connect(self.ask_open)
        page.new_from_files_asked.connect(self.ask_files)
        page.new_from_folder_asked.connect(self.ask_folder)
        page.sample_asked.connect(self.open_sample)
        page.recent_chosen.connect(self.open_project)
        self._show(page)
        self.setWindowTitle(self.tr("标句"))
        self.status.say("")
        self._refresh()

    def open_project(self, path: Path) -> bool:
        """Open a project in this window; False where it could not be, which was said."""
        path = path.absolute()
        if self.session is not None and self.session.project.path == path:
            return True
        try:
            session = Session(path, self)
        except KnownError as error:
            tell(self, self._words(error.message))
            return False
        self._close_session()
        self.session = session
        self.workspace = Workspace(session, self._look)
        self.workspace.said.connect(self.status.say)
        self.workspace.counted.connect(self._count)
        session.changed.connect(self._tell_change)
        session.reloaded.connect(self._refresh)
        session.failed.connect(lambda message: self.status.say(self._words(message)))
        self._restore_splitter()
        self._show(self.workspace)
        self.setWindowTitle(self.tr("标句 ─ {name}").format(name=path.name))
        self.status.say(self.tr("没有报告：文件 → 导入报告…") if not session.reports else "")
        places.remember(self._settings, path)
        self._refresh()
        self.workspace.page.setFocus()
        return True

    def _show(self, page: QWidget) -> None:
        if self._shown is not None:
            self._middle.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = page
        self._middle.insertWidget(0, page, 1)

    def _words(self, message: Message) -> str:
        return say(message.key, self._lang, **message.values)

    # What an analyst can do.

    def undo(self) -> None:
        """Take the last step back, whoever made it."""
        if self.session is not None and (step := self.session.undo()) is not None:
            self.status.say(self.tr("已撤销：{what}").format(what=self._step_words(step)))

    def redo(self) -> None:
        """Bring back what was undone last."""
        if self.session is not None and (step := self.session.redo()) is not None:
            self.status.say(self.tr("已重做：{what}").format(what=self._step_words(step)))

    def ask_open(self) -> None:
        """Choose a project file and open it."""
        folder = str(places.projects_folder())
        kinds = self.tr("标句项目 (*.db)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("打开项目"), folder, kinds)
        if chosen:
            self.open_project(Path(chosen))

    def ask_files(self) -> None:
        """Choose reports and import them, into a new project where none is open."""
        kinds = self.tr("报告 ({suffixes})").format(suffixes=SUFFIXES)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("选择报告"), "", kinds)
        if chosen:
            self.import_reports([Path(name) for name in chosen])

    def ask_folder(self) -> None:
        """Choose a folder and import every report in it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("选择文件夹"))
        if chosen:
            self.import_reports([Path(chosen)])

    def open_sample(self) -> None:
        """Open the sample project; the first time, make it of the bundled reports."""
        path = places.sample_project()
        if path.exists():
            self.open_project(path)
        else:
            self.import_reports([places.SAMPLES], into=path)

    def import_reports(self, sources: Sequence[Path], *, into: Path | None = None) -> None:
        """Import in the background; the status line shows how far it is."""
        here = self.session.project.path if self.session else places.new_project(sources)
        self.importer.start(into or here, sources)

    def _connect_importer(self) -> None:
        self.importer.busy.connect(self._enable_import)
        self.importer.said.connect(self.status.say)
        self.importer.advanced.connect(self.status.show_work)
        self.importer.refused.connect(lambda message: tell(self, self._words(message)))
        self.importer.came_in.connect(self._imported)
        self.status.cancel_asked.connect(self.importer.cancel)

    def _imported(self, path: Path, result: ImportResult | None) -> None:
        if self.session is None and path.exists():
            self.open_project(path)
        elif self.session is not None:
            self.session.reload()
        self.status.say(self.importer.told(result))
        if result is not None and result.failed:
            lines = [self._words(item.why) for item in result.failed[:8]]
            head = self.tr("{n} 个文件没有导入：").format(n=len(result.failed))
            tell(self, "\n\n".join([head, *lines]))

    def _enable_import(self, busy: bool) -> None:
        for name in ("open", "import_files", "import_folder"):
            self.actions_[name].setEnabled(not busy)
        if isinstance(self._shown, Welcome):
            self._shown.setEnabled(not busy)
        self._refresh()

    # What the window shows of it.

    def _tell_change(self, change: Change) -> None:
        step = self.session.last_step() if self.session and change.step else None
        what = self._words(step.label) if step else self.tr("没有变化")
        self.status.say(self.tr("已保存 · {what}").format(what=what), undo=step is not None)
        self._refresh()

    def _refresh(self) -> None:
        """Menus and status line say what is so now."""
        session = self.session
        back = session.last_step() if session else None
        forth = session.next_redo() if session else None
        for name, word, step in (
            ("undo", self.tr("撤销"), back),
            ("redo", self.tr("重做"), forth),
        ):
            action = self.actions_[name]
            action.setText(f"{word} {self._step_words(step)}" if step else word)
            action.setEnabled(step is not None)
        self.actions_["close"].setEnabled(session is not None and self.importer.job is None)
        self.status.show_who(session.analyst if session else None)
        self._count()

    def _step_words(self, step: Step) -> str:
        whose = self.tr("（{name}）").format(name=step.analyst)
        return self._words(step.label) + whose

    def _count(self) -> None:
        if self.session is None or self.workspace is None:
            self.status.show_count(0, 0)
            return
        done = self.session.progress.get(self.workspace.report_id, (0, 0))
        self.status.show_count(*done)
        self.status.show_who(self.session.analyst)

    # Coming and going.

    def _restore(self) -> None:
        kept = self._settings.value("geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def _restore_splitter(self) -> None:
        kept = self._settings.value("splitter")
        if isinstance(kept, QByteArray) and self.workspace is not None:
            self.workspace.splitter.restoreState(kept)

    def _close_session(self) -> None:
        if self.workspace is not None:
            self._settings.setValue("splitter", self.workspace.splitter.saveState())
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
        self.session = self.workspace = None

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Always safe: every tag is on disk already; an import stops after its report."""
        self.importer.stop()
        self._settings.setValue("geometry", self.saveGeometry())
        self._close_session()
        super().closeEvent(event)
