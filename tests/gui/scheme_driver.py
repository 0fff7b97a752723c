"""Drives the scheme editor as hands would, and remembers what it said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from window_driver import PUFA

from annotation.scheme import categories
from gui.background import Background
from gui.look import Look
from gui.scheme.page import SchemePage
from gui.session import Session

KEY = Qt.Key


@contextmanager
def editing(qtbot, settings, path) -> Iterator[Editor]:
    """An editor on the project at ``path``, 普法 chosen; nothing is left at work after it."""
    session = Session(path)
    look = Look(settings)
    look.apply()
    editor = Editor(qtbot, session, look)
    editor.page.choose(PUFA)
    yield editor
    editor.background.stop()
    editor.page.stop()
    editor.page.close()
    session.close()
    editor.page.deleteLater()


class Editor:
    """A page on a project, and the hands on it."""

    def __init__(self, qtbot, session: Session, look: Look) -> None:
        self.qtbot, self.session = qtbot, session
        self.background = Background()
        self.page = SchemePage(session, look, self.background)
        self.background.ended.connect(lambda _: session.reload())
        self.steps, self.refused, self.said, self.lists = [], [], [], []
        session.written.connect(self.steps.append)
        session.failed.connect(lambda message: self.refused.append(message.key))
        self.page.said.connect(self.said.append)
        self.page.show_units.connect(self.lists.append)
        self.page.resize(1366, 640)
        self.page.show()
        self.page.activateWindow()
        self.page.show_page()

    @property
    def form(self):
        return self.page.form

    def stored(self, uid: str = PUFA):
        found = categories(self.session.project, retired=True)
        return next(c for c in found if c.uid == uid)

    def order(self) -> list[str]:
        return [c.uid for c in categories(self.session.project)]

    def names(self) -> list[str]:
        return [item.text(0) for item in self.page.side.list._items()]

    def type(self, box, text: str, *, enter: bool = False) -> None:
        """Replace what is in the box by ``text``, as an input method types it."""
        box.setFocus()
        box.selectAll()
        self.qtbot.keyClick(box, KEY.Key_Delete)
        for place, line in enumerate(text.split("\n")):
            if place:
                self.qtbot.keyClick(box, KEY.Key_Return)
            commit_by_input_method(box, line)
        if enter:
            self.qtbot.keyClick(box, KEY.Key_Return)

    def wait(self, ready) -> None:
        self.qtbot.waitUntil(ready, timeout=10_000)

    def wait_long(self, ready) -> None:
        """For a process of its own, which loads for a while."""
        self.qtbot.waitUntil(ready, timeout=120_000)


def commit_by_input_method(box, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)
