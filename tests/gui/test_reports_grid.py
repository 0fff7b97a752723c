"""The grid of reports is typed into, pasted into and filled like a spreadsheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from grid_driver import GridDriver, make_grid_project
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu

from gui.look import Look
from gui.reports.cells import shortened
from gui.reports.columns import NAME

Key = Qt.Key


@pytest.fixture
def grid(qtbot, qapp, settings, tmp_path: Path) -> Iterator[GridDriver]:
    driver = GridDriver(qtbot, Look(settings), make_grid_project(tmp_path / "表格.db"))
    yield driver
    driver.leave()


def steps(grid: GridDriver) -> int:
    query = "SELECT count(*) FROM undo_step WHERE NOT undone"
    return int(grid.session.project.db.execute(query).fetchone()[0])


def test_typing_replaces_the_value_and_enter_goes_down(grid: GridDriver) -> None:
    grid.go("year", 0)
    grid.type("2019")
    grid.press(Key.Key_Return)
    assert grid.shown("year")[0] == "2019"
    assert grid.source("year", 0) == "typed"
    assert grid.here == ("year", 1)


def test_tab_goes_right_and_the_next_cell_waits(grid: GridDriver) -> None:
    grid.go("region", 3)
    grid.type("x")
    QApplication.focusWidget().setText("")
    grid.type("q")
    grid.press(Key.Key_Tab)
    assert grid.shown("region")[3] == "q"
    assert grid.here == ("year", 3)
    grid.press(Key.Key_Backtab, shift=True)
    assert grid.here == ("region", 3)


def test_f2_goes_on_from_the_value_and_escape_leaves_it(grid: GridDriver) -> None:
    grid.go("region", 0)
    grid.press(Key.Key_F2)
    assert QApplication.focusWidget().text() == "云溪县"
    grid.type("q")
    grid.press(Key.Key_Escape)
    assert grid.shown("region")[0] == "云溪县"
    assert grid.source("region", 0) == "title"


def test_leaving_a_cell_as_it_is_types_nothing(grid: GridDriver) -> None:
    made = steps(grid)
    grid.go("region", 0)
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Return)
    assert steps(grid) == made
    assert grid.said == []
    assert grid.source("region", 0) == "title"


def test_escape_leads_out_of_the_grid_and_tab_back_in(grid: GridDriver) -> None:
    grid.go("region", 0)
    grid.press(Key.Key_Escape)
    assert QApplication.focusWidget() is grid.page.filters.buttons["all"]
    for _ in range(12):
        grid.press(Key.Key_Tab)
        if grid.grid.hasFocus():
            return
    pytest.fail("the grid was not reached")


def test_an_input_method_types_over_a_cell(grid: GridDriver) -> None:
    grid.go("region", 0)
    for preedit, commit in (("qing", ""), ("", "青岚区")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        QApplication.processEvents()
    grid.press(Key.Key_Return)
    assert grid.shown("region")[0] == "青岚区"


def test_control_z_while_typing_takes_back_letters_only(grid: GridDriver) -> None:
    grid.go("year", 0)
    grid.paste("2019")
    grid.press(Key.Key_F2)
    grid.type("7")
    grid.press(Key.Key_Z, control=True)
    assert QApplication.focusWidget().text() == "2019"
    grid.press(Key.Key_Escape)
    assert grid.shown("year")[0] == "2019"


def test_the_words_of_a_field_are_completed(grid: GridDriver) -> None:
    grid.go("level", 3)
    grid.press(Key.Key_F2)
    QApplication.focusWidget().insert("乡")
    QApplication.focusWidget().completer().setCompletionPrefix("乡")
    assert QApplication.focusWidget().completer().currentCompletion() == "乡镇街道"
    grid.press(Key.Key_Escape)


def test_delete_clears_all_that_is_selected_in_one_step(grid: GridDriver) -> None:
    made = steps(grid)
    grid.go("region", 0, to=("year", 2))
    grid.press(Key.Key_Delete)
    assert grid.shown("region")[:3] == ["", "", ""]
    assert grid.shown("year")[:3] == ["", "", ""]
    assert steps(grid) == made + 1
    grid.press(Key.Key_Z, control=True)
    assert grid.shown("year")[:3] == ["2020", "2022", "2022"]
    assert grid.source("year", 0) == "title"


def test_what_was_cleared_says_so_and_can_be_restored(grid: GridDriver) -> None:
    grid.go("year", 0)
    grid.press(Key.Key_Delete)
    assert "人工清空" in grid.page.foot.told.text()
    menu = grid.grid.make_menu()
    next(a for a in menu.actions() if a.text() == "恢复自动识别的值").trigger()
    assert (grid.shown("year")[0], grid.source("year", 0)) == ("2020", "title")


def test_a_block_from_excel_is_pasted_as_one_step(grid: GridDriver) -> None:
    made = steps(grid)
    grid.go("region", 3)
    grid.paste('"青岚区"\t2020年\t县\r\n云溪县\t２０２１\t\r\n')
    assert grid.shown("region")[3:] == ["青岚区", "云溪县"]
    assert grid.shown("year")[3:] == ["2020", "2021"]
    assert grid.shown("level")[3:] == ["县", ""]
    assert steps(grid) == made + 1
    grid.press(Key.Key_Z, control=True)
    assert grid.shown("region")[3:] == ["", "青岚区"]
    grid.press(Key.Key_Y, control=True)
    assert grid.shown("region")[3:] == ["青岚区", "云溪县"]


def test_one_pasted_cell_fills_the_selection(grid: GridDriver) -> None:
    grid.go("level", 0, to=("level", 4))
    grid.paste("市\r\n")
    assert grid.shown("level") == ["市"] * 5


def test_a_pasted_line_end_inside_a_title_is_kept(grid: GridDriver) -> None:
    grid.go("title", 0)
    grid.paste('"云溪县\n2020年""总结"""\n')
    assert grid.shown("title")[0] == '云溪县\n2020年"总结"'
    made = steps(grid)
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Return)
    assert steps(grid) == made


