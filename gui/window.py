"""The window: puts the welcome page or a project between the menus and the status line."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QToolButton, QVBoxLayout, QWidget

from gui import menus, places, window_place
from gui.background import Background
from gui.language import use_locale
from gui.last_place import keep_place, last_place
from gui.look import Look
from gui.project_view import PAGES, ProjectView
from gui.session import Session
from gui.status import StatusLine
from gui.text_size import TextSize
from gui.theme import DARK
from gui.way_back import WayBack
from gui.window_menus import PROJECT_ONLY, menus_of, titles
from messages import KnownError, Message, say

if TYPE_CHECKING:
    # Needed for nothing that is seen first.
    from annotation.annotations import Change
    from annotation.undo import Step
    from gui.exchange.drop import DropTarget
    from gui.files import Files
    from gui.learning import Learning

AFTER_EDIT = 2  # where the menu 文本 stands: after 文件 and 编辑


class Window(QMainWindow):
    """Shows at most one project. ``lang``: "zh" or "en".

    ``change_language``: asked for another language; False where it cannot be now. ``learns``:
    whether a process learns beside it while somebody tags.
    """

    def __init__(
        self,
        settings: QSettings,
        look: Look,
        *,
        lang: str,
        change_language: Callable[[str], bool] = lambda _: False,
        learns: bool = True,
    ) -> None:
        super().__init__()
        self._settings, self.look, self._lang = settings, look, lang
        self._change_language, self._learns = change_language, learns
        self.learning: Learning | None = None
        self.session: Session | None = None
        self.view: ProjectView | None = None
        self.way_back: WayBack | None = None
        self._shown: QWidget | None = None
        self.text_size = TextSize(settings, self, restyle=look.apply)
        self.background, self.status = Background(self), StatusLine()
        self._lay_out()
        self._menus = menus.titles(self, titles())
        self._add_theme_button()
        self._connect()
        window_place.restore(self, settings)

    # What nobody sees in the first moment: made when it is asked for, at the latest in ``finish``.

    @cached_property
    def actions_(self) -> dict[str, QAction]:
        """What the menus offer, by name; the menus are filled with it."""
        return menus.fill(self._menus, menus_of(self))

    @cached_property
    def files(self) -> Files:
        """What comes in and goes out."""
        from gui.files import Files

        made = Files(self, self, self.background, self.words, lang=self._lang)
        made.advanced.connect(self.status.show_work)
        made.refused.connect(self._tell)
        made.told.connect(lambda sentence, undo: self.status.say(sentence, undo=undo))
        made.busy_changed.connect(self._enable_import)
        self.status.cancel_asked.connect(made.cancel)
        return made

    @cached_property
    def drop(self) -> DropTarget:
        """What is dropped on the window."""
        from gui.exchange.drop import DropTarget

        made = DropTarget(self)
        made.dropped.connect(self.files.import_reports)
        made.project_dropped.connect(self.open_project)
        return made

    def finish(self) -> None:
        """Make the rest of the window; again: nothing."""
        if self.view is not None:
            self.view.finish()
        else:
            self._complete()

    def _complete(self) -> None:
        gc.enable()  # off while the program started
        use_locale(self._lang)
        self.drop.enabled = not self.files.busy
        if self.session is not None and self.view is not None:
            self.session.count_all()
            self._learn(self.session, self.view)
        self._refresh()

    def event(self, event: QEvent) -> bool:
        """Before the first key is looked up among the shortcuts, all of them are there."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.finish()
        return super().event(event)

    def _lay_out(self) -> None:
        self._middle = QVBoxLayout(spacing=0)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self.status)
        centre = QWidget()
        centre.setLayout(self._middle)
        self.setCentralWidget(centre)
        self.setWindowTitle(self.tr("标句"))
        self.setMinimumSize(960, 600)
        self.resize(1280, 760)

    def _connect(self) -> None:
        # What a press changes in the menus is shown after its paint.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        self.status.undo_asked.connect(self.undo)
        self.status.cancel_asked.connect(self.background.cancel)
        self.background.advanced.connect(self.status.show_work)
        self.background.refused.connect(self._tell)
        self.background.said.connect(self.status.say)
        self.background.titled.connect(self.status.show_title)
        self.background.ended.connect(self._after_work)
        for menu in self._menus:
            menu.aboutToShow.connect(self.finish)

    def _add_theme_button(self) -> None:
        self.theme_button = QToolButton(objectName="bar")
        self.theme_button.clicked.connect(self.look.toggle)
        self.look.changed.connect(self._name_theme)
        self.menuBar().setCornerWidget(self.theme_button)
        self._name_theme()

    def _name_theme(self) -> None:
        dark = self.look.theme is DARK
        self.theme_button.setText(self.tr("☀ 浅色") if dark else self.tr("☾ 深色"))

    def _tell(self, message: Message) -> None:
        from gui.dialogs import tell

        tell(self, self.words(message))

    def _ask_name(self) -> str | None:
        from gui.dialogs import ask_name

        return ask_name(self)

    def words(self, message: Message) -> str:
        """A message in the language of the window."""
        return say(message.key, self._lang, **message.values)

    # Which project.

    def show_welcome(self) -> None:
        """Close the project, if any, and show the way in."""
        from gui import opening
        from gui.welcome import Welcome

        self._close_session()
        page = Welcome(places.recent(self._settings))
        page.open_asked.connect(lambda: opening.ask_open(self))
        page.new_asked.connect(lambda: opening.ask_new(self))
        page.new_from_files_asked.connect(self.files.ask_files)
        page.new_from_folder_asked.connect(self.files.ask_folder)
        page.sample_asked.connect(lambda: opening.open_sample(self))
        page.recent_chosen.connect(self.open_project)
        self._show(page)
        (*page.recent, page.buttons[0])[0].setFocus()  # who comes back goes on with Enter
        self.setWindowTitle(self.tr("标句"))
        self.status.say("")
        self.finish()

    def open_project(self, path: Path) -> bool:
        """Open a project in this window; False where it could not be, which was said."""
        path = path.absolute()
        if self.session is not None and self.session.project.path == path:
            return True
        try:
            session = Session(path, self)
        except KnownError as error:
            self._tell(error.message)
            return False
        self._close_session()
        self.session = session
        session.ask_name = self._ask_name
        session.is_held = lambda: self.background.busy and self.background.writes
        left = last_place(self._settings, path)
        self.view = ProjectView(session, self.look, self.background, left)
        self._listen(session, self.view)
        self._restore_splitter()
        self._show(self.view)
        self.setWindowTitle(self.tr("标句 ─ {name}").format(name=path.name))
        empty = self.tr("没有报告：把文件拖进来，或 文件 → 导入报告…")
        self.status.say("" if session.report_ids else empty)
        places.remember(self._settings, path)
        self._count()
        self.view.workspace.page.setFocus()
        return True

    def _listen(self, session: Session, view: ProjectView) -> None:
        view.said.connect(self.status.say)
        view.counted.connect(self._count)
        view.finished.connect(self._complete)
        view.add_menu(self.menuBar(), self.menuBar().actions()[AFTER_EDIT])
        self.way_back = WayBack(session, self.background, self._step_words, session)
        self.way_back.told.connect(self.status.say)
        session.changed.connect(self._tell_change)
        session.written.connect(self._tell_step)
        session.told.connect(lambda sentence: self.status.say(sentence, undo=True))
        session.said_anew.connect(lambda _: self._refresh())
        session.reloaded.connect(self._refresh)
        session.failed.connect(lambda message: self.status.say(self.words(message)))

    def _learn(self, session: Session, view: ProjectView) -> None:
        if self._learns:
            from gui.learning import Learning

            self.learning = Learning(session, self)
            self.learning.scored.connect(view.workspace.show_hint)
            self.learning.told.connect(self.status.show_learning)
            answers = view.workspace.around.answers
            answers.elsewhere = self.learning.ask
            self.learning.explained.connect(answers.take)
            self.learning.begin()

    def _show(self, page: QWidget) -> None:
        if self._shown is not None:
            self._middle.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = page
        self._middle.insertWidget(0, page, 1)

    # What an analyst can do.

    def undo(self) -> None:
        """Take the last step back, whoever made it."""
        if self.way_back is not None:
            self.way_back.undo()

    def redo(self) -> None:
        """Bring back what was undone last."""
        if self.way_back is not None:
            self.way_back.redo()

    def turn_to(self, page: str) -> None:
        """Show a page of the project, or a part of one."""
        if self.view is not None and page in PAGES:
            self.view.turn_to(page)
        elif self.view is not None:
            self.view.turn_to_part(page)

    def seek(self) -> None:
        """Search in what is shown."""
        if self.view is not None:
            self.view.seek()

    def show_about(self) -> None:
        """Version and licences."""
        from gui.about import AboutDialog

        AboutDialog(self).open()

    def speak(self, lang: str) -> None:
        """Change the language."""
        if not self._change_language(lang):
            self.status.say(self.tr("请等正在进行的工作完成，再换语言"))

    def shown_reports(self) -> list[int] | None:
        """The ids of the reports that a filter shows now; None: no filter is set."""
        return self.view.shown_reports() if self.view is not None else None

    # What the window shows of it.

    def _after_work(self, path: Path) -> None:
        if self.session is not None and self.session.project.path == path:
            self.session.look_for_others()  # unless a look in between has seen all of it

    def _enable_import(self, busy: bool) -> None:
        for name in ("new", "open", "import_files", "import_folder", "import_asked"):
            self.actions_[name].setEnabled(not busy)
        self.drop.enabled = not busy
        if self.session is None and self._shown is not None:
            self._shown.setEnabled(not busy)
        self._refresh()

    def _tell_change(self, change: Change) -> None:
        step = self.session.last_step() if self.session and change.step else None
        if step is None:
            self.status.say(self.tr("已保存 · 没有变化"))
        else:
            self._tell_step(step)
            self.actions_["undo"].setEnabled(True)  # the next key may be Ctrl+Z
        self._later.start()

    def _tell_step(self, step: Step) -> None:
        what = self.words(step.label)
        self.status.say(self.tr("已保存 · {what}").format(what=what), undo=True)

    def _refresh(self) -> None:
        """Menus and status line say what is so now."""
        self._later.stop()
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
        for name in PROJECT_ONLY:
            self.actions_[name].setEnabled(session is not None and not self.files.busy)
        self._count()

    def _step_words(self, step: Step) -> str:
        whose = self.tr("（{name}）").format(name=step.analyst)
        return self.words(step.label) + whose

    def _count(self) -> None:
        if self.session is None or self.view is None:
            self.status.show_count(0, 0)
            self.status.show_who(None)
            return
        done = self.session.progress.get(self.view.workspace.report_id, (0, 0))
        self.status.show_count(*done)
        self.status.show_who(self.session.analyst)

    # Coming and going.

    def project_path(self) -> Path | None:
        """The project that is open."""
        return self.session.project.path if self.session is not None else None

    def is_busy(self) -> bool:
        """Whether work is under way that must not be cut off."""
        return self.background.busy or ("files" in self.__dict__ and self.files.busy)

    def leave_project(self) -> None:
        """Close the project, so that another window may open it."""
        self.show_welcome()

    def take_over(self, other: object) -> None:
        """Stand where the other window stands."""
        if isinstance(other, QMainWindow):
            self.restoreGeometry(other.saveGeometry())

    def _restore_splitter(self) -> None:
        kept = self._settings.value("splitter")
        if isinstance(kept, QByteArray) and self.view is not None:
            self.view.workspace.splitter.restoreState(kept)

    def _close_session(self) -> None:
        self._later.stop()
        self.background.stop()  # first: what ends there makes the pages read again
        if self.learning is not None:
            self.learning.stop()
            self.learning.deleteLater()
            self.learning = None
        self.status.show_learning("")
        if self.view is not None:
            self._settings.setValue("splitter", self.view.workspace.splitter.saveState())
            keep_place(self._settings, self.view.workspace.session.project.path, self.view.place())
            self.view.close_pages()
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
        self.session = self.view = self.way_back = None

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Always safe: every tag is on disk already; an import stops after its report."""
        if "files" in self.__dict__:
            self.files.stop()
        self._settings.setValue("geometry", self.saveGeometry())
        self._close_session()
        super().closeEvent(event)
