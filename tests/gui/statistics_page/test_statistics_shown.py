"""统计 as the analyst sees it."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from statistics_hands import PATIENCE, Hands
from statistics_project import foretell, ids_of, make_statistics_project
from test_accessible_names import _unnamed

from annotation.project import open_project
from gui.statistics import cross_lines, taking_out
from gui.statistics.cells import percent
from operations.statistics import Row, Statistics
from operations.statistics_reading import Wanted


def test_one_sentence_says_how_much_there_is(hands: Hands) -> None:
    assert hands.page.headline.text() == "3 篇报告，9 句，人标过 6 句（67%）"
    assert "有分歧的 1 处不算" in hands.page.basis.text()
    assert "1 篇没有句子" in hands.page.basis.text()


def test_every_number_stands_beside_what_it_is_of(hands: Hands) -> None:
    table = hands.page.table
    assert hands.cell(table, 0, "类别") == "执法监督"
    assert hands.cell(table, 0, "句子") == "2 / 4 50%"
    assert hands.cell(table, 0, "提及的报告") == "1 / 2 50%"
    assert hands.cell(table, 0, "成效") == "1 / 3 33%"
    assert hands.cell(table, 0, "计划") == "1 / 1 100%"
    assert hands.cell(table, 0, "问题") == "–"


def test_years_and_regions_by_choice(hands: Hands) -> None:
    cross = hands.page.cross
    assert [line[0] for line in hands.texts(cross)] == ["2021", "2022", "没有填"]
    assert [line[3] for line in hands.texts(cross)] == ["2 / 3 67%", "0 / 1 0%", "–"]
    hands.choose(hands.page.by, "regions")
    assert [line[0] for line in hands.texts(cross)] == ["云溪县", "青岚区", "没有填"]


def test_the_machine_is_told_apart(hands: Hands) -> None:
    foretell(hands.path)
    hands.choose(hands.page.bar.basis, "machine")
    table = hands.page.table
    assert hands.cell(table, 0, "人标") == "2 / 4 50%"
    assert hands.cell(table, 0, "机器判断") == "2 / 2 100%"
    assert hands.cell(table, 0, "机器拿不准") == "1 / 2 50%"
    assert hands.cell(table, 0, "人标 + 机器判断") == "4 / 6 67%"
    hands.choose(hands.page.bar.basis, "people")
    assert "机器判断" not in hands.heads(table)
    assert hands.cell(table, 0, "句子") == "2 / 4 50%"


def test_a_filter_counts_what_it_names(hands: Hands) -> None:
    hands.choose(hands.page.bar.year, "2021")
    assert hands.page.headline.text() == "1 篇报告，5 句，人标过 4 句（80%）"
    assert hands.cell(hands.page.table, 0, "句子") == "2 / 3 67%"
    hands.choose(hands.page.bar.region, "青岚区")
    assert "一句也没有" in hands.page.hint.text()
    assert hands.page.bar.isVisible()
    hands.choose(hands.page.bar.year, "*")
    hands.choose(hands.page.bar.region, "*")
    hands.choose(hands.page.bar.section, "计划")
    assert hands.cell(hands.page.table, 0, "句子") == "1 / 1 100%"
    assert "成效" not in hands.heads(hands.page.table)


def test_a_click_shows_the_sentences_behind_a_number(hands: Hands) -> None:
    table = hands.page.table
    place = table.visualRect(hands.index(table, 0, "计划")).center()
    hands.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hands.wait()
    with open_project(hands.path) as project:
        ids = ids_of(project)
    assert hands.shown == [([ids["云溪", 3]], "执法监督 · 计划")]
    assert hands.view.shown == "corpus"
    assert hands.view.pages["corpus"].sentences._only == (ids["云溪", 3],)


def test_the_list_of_sentences_is_made_while_they_are_found(hands: Hands) -> None:
    table = hands.page.table
    assert "corpus" not in hands.view.pages
    table._choose(hands.index(table, 0, "计划"))
    assert hands.page.asking.busy
    assert "corpus" in hands.view.pages
    assert hands.view.shown == "statistics"
    hands.wait()


def test_enter_does_the_same_with_the_year(hands: Hands) -> None:
    cross = hands.page.cross
    cross.setFocus()
    cross.setCurrentIndex(hands.index(cross, 0, "执法监督"))
    hands.qtbot.keyClick(cross, Qt.Key.Key_Return)
    hands.wait()
    ((ids, title),) = hands.shown
    assert (len(ids), title) == (2, "执法监督 · 2021")


def test_a_number_of_none_leads_nowhere(hands: Hands) -> None:
    table = hands.page.table
    table.setCurrentIndex(hands.index(table, 0, "问题"))
    hands.qtbot.keyClick(table, Qt.Key.Key_Return)
    hands.wait()
    assert (hands.shown, hands.view.shown) == ([], "statistics")


def test_control_c_copies_the_table_with_its_denominators(hands: Hands) -> None:
    hands.page.table.setFocus()
    hands.qtbot.keyClick(hands.page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows[0][:4] == ["类别", "提及的报告", "判过的报告", "占报告"]
    assert rows[1][:7] == ["执法监督", "1", "2", "50.0%", "2", "4", "50.0%"]
    assert len({len(row) for row in rows}) == 1
    hands.page.copy_cross_button.click()
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows[0][:4] == ["年份", "报告", "句子", "执法监督 句子"]
    assert [row[0] for row in rows[1:]] == ["2021", "2022", "没有填"]


def test_details_say_how_far_who_and_how_alike(hands: Hands) -> None:
    page = hands.page
    assert not page.details.isVisible()
    page.more_button.click()
    hands.wait()
    assert page.details.progress.text() == "全部标完 1 篇，标了一部分 1 篇，还没有标 1 篇"
    assert hands.texts(page.details.analysts) == [["甲", "6", "5", "16"], ["乙", "1", "0", "4"]]
    assert hands.texts(page.details.agreement)[0][:3] == ["执法监督", "1", "0%"]
    assert page.details.differing_button.text() == "列出看法不同的 1 句"
    page.details.differing_button.click()
    with open_project(hands.path) as project:
        assert hands.shown == [([ids_of(project)["青岚", 1]], "看法不同的句子")]
    assert hands.view.shown == "corpus"


def test_a_region_says_once_what_it_lies_in() -> None:
    alike = Row("500105", "重庆市江北区", "重庆市", 1, 1, {})  # named so beside another 江北区
    alone = Row("330206", "北仑区", "浙江省宁波市", 1, 1, {})
    lines = cross_lines.lines(Statistics(Wanted(), regions=(alike, alone)), cross_lines.REGIONS)
    assert [line[0].text for line in lines] == ["重庆市江北区", "北仑区"]
    assert [line[0].told for line in lines] == ["重庆市江北区", "浙江省宁波市北仑区"]


def test_few_are_not_none_and_nearly_all_are_not_all() -> None:
    shares = (0, 1 / 3000, 0.014, 0.43, 1999 / 2000, 1)
    assert [percent(share) for share in shares] == ["0%", "<0.1%", "1.4%", "43%", ">99.9%", "100%"]


def test_an_empty_project_says_where_to_drop_reports(opened, tmp_path) -> None:
    open_project(tmp_path / "空.db", create=True).close()
    page = opened(tmp_path / "空.db").page
    assert page.headline.text() == "还没有报告"
    assert "拖进窗口" in page.hint.text()
    assert not any(w.isVisible() for w in (page.bar, page.table, page.cross, page.export_button))


def test_without_tags_it_leads_to_tagging(opened, tmp_path) -> None:
    hands = opened(make_statistics_project(tmp_path / "新.db", tagged=False))
    assert hands.page.headline.text() == "3 篇报告，9 句，还没有人标过"
    assert not hands.page.table.isVisible()
    assert not hands.page.bar.isVisible()
    hands.page.queue_button.click()
    assert hands.view.shown == "tagging"


def test_without_tags_the_machine_can_still_be_asked(opened, tmp_path) -> None:
    path = make_statistics_project(tmp_path / "新.db", tagged=False)
    foretell(path)
    hands = opened(path)
    hands.choose(hands.page.bar.basis, "machine")
    assert hands.page.table.isVisible()
    assert hands.cell(hands.page.table, 0, "人标") == "–"


def test_the_workbook_is_written_beside_the_window(hands: Hands, tmp_path, monkeypatch) -> None:
    out = tmp_path / "给领导.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    hands.choose(hands.page.bar.year, "2021")
    hands.page.export_button.click()
    background = hands.driver.window.background
    assert background.busy
    hands.qtbot.waitUntil(lambda: not background.busy, timeout=PATIENCE)
    assert hands.driver.says == f"已写好 {out}"
    rows = [[cell.value for cell in row] for row in load_workbook(out)["按年份"].rows]
    assert [row[0] for row in rows] == ["年份", "2021"]


def test_a_name_with_a_point_is_a_workbook_too(hands: Hands, tmp_path, monkeypatch) -> None:
    typed = tmp_path / "统计 v1.2"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(typed), ""))
    assert taking_out.ask_where(hands.page, hands.path) == tmp_path / "统计 v1.2.xlsx"


def test_a_workbook_that_cannot_be_replaced_is_told(hands: Hands, tmp_path, monkeypatch) -> None:
    out = tmp_path / "只读.xlsx"
    out.write_bytes(b"old")
    out.chmod(0o444)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    monkeypatch.setattr("gui.target.may_replace", lambda *_: True)
    hands.page.export_button.click()
    background = hands.driver.window.background
    hands.qtbot.waitUntil(lambda: not background.busy, timeout=PATIENCE)
    assert str(out) in hands.driver.says
    assert out.read_bytes() == b"old"


def test_every_cell_is_said_in_a_sentence(hands: Hands) -> None:
    told = hands.index(hands.page.table, 0, "句子").data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "执法监督：判过 4 句，其中 2 句是，占 50%。"


def test_the_page_goes_by_keyboard(hands: Hands) -> None:
    page = hands.page
    page.bar.basis.setFocus()
    seen = set()
    for _ in range(30):
        seen.add(QApplication.focusWidget())
        hands.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert {page.bar.year, page.table, page.copy_button, page.by, page.cross} <= seen
    assert {page.export_button, page.more_button} <= seen


def test_a_hand_shows_over_numbers_that_lead_somewhere(hands: Hands) -> None:
    table = hands.page.table
    shapes = []
    for head in ("句子", "问题"):
        place = table.visualRect(hands.index(table, 0, head)).center()
        hands.qtbot.mouseMove(table.viewport(), QPoint(place.x(), place.y()))
        QApplication.processEvents()
        shapes.append(table.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor]


def test_every_control_has_a_name(hands: Hands) -> None:
    hands.page.more_button.click()
    hands.wait()
    assert _unnamed(hands.driver.window) == []


def test_the_list_of_ways_has_room_for_its_words(hands: Hands) -> None:
    by = hands.page.by
    words = max(by.fontMetrics().horizontalAdvance(by.itemText(i)) for i in range(by.count()))
    assert by.width() >= words + 32  # a margin, and the arrow
