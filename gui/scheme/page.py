"""The scheme editor: the categories on the left, the chosen one on the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from annotation.scheme import Category, categories
from gui.background import Background
from gui.look import Look
from gui.scheme.detail import SchemeDetail
from gui.scheme.side import SchemeSide
from gui.scheme.verbs import VERBS, WORD_VERBS, free_name, neighbour_after_step, not_wanted
from gui.scheme.waits import Waits
from gui.scheme.writing import SchemeWriter
from gui.session import Session
from gui.target import ask_target
from messages import KnownError
from operations import edit_scheme
from operations.merge_categories import merge_categories, split_category
from operations.scheme import import_scheme, save_scheme


class SchemePage(QWidget):
    """``show_units``: (unit ids, a title) to be listed as sentences. ``flush`` before it goes.

    ``wants_new``: the uid of a category whose sentences are to be judged one after another.
    """

    said = Signal(str)
    open_sentence = Signal(int, int)
    show_units = Signal(object)
    wants_new = Signal(str)

    def __init__(
        self, session: Session, look: Look, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._writer = SchemeWriter(session, background, self)
        self._all: list[Category] = []
        self._counts: dict[str, int] = {}
        self._typed = dict[str, dict[str, str]]()  # uid -> field -> what could not be stored
        self.uid = ""
        self._waits = Waits(session.project.path, self)
        self.side = SchemeSide(look)
        self.detail = SchemeDetail(look, session.project.path, self._store, self._refused)
        self.form = self.detail.form
        splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=1)
        splitter.addWidget(self.side)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 1086])
        splitter.setChildrenCollapsible(False)
        self.side.setMinimumWidth(240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        self._stale = True
        self._connect()

    def _connect(self) -> None:
        side, detail = self.side, self.detail
        self._session.reloaded.connect(self._look_again)
        self._session.changed.connect(self._count_later)
        self._session.said_anew.connect(self._count_later)
        self._writer.said.connect(self.said)
        self._waits.counted.connect(self._show_counts)
        self._waits.waits.connect(detail.offers.show_waiting)
        self._waits.listed.connect(self.show_units)
        side.list.chosen.connect(self.choose)
        side.list.moved.connect(self._move)
        side.step_asked.connect(self._step)
        side.add_asked.connect(self.add)
        side.import_asked.connect(self._ask_import)
        side.export_asked.connect(self._ask_export)
        detail.offers.asked.connect(self._offer)
        detail.retire_asked.connect(lambda: self._do(edit_scheme.retire))
        detail.bring_back_asked.connect(lambda: self._do(edit_scheme.bring_back))
        detail.merge.asked.connect(self._merge)
        detail.split.asked.connect(self._split)
        self.form.preview.sentence_chosen.connect(self.open_sentence)
        self.form.offers.taken.connect(self._take_word)
        self.form.offers.failed.connect(self._session.failed)

    # Coming, going, and what others do.

    def show_page(self) -> None:
        """Read what is not read yet."""
        if self._stale:
            self._refresh()

    def flush(self) -> bool:
        """Store all that is typed; False where something was refused and stays in its box."""
        return self.form.flush()

    def stop(self) -> None:
        """Read no more; call it before the project is closed."""
        self._waits.stop()
        self.detail.stop()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is read for a page that nobody sees, nothing typed is left behind."""
        super().hideEvent(event)
        # What was refused before would be refused again: the project may be closed by now.
        self.form.flush(again=False)
        self.stop()
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Back in view without anybody saying so: after the window was minimised."""
        super().showEvent(event)
        if self.uid and self._stale:
            self._refresh()

    def _look_again(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _count_later(self) -> None:
        self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        self._all = categories(self._session.project, retired=True)
        chosen = self._category(self.uid) or next((c for c in self._all if not c.retired), None)
        self.side.show_numbers(len(self._live))
        self.side.list.show_scheme(self._all, self._counts, chosen.uid if chosen else "")
        if chosen is not None and chosen.uid == self.uid:
            self.detail.refresh(chosen, self._live)
        elif chosen is not None:
            self._show(chosen)
        self._waits.count()
        self._waits.look_at(self.uid)

    def _show_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.side.list.show_counts(counts)

    @property
    def _live(self) -> list[Category]:
        return [category for category in self._all if not category.retired]

    def _category(self, uid: str) -> Category | None:
        return next((category for category in self._all if category.uid == uid), None)

    # The chosen category.

    def choose(self, uid: str) -> None:
        """Show another category; what is typed in the one before is stored, or kept."""
        if uid != self.uid:
            self._leave()
        category = self._category(uid)
        if category is not None and uid != self.uid:
            self._show(category)
            self.side.list.mark(uid)
            self._waits.look_at(uid)

    def _leave(self) -> None:
        if self.uid:
            self._typed[self.uid] = self.form.leave()

    def _show(self, category: Category) -> None:
        self.uid = category.uid
        self.detail.show_category(category, self._live, self._typed.pop(category.uid, {}))

    def _store(self, field: str, value: object) -> bool:
        return self._writer.write(VERBS[field], self.uid, value)

    def _refused(self, uid: str) -> set[str]:
        return not_wanted(self._session.project, uid)

    def _take_word(self, what: str, word: str) -> None:
        """A word that was offered becomes a 关键词 or a 排除词, or is wanted no more."""
        if self._writer.write(WORD_VERBS[what], self.uid, [word]):
            self.form.offers.go_on()

    def _do(self, verb: Callable[..., object]) -> None:
        if self.flush():
            self._writer.write(verb, self.uid)

    def add(self) -> None:
        """A new category at the end, its name ready to be typed."""
        self._leave()
        name = free_name(self.tr("新类别"), self._live)
        if self._writer.write(edit_scheme.add, name):
            self.choose(self._live[-1].uid)
            self.form.name.setFocus()
            self.form.name.selectAll()

    def _move(self, uid: str, parent: str, before: str) -> None:
        if uid not in (parent, before):
            move = partial(edit_scheme.move, parent=parent, before=before or None)
            self._writer.write(move, uid)

    def _step(self, step: int) -> None:
        target = neighbour_after_step(self._all, self.uid, step)
        if target is not None:
            self._move(self.uid, *target)

    # Merge, split, and what waits.

    def _merge(self, source: str, target: str) -> None:
        work = partial(merge_categories, source=source, target=target)
        self._act(work, self.detail.merge.size_, self.tr("正在合并类别"), target)

    def _split(self, uid: str, names: list[str]) -> None:
        work = partial(split_category, uid=uid, names=names)
        self._act(work, self.detail.split.size_, self.tr("正在拆分类别"), uid)

    def _act(self, work: Callable[..., object], size: int, title: str, then: str) -> None:
        if self.flush():
            done = partial(self._acted, then)
            self._writer.write_many(work, annotations=size, title=title, done=done)

    def _acted(self, uid: str) -> None:
        self.detail.close_acts()
        self._look_again()
        self.choose(uid)

    def _offer(self, kind: str) -> None:
        if kind == "accept":
            self._do(edit_scheme.accept_older)
        elif kind == "not_judged":
            self.wants_new.emit(self.uid)
        elif (category := self._category(self.uid)) is not None:
            self._waits.list_units(kind, category)

    # The scheme as a file.

    def _ask_import(self) -> None:
        kinds = self.tr("类别体系 (*.toml)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("导入类别体系"), "", kinds)
        if chosen:
            self.import_from(Path(chosen))

    def import_from(self, path: Path) -> None:
        """Take the scheme in ``path``; categories it does not name are retired."""
        if self.flush():
            self._writer.write(import_scheme, path)

    def _ask_export(self) -> None:
        kinds = self.tr("类别体系 (*.toml)")
        name = self.tr("类别体系.toml")
        if target := ask_target(self, self.tr("导出类别体系"), name, kinds):
            self.export_to(target)

    def export_to(self, path: Path) -> None:
        """Write the scheme to ``path``."""
        self.flush()
        try:
            save_scheme(self._session.project, path)
        except KnownError as error:
            self._session.failed.emit(error.message)
        else:
            self.said.emit(self.tr("类别体系已导出到 {path}").format(path=path))
