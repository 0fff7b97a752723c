"""The process that learns while somebody tags, and what its news change in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gui.session import Session
from operations.live_names import SEED_WORDS

if TYPE_CHECKING:
    from operations.live import LiveLoop, LiveNews
    from operations.why import Question

START_MS = 400  # after the first paint: the window is there before anything heavy is
LOOK_MS = 40


class Learning(QObject):
    """Teaches the loop what is judged, and hands on what it says.

    ``scored``: a report's id and, at once after a tag, its probabilities (unit id -> category
    uid -> probability); all predictions follow through ``Session.predicted_anew``. ``told``: a
    sentence for the status line. ``explained``: a Why, the answer to what was asked.
    """

    scored = Signal(int, object)
    told = Signal(str)
    explained = Signal(object)
    heard = Signal(object)  # a LiveNews, whatever it is

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.loop: LiveLoop | None = None
        self._begin = QTimer(self, singleShot=True, interval=START_MS)
        self._begin.timeout.connect(self._start)
        # A pipe cannot be waited for in the same way on every system; a look costs microseconds.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.listen)
        # What was judged is told after the paint that shows it.
        self._untold = list[tuple[int, int]]()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._teach)
        session.judged.connect(self._note)
        session.said_anew.connect(lambda _: self._teach_all())
        session.reloaded.connect(self._teach_all)

    def begin(self) -> None:
        """Start soon."""
        self._begin.start()

    def stop(self) -> None:
        """End the process; nothing is told any more."""
        self._begin.stop()
        self._look.stop()
        self._soon.stop()
        if self.loop is not None:
            self.loop.close()
            self.loop = None

    def _start(self) -> None:
        from operations.live import LiveLoop

        path = self._session.project.path
        self.loop = LiveLoop(path, path.parent / "models")
        self.loop.start()
        self._look.start()

    def _note(self, report_id: int, unit_id: int) -> None:
        self._untold.append((report_id, unit_id))
        self._soon.start()

    def _teach(self) -> None:
        for report_id, unit_id in self._untold:
            if self.loop is not None:
                self.loop.teach(report_id, unit_id)
        self._untold.clear()

    def _teach_all(self) -> None:
        if self.loop is not None:
            self.loop.teach()

    def ask(self, asked: Question) -> bool:
        """Ask why; False where there is nobody who could say yet."""
        return self.loop is not None and self.loop.ask(asked)

    def listen(self) -> None:
        """Take every piece of news there is; of instant answers only the last, if still new."""
        hint: LiveNews | None = None
        while self.loop is not None and (news := self.loop.poll()) is not None:
            self.heard.emit(news)
            if news.what == "scores":
                hint = news
                continue
            if news.what in ("predictions", "decisions"):
                hint = None
            self._take(news)
        if hint is not None and hint.report_id is not None:
            self.scored.emit(hint.report_id, hint.scores)

    def _take(self, news: LiveNews) -> None:
        if news.why is not None:
            self.explained.emit(news.why)
        elif news.what == "stopped":
            self._look.stop()
            self.told.emit(self.tr("自动标注停了：标注照常保存，重新打开项目再试"))
        else:
            self._session.look_for_predictions()
            self._tell(news)

    def _tell(self, news: LiveNews) -> None:
        if news.sentences:
            words = self.tr("自动标注：学了 {n} 句（刚刚更新）")
        elif news.version == SEED_WORDS:
            words = self.tr("自动标注：只按关键词，还没有标注可学")
        else:
            words = self.tr("自动标注：{version}，本项目的标注还不够学")
        self.told.emit(words.format(version=news.version, n=news.sentences))
