"""批量标注: into the project or a table, resting and going on."""

from pathlib import Path
from typing import Any

import pytest
from batch_hands import Hands, rows_of
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from annotation.project import open_project
from annotation.reports import find_report, reports
from operations.import_choices import Choices
from operations.known_runs import known_runs, note_import, remember_run
from operations.tag_kept import folder_of, read_asked

Key = Qt.Key


def test_it_asks_first_and_joining_is_what_it_offers(hands: Hands) -> None:
    start = hands.page.start
    assert start.join.isChecked() and not start.table.isChecked()
    assert not start.begin_button.isEnabled()
    assert "拖到这里" in start.chosen.text()
    assert not start.out_label.isVisible()
    assert hands.driver.window.focusWidget() is start.folder_button


def test_reports_join_the_project_and_what_was_not_read_is_named(
    hands: Hands, reports_folder: Path
) -> None:
    page = hands.page
    (reports_folder / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    page.take([reports_folder])
    hands.key(page.start.begin_button, Key.Key_Space)
    hands.wait(lambda: page.shown is page.joined)
    assert "2 篇" in page.joined.head.text()
    assert "坏.pdf" in page.joined.problems.toPlainText()
    names = {row.name for row in hands.driver.window.session.reports}
    assert {"青岚区2022.txt"} < names
    assert not hands.driver.path.with_name("云溪.runs.json").exists()
    hands.click(page.joined.list_button)
    assert hands.driver.window.view.shown == "corpus"


def test_an_import_that_was_cut_off_is_offered_again(hands: Hands, reports_folder: Path) -> None:
    page = hands.page
    note_import(hands.driver.path, [reports_folder])
    page.show_page()
    hands.wait(page.runs.isVisible)
    hands.click(page.runs.buttons[0])
    hands.wait(lambda: page.shown is page.joined)
    with open_project(hands.driver.path) as project:
        assert len(list(reports(project))) == 3


def test_a_pause_leaves_what_came_in_and_going_on_reads_only_the_rest(
    hands: Hands, tmp_path: Path, reports_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.batch import joining

    page, seen = hands.page, list[str]()
    plain = joining._join

    def watched(sources, behind, result, choices, project, progress):  # type: ignore[no-untyped-def]
        def told(done: int, total: int, what: str) -> None:
            seen.append(what)
            if done == 1 and not behind[1:] and len(seen) < 3:
                page.joining._background.cancel()
            progress(done, total, what)

        plain(sources, behind, result, choices, project, told)

    monkeypatch.setattr(joining, "_join", watched)
    page.take([reports_folder])
    hands.click(page.start.begin_button)
    hands.wait(lambda: page.work.resting)
    assert "1 篇" in page.work.numbers.text()
    assert page.work.head.text() == "导入暂停了" and "接着标" in page.work.note.text()
    assert page.work.pause_button.text() == "继续"
    first = seen[:]
    hands.click(page.work.pause_button)
    hands.wait(lambda: page.shown is page.joined)
    assert page.work.head.text() == "正在导入本项目"
    assert first[0] not in seen[len(first) :]
    assert "2 篇" in page.joined.head.text()


def test_a_table_is_written_and_the_project_stays_as_it_was(
    hands: Hands, reports_folder: Path
) -> None:
    out = hands.tag(reports_folder)
    assert out == reports_folder.parent / "报告 标注结果.xlsx"
    assert rows_of(out, "汇总")[0][0] == "未抽检"
    assert "2 篇" in hands.page.run.told.text()
    assert {name for name, _, _ in hands.page.run.mix.rows} == {
        *("执法监督", "普法", "营商环境", "矛盾化解")
    }
    assert hands.page.run.check_head.text() == "未抽检"
    with open_project(hands.driver.path) as project:
        assert len(list(reports(project))) == 1
    assert [run.finished for run in known_runs(hands.driver.path)] == [True]


def test_a_run_that_was_cut_off_is_offered_and_goes_on_where_it_was(
    hands: Hands, reports_folder: Path, tmp_path: Path
) -> None:
    page = hands.page
    page.start.table.setChecked(True)
    page.take([reports_folder])
    out = page.start.out
    page.start.begin()
    hands.wait(lambda: (folder_of(out) / "asked.json").is_file())
    page.tabling.stop()  # as closing the window does
    remember_run(hands.driver.path, folder_of(out))
    assert not read_asked(folder_of(out)).finished
    page.begin_anew()
    hands.wait(page.runs.isVisible)
    assert page.runs.buttons[0].text() == "继续"
    page.said.emit("已停下")
    hands.click(page.runs.buttons[0])
    assert hands.driver.window.status.message == ""  # it is under way again
    hands.wait(lambda: page.shown is page.run)
    assert out.is_file()


def test_a_pause_rests_and_goes_on(hands: Hands, tmp_path: Path) -> None:
    from project_files import REPORT

    folder = tmp_path / "许多"
    folder.mkdir()
    for number in range(6):
        (folder / f"云溪县{number}.txt").write_text(REPORT * 1500, "utf-8")
    page = hands.page
    page.start.table.setChecked(True)
    page.take([folder])
    page.start.write_to(tmp_path / "许多.jsonl")
    hands.click(page.start.begin_button)
    hands.wait(lambda: page.work.mix.isVisible())
    assert "6 个文件" in page.work.numbers.text()
    hands.click(page.work.pause_button)
    hands.wait(lambda: page.work.resting or page.shown is page.run)
    assert page.work.resting and page.work.head.text() == "标注暂停了"
    assert "6 个文件" in page.work.numbers.text()  # how far it is stays said
    assert not (tmp_path / "许多.jsonl").exists()
    hands.click(page.work.pause_button)
    hands.wait(lambda: page.shown is page.run)
    assert (tmp_path / "许多.jsonl").is_file()


def test_a_pause_leaves_the_focus_away_from_cancel(hands: Hands) -> None:
    page, work = hands.page, hands.page.work
    work.begin("正在标注", "", "")
    page.show_part(work)
    work.pause_button.setFocus()
    work.slow_down()
    assert work.hasFocus() and not work.pause_button.isEnabled()
    work.rest("标注暂停了", "")
    assert work.pause_button.hasFocus()


def test_enter_presses_the_button_that_has_the_focus(hands: Hands, reports_folder: Path) -> None:
    start, begun = hands.page.start, list[str]()
    hands.page.take([reports_folder])
    start.begun.disconnect()
    start.begun.connect(lambda mode, *_: begun.append(mode))
    hands.key(start.begin_button, Key.Key_Return)
    assert begun == ["join"]


def test_a_table_says_with_which_classifier_it_is_made(hands: Hands) -> None:
    start = hands.page.start
    assert not start.classifier.isVisible()
    start.table.setChecked(True)
    assert start.classifier.isVisible() and "句句都留给人看" in start.classifier.text()
    kept = hands.driver.path.parent / "models" / "v2"
    kept.mkdir(parents=True)
    (kept / "meta.json").touch()
    hands.page.show_page()
    hands.settle()
    assert "现在用的是 v2；" in start.classifier.text()


def test_an_encoding_that_was_guessed_is_said(hands: Hands, tmp_path: Path) -> None:
    from project_files import REPORT

    folder = tmp_path / "旧的"
    folder.mkdir()
    (folder / "云溪县旧.txt").write_bytes(REPORT.encode("gb18030"))
    page = hands.page
    page.take([folder])
    hands.click(page.start.begin_button)
    hands.wait(lambda: page.shown is page.joined)
    assert "云溪县旧.txt    GB18030" in page.joined.problems.toPlainText()
    assert "没有读入" not in page.joined.problems.toPlainText()


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A folder with a report whose encoding cannot be told without a doubt, and one in UTF-8."""
    folder = tmp_path / "港台"
    folder.mkdir()
    text = "青嵐區2022年法治政府建設情況報告\n開展法律進校園活動十五場，調解糾紛二十件。\n"
    (folder / "旧.txt").write_bytes(text.encode("big5"))
    (folder / "新.txt").write_text("青岚区2022年报告\n开展法律进校园活动十五场。\n", "utf-8")
    return folder


def dialog_of(hands: Hands, folder: Path) -> Any:
    """The question before an import."""
    looking = hands.page.joining.looking
    hands.page.take([folder])
    hands.click(hands.page.start.begin_button)
    hands.wait(lambda: looking.dialog is not None and "请看一眼" in looking.dialog.head.text())
    hands.wait(lambda: "…" not in looking.dialog.head.text())
    return looking.dialog


def test_a_doubtful_encoding_is_asked_about_before_it_joins(hands: Hands, doubtful: Path) -> None:
    page, dialog = hands.page, dialog_of(hands, doubtful)
    assert page.shown is page.work and not page.work.pause_button.isEnabled()
    dialog.model.set_encoding([doubtful / "旧.txt"], "big5hkscs")
    hands.click(dialog.ok)
    hands.wait(lambda: page.shown is page.joined)
    with open_project(hands.driver.path) as project:
        assert find_report(project, "旧.txt").encoding == "big5hkscs"
        assert len(list(reports(project))) == 3


def test_nothing_joins_where_the_question_is_left(hands: Hands, doubtful: Path) -> None:
    page, dialog = hands.page, dialog_of(hands, doubtful)
    dialog.reject()
    assert page.shown is page.start.parent() and page.start.paths == [doubtful]
    assert not page.joining.busy and not hands.driver.path.with_name("云溪.runs.json").exists()
    hands.settle()


def test_what_was_chosen_holds_when_an_import_goes_on_another_day(
    hands: Hands, doubtful: Path
) -> None:
    page = hands.page
    chosen = Choices({doubtful / "旧.txt": "big5hkscs"}, {doubtful / "新.txt"})
    note_import(hands.driver.path, [doubtful], chosen)
    remember_run(hands.driver.path, doubtful)  # what else is noted leaves it as it is
    page.show_page()
    hands.wait(page.runs.isVisible)
    hands.click(page.runs.buttons[0])
    hands.wait(lambda: page.shown is page.joined)
    with open_project(hands.driver.path) as project:
        assert find_report(project, "旧.txt").encoding == "big5hkscs"
        assert len(list(reports(project))) == 2


def test_a_small_share_is_not_said_to_be_none(hands: Hands) -> None:
    mix = hands.page.work.mix
    mix.show_counts({"普法": 2, "矛盾化解": 0}, 1000, ())
    assert [mix.number(n) for _, _, n in mix.rows] == ["2  <1%", "0  0%"]


def test_closing_while_it_runs_asks_nothing_and_leaves_a_run_to_go_on_with(
    hands: Hands, reports_folder: Path
) -> None:
    page = hands.page
    page.start.table.setChecked(True)
    page.take([reports_folder])
    folder = folder_of(page.start.out)
    page.start.begin()
    hands.wait(lambda: (folder / "asked.json").is_file())
    hands.wait(lambda: bool(known_runs(hands.driver.path)) or page.shown is page.run)
    hands.driver.close()
    assert not page.tabling.running.busy
    assert [run.folder for run in known_runs(hands.driver.path)] == [folder]


def test_a_run_is_opened_again_and_thrown_away_without_its_table(
    hands: Hands, reports_folder: Path
) -> None:
    page = hands.page
    out = hands.tag(reports_folder)
    hands.click(page.run.leave_button)
    hands.wait(page.runs.isVisible)
    hands.click(page.runs.buttons[0])
    hands.wait(lambda: page.shown is page.run)
    hands.click(page.run.leave_button)
    hands.settle()
    hands.wait(page.runs.isVisible)
    hands.click(page.runs.buttons[1])
    hands.wait(lambda: not page.runs.isVisible())
    assert out.is_file() and not folder_of(out).exists()


def test_a_table_that_nothing_can_open_is_said_to_lie_where_it_does(
    hands: Hands, reports_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = hands.tag(reports_folder)
    monkeypatch.setattr("gui.batch.run_panel.QDesktopServices.openUrl", lambda _url: False)
    hands.click(hands.page.run.open_button)
    assert str(out) in hands.driver.window.status.message


def test_a_second_table_of_the_same_folder_gets_another_name(
    hands: Hands, reports_folder: Path
) -> None:
    first = hands.tag(reports_folder)
    hands.page.begin_anew()
    hands.page.take([reports_folder])
    assert hands.page.start.out == first.with_name("报告 标注结果 2.xlsx")


def test_what_cannot_be_written_is_said_before_anything_is_read(
    hands: Hands, reports_folder: Path, tmp_path: Path
) -> None:
    page = hands.page
    page.start.table.setChecked(True)
    page.take([reports_folder])
    page.start.write_to(tmp_path / "没有" / "x.xlsx")
    page.start.begin()
    hands.wait(lambda: "没有" in hands.driver.says)
    assert page.shown not in (page.work, page.run)
    assert not (tmp_path / "没有").exists()


def test_folders_dropped_on_the_page_are_taken_there(hands: Hands, reports_folder: Path) -> None:
    page, mime = hands.page, QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(reports_folder))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, mime, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, mime, left, none))
    assert page.start.paths == [reports_folder]
    assert page.shown is not page.work  # it asks first
    assert page.start.begin_button.isEnabled()


def test_speed_and_time_are_said_in_words() -> None:
    from gui.batch.words import about, remaining, speed

    assert speed(10_000_000, 3, 5) == "每秒 2.0 MB"
    assert speed(0, 30, 60) == "每分钟 30 篇"
    assert speed(10, 1, 0.5) == "" == remaining(0, 5, 9)
    assert about(20) == "剩不到 1 分钟"
    assert remaining(1, 4, 120) == "约剩 6 分钟"
    assert about(3 * 3600 + 620) == "约剩 3 小时 10 分"
