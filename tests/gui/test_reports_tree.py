"""The left side: region, year, report; what is open stays open; the outline by level."""

import pytest
from panel_parts import piece, report
from PySide6.QtCore import QModelIndex, Qt

from gui.look import Look
from gui.tagging.outline import headings
from gui.tagging.reports_panel import ReportsPanel

HUBEI, HENAN = {"region_code": "420999", "region": "云溪县"}, {"region_code": "410998"}
ROWS = [
    report(1, "云溪县2021.txt", **HUBEI, year="2021"),
    report(2, "青岚区2020.txt", region="青岚区", year="2020"),
    report(3, "石桥市2021.txt", **HENAN, year="2021"),
    report(4, "云溪县2020.txt", **HUBEI, year="2020"),
    report(5, "无名.txt"),
]
# More of the same place as the first one, so that there are enough for a tree.
MORE = [report(n, f"云溪县{n}.txt", **HUBEI, year="2021") for n in range(11, 20)]
MANY = [
    report(n, f"第{n}号.txt", region_code=f"{41 + n % 2}0000", year=str(2015 + n % 5))
    for n in range(1, 61)
]


@pytest.fixture
def panel(qtbot, qapp, settings) -> ReportsPanel:
    made = ReportsPanel(Look(settings))
    qtbot.addWidget(made)
    made.resize(260, 700)
    made.show()
    return made


TOP = QModelIndex()


def tree(panel: ReportsPanel, index: QModelIndex = TOP) -> list:
    model = panel.reports.model()
    below = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return [(i.data(), tree(panel, i)) if model.rowCount(i) else i.data() for i in below]


def group(panel: ReportsPanel, *names: str) -> QModelIndex:
    found = QModelIndex()
    for name in names:
        model = panel.reports.model()
        rows = [model.index(row, 0, found) for row in range(model.rowCount(found))]
        found = next(index for index in rows if index.data() == name)
    return found


def test_reports_stand_under_province_and_year_and_what_is_blank_is_last(panel) -> None:
    panel.show_reports([*ROWS, *MORE], {}, 1)
    more = [f"云溪县{n}" for n in range(11, 20)]
    assert tree(panel) == [
        ("河南", [("2021", ["石桥市2021"])]),
        ("湖北", [("2020", ["云溪县2020"]), ("2021", ["云溪县2021", *more])]),
        ("青岚区", [("2020", ["青岚区2020"])]),
        ("未注明", [("未注明", ["无名"])]),
    ]


def test_a_level_on_which_all_agree_is_left_out(panel) -> None:
    panel.show_reports([ROWS[0], ROWS[3], *(report(n, **HUBEI) for n in range(20, 33))], {}, 1)
    assert [branch[0] for branch in tree(panel)] == ["2020", "2021", "未注明"]
    panel.show_reports([report(n) for n in range(1, 15)], {}, 1)
    assert tree(panel) == [f"报告{n}" for n in range(1, 15)]


def test_a_few_reports_need_no_tree(panel) -> None:
    panel.show_reports(ROWS, {}, 1)
    assert len(tree(panel)) == 5
    assert "云溪县2021" in tree(panel)


def test_progress_changes_one_row_in_place(panel, qtbot) -> None:
    panel.show_reports(MANY, dict.fromkeys(range(1, 61), (0, 10)), 1)
    with qtbot.waitSignal(panel.reports.model().dataChanged) as told:
        panel.show_progress(7, (1, 10))
    first, last = told.args[:2]
    assert first == last
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "第7号 1/10"


def test_what_was_opened_stays_open_through_a_reload(panel) -> None:
    panel.show_reports(MANY, {}, 1)
    assert not panel.reports.isExpanded(group(panel, "河南"))
    panel.reports.setExpanded(group(panel, "河南"), True)
    panel.reports.setExpanded(group(panel, "河南", "2016"), True)
    panel.show_reports([*MANY, report(99, region_code="420000", year="2015")], {}, 1)
    assert panel.reports.isExpanded(group(panel, "河南", "2016"))
    assert not panel.reports.isExpanded(group(panel, "河南", "2018"))


def test_the_open_report_is_seen_wherever_it_stands(panel) -> None:
    panel.show_reports(MANY, {}, 1)
    panel.mark_report(42)
    index = panel.reports.currentIndex()
    assert index.data() == "第42号"
    assert panel.reports.isExpanded(index.parent())
    assert not panel.reports.visualRect(index).isEmpty()


