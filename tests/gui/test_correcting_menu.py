"""The menu 文本: each act is one step, the reader stays where it was, undo brings all back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from project_files import OTHER_REPORT, REPORT
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from window_driver import FIRST, SECOND, make_project

from annotation.project import open_project
from annotation.reports import reports
from gui.background import Background
from gui.look import Look
from gui.session import Session
from gui.tagging import correct_acts
from gui.tagging.changes_html import listed
from gui.tagging.correcting import Correcting
from gui.tagging.cut_text import CutText, likely_cut
from gui.tagging.replace_dialog import ReplaceDialog
from gui.tagging.split_dialog import SplitDialog
from gui.tagging.workspace import Workspace
from gui.theme import LIGHT
from operations.annotate import annotate
from operations.import_reports import import_reports
from operations.replace_report import preview_replace

CORRECTED = REPORT.replace("四百件", "四百一十件").replace("为三百家企业提供法治体检。\n", "")
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SENTENCE = "开展普法宣传，调解矛盾；完善制度。"


@pytest.fixture
def hands(qtbot, qapp, settings, project_path: Path) -> Iterator[SimpleNamespace]:
    made = _open(qtbot, settings, project_path)
    yield made
    _close(made)


@pytest.fixture
def imported(qtbot, qapp, settings, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A project of two reports that were read from files."""
    for name, text in (("云溪县2021.txt", REPORT), ("青岚区2022.txt", OTHER_REPORT)):
        (tmp_path / name).write_text(text, "utf-8", newline="\n")
    path = tmp_path / "两篇.db"
    with open_project(path, create=True) as project:
        import_reports(project, sorted(tmp_path.glob("*.txt")), analyst="甲")
        project.set_setting("analyst", "甲")
    made = _open(qtbot, settings, path)
    yield made
    _close(made)


def _open(qtbot, settings, path: Path) -> SimpleNamespace:
    look, session, background = Look(settings), Session(path), Background()
    look.apply()
    workspace, window = Workspace(session, look), QMainWindow()
    window.setCentralWidget(workspace)
    correcting = Correcting(session, workspace, background, look, window)
    window.menuBar().addMenu(correcting.menu)
    background.ended.connect(lambda _path: session.reload())
    told = list[str]()
    correcting.said.connect(told.append)
    session.failed.connect(lambda message: told.append(str(message)))
    session.written.connect(lambda step: told.append(str(step.label)))
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    workspace.page.setFocus()
    QApplication.processEvents()
    return SimpleNamespace(
        qtbot=qtbot,
        look=look,
        session=session,
        background=background,
        workspace=workspace,
        window=window,
        correcting=correcting,
        told=told,
    )


def _close(hands: SimpleNamespace) -> None:
    hands.background.stop()
    hands.workspace.stop()
    hands.session.close()
    hands.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(hands: SimpleNamespace) -> list[str]:
    return [piece.unit.text for piece in hands.workspace.pieces]


def raised(hands: SimpleNamespace) -> str:
    return hands.workspace.current.unit.text


