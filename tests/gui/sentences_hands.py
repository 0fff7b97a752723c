"""A page of sentences without its window, and the hands on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotation.annotations import annotations
from annotation.project import open_project
from annotation.reports import NewUnit, add_report
from gui.background import Background
from gui.look import Look
from gui.sentences.page import SentencesPage
from gui.session import Session

YUNXI = (
    ("heading", "成效", "一、工作成效"),
    ("sentence", "成效", "全年抽查行政执法案卷四百件，通报问题三十个。"),
    ("sentence", "成效", "开展宪法宣传周活动二十场，发放资料五千份。"),
    ("sentence", "问题", "基层执法力量仍然不足。"),
    ("sentence", "计划", "下一步完善行政執法监督机制。"),
)
QINGLAN = (
    ("sentence", "成效", "企业开办时间压缩至半个工作日。"),
    ("sentence", "问题", "矛盾纠纷化解机制不够健全。"),
)


def make_corpus(path: Path, *, analyst: str | None = "甲", more: int = 0) -> Path:
    """Two reports, six sentences; ``more`` sentences in a third."""
    with open_project(path, create=True) as project:
        _add(project, "云溪县2021.txt", YUNXI, region="云溪县", year="2021")
        _add(project, "青岚区2022.txt", QINGLAN, region="青岚区", year="2022")
        if more:
            lines = [("sentence", "其他", f"第{n}件事按期办结。") for n in range(more)]
            _add(project, "柏河镇.txt", lines, region="", year="")
        if analyst is not None:
            project.set_setting("analyst", analyst)
    return path


def _add(project, name, lines, **fields) -> None:
    source, new = "", []
    for kind, section, text in lines:
        new.append(NewUnit(len(source), len(source) + len(text), kind, section, text))
        source += text + "\n"
    add_report(
        project,
        name=name,
        source=source,
        encoding="utf-8",
        extractor="",
        units=new,
        metadata={field: (value, "typed") for field, value in fields.items() if value},
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    )


class Hands:
    """One page, shown in a window of its own."""

    def __init__(self, qtbot, settings: QSettings, path: Path, *, show: bool = True) -> None:
        self.qtbot, self.path = qtbot, path
        self.look = Look(settings)
        self.look.apply()
        self.session, self.background = Session(path), Background()
        self.background.ended.connect(lambda _: self.session.reload())
        self.window = QWidget()
        self.window.resize(1366, 640)
        self.page = SentencesPage(self.session, self.look, self.background, self.window)
        self.page.resize(1366, 640)
        self.opened, self.said, self.steps = [], [], []
        self.page.open_sentence.connect(lambda report, unit: self.opened.append((report, unit)))
        self.page.said.connect(self.said.append)
        self.session.written.connect(self.steps.append)
        if show:
            self.show()

    def show(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.page.show_page()
        self.settle()

    def settle(self) -> None:
        """Until everything that was asked for has been answered."""
        page, bulk = self.page, self.page.bulk
        self.qtbot.waitUntil(
            lambda: not (page.reader.busy or bulk.counting or self.background.busy), timeout=20000
        )

    def leave(self) -> None:
        self.background.stop()
        self.window.close()
        self.session.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def texts(self) -> list[str]:
        model = self.page.model
        return [model.row(place).text for place in range(model.rowCount())]

    @property
    def count(self) -> str:
        return self.page.active_line.count.text()

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the focus is."""
        self.qtbot.keyClick(self.page.window().focusWidget(), key, modifier)

    def search(self, phrase: str) -> None:
        self.page.filters.search.setText(phrase)
        self.qtbot.keyClick(self.page.filters.search, Qt.Key.Key_Return)
        self.settle()

    def choose(self, name: str, word: str) -> None:
        """Choose in the list of a filter, by mouse."""
        button = self.page.filters.buttons[name]
        button.click()
        rows = button.popup.list
        item = next(rows.item(r) for r in range(rows.count()) if rows.item(r).text() == word)
        rows.itemClicked.emit(item)
        button.popup.close()
        self.settle()

    def pick(self, *places: int) -> None:
        self.page.table.pick(list(places), places[-1])
        self.page.table.setFocus()

    def stored(self) -> dict[str, dict[str, bool]]:
        """What is on disk: the text's first four characters -> category uid -> yes or no."""
        with open_project(self.path) as project:
            names = dict(project.db.execute("SELECT id, substr(text, 1, 4) FROM unit").fetchall())
            found: dict[str, dict[str, bool]] = {}
            for row in annotations(project):
                found.setdefault(names[row.unit_id], {})[row.category] = row.value
        return found
