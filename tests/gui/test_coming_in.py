"""From nothing to a report: welcome, sample, import beside the window, a bug told plainly."""

import subprocess
import sys
from pathlib import Path

import pytest
from window_driver import Driver

from gui import places
from gui.crash import CrashHook
from gui.look import Look

REPORT = "青岚区2022年法治政府建设情况报告\n一、工作情况\n开展法律进校园活动十五场。\n"


@pytest.fixture
def at_welcome(qtbot, qapp, settings, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(places, "projects_folder", lambda: tmp_path)
    driver = Driver(qtbot, settings, Look(settings))
    yield driver
    driver.leave()


def _wait(driver: Driver) -> None:
    driver.qtbot.waitUntil(lambda: not driver.window.files.busy, timeout=30000)


def test_a_report_is_imported_into_a_new_project_and_opened(at_welcome, tmp_path) -> None:
    (tmp_path / "青岚区.txt").write_text(REPORT, "utf-8")
    at_welcome.window.files.import_reports([tmp_path / "青岚区.txt"])
    _wait(at_welcome)
    assert at_welcome.window.windowTitle() == "标句 ─ 青岚区.db"
    assert at_welcome.says == "导入了 1 篇报告，1 句"
    assert at_welcome.piece.unit.text == "开展法律进校园活动十五场。"


def test_more_reports_join_the_open_project(driver: Driver, tmp_path) -> None:
    (tmp_path / "青岚区.txt").write_text(REPORT, "utf-8")
    driver.window.files.import_reports([tmp_path / "青岚区.txt"])
    _wait(driver)
    assert len(driver.window.session.reports) == 2
    assert driver.window.view.workspace.reports.reports.model().rowCount() == 2


def test_what_could_not_be_read_is_told_and_no_project_is_made_of_nothing(
    at_welcome, tmp_path
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    at_welcome.window.files.import_reports([tmp_path / "坏.docx"])
    _wait(at_welcome)
    panel = at_welcome.window.files.result
    assert panel.isVisible()
    assert "坏.docx" in panel.text.toPlainText()
    assert list(tmp_path.glob("*.db")) == []
    panel.close()


def test_a_cancelled_import_keeps_what_is_whole(at_welcome, tmp_path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"{number}\n{REPORT}", "utf-8")
    at_welcome.window.files.import_reports([folder])
    work = at_welcome.window.background
    work.advanced.connect(lambda at: work.cancel() if at and at[0] > 2 else None)
    _wait(at_welcome)
    assert "取消" in at_welcome.says
    assert len(at_welcome.window.session.reports) < 60


def test_closing_during_an_import_is_safe(at_welcome, tmp_path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"{number}\n{REPORT}", "utf-8")
    at_welcome.window.files.import_reports([folder])
    at_welcome.close()
    assert not at_welcome.window.files.busy


def test_a_new_project_never_takes_the_name_of_another(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(places, "projects_folder", lambda: tmp_path)
    source = tmp_path / "甲县.txt"
    source.write_text(REPORT, "utf-8")
    (tmp_path / "甲县.db").write_bytes(b"")
    assert places.new_project([source]) == tmp_path / "甲县 2.db"


def test_a_bug_leaves_a_report_and_one_sentence(qtbot, qapp) -> None:
    told = []
    hook = CrashHook(told.append)
    hook(ValueError, ValueError("这里错了"), None)
    qtbot.waitUntil(lambda: bool(told))
    text = Path(told[0]).read_text("utf-8")
    Path(told[0]).unlink()
    assert "ValueError: 这里错了" in text


def test_the_window_starts_without_the_heavy_libraries() -> None:
    heavy = {"sklearn", "scipy", "jieba", "rjieba", "lxml", "corpus.sentences"}
    code = f"import sys, gui.app; print(sorted({heavy!r} & set(sys.modules)))"
    root = Path(places.__file__).parents[1]
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
