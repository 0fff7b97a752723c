"""The grid flags what is blank or double, and shows which region lacks which year."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from grid_driver import GridDriver, add_grid_report, make_grid_project
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotation.project import open_project
from gui.look import Look
from gui.reports import writer
from gui.reports.columns import NAME, NOTICE
from gui.reports.filters import REGION_YEARS
from gui.reports.model import BLANK
from gui.reports.rows import DOUBLES, NO_REGION, NO_YEAR

Key = Qt.Key


@pytest.fixture
def grid(qtbot, qapp, settings, tmp_path: Path) -> Iterator[GridDriver]:
    driver = GridDriver(qtbot, Look(settings), make_grid_project(tmp_path / "表格.db"))
    yield driver
    driver.leave()


def click_cell(grid: GridDriver, row: int, column: int) -> None:
    table = grid.page.regions.table
    spot = table.visualRect(table.model_.index(row, column)).center()
    grid.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()


def test_blanks_and_doubles_are_said_in_words(grid: GridDriver) -> None:
    assert grid.shown(NOTICE) == ["", "重复", "重复", "缺地区", "缺年份"]
    blank = grid.grid.model_.index(3, grid.column("region"))
    assert blank.data(BLANK) == "缺地区"
    grid.go(NOTICE, 1)
    assert "与“又一篇2022.txt”是同一机构同一年份" in grid.page.foot.told.text()


def test_the_filters_count_and_choose(grid: GridDriver) -> None:
    texts = [button.text() for button in grid.page.filters.buttons.values()]
    assert texts == ["全部 5", "缺地区 1", "缺年份 1", "重复 2", "地区 × 年份"]
    grid.choose(DOUBLES)
    assert grid.names == ["云溪县2022.txt", "又一篇2022.txt"]
    grid.choose(NO_YEAR)
    assert grid.names == ["无年份.txt"]
    assert grid.grid.hasFocus()


def test_a_mended_row_stays_until_the_filter_is_chosen_again(grid: GridDriver) -> None:
    grid.choose(NO_REGION)
    grid.go("region", 0)
    grid.paste("云溪县")
    assert grid.names == ["无地区.txt"]
    assert grid.page.filters.buttons[NO_REGION].text() == "缺地区 0"
    grid.choose(NO_REGION)
    assert grid.page.stack.currentWidget() is grid.page.empty
    assert grid.page.empty.text() == "每篇报告都有地区"


def test_the_search_looks_at_name_title_and_region(grid: GridDriver) -> None:
    grid.page.filters.search.setText("青岚")
    assert grid.names == ["无年份.txt"]
    grid.page.filters.search.setText("没有的")
    assert "没有的" in grid.page.empty.text()
    grid.page.filters.search.clear()
    assert len(grid.names) == 5


def test_sorting_puts_blank_cells_last(grid: GridDriver) -> None:
    grid.grid.order_asked.emit("year", True)
    assert grid.shown("year") == ["2022", "2022", "2021", "2020", ""]
    grid.grid.order_asked.emit("year", False)
    assert grid.shown("year") == ["2020", "2021", "2022", "2022", ""]
    grid.grid.order_asked.emit(NAME, False)
    assert grid.names == sorted(grid.names)


def test_what_another_program_adds_comes_in_at_the_end(grid: GridDriver) -> None:
    grid.go("year", 1)
    with open_project(grid.session.project.path) as project:
        add_grid_report(
            project, "新来的.txt", {"region": ("云溪县", "title"), "文号": ("7", "table")}
        )
    grid.session.look_for_others()
    assert grid.names[-1] == "新来的.txt"
    assert grid.shown("文号")[-1] == "7"


def test_nothing_is_read_while_the_page_is_hidden(grid: GridDriver) -> None:
    grid.page.hide()
    with open_project(grid.session.project.path) as project:
        add_grid_report(project, "新来的.txt", {})
    grid.session.look_for_others()
    assert len(grid.names) == 5
    grid.page.show()
    grid.page.show_page()
    assert len(grid.names) == 6


def test_regions_by_years_shows_counts_and_what_is_missing(grid: GridDriver) -> None:
    grid.choose(REGION_YEARS)
    model = grid.page.regions.table.model_
    assert model.block() == [
        ["上级", "地区", "合计", "2020", "2021", "2022"],
        ["", "云溪县", "3", "1", "缺", "2 重复"],
        ["", "青岚区", "0", "", "", ""],
    ]
    assert "2 个地区，3 年，缺 1 处" in grid.page.regions.caption.text()


def test_a_click_on_a_number_leads_to_the_reports(grid: GridDriver) -> None:
    grid.choose(REGION_YEARS)
    click_cell(grid, 0, 5)
    assert grid.names == ["云溪县2022.txt", "又一篇2022.txt"]
    chip = grid.page.filters.cell_button
    assert chip.isVisible()
    assert chip.text() == "云溪县 2022 ✕"
    grid.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(grid.names) == 5
    assert not chip.isVisible()


def test_a_click_on_what_is_missing_says_why(grid: GridDriver) -> None:
    grid.choose(REGION_YEARS)
    click_cell(grid, 0, 4)
    assert grid.said == ["云溪县缺 2021 年的报告：前后年份都有"]
    assert grid.page.stack.currentWidget() is grid.page.regions


def test_the_table_is_used_and_copied_by_keyboard(grid: GridDriver) -> None:
    grid.choose(REGION_YEARS)
    table = grid.page.regions.table
    assert table.hasFocus()
    table.selectAll()
    grid.press(Key.Key_C, control=True)
    assert grid.clipboard.splitlines()[0] == "\t云溪县\t3\t1\t缺\t2 重复"
    table.setCurrentIndex(table.model_.index(0, 3))
    grid.press(Key.Key_Return)
    assert grid.names == ["云溪县2020.txt"]


def test_the_whole_table_is_copied_with_its_titles(grid: GridDriver) -> None:
    grid.choose(REGION_YEARS)
    grid.qtbot.mouseClick(grid.page.regions.copy_button, Qt.MouseButton.LeftButton)
    assert grid.clipboard.startswith("上级\t地区\t合计\t2020\t2021\t2022\n")


def test_the_table_follows_an_undo(grid: GridDriver) -> None:
    grid.go("year", 3)
    grid.paste("2024")
    grid.choose(REGION_YEARS)
    assert grid.page.regions.table.model_.years[-1] == "2024"
    grid.press(Key.Key_Z, control=True)
    assert grid.page.regions.table.model_.years[-1] == "2022"


def test_many_cells_are_stored_beside_the_window_as_one_step(
    grid: GridDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "AT_ONCE", 3)
    grid.background.ended.connect(lambda _path: grid.session.reload())
    grid.go("year", 0, to=("year", 4))
    with grid.qtbot.waitSignal(grid.background.ended, timeout=5000):
        grid.paste("2018")
        assert grid.background.busy
        grid.paste("2017")
        assert grid.said[-1] == "另一项工作正在进行，请等它结束后再改"
    QApplication.processEvents()
    assert grid.shown("year") == ["2018"] * 5
    assert grid.said[-1] == "已修改 5 处报告信息"
    grid.press(Key.Key_Z, control=True)
    assert grid.shown("year")[0] == "2020"


def test_a_refusal_beside_the_window_is_said_and_changes_nothing(
    grid: GridDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "AT_ONCE", 1)
    grid.go("year", 0, to=("year", 4))
    with grid.qtbot.waitSignal(grid.session.failed, timeout=5000):
        grid.paste("去年")
    assert grid.shown("year")[0] == "2020"
