"""What the word that is typed or marked hits: a line of numbers, and the first sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from time import monotonic, sleep

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from gui.look import Look
from gui.reader import Reader
from gui.theme import border_of, tint_of
from operations.preview_word import Role, WordHit, WordPreview, previews

TOLD_EVERY, REST = 0.1, 0.001  # seconds


class WordPreviewPanel(QWidget):
    """Shows one word at a time. ``sentence_chosen``: report id, unit id."""

    sentence_chosen = Signal(int, int)

    def __init__(self, look: Look, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._path = look, path
        self._asked: tuple[str, str, Role, str] | None = None
        self.shown: WordPreview | None = None
        self._reader = Reader(self)
        self._reader.told.connect(self._show)
        self.summary = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentences = QTextBrowser(objectName="hits", openLinks=False)
        self.sentences.setAccessibleName(self.tr("命中的句子"))
        self.sentences.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.sentences.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.sentences.anchorClicked.connect(self._choose)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.sentences, 1)
        look.changed.connect(self._paint)
        self.clear()

    def look_at(self, word: str, *, category: str, role: Role, colour: str) -> None:
        """Show what a word hits; "": nothing."""
        if not word:
            self.clear()
            return
        self._asked = (word, category, role, colour)
        self._reader.ask(
            self._path,
            lambda project: _gently(previews(project, word, category=category, role=role)),
        )

    def look_again(self) -> None:
        """The project has changed: the same word once more."""
        if self._asked is not None:
            word, category, role, colour = self._asked
            self.look_at(word, category=category, role=role, colour=colour)

    def clear(self) -> None:
        """Say what will be shown here."""
        self._reader.stop()
        self._asked = self.shown = None
        self.summary.setText(
            self.tr(
                "输入或选中一个词，这里显示它命中哪些句子。“…”连接同一分句里的两部分：民法典…学习。"
            )
        )
        self.sentences.clear()

    def stop(self) -> None:
        """Read no more."""
        self._reader.stop()

    def _show(self, preview: WordPreview) -> None:
        first = self.shown is None or self.shown.word != preview.word
        same = self.shown is not None and self.shown.hits == preview.hits
        self.shown = preview
        self.summary.setText(self._words(preview))
        if first or not same:
            self._paint()

    def _words(self, preview: WordPreview) -> str:
        values = {"word": preview.word, "n": f"{preview.sentences:,}", "yes": f"{preview.yes:,}"}
        values |= {"no": f"{preview.no:,}", "lost": f"{preview.shielded:,}"}
        if self._asked is not None and self._asked[2] == "veto":
            told = self.tr("“{word}”出现在 {n} 句，其中 {lost} 句的关键词因此不算")
        elif preview.sentences:
            told = self.tr("“{word}”命中 {n} 句，其中人标为是 {yes} 句、否 {no} 句")
        else:
            told = self.tr("“{word}”没有命中句子")
        return told.format(**values)

    def _paint(self) -> None:
        """The sentences, each hit underlined on a tint."""
        self.sentences.clear()
        if self.shown is None or self._asked is None:
            return
        cursor = QTextCursor(self.sentences.document())
        apart = QTextBlockFormat()
        apart.setBottomMargin(8)
        apart.setLineHeight(125, 1)  # a percentage
        for place, hit in enumerate(self.shown.hits):
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(apart)
            self._write(cursor, hit, self._asked[3])
        self.sentences.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, hit: WordHit, colour: str) -> None:
        plain, marked = self._formats(colour)
        at = 0
        for start, end in sorted(hit.places):
            if start >= at:
                cursor.insertText(hit.text[at:start], plain)
                cursor.insertText(hit.text[start:end], marked)
                at = end
        cursor.insertText(hit.text[at:], plain)
        link = QTextCharFormat()
        link.setAnchor(True)
        link.setAnchorHref(f"{hit.report_id}/{hit.unit_id}")
        link.setForeground(QColor(self._look.theme.quiet))
        link.setProperty(QTextCharFormat.Property.FontPixelSize.value, 12)
        cursor.insertText(
            "　" + self.tr("{report} ›").format(report=PurePosixPath(hit.report).stem), link
        )

    def _formats(self, colour: str) -> tuple[QTextCharFormat, QTextCharFormat]:
        theme = self._look.theme
        plain, marked = QTextCharFormat(), QTextCharFormat()
        for form in (plain, marked):
            form.setForeground(QColor(theme.ink))
        marked.setBackground(QColor(tint_of(colour, theme)))
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marked.setUnderlineColor(QColor(border_of(colour, theme)))
        return plain, marked

    def _choose(self, link: QUrl) -> None:
        report_id, unit_id = link.toString().split("/")
        self.sentence_chosen.emit(int(report_id), int(unit_id))


def _gently(growing: Iterator[WordPreview]) -> Iterator[WordPreview]:
    """Some of the previews, the first hits at once, the last one at the end."""
    told, last = 0.0, None
    for last in growing:
        if last.hits and monotonic() - told > TOLD_EVERY:
            told = monotonic()
            yield last
        # Python runs one thread at a time: without a rest here the window would wait for each
        # word that it paints.
        sleep(REST)
    if last is not None:
        yield last