def test_a_bad_cell_in_a_block_changes_nothing(grid: GridDriver) -> None:
    made = steps(grid)
    grid.go("region", 3)
    grid.paste("云溪县\t2020\t县\n青岚区\t去年\t县\n")
    assert grid.failed == ["无年份.txt：“去年”不是年份，请写四位数字，如 2021。什么都没有改动。"]
    assert grid.shown("region")[3:] == ["", "青岚区"]
    assert steps(grid) == made


def test_a_block_that_does_not_fit_changes_nothing(grid: GridDriver) -> None:
    made = steps(grid)
    grid.go("year", 4)
    grid.paste("2020\n2021\n")
    assert grid.said[-1].startswith("粘贴的内容超出了表格")
    assert steps(grid) == made


def test_whole_rows_come_back_from_a_spreadsheet_only_onto_their_own(grid: GridDriver) -> None:
    grid.go(NAME, 0, to=("region_code", 1))
    grid.press(Key.Key_C, control=True)
    copied = grid.clipboard.replace("2020\t县", "2019\t县")
    grid.go(NAME, 0)
    grid.paste(copied)
    assert grid.shown("year")[:2] == ["2019", "2022"]
    assert grid.source("year", 1) == "title"
    grid.go(NAME, 1)
    grid.paste(copied)
    assert grid.said[-1] == "第 2 行是“云溪县2022.txt”，粘贴的却是“云溪县2020.txt”，没有改动"
    assert grid.shown("year")[1] == "2022"


def test_an_empty_clipboard_is_said(grid: GridDriver) -> None:
    QApplication.clipboard().clear()
    grid.go("year", 0)
    grid.press(Key.Key_V, control=True)
    assert grid.said == ["剪贴板里没有可粘贴的表格内容"]


