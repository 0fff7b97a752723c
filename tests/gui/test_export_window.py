"""Out of the project: export with a look first, a copy for a colleague, labels back in."""

import json
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from window_driver import FIRST, PUFA, SECOND, by_command_line, stored

from annotation.annotations import annotations
from annotation.project import open_project
from annotation.reports import reports, units
from annotation.undo import undo
from gui.background import Background
from gui.exchange.export_dialog import ExportDialog
from gui.exchange.labels_dialog import LabelsDialog
from gui.exchange.save_copy import copy_name, save_copy
from gui.exchange.share_dialog import ShareDialog
from messages import say


def words(message) -> str:
    return say(message.key, "zh", **message.values)


@pytest.fixture
def window(qtbot, qapp):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def background(window):
    made = Background(window)
    yield made
    made.stop()


@pytest.fixture
def make(qtbot, window, background, project_path):
    """Makes a dialog on the project and closes it in the end."""
    made = []

    def build(kind, *between, **more):
        dialog = kind(project_path, *between, background, words, parent=window, **more)
        dialog.open()
        made.append(dialog)
        return dialog

    yield build
    for dialog in made:
        dialog.reject()


@pytest.fixture
def export(make, qtbot):
    def build(**more):
        dialog = make(ExportDialog, lang="zh", **more)
        qtbot.waitUntil(lambda: "…" not in dialog.head.text(), timeout=20000)
        return dialog

    return build


def wait(qtbot, background) -> None:
    qtbot.waitUntil(lambda: not background.busy, timeout=20000)


def choose(dialog, group, name: str) -> None:
    next(b for b in group.buttons() if b.property("choice") == name).click()


def test_nothing_annotated_is_said_and_cannot_be_exported(export, qtbot):
    dialog = export()
    assert dialog.head.text() == "还没有标注过的句子。可以改选“全部句子”。"
    assert not dialog.ok.isEnabled()
    choose(dialog, dialog.scope, "all")
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=20000)
    assert dialog.head.text() == "共 5 句，其中已标 0 句。下面是前 5 句："


def test_the_first_rows_are_shown_before_anything_is_written(export, project_path):
    by_command_line(project_path, FIRST, "普法")
    table = export().table
    cells = [table.item(0, column).text() for column in range(4)]
    assert cells[0] == "云溪县2021.txt"
    assert cells[1].startswith("全年抽查行政执法案卷")
    assert cells[2:] == ["普法", "甲"]


@pytest.mark.parametrize("format", ["xlsx", "docx", "jsonl", "csv"])
def test_each_format_is_written(export, qtbot, background, project_path, tmp_path, format):
    by_command_line(project_path, FIRST, "普法")
    dialog, written = export(), []
    dialog.written.connect(lambda *told: written.append(told))
    choose(dialog, dialog.formats, format)
    assert dialog.write(tmp_path / f"语料.{format}")
    wait(qtbot, background)
    [(path, result)] = written
    assert (path.stat().st_size > 0, result.rows) == (True, 1)
    assert not dialog.isVisible()


def test_three_formats_are_in_sight_and_the_rest_behind_a_word(export):
    dialog = export()
    shown = [b.property("choice") for b in dialog.formats.buttons() if b.isVisible()]
    assert shown == ["xlsx", "docx", "jsonl"]
    dialog.other.click()
    assert all(button.isVisible() for button in dialog.formats.buttons())


def test_only_the_reports_of_the_filter_go_out(export, qtbot, background, tmp_path):
    dialog = export(reports=[99])
    choose(dialog, dialog.scope, "all_here")
    qtbot.waitUntil(lambda: "没有句子" in dialog.head.text(), timeout=20000)
    assert not dialog.ok.isEnabled()


@pytest.mark.skipif(sys.platform == "win32", reason="read-only is told otherwise there")
def test_a_file_that_cannot_be_written_is_said_before_the_work(export, background, tmp_path):
    out = tmp_path / "语料.xlsx"
    out.write_bytes(b"old")
    out.chmod(stat.S_IREAD)
    dialog = export()
    choose(dialog, dialog.scope, "all")
    assert not dialog.write(out)
    assert "只读" in dialog.said.text()
    assert not background.busy
    assert dialog.isVisible()