def press(hands: SimpleNamespace, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    hands.qtbot.keyClick(hands.workspace.page, key, modifier)


def test_a_key_merges_with_the_next_and_the_merged_sentence_stays_raised(hands) -> None:
    before = texts(hands)
    press(hands, Qt.Key.Key_M, CONTROL)
    assert raised(hands) == before[FIRST] + before[SECOND]
    assert len(texts(hands)) == len(before) - 1
    assert hands.told == [f"与下一句合并“{before[FIRST][:20]}”"]
    hands.session.undo()
    assert texts(hands) == before


def test_the_cut_is_asked_for_and_the_first_half_stays_raised(hands, monkeypatch) -> None:
    monkeypatch.setattr(correct_acts, "ask_cut", lambda text, *_: text.index("通报"))
    press(hands, Qt.Key.Key_K, CONTROL)
    assert raised(hands) == "全年抽查行政执法案卷四百件，"
    assert texts(hands)[FIRST + 1] == "通报问题三十个，已整改二十八个。"
    monkeypatch.setattr(correct_acts, "ask_cut", lambda *_: None)
    after = texts(hands)
    press(hands, Qt.Key.Key_K, CONTROL)
    assert texts(hands) == after


def test_the_page_does_not_jump(hands) -> None:
    page = hands.workspace.page
    page.go_to(SECOND)
    height = page.layout_.tops[SECOND] - page.verticalScrollBar().value()
    press(hands, Qt.Key.Key_M, CONTROL)
    now = page.layout_.tops[page.current] - page.verticalScrollBar().value()
    assert page.current == SECOND
    assert abs(now - height) <= 2


def test_headings_are_reached_by_key_and_changed(hands) -> None:
    press(hands, Qt.Key.Key_Up, ALT)
    assert raised(hands) == "一、主要工作成效"
    hands.correcting.refresh()
    chosen = {a.text(): a for a in hands.correcting.kinds.actions()}
    assert chosen["小标题"].isChecked() and not chosen["小标题"].isEnabled()
    chosen["句子"].trigger()
    piece = hands.workspace.current
    assert (piece.unit.text, piece.unit.kind) == ("一、主要工作成效", "sentence")


def test_a_sentence_that_is_none_any_more_lets_the_next_rise(hands) -> None:
    before = texts(hands)
    hands.correcting.acts.set_kind("boilerplate")
    assert raised(hands) == before[SECOND]
    assert hands.workspace.pieces[FIRST].unit.kind == "boilerplate"


def test_the_part_of_all_below_a_heading_is_changed(hands) -> None:
    hands.correcting.refresh()
    below = hands.correcting.sections.actions()[-1]
    assert below.text() == "“一、主要工作成效”以下全部"
    problem = next(a for a in below.menu().actions() if a.text() == "问题")
    problem.trigger()
    parts = "".join(piece.unit.section[0] for piece in hands.workspace.pieces)
    assert parts == "其其问问问问问计计"
    hands.correcting.refresh()
    plan = next(a for a in hands.correcting.sections.actions() if a.text() == "计划")
    plan.trigger()
    assert hands.workspace.pieces[FIRST].unit.section == "计划"


def test_nothing_follows_the_last_is_said_in_the_status_line(hands) -> None:
    hands.workspace.page.go_to(len(texts(hands)) - 1)
    press(hands, Qt.Key.Key_M, CONTROL)
    assert "最后一段" in hands.told[-1]


def test_the_keys_do_nothing_where_the_page_has_no_focus(hands) -> None:
    before = texts(hands)
    hands.workspace.reports.setFocus()
    hands.qtbot.keyClick(hands.workspace.reports, Qt.Key.Key_M, CONTROL)
    assert texts(hands) == before


def test_a_right_click_raises_what_it_hits_and_shows_the_menu(hands) -> None:
    page = hands.workspace.page
    heading = FIRST - 1
    point = page.place_of(heading).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, QPoint(300, 300))
    QApplication.sendEvent(page.viewport(), event)
    assert page.current == heading
    assert hands.correcting.menu.isVisible()
    hands.correcting.menu.close()


def test_the_menu_is_grey_where_no_page_is_shown_and_its_keys_come_back(hands) -> None:
    hands.workspace.hide()
    hands.correcting.menu.aboutToShow.emit()
    assert not any(action.isEnabled() for action in hands.correcting.menu.actions())
    hands.correcting.menu.aboutToHide.emit()
    assert hands.correcting.actions_["merge"].isEnabled()


def test_no_name_no_correction(qtbot, qapp, settings, tmp_path) -> None:
    hands = _open(qtbot, settings, make_project(tmp_path / "无名.db", analyst=None))
    before = texts(hands)
    press(hands, Qt.Key.Key_M, CONTROL)
    assert texts(hands) == before
    hands.session.ask_name = lambda: "乙"
    press(hands, Qt.Key.Key_M, CONTROL)
    assert hands.session.last_step().analyst == "乙"
    _close(hands)


def wait(hands: SimpleNamespace) -> None:
    hands.qtbot.waitUntil(lambda: not hands.background.busy)
    QApplication.processEvents()


def test_a_report_is_cut_in_two_and_joined_again(imported) -> None:
    hands = imported
    whole = texts(hands)
    hands.workspace.page.go_to(5)
    hands.correcting.actions_["split_report"].trigger()
    wait(hands)
    assert [r.name for r in hands.session.reports] == [
        "云溪县2021.txt",
        "云溪县2021.txt (2)",
        "青岚区2022.txt",
    ]
    assert texts(hands) == whole[5:]
    assert hands.told[-1] == "从“云溪县2021.txt”拆出一篇"
    hands.correcting.refresh()
    join = hands.correcting.actions_["join_report"]
    assert join.text() == "与上一篇“云溪县2021”合并为一篇"
    join.trigger()
    wait(hands)
    assert texts(hands) == whole
    assert len(hands.session.reports) == 2
    hands.session.undo()
    hands.session.undo()
    hands.workspace.open_report(hands.session.reports[0].id)
    assert texts(hands) == whole


