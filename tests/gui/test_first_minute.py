"""What a newcomer meets: names that say something, an Enter that waits for something to confirm."""

from PySide6.QtCore import Qt
from window_driver import FIRST, SECOND, ZHIFA, Driver, predict

from annotation.reports import ReportRow
from gui import places
from gui.tagging.report_groups import said_name


def _report(name: str, title: str) -> ReportRow:
    blank = dict.fromkeys(("given_name", "hash", "encoding", "extractor"), "")
    versions = {"cleaner_version": "", "splitter_version": "", "hand_corrected": False}
    metadata = {"title": (title, "title")} if title else {}
    return ReportRow(id=1, name=name, **blank, **versions, metadata=metadata)


def test_a_file_name_that_says_nothing_gives_way_to_the_title() -> None:
    assert said_name(_report("a/000_98c4.txt", "云溪县2021年报告")) == "云溪县2021年报告"
    assert said_name(_report("a/云溪县.txt", "云溪县2021年报告")) == "云溪县"
    assert said_name(_report("a/000_98c4.txt", "")) == "000_98c4"


def test_enter_opens_the_way_in_that_has_the_focus(driver: Driver) -> None:
    window, asked = driver.window, list[bool]()
    window.show_welcome()
    page = window._shown
    page.open_asked.disconnect()
    page.open_asked.connect(lambda: asked.append(True))
    driver.qtbot.keyClick(page.buttons[1], Qt.Key.Key_Return)
    assert asked == [True]


def test_words_of_the_scheme_alone_are_not_confirmed_by_enter(driver: Driver) -> None:
    predict(driver.path, {FIRST: {ZHIFA: 0.9}}, version="v0+0")
    driver.window.session.look_for_predictions()
    driver.press(Qt.Key.Key_Return)
    assert driver.stored(FIRST) == {}
    assert driver.current == FIRST
    predict(driver.path, {FIRST: {ZHIFA: 0.9}}, version="v0+1")
    driver.window.session.look_for_predictions()
    driver.page.viewport().repaint()
    driver.press(Qt.Key.Key_Return)
    assert driver.stored(FIRST)[ZHIFA] == (True, "accepted", 0.9)
    assert driver.current == SECOND


def test_files_are_chosen_where_they_were_chosen_last(qapp, tmp_path) -> None:
    places.remember_folder(tmp_path)
    assert places.last_folder() == str(tmp_path)
    places.remember_folder(tmp_path / "gone")
    assert places.last_folder() != str(tmp_path / "gone")