def test_a_copy_for_a_colleague_has_the_chosen_reports_and_no_tags(
    make, qtbot, background, project_path, tmp_path
):
    by_command_line(project_path, FIRST, "普法")
    with open_project(project_path) as project:
        rows = reports(project)
    dialog, written = make(ShareDialog, rows), []
    assert "main.py merge" in dialog.head.text()  # the window itself has no merging
    dialog.written.connect(lambda *told: written.append(told))
    dialog.tick_shown(False)
    assert (dialog.ok.isEnabled(), dialog.said.text()) == (False, "至少选一篇报告。")
    dialog.tick_shown(True)
    assert dialog.write(tmp_path / "给乙.db")
    wait(qtbot, background)
    assert (written[0][1].reports, written[0][1].sentences) == (1, 5)
    with open_project(tmp_path / "给乙.db") as copy:
        assert list(annotations(copy)) == []


def test_a_copy_for_a_colleague_never_replaces_a_project(make, project_path, background):
    with open_project(project_path) as project:
        dialog = make(ShareDialog, reports(project))
    assert not dialog.write(project_path)
    assert "项目文件" in dialog.said.text()


def test_the_search_hides_and_the_buttons_tick_what_is_shown(make, project_path):
    with open_project(project_path) as project:
        dialog = make(ShareDialog, reports(project))
    dialog.search.setText("青岚")
    dialog.tick_shown(False)
    assert len(dialog.report_ids) == 1
    dialog.search.setText("云溪")
    dialog.tick_shown(False)
    assert dialog.report_ids == []


def test_a_backup_copy_holds_everything(qtbot, background, project_path, tmp_path):
    by_command_line(project_path, FIRST, "普法")
    said = []
    assert "云溪 副本 20" in copy_name(project_path)
    assert save_copy(project_path, tmp_path / "副本.db", background, said=said.append)
    wait(qtbot, background)
    assert said == [f"副本已存为 {tmp_path / '副本.db'}"]
    assert stored(tmp_path / "副本.db", FIRST)[PUFA] == (True, "typed", None)


@pytest.fixture
def labels(project_path, tmp_path) -> Path:
    with open_project(project_path) as project:
        uids = [unit.uid for unit in units(project)]
    rows = [
        {"uid": uids[FIRST], "labels": ["普法", "信访"]},
        {"uid": uids[SECOND], "labels": []},
        {"text": "哪里都没有这一句。", "labels": ["普法"]},
    ]
    path = tmp_path / "标注.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    return path


def test_labels_are_looked_at_before_they_are_taken_in(
    make, qtbot, background, project_path, labels
):
    by_command_line(project_path, FIRST, "执法监督")
    dialog, written = make(LabelsDialog, labels, analyst="甲"), []
    dialog.written.connect(lambda *told: written.append(told))
    qtbot.waitUntil(lambda: "…" not in dialog.head.text(), timeout=20000)
    assert dialog.head.text() == "3 行，对上 2 句，1 行有问题"
    assert "其中 1 句您标过" in dialog.said.text()
    assert "〔普法、信访〕全年抽查" in dialog.found.toPlainText()
    assert "哪里都没有这一句" in dialog.problems.toPlainText()
    assert stored(project_path, SECOND) == {}
    assert not dialog.ok.isEnabled()  # a category that is not here
    dialog.add_new.setChecked(True)
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wait(qtbot, background)
    assert stored(project_path, FIRST)[PUFA] == (True, "imported", None)
    assert written[0][1].units == 2
    with open_project(project_path) as project:
        undo(project, analyst="甲")
    assert set(stored(project_path, FIRST).values()) != {(True, "imported", None)}
    assert stored(project_path, SECOND) == {}


def test_a_file_without_labels_says_why(make, qtbot, tmp_path):
    (tmp_path / "空.xlsx").write_bytes(b"nothing")
    dialog = make(LabelsDialog, tmp_path / "空.xlsx", analyst="甲")
    qtbot.waitUntil(lambda: "…" not in dialog.head.text(), timeout=20000)
    assert "空.xlsx" in dialog.head.text()
    assert not dialog.ok.isEnabled()


def test_a_busy_window_says_so_instead_of_doing_nothing(
    export, background, project_path, tmp_path, qtbot
):
    def slow(_project, progress):
        while True:
            progress(0, 1, "")

    dialog = export()
    background.start(project_path, slow, title="", done=lambda _: None)
    assert not dialog.write(tmp_path / "a.xlsx")
    assert "别的工作" in dialog.said.text()
    background.stop()