def test_copying_gives_what_a_spreadsheet_reads(grid: GridDriver) -> None:
    grid.go("region", 0, to=("year", 1))
    grid.press(Key.Key_C, control=True)
    assert grid.clipboard == "云溪县\t2020\n云溪县\t2022\n"
    assert grid.said == ["已复制 4 格"]


def test_fill_down_takes_the_topmost_of_each_column(grid: GridDriver) -> None:
    made = steps(grid)
    grid.go("region", 2, to=("year", 4))
    grid.press(Key.Key_D, control=True)
    assert grid.shown("region")[2:] == ["云溪县"] * 3
    assert grid.shown("year")[2:] == ["2022"] * 3
    assert steps(grid) == made + 1


def test_fill_down_of_one_cell_takes_the_one_above(grid: GridDriver) -> None:
    grid.go("year", 4)
    grid.press(Key.Key_D, control=True)
    assert grid.shown("year")[4] == "2021"


def test_control_enter_types_into_the_whole_selection(grid: GridDriver) -> None:
    made = steps(grid)
    grid.go("year", 0, to=("year", 4))
    grid.type("2018")
    grid.press(Key.Key_Return, control=True)
    assert grid.shown("year") == ["2018"] * 5
    assert steps(grid) == made + 1


def test_the_menu_sets_a_level_by_mouse_alone(grid: GridDriver) -> None:
    grid.go("level", 0, to=("level", 4))
    menu = grid.grid.make_menu()
    choices = menu.findChild(QMenu).actions()
    assert [a.text() for a in choices] == ["省", "市", "县", "乡镇街道", "功能区"]
    choices[4].trigger()
    assert grid.shown("level") == ["功能区"] * 5


def test_the_name_cannot_be_typed_over_and_enter_opens_the_report(grid: GridDriver) -> None:
    grid.go(NAME, 1)
    grid.type("q")
    grid.press(Key.Key_Delete)
    assert grid.said == ["这一列不能改"]
    grid.press(Key.Key_Return)
    report = grid.session.reports[1]
    unit = grid.session.project.db.execute(
        "SELECT min(id) FROM unit WHERE report_id = ?", (report.id,)
    ).fetchone()[0]
    assert grid.opened == [(report.id, unit)]


def test_a_double_click_on_a_name_opens_the_report(grid: GridDriver) -> None:
    spot = grid.grid.visualRect(grid.grid.model_.index(2, 0)).center()
    for click in (grid.qtbot.mouseClick, grid.qtbot.mouseDClick):
        click(grid.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [ids[0] for ids in grid.opened] == [grid.session.reports[2].id]


def test_the_name_is_asked_for_before_the_first_change(grid: GridDriver) -> None:
    grid.session.project.db.execute("DELETE FROM setting WHERE key = 'analyst'")
    grid.session.ask_name = lambda: None
    grid.go("year", 0)
    grid.paste("2019")
    assert grid.shown("year")[0] == "2020"
    grid.session.ask_name = lambda: "乙"
    grid.paste("2019")
    assert grid.shown("year")[0] == "2019"
    assert grid.session.last_step().analyst == "乙"


def test_each_cell_tells_where_it_comes_from(grid: GridDriver) -> None:
    grid.go("region", 0)
    assert grid.page.foot.told.text() == "云溪县2020.txt · 地区：云溪县（程序识别，来自标题）"
    grid.paste("青岚区")
    assert grid.page.foot.told.text() == "云溪县2020.txt · 地区：青岚区（人工填写）"
    index = grid.grid.currentIndex()
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "青岚区（人工填写）"


def test_a_name_in_folders_is_shortened_from_its_outer_folders() -> None:
    path = "某省/某市/云溪县2021.txt"
    assert shortened(path, lambda text: len(text) < 30) == path
    assert shortened(path, lambda text: len(text) < 17) == "…/某市/云溪县2021.txt"
    assert shortened(path, lambda text: len(text) < 14) == "…/云溪县2021.txt"
    assert shortened(path, lambda _text: False) == "云溪县2021.txt"
