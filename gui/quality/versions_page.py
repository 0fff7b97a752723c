"""版本与定稿: the classifiers that were kept, and what was frozen and delivered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gui.background import Background
from gui.look import Look
from gui.quality.versions_acts import DeliveryActs, VersionActs
from gui.quality.versions_block import VersionsBlock
from gui.quality.versions_lists import Lists, read_lists
from gui.quality.versions_strip import CompareStrip
from gui.quality.versions_table import LinesModel, LinesTable
from gui.quality.versions_words import delivery_line, overall_told, overall_word, version_line
from gui.reader import Reader
from gui.session import Session

NOTE = 5  # the column of a version that can be typed in


class VersionsPage(QWidget):
    """``lists``: what is shown, None before the first reading."""

    said = Signal(str)
    open_sentence = Signal(int, int)
    show_units = Signal(object)  # (unit ids, title)

    def __init__(
        self, session: Session, look: Look, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, objectName="quality")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._stale = session, True
        self.models = session.project.path.parent / "models"
        self.lists: Lists | None = None
        self._reader = Reader(self)
        self.strip = CompareStrip()
        self.versions, self.deliveries = self._versions_block(), self._deliveries_block()
        self.acts = VersionActs(session, background, self.models, self.strip, self)
        self.delivery_acts = DeliveryActs(session, background, self.models, self)
        self._lay_out()
        self._connect()
        look.changed.connect(self.update)

    def _versions_block(self) -> VersionsBlock:
        heads = (
            *(self.tr("版本"), self.tr("时间"), self.tr("学了几句"), overall_word()),
            *(self.tr("状态"), self.tr("备注")),
        )
        table = LinesTable(
            LinesModel(heads, editable=NOTE, told=overall_told()), self.tr("保存的版本")
        )
        empty = self.tr(
            "还没有保存的版本。边标边学不用保存也一直在学；"
            "想留住此刻的自动标注和它的数字，以便比较、交给同事或定稿，就按“保存为一版”。"
            "同事给的版本文件用“导入…”收进来。"
        )
        block = VersionsBlock(self.tr("保存的版本"), table, empty)
        for verb, words in (
            ("keep", self.tr("保存为一版…")),
            ("compare", self.tr("比较")),
            ("use", self.tr("回到这一版")),
            ("note", self.tr("备注")),
            ("export", self.tr("导出为文件…")),
            ("import_", self.tr("导入…")),
            ("delete", self.tr("删除…")),
        ):
            block.add(verb, words, primary=verb == "keep")
        block.buttons["use"].setToolTip(
            self.tr("批量标注和定稿用它；边标边学从它的配方起，仍随每次标注学习")
        )
        return block

    def _deliveries_block(self) -> VersionsBlock:
        heads = (
            *(self.tr("名称"), self.tr("时间"), self.tr("定稿人"), self.tr("已标")),
            *(self.tr("版本"), overall_word(), self.tr("备注")),
        )
        table = LinesTable(LinesModel(heads, told=overall_told()), self.tr("定稿"))
        empty = self.tr(
            "还没有定稿。定稿把标注、类别体系、切分、正在用的版本和数字一起冻结："
            "以后无论怎么改，都能导出一模一样的工作簿，两次定稿还能逐个数字比较。"
        )
        block = VersionsBlock(self.tr("定稿"), table, empty)
        block.add("deliver", self.tr("定稿…"))
        block.add("book", self.tr("导出工作簿…"))
        block.add("numbers", self.tr("比较"))
        return block

    def _lay_out(self) -> None:
        upper = QWidget()
        inner = QVBoxLayout(upper, spacing=8)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.addWidget(self.versions, 1)
        inner.addWidget(self.strip)
        lower = QWidget()
        under = QVBoxLayout(lower)
        under.setContentsMargins(24, 16, 24, 16)
        under.addWidget(self.deliveries)
        self.splitter = QSplitter(Qt.Orientation.Vertical, handleWidth=1)
        for part in (upper, lower):
            self.splitter.addWidget(part)
        self.splitter.setSizes([360, 260])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def _connect(self) -> None:
        self._reader.told.connect(self._show)
        self._reader.failed.connect(self._session.failed)
        self._session.reloaded.connect(self._look_again)
        self.versions.table.chosen.connect(self._allow)
        self.deliveries.table.chosen.connect(self._allow)
        self.versions.table.delete_asked.connect(self.delete)
        self.versions.table.model_.typed.connect(self.acts.note, Qt.ConnectionType.QueuedConnection)
        for block, acts in ((self.versions, self.acts), (self.deliveries, self.delivery_acts)):
            for verb, button in block.buttons.items():
                do = getattr(self, verb)
                button.clicked.connect(lambda _=False, do=do: do())
            acts.said.connect(self.said)
            acts.changed.connect(self._look_again)
        self.strip.listed.connect(self.show_units)

    # Coming, going, and what others do.

    def show_page(self) -> None:
        """It is visible now: read what may be different."""
        if self._stale:
            self._look_again()
        self.versions.table.setFocus()

    def stop(self) -> None:
        """Nothing is at work after this."""
        self._reader.stop()
        self.acts.stop()

    def _look_again(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            models = self.models
            self._reader.ask(self._session.project.path, lambda p: read_lists(p, models))

    def _show(self, lists: Lists) -> None:
        self.lists = lists
        self.versions.table.show_lines([version_line(one) for one in lists.versions])
        self.deliveries.table.show_lines([delivery_line(one) for one in lists.deliveries])
        self.versions.show_empty(not lists.versions)
        self.deliveries.show_empty(not lists.deliveries)
        self._say_used(lists)
        self._allow()

    def _say_used(self, lists: Lists) -> None:
        text = self.tr("批量标注和定稿用 {version}；窗口里的判断随标注不断更新")
        self.versions.side.setText(text.format(version=lists.used) if lists.used else "")

    def _allow(self) -> None:
        chosen = self.versions.table.keys()
        found = [self.lists.version(key) for key in chosen] if self.lists else []
        there = bool(found) and all(one is not None and one.on_disk for one in found)
        one, two = len(chosen) == 1, len(chosen) == 2
        free = one and there and not (found[0] and (found[0].used or found[0].delivery))
        used = one and bool(found[0] and found[0].used)
        self.versions.allow(compare=two and there, note=one, export=one and there)
        self.versions.allow(use=one and there and not used, delete=free)
        picked = len(self.deliveries.table.keys())
        self.deliveries.allow(book=picked == 1, numbers=picked == 2)
        self._say_how(two=two, there=there, picked=picked)

    def _say_how(self, *, two: bool, there: bool, picked: int) -> None:
        """What 比较 still waits for."""
        how = self.tr("按住 Ctrl 或 Shift 选两行，就能比较")
        lost = self.tr("没有文件的版本不能比较")
        self._hint(self.versions, lost if two else how, ready=two and there)
        self._hint(self.deliveries, how, ready=picked == 2)

    def _hint(self, block: VersionsBlock, how: str, *, ready: bool) -> None:
        count = block.table.model_.rowCount()
        words = how if count > 1 else self.tr("再有一行，就能比较")
        block.hint.setText("" if ready or not count else words)

    # What an analyst can do.

    def _chosen(self) -> str:
        return next(iter(self.versions.table.keys()), "")

    def keep(self) -> None:
        """保存为一版…"""
        self.acts.keep()

    def compare(self) -> None:
        """Let the two chosen versions decide every sentence, the older one first."""
        second, first = self.versions.table.keys()
        self.acts.compare(first, second)

    def use(self) -> None:
        """回到这一版."""
        self.acts.use(self._chosen())

    def note(self) -> None:
        """Type the note where it stands."""
        self.versions.table.edit_line()

    def export(self) -> None:
        """导出为文件…"""
        self.acts.ask_export(self._chosen())

    def import_(self) -> None:
        """导入…"""
        self.acts.ask_import()

    def delete(self) -> None:
        """删除…, where that is allowed."""
        if self.versions.buttons["delete"].isEnabled():
            self.acts.ask_delete(self._chosen())

    def deliver(self) -> None:
        """定稿…"""
        rows = self.lists.deliveries if self.lists else ()
        used = self.lists.used if self.lists else ""
        self.delivery_acts.ask(used, [row.name for row in rows])

    def book(self) -> None:
        """导出工作簿…"""
        self.delivery_acts.ask_book(self.deliveries.table.keys()[0])

    def numbers(self) -> None:
        """Two deliveries number by number, the older one first."""
        known = {row.name: row for row in self.lists.deliveries} if self.lists else {}
        second, first = (known[key] for key in self.deliveries.table.keys())  # noqa: SIM118
        self.delivery_acts.compare(first, second)
