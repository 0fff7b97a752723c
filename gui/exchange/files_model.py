"""The files an import would read, as they are looked at one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPalette

from gui.exchange.encodings import encoding_name
from messages import Message
from operations.import_choices import Choices

if TYPE_CHECKING:
    from corpus.readers.find import Found  # imports the whole corpus room
    from operations.survey_reports import Looked

Index = QModelIndex | QPersistentModelIndex
NAME, READ_AS, NOTE = range(3)


@dataclass(slots=True)
class FileRow:
    """One file: ``why`` it will not be read, if so; ``taken``: whether it is ticked."""

    path: Path
    name: str
    why: Message | None = None
    looked: Looked | None = None
    taken: bool = True

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look at it before it is stored."""
        return self.looked is not None and (self.looked.doubtful or self.looked.garbled)

    @property
    def notable(self) -> bool:
        """Whether there is something to be said of it."""
        return self.doubtful or self.why is not None


@dataclass(frozen=True, slots=True)
class Files:
    """What was found, in order, and the place of each path; made beside the window's thread."""

    rows: list[FileRow]
    places: dict[Path, int]

    @classmethod
    def of(cls, found: Found) -> Files:
        """What will be read, then what will not."""
        skipped = [FileRow(path, path.name, why, taken=False) for path, why in found.skipped]
        rows = [*(FileRow(path, name) for path, name in found.reports), *skipped]
        return cls(rows, {row.path: place for place, row in enumerate(rows)})


class FilesModel(QAbstractTableModel):
    """Three columns: the file with its tick, what it is read as, and what is to be said of it."""

    def __init__(self, words: Callable[[Message], str], parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self.rows = list[FileRow]()
        self._place = dict[Path, int]()
        # Files are looked at by the hundred: the view need not paint each batch.
        self._soon = QTimer(self, interval=250, singleShot=True)
        self._soon.timeout.connect(self._changed)
        self._shown: Sequence[int] = range(0)
        self.encodings = dict[Path, str]()
        self.table: Path | None = None

    def fill(self, files: Files) -> None:
        """Show what was found; nothing of it has been looked at yet."""
        self.beginResetModel()
        self.rows, self._place = files.rows, files.places
        self._shown = range(len(self.rows))
        self.endResetModel()

    def show_only_notable(self, only: bool) -> None:
        """Show what is in doubt or cannot be read, or all. What is looked at later is not moved."""
        self.beginResetModel()
        every = range(len(self.rows))
        self._shown = [p for p in every if self.rows[p].notable] if only else every
        self.endResetModel()

    def shown_row(self, place: int) -> FileRow:
        """The file in a line of the view."""
        return self.rows[self._shown[place]]

    def line_of_first_doubt(self) -> int:
        """The line to begin with: the first doubtful file's, else the first."""
        return next((line for line, p in enumerate(self._shown) if self.rows[p].doubtful), 0)

    def take(self, looked: Iterable[Looked]) -> None:
        """Keep what was seen in some files."""
        for each in looked:
            if (place := self._place.get(each.path)) is not None:
                row = self.rows[place]
                row.looked, row.why = each, each.why
                row.taken = row.taken and each.why is None
        if not self._soon.isActive():
            self._soon.start()

    def set_encoding(self, paths: Iterable[Path], encoding: str | None) -> None:
        """Read these files in ``encoding``; None: as they look."""
        for path in paths:
            if encoding is None:
                self.encodings.pop(path, None)
            else:
                self.encodings[path] = encoding
        self._changed()

    def use_table(self, path: Path | None) -> None:
        """A table of metadata is no report, where it lies among them."""
        before, self.table = self.table, path
        if before is not None:
            self.leave_out(before, False)
        if path is not None:
            self.leave_out(path, True)

    def leave_out(self, path: Path, out: bool) -> None:
        """Take a file out, or in again."""
        if (place := self._place.get(path)) is not None:
            self.rows[place].taken = not out
            self._changed()

    def choices(self) -> Choices:
        """What was chosen so far."""
        out = {row.path for row in self.rows if not row.taken and row.why is None}
        return Choices(dict(self.encodings), out, self.table)

    @property
    def count(self) -> int:
        """How many files will be read."""
        return sum(row.taken for row in self.rows)

    @property
    def names(self) -> list[str]:
        """The names of the reports that will be read."""
        return [row.name for row in self.rows if row.taken]

    @property
    def doubtful(self) -> int:
        """How many files somebody should look at."""
        return sum(row.doubtful and row.path not in self.encodings for row in self.rows)

    def _changed(self) -> None:
        # The view paints only what is in sight, so that naming all of it costs nothing.
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, NOTE))

    # What the view asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's way
        """See Qt."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's way
        """See Qt."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """See Qt."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("文件"), self.tr("读作"), self.tr("说明"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See Qt."""
        flags = super().flags(index)
        ticks = index.column() == NAME and self.shown_row(index.row()).why is None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticks else flags

    def data(self, index: Index, role: int = 0) -> Any:
        """See Qt."""
        row, column = self.shown_row(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, self._read_as(row), self._note(row))[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._note(row) or str(row.path)
        if role == Qt.ItemDataRole.ForegroundRole and not row.taken:
            group, part = QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text
            return QGuiApplication.palette().color(group, part)
        if role == Qt.ItemDataRole.CheckStateRole and column == NAME:
            return Qt.CheckState.Checked if row.taken else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:  # noqa: N802
        """A tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.leave_out(
            self.shown_row(index.row()).path, Qt.CheckState(value) != Qt.CheckState.Checked
        )
        return True

    def _read_as(self, row: FileRow) -> str:
        if row.path in self.encodings:
            return encoding_name(self.encodings[row.path])
        if row.looked is None or row.why is not None:
            return ""
        words = {
            "html": self.tr("网页"),
            "docx": "Word",
            "pdf": "PDF",
            "legacy": self.tr("旧版文档"),
            "sheet": self.tr("表格"),
        }
        return words.get(row.looked.kind) or encoding_name(row.looked.encoding)

    def _note(self, row: FileRow) -> str:
        if row.why is not None:
            return self._words(row.why)
        if row.path == self.table:
            return self.tr("用作元数据表")
        if not row.taken:
            return self.tr("不导入")
        if row.looked is not None and row.looked.garbled:
            return self.tr("像是乱码，请看右边")
        if row.doubtful and row.path not in self.encodings:
            return self.tr("编码可能不对，请看右边")
        return ""
