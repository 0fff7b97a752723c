"""The page: nothing jumps, only what is seen is laid out, long reports open at once."""

from PySide6.QtCore import Qt
from window_driver import FIRST, Driver, make_project

LONG = tuple(
    ("sentence", "成效", f"第{number}项工作按期完成，有关情况已经向社会公布。" * (1 + number % 3))
    for number in range(1500)
)


def test_toggling_moves_no_glyph(driver: Driver) -> None:
    tops = list(driver.page.layout_.tops)
    scroll = driver.page.verticalScrollBar().value()
    driver.press(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
    driver.page.viewport().repaint()
    assert driver.page.layout_.tops == tops
    assert driver.page.verticalScrollBar().value() == scroll


def test_only_what_is_seen_is_laid_out(driver: Driver, tmp_path) -> None:
    driver.open(make_project(tmp_path / "长.db", lines=LONG))
    driver.page.viewport().repaint()
    assert 0 < len(driver.page.layout_._laid) < 60


def test_the_current_sentence_stays_in_the_calm_part(driver: Driver, tmp_path) -> None:
    driver.open(make_project(tmp_path / "长.db", lines=LONG))
    for _ in range(40):
        driver.press(Qt.Key.Key_Down)
        driver.page.viewport().repaint()
        y = driver.page.place_of(driver.current).y()
        assert 0 < y < driver.page.viewport().height() * 0.7
    driver.press(Qt.Key.Key_End)
    driver.page.viewport().repaint()
    assert 0 < driver.page.place_of(1499).y() < driver.page.viewport().height()


def test_lines_are_at_most_forty_hanzi(driver: Driver) -> None:
    driver.window.resize(1920, 1080)
    assert driver.page.layout_.width <= 40 * 18 + 2


def test_a_line_break_inside_a_sentence_keeps_its_length(driver: Driver, tmp_path) -> None:
    lines = (("sentence", "成效", "前半句话在这里，\n后半句话在下一行。"),)
    driver.open(make_project(tmp_path / "换行.db", lines=lines))
    assert driver.page.layout_.lay_out(0).text() == "前半句话在这里， 后半句话在下一行。"


def test_an_empty_project_shows_no_sentence_and_takes_no_key(driver: Driver, tmp_path) -> None:
    from annotation.project import open_project

    open_project(tmp_path / "空.db", create=True).close()
    driver.open(tmp_path / "空.db")
    driver.press(Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert driver.current == -1
    assert "导入报告" in driver.says


def test_the_outline_leads_to_its_heading(driver: Driver) -> None:
    outline = driver.window.view.workspace.reports.outline
    assert [outline.model().index(r, 0).data() for r in range(3)] == [
        "云溪县2021年法治政府建设情况报告",
        "一、主要工作成效",
        "二、下一步工作",
    ]
    driver.window.view.workspace.reports.heading_chosen.emit(7)
    assert driver.current == 8
    assert driver.current != FIRST