def test_the_same_reports_again_only_move_the_bars(panel) -> None:
    panel.show_reports(MANY, {}, 1)
    resets = []
    panel.reports.model().modelReset.connect(lambda: resets.append(1))
    panel.show_reports(list(MANY), {3: (5, 9)}, 1)
    assert resets == []
    assert panel.reports.rows.node(panel.reports.rows.find(3)).done == (5, 9)


def test_a_field_looks_for_name_region_and_year_where_there_are_many(panel, qtbot) -> None:
    panel.show_reports(ROWS, {}, 1)
    assert panel.filter.isHidden() or not panel.filter.isVisible()
    panel.show_reports([*ROWS, *MANY], {}, 1)
    assert panel.filter.isVisible()
    panel.filter.insert("云溪 2020")
    assert tree(panel) == ["云溪县2020"]
    assert panel.reports_caption.text() == "找到 1 篇"
    with qtbot.waitSignal(panel.report_chosen) as chosen:
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert chosen.args == [4]
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.filter.text() == ""
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)


def test_the_keyboard_opens_regions_and_reports_and_leaves(panel, qtbot) -> None:
    panel.show_reports(MANY, {}, 1)
    view, key = panel.reports, Qt.Key
    view.setFocus()
    view.setCurrentIndex(group(panel, "河南"))
    qtbot.keyClick(view, key.Key_Return)
    assert view.isExpanded(group(panel, "河南"))
    view.setExpanded(group(panel, "河南", "2015"), True)
    view.setCurrentIndex(group(panel, "河南", "2015"))
    qtbot.keyClick(view, key.Key_Down)
    with qtbot.waitSignal(panel.report_chosen) as chosen:
        qtbot.keyClick(view, key.Key_Return)
    assert chosen.args == [10]
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(view, key.Key_Escape)


def test_a_click_opens_a_report_and_folds_a_region(panel, qtbot) -> None:
    panel.show_reports([*ROWS, *MORE], {}, 5)
    view = panel.reports

    def click(index: QModelIndex) -> None:
        view.scrollTo(index)
        at = view.visualRect(index).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    with qtbot.waitSignal(panel.report_chosen) as chosen:
        click(group(panel, "湖北", "2021", "云溪县2021"))
    assert chosen.args == [1]
    click(group(panel, "湖北"))
    assert not view.isExpanded(group(panel, "湖北"))


PIECES = [
    piece(1, "云溪县2021年法治政府建设情况报告", "title", "其他"),
    piece(2, "一、主要成效", "heading"),
    piece(3, "（一）规范执法。", "heading"),
    piece(4, "抽查案卷四百件。"),
    piece(5, "1．案卷评查", "heading"),
    piece(6, "评查一次。"),
    piece(7, "第二章 存在的问题", "heading", "问题"),
    piece(8, "人手不够。", "sentence", "问题"),
]


def test_the_outline_knows_levels_and_names_a_section_where_it_begins() -> None:
    assert [(h.place, h.level, h.section) for h in headings(PIECES)] == [
        (0, 0, ""),
        (1, 1, "成效"),
        (2, 2, ""),
        (4, 3, ""),
        (6, 1, "问题"),
    ]


def test_the_heading_above_the_sentence_is_marked_and_enter_goes_there(panel, qtbot) -> None:
    panel.show_outline(PIECES)
    panel.mark_heading(5)
    assert panel.outline.rows.current == 3
    panel.mark_heading(-1)
    assert panel.outline.rows.current == -1
    panel.outline.setFocus()
    panel.outline.setCurrentIndex(panel.outline.rows.index(4))
    with qtbot.waitSignal(panel.heading_chosen) as chosen:
        qtbot.keyClick(panel.outline, Qt.Key.Key_Return)
    assert chosen.args == [6]


def test_a_report_without_headings_says_so_and_no_report_says_nothing(panel) -> None:
    panel.show_outline([piece(0, "评查一次。")])
    assert panel.outline.empty == "这篇报告没有标题和小标题"
    assert panel.outline.accessibleDescription() == panel.outline.empty
    blank = panel.outline.viewport().grab().toImage()
    panel.show_outline([])
    assert panel.outline.empty == ""
    assert panel.outline.viewport().grab().toImage() != blank
    panel.show_outline(PIECES)
    assert panel.outline.empty == ""
