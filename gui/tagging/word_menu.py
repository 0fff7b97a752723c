"""What can be made of a word that spoke for or against: a 关键词 or a 排除词 of its category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from annotation.scheme import Category
from gui.session import Session
from gui.tagging.why_panel import strongest

if TYPE_CHECKING:
    from operations.why import Why  # imports a part of the corpus room

KEYS = "Ctrl+G"
translate = QCoreApplication.translate  # so that the translators' tool finds it
SEED, VETO = "seed", "veto"


class WordMenus(QObject):
    """A click on the words that spoke, or Ctrl+G, offers what can be made of them.

    ``shown``: the widget in which they stand; nothing of it is changed but its cursor and tip.
    """

    def __init__(self, session: Session, shown: QWidget) -> None:
        super().__init__(shown)
        self._session, self._shown = session, shown
        self.words: dict[str, list[str]] = {}
        self.menu: QMenu | None = None
        shown.installEventFilter(self)
        QShortcut(QKeySequence(KEYS), shown, activated=self.open)

    def take(self, why: Why | None) -> None:
        """What is shown now; None: nothing."""
        told = strongest(why) if why is not None else ()
        words = {c.uid: [w for w, _ in (*c.spoke_for, *c.spoke_against)] for c in told}
        self.words = {uid: spoke for uid, spoke in words.items() if spoke}
        pointing, plain = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self._shown.setCursor(pointing if self.words else plain)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A click, either button, opens the menu where it was made."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self.open(event.globalPosition().toPoint())
        return super().eventFilter(watched, event)

    def open(self, place: QPoint | None = None) -> None:
        """Open the menu at ``place`` on the screen, below the words by default."""
        self.menu = word_menu(self._shown, self._session, self.words)
        if self.menu is not None:
            self.menu.aboutToHide.connect(self.menu.deleteLater)
            self.menu.popup(place or self._shown.mapToGlobal(self._shown.rect().bottomLeft()))


def word_menu(parent: QWidget, session: Session, words: dict[str, list[str]]) -> QMenu | None:
    """The menu itself: one of words, each with a menu of its own; a lone word needs no second."""
    live = {category.uid: category for category in session.categories}
    pairs = [(live[uid], word) for uid, told in words.items() if uid in live for word in told]
    if not pairs:
        return None
    menu = QMenu(parent)
    for category, word in pairs:
        below = menu
        if len(pairs) > 1:
            below = menu.addMenu(
                translate("WordMenu", "{word}（{name}）").format(word=word, name=category.name)
            )
        _offer(below, session, category, word)
    return menu


def _offer(menu: QMenu, session: Session, category: Category, word: str) -> None:
    told = {
        SEED: translate("WordMenu", "“{word}”设为“{name}”的关键词"),
        VETO: translate("WordMenu", "“{word}”设为“{name}”的排除词"),
    }
    known = {SEED: category.seeds, VETO: category.vetoes}
    for what, words in told.items():
        action = menu.addAction(words.format(word=word, name=category.name))
        action.setEnabled(word not in known[what])
        action.triggered.connect(lambda _=False, w=what: make_word(session, category.uid, word, w))


def make_word(session: Session, uid: str, word: str, what: str) -> bool:
    """Make it a 关键词 ("seed") or a 排除词 ("veto"); one undo step. False: it was refused."""
    from operations.grow_words import accept, shield

    verb = accept if what == SEED else shield
    return session.write(lambda who: verb(session.project, uid, [word], analyst=who)) is not None
