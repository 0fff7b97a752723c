"""Reports come in: one step where nothing is in doubt, a question where something is."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotation.project import open_project
from annotation.reports import find_report, reports
from gui.background import Background
from gui.exchange.drop import DropTarget
from gui.exchange.files_model import NAME
from gui.exchange.import_result import ImportResultPanel
from gui.exchange.importing import Importer
from messages import say

REPORT = "青岚区2022年法治政府建设情况报告\n一、工作情况\n开展法律进校园活动十五场。\n"
TRADITIONAL = "青嵐區2022年法治政府建設情況報告\n開展法律進校園活動十五場，調解糾紛二十件。\n"


def words(message) -> str:
    return say(message.key, "zh", **message.values)


class Hands:
    """A window with nothing but an importer."""

    def __init__(self, qtbot, folder: Path) -> None:
        self.qtbot, self.path = qtbot, folder / "新.db"
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.background = Background(self.window)
        self.importer = Importer(self.background, words, self.window)
        self.results, self.refused = [], []
        self.importer.came_in.connect(lambda *told: self.results.append(told))
        self.importer.refused.connect(self.refused.append)

    def start(self, *sources: Path, ask: bool = False) -> None:
        assert self.importer.start(self.path, sources, ask=ask)

    def wait(self, until) -> None:
        self.qtbot.waitUntil(until, timeout=30000)

    @property
    def result(self):
        self.wait(lambda: bool(self.results))
        return self.results[0][1]

    @property
    def dialog(self):
        self.wait(lambda: self.importer.dialog is not None)
        return self.importer.dialog

    def names(self) -> list[str]:
        with open_project(self.path) as project:
            return [report.name for report in reports(project)]

    def panel(self) -> ImportResultPanel:
        panel = ImportResultPanel(self.result, "", words, self.window)
        panel.show()
        return panel


LABELS = (
    '{"uid": "r0:1-2", "text": "普法。", "labels": ["普法"]}\n',
    '{"uid": "r0:1-2", "labels": ["普法"]}\n',
)


@pytest.fixture
def hands(qtbot, qapp, tmp_path):
    made = Hands(qtbot, tmp_path)
    yield made
    made.importer.stop()
    made.background.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "青岚区.txt").write_text(REPORT, "utf-8")
    (folder / "云溪县.txt").write_bytes(REPORT.replace("青岚区", "云溪县").encode("gb18030"))
    return folder


def test_looking_at_files_is_not_said_while_they_come_in(hands, folder):
    said = []
    hands.importer.said.connect(said.append)
    hands.start(folder)
    hands.wait(lambda: hands.background.busy)
    assert said[-1] == ""
    assert hands.result.came_in


def test_files_without_a_doubt_come_in_without_a_question(hands, folder):
    hands.start(folder)
    assert hands.result.added == ["云溪县.txt", "青岚区.txt"]
    assert hands.importer.dialog is None
    assert hands.importer.told(hands.result) == "导入了 2 篇报告，2 句"
    assert not hands.panel().calls


def test_a_doubtful_encoding_is_asked_about_and_the_answer_counts(hands, folder):
    (folder / "旧.txt").write_bytes(TRADITIONAL.encode("big5"))
    hands.start(folder)
    dialog = hands.dialog
    hands.wait(lambda: "…" not in dialog.head.text())
    hands.wait(lambda: dialog.head.text() == "找到 3 个文件，1 个请看一眼")
    hands.wait(lambda: "青嵐區" in dialog.preview.text.toPlainText())
    dialog.preview.encoding.setCurrentIndex(2)
    dialog.preview.encoding.activated.emit(2)
    hands.wait(lambda: "青嵐區" not in dialog.preview.text.toPlainText())
    dialog.preview.encoding.setCurrentIndex(3)
    dialog.preview.encoding.activated.emit(3)
    hands.wait(lambda: "青嵐區" in dialog.preview.text.toPlainText())
    hands.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert len(hands.result.added) == 3
    with open_project(hands.path) as project:
        assert find_report(project, "旧.txt").encoding == "big5"


def test_the_dialog_can_be_asked_for_and_files_left_out(hands, folder):
    hands.start(folder, ask=True)
    dialog = hands.dialog
    hands.wait(lambda: dialog.model.count == 2)
    index = dialog.view.model().index(0, NAME)
    dialog.view.model().setData(
        index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
    )
    hands.wait(lambda: dialog.ok.text() == "导入 1 个文件")
    hands.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert hands.result.added == ["青岚区.txt"]


def test_cancelling_the_question_leaves_no_project(hands, folder):
    hands.start(folder, ask=True)
    hands.qtbot.keyClick(hands.dialog, Qt.Key.Key_Escape)
    assert hands.importer.dialog is None
    assert not hands.importer.busy
    assert not hands.path.exists()


def test_a_table_that_speaks_of_the_files_is_offered_and_is_no_report(hands, folder):
    table = folder / "台账.csv"
    table.write_text("文件名,年份\n云溪县,2019\n白石镇,2018\n", "utf-8-sig")
    table.write_text("文件名,年份\n云溪县,2019\n青岚区.txt,2021\n白石镇,2018\n", "utf-8-sig")
    hands.start(folder)
    dialog = hands.dialog
    hands.wait(lambda: "对上 2 个文件" in dialog.table.said.text())
    assert "没对上 1 行：白石镇" in dialog.table.said.text()
    hands.wait(lambda: dialog.ok.text() == "导入 2 个文件")
    dialog.accept()
    assert hands.result.table_rows == ["白石镇"]
    with open_project(hands.path) as project:
        assert find_report(project, "云溪县.txt").metadata["year"] == ("2019", "table")
    assert hands.names() == ["云溪县.txt", "青岚区.txt"]


def test_the_dialog_opens_at_once_for_ten_thousand_files(hands, tmp_path):
    folder = tmp_path / "很多"
    folder.mkdir()
    for number in range(10_000):
        os.link(tmp_path / "一.txt", folder / f"{number}.txt") if number else (
            tmp_path / "一.txt"
        ).write_text(REPORT, "utf-8")
    hands.start(folder, ask=True)
    assert hands.importer.dialog.isVisible()
    hands.wait(lambda: hands.importer.dialog.model.count == 9_999)
    hands.importer.dialog.reject()


def test_strange_files_get_a_plain_line_in_the_result(hands, folder):
    (folder / "空.txt").write_bytes(b"")
    (folder / "炸弹.docx").write_bytes(_bomb())
    (folder / "乱码.txt").write_text(REPORT.encode("utf-8").decode("latin-1") * 3, "utf-8")
    with (folder / "大.txt").open("wb") as big:
        big.write(REPORT.encode())
        big.truncate(120 * 1024 * 1024)
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff\0")
    hands.start(folder)
    dialog = hands.dialog  # 乱码.txt is asked about
    hands.wait(lambda: "1 个请看一眼" in dialog.head.text())
    hands.wait(lambda: "…" not in dialog.head.text())
    hands.wait(lambda: "4 个不能导入" in dialog.head.text())
    dialog.accept()
    panel = hands.panel()
    assert panel.calls
    told = "\n".join("\n".join(part.lines) for part in panel.parts)
    for line in ("文件是空的", "可能有害", "像是乱码", "不支持的文件类型", "文件太大"):
        assert line in told
    assert len(hands.result.added) == 3


def _bomb() -> bytes:
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (60 * 1024 * 1024))
    return packed.getvalue()


def test_a_folder_without_reports_makes_no_project_and_says_why(hands, tmp_path):
    (tmp_path / "空").mkdir()
    (tmp_path / "空" / "照片.jpg").write_bytes(b"\xff\xd8\xff\0")
    hands.start(tmp_path / "空")
    assert [item.name for item in hands.result.failed] == ["照片.jpg"]
    assert not hands.path.exists()


def test_a_cancelled_import_says_what_is_in(hands, tmp_path):
    folder = tmp_path / "多"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(f"{number}\n{REPORT}", "utf-8")
    hands.background.advanced.connect(
        lambda at: hands.background.cancel() if at and at[0] > 2 else None
    )
    hands.start(folder)
    result = hands.result
    assert hands.results[0][2] is True
    assert 0 < result.came_in < 400
    assert hands.names() == result.added
    assert hands.importer.told(result, cancelled=True).startswith("导入已取消，已读完的")


def test_the_result_can_be_copied_and_saved(hands, folder, tmp_path):
    (folder / "空.txt").write_bytes(b"")
    hands.start(folder)
    panel = hands.panel()
    assert panel.parts[0].title == "没有导入"
    assert "空.txt" in panel.text.toPlainText()
    panel.copy()
    assert "空.txt" in QApplication.clipboard().text()
    panel.save(tmp_path / "结果.txt")
    saved = (tmp_path / "结果.txt").read_text("utf-8-sig")
    assert "没有导入 (1)" in saved and "新导入 (2)" in saved
    panel.save(tmp_path / "没有" / "结果.txt")
    assert "不存在" in panel.said.text()


@pytest.mark.parametrize("labels", LABELS)
def test_labels_among_reports_are_offered_as_labels(hands, folder, labels):
    (folder / "标注.jsonl").write_text(labels, "utf-8")
    hands.start(folder)
    assert [item.name for item in hands.result.failed] == ["标注.jsonl"]
    panel, asked = hands.panel(), []
    panel.labels_asked.connect(asked.append)
    button = next(
        b for b in panel.findChildren(QWidget) if "按标注导入" in getattr(b, "text", str)()
    )
    hands.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [folder / "标注.jsonl"]


class Drag:
    """Files dragged over a window."""

    def __init__(self, window: QWidget, *paths: Path) -> None:
        self.window, self.mime = window, QMimeData()
        self.mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.target = window.findChild(DropTarget) or DropTarget(window)
        self.dropped, self.projects = [], []
        self.target.dropped.connect(self.dropped.append)
        self.target.project_dropped.connect(self.projects.append)

    def _send(self, kind, at):
        button, free = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = kind(at, Qt.DropAction.CopyAction, self.mime, button, free)
        event.ignore()
        QApplication.sendEvent(self.window, event)
        return event.isAccepted()

    def enter(self) -> bool:
        return self._send(QDragEnterEvent, QPointF(9, 9).toPoint())

    def drop(self) -> bool:
        return self._send(QDropEvent, QPointF(9, 9))


def test_what_is_dropped_comes_in(hands, folder):
    drag = Drag(hands.window, folder, folder / "青岚区.txt")
    assert drag.enter()
    assert drag.target.veil.isVisible()
    assert drag.target.veil.text() == "松开即导入"
    assert drag.drop()
    assert not drag.target.veil.isVisible()
    assert drag.dropped == [[folder, folder / "青岚区.txt"]]


def test_a_dropped_project_is_opened(hands, project_path):
    drag = Drag(hands.window, project_path)
    assert drag.enter() and drag.drop()
    assert (drag.projects, drag.dropped) == ([project_path], [])


def test_what_can_be_no_report_is_not_taken(hands, tmp_path):
    assert not Drag(hands.window, tmp_path / "照片.jpg").enter()
    assert not Drag(hands.window).enter()
    drag = Drag(hands.window, tmp_path)
    drag.target.enabled = False
    assert not drag.enter()