def test_the_first_report_has_none_above(imported) -> None:
    imported.correcting.refresh()
    assert not imported.correcting.actions_["join_report"].isEnabled()
    imported.correcting.acts.join_report()
    assert imported.told == ["这是第一篇，前面没有报告"]


@pytest.mark.parametrize("wanted", [True, False])
def test_a_corrected_file_is_compared_and_replaces_only_when_wanted(
    imported, tmp_path, monkeypatch, wanted
) -> None:
    shown = []

    def ask(plan, *_) -> bool:
        shown.append(plan)
        return wanted

    monkeypatch.setattr(correct_acts, "ask_replace", ask)
    path = tmp_path / "更正稿.txt"
    path.write_text(CORRECTED, "utf-8", newline="\n")
    imported.correcting.acts.replace_by(path)
    wait(imported)
    wait(imported)
    assert len(shown) == 1
    assert any("四百一十件" in text for text in texts(imported)) == wanted
    with open_project(imported.session.project.path) as project:
        assert [r.name for r in reports(project)] == ["云溪县2021.txt", "青岚区2022.txt"]


def test_a_file_that_cannot_be_read_is_told(imported, tmp_path) -> None:
    refused = []
    imported.background.refused.connect(refused.append)
    imported.correcting.acts.replace_by(tmp_path / "没有.txt")
    wait(imported)
    assert len(refused) == 1


def test_the_list_of_changes_names_what_loses_its_tags_first(imported, tmp_path) -> None:
    project = imported.session.project
    gone = next(p.unit for p in imported.workspace.pieces if "法治体检" in p.unit.text)
    annotate(project, uid=gone.uid, names=["营商环境"], analyst="甲")
    path = tmp_path / "更正稿.txt"
    path.write_text(CORRECTED, "utf-8", newline="\n")
    plan = preview_replace(project, report_id=gone.report_id, path=path)
    dialog = ReplaceDialog(plan, imported.look)
    assert not dialog.lost.isHidden()
    assert "1 段有标注" in dialog.lost.text()
    lines = dialog.list.toPlainText().split("\n")
    assert lines[0] == "带标注、在新文件里没有对应的（1）"
    assert "删去" in lines and "略有改动" in lines
    assert "四百<u><b>一十</b></u>件" in listed(plan.changes, LIGHT)
    dialog.deleteLater()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (SENTENCE, "开展普法宣传，调解矛盾；"),
        ("开展普法宣传，调解矛盾。", "开展普法宣传，"),
        ("宣传、调解矛盾", "宣传、"),
        ("宣传调解", "宣传"),
        ("他说：“好。”随后离开。", "他说：“好。”"),
    ],
)
def test_the_cut_begins_where_a_sentence_most_likely_falls_in_two(text: str, head: str) -> None:
    assert text[: likely_cut(text)] == head


def test_keys_move_the_cut_and_never_empty_a_half(qtbot, qapp, settings) -> None:
    dialog = SplitDialog(SENTENCE, Look(settings))
    qtbot.addWidget(dialog)
    dialog.show()
    cut = dialog.text
    for key, head in (
        (Qt.Key.Key_Up, "开展普法宣传，"),
        (Qt.Key.Key_Left, "开展普法宣传"),
        (Qt.Key.Key_Right, "开展普法宣传，"),
        (Qt.Key.Key_Home, "开"),
        (Qt.Key.Key_Left, "开"),
        (Qt.Key.Key_End, SENTENCE[:-1]),
        (Qt.Key.Key_Down, SENTENCE[:-1]),
    ):
        qtbot.keyClick(cut, key)
        assert cut.halves[0] == head
    assert dialog.count.text() == f"前一句 {len(SENTENCE) - 1} 字，后一句 1 字"
    qtbot.keyClick(cut, Qt.Key.Key_Return)
    assert dialog.result() == SplitDialog.DialogCode.Accepted


def test_a_click_puts_the_cut_and_a_rare_character_is_never_halved(qtbot, qapp, settings) -> None:
    cut = CutText("甲𠮷乙😀丙丁", Look(settings))
    qtbot.addWidget(cut)
    cut.resize(400, 80)
    cut.show()
    seen = set()
    for x in range(0, 400, 4):
        qtbot.mouseClick(cut, Qt.MouseButton.LeftButton, pos=QPoint(x, 30))
        seen.add(cut.halves)
    assert seen == {
        ("甲", "𠮷乙😀丙丁"),
        ("甲𠮷", "乙😀丙丁"),
        ("甲𠮷乙", "😀丙丁"),
        ("甲𠮷乙😀", "丙丁"),
        ("甲𠮷乙😀丙", "丁"),
    }
