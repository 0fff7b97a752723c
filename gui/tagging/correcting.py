"""The menu 文本: correct how a report is cut and what its pieces are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.background import Background
from gui.look import Look
from gui.sentences.words import kinds, sections
from gui.session import Session
from gui.tagging.correct_acts import CorrectActs
from gui.tagging.report_groups import short_name
from gui.tagging.workspace import Workspace

LONGEST = 16  # characters of a heading or a name in the menu


class Correcting(QObject):
    """Fills a menu and the page's own (right click) with what can be done to the text.

    ``menu`` goes into the menu bar, or stands there already; ``parent`` owns it and its dialogs.
    Its shortcuts work while the page has the focus. ``said``: a sentence for the status line.
    """

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        workspace: Workspace,
        background: Background,
        look: Look,
        parent: QWidget,
        *,
        menu: QMenu | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.acts = CorrectActs(session, workspace, background, look, parent)
        self.acts.said.connect(self.said)
        self.menu = menu or QMenu(self.tr("文本"), parent)
        self.actions_ = dict[str, QAction]()
        self._fill()
        self.menu.aboutToShow.connect(self.refresh)
        self.menu.aboutToHide.connect(self._enable_all)
        for asked in (workspace.page, workspace.page.viewport()):
            asked.installEventFilter(self)

    def _fill(self) -> None:
        acts = self.acts
        self._add("above", self.tr("上一段（含小标题）"), lambda: acts.step(-1), "Alt+Up")
        self._add("below", self.tr("下一段（含小标题）"), lambda: acts.step(1), "Alt+Down")
        self.menu.addSeparator()
        self._add("merge", self.tr("与下一句合并"), acts.merge, "Ctrl+M")
        self._add("split", self.tr("切断…"), acts.split, "Ctrl+K")
        self.kinds = self.menu.addMenu(self.tr("改为"))
        self.sections = self.menu.addMenu(self.tr("归入"))
        self.menu.addSeparator()
        self._add("split_report", self.tr("从此处另为一篇"), acts.split_report)
        self._add("join_report", self.tr("与上一篇合并为一篇"), acts.join_report)
        self._add("replace", self.tr("用更正后的文件替换…"), acts.ask_file)

    def _add(self, name: str, text: str, run: Callable[[], object], keys: str = "") -> None:
        action = self.actions_[name] = self.menu.addAction(text)
        action.triggered.connect(lambda _=False: run())
        if keys:
            action.setShortcut(QKeySequence(keys))
            # Only on the page: in a text box these keys edit, on other pages nothing is raised.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._workspace.page.addAction(action)

    def refresh(self) -> None:
        """The menu says what would be done to what."""
        there = self.acts.piece is not None and self._workspace.isVisible()
        above = self.acts.report_above if there else None
        for action in self.menu.actions():
            action.setEnabled(there)
        self.actions_["join_report"].setEnabled(above is not None)
        name = _short(short_name(above.name)) if above else ""
        plain, named = self.tr("与上一篇合并为一篇"), self.tr("与上一篇“{name}”合并为一篇")
        self.actions_["join_report"].setText(named.format(name=name) if above else plain)
        if there:
            self._fill_kinds()
            self._fill_sections()

    def _enable_all(self) -> None:
        # A shortcut must not stay off because the menu was looked at on another page.
        for action in self.menu.actions():
            action.setEnabled(True)

    def _fill_kinds(self) -> None:
        piece = self.acts.piece
        now = piece.unit.kind if piece else ""
        self.kinds.clear()
        for kind, word in kinds().items():
            _choice(self.kinds, word, kind == now, partial(self.acts.set_kind, kind))

    def _fill_sections(self) -> None:
        """The piece's own part; then, heading by heading, that of all below it."""
        from corpus.outline import headings_above

        pieces, at = self._workspace.pieces, self._workspace.page.current
        self.sections.clear()
        self.sections.addAction(self.tr("只是这一段")).setEnabled(False)
        _choices(self.sections, pieces[at].unit.section, self.acts.set_section)
        self.sections.addSeparator()
        for place in headings_above([(p.unit.kind, p.unit.text) for p in pieces], at):
            heading = pieces[place].unit
            told = self.tr("“{heading}”以下全部").format(heading=_short(heading.text))
            run = partial(self.acts.set_heading_section, heading.id)
            _choices(self.sections.addMenu(told), heading.section, run)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A right click raises what lies under it, whatever its kind; the menu key nothing."""
        if not isinstance(event, QContextMenuEvent):
            return False
        page = self._workspace.page
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._raise_at(event.pos().y())
            self.menu.popup(event.globalPos())
        elif page.current >= 0:
            self.menu.popup(page.viewport().mapToGlobal(page.place_of(page.current).toPoint()))
        return True

    def _raise_at(self, y: int) -> None:
        page = self._workspace.page
        bar = page.verticalScrollBar()
        before = bar.value()
        page.go_to(page.layout_.at(y + before))
        # What was clicked stays under the pointer.
        bar.setValue(before)


def _choices(menu: QMenu, now: str, run: Callable[[str], object]) -> None:
    for section, word in sections().items():
        _choice(menu, word, section == now, partial(run, section))


def _choice(menu: QMenu, word: str, now: bool, run: Callable[[], object]) -> None:
    """A line that can be chosen where it is not so already."""
    action = menu.addAction(word)
    action.setCheckable(True)
    action.setChecked(now)
    action.setEnabled(not now)
    action.triggered.connect(lambda _=False: run())


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
