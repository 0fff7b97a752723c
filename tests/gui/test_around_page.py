"""Around the page, in the window: F, /, Ctrl+F, the source text, why; the focus comes back."""

from PySide6.QtCore import Qt
from window_driver import FIRST, SECOND, ZHIFA, Driver

from annotation.annotations import flags
from annotation.project import open_project
from gui.tagging.category_facts import Facts

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def around(driver: Driver):
    return driver.window.view.workspace.around


def flagged(driver: Driver) -> list:
    with open_project(driver.path) as project:
        return [(who, note) for _, who, note in flags(project)]


def test_f_asks_why_and_enter_stores_with_undo(driver: Driver) -> None:
    driver.press(Key.Key_F)
    bar = around(driver).flag_bar
    assert bar.note.hasFocus()
    bar.note.insert("是不是普法1")
    driver.qtbot.keyClick(bar.note, Key.Key_Return)
    assert flagged(driver) == [("甲", "是不是普法1")]
    assert driver.page.hasFocus()
    driver.press(Key.Key_F)
    assert bar.note.text() == "是不是普法1"
    driver.qtbot.mouseClick(bar.clear_button, Qt.MouseButton.LeftButton)
    assert flagged(driver) == []
    driver.press_control(Key.Key_Z)
    assert flagged(driver) == [("甲", "是不是普法1")]


def test_enter_is_marked_once_where_it_counts(driver: Driver) -> None:
    driver.press(Key.Key_1)
    said = driver.enter_says
    assert said.endswith("⏎")
    driver.press(Key.Key_F)
    assert "⏎" in around(driver).flag_bar.store_button.text()
    assert driver.enter_says == said.removesuffix("  ⏎")
    driver.qtbot.keyClick(around(driver).flag_bar.note, Key.Key_Escape)
    assert driver.enter_says == said


def test_digits_in_the_note_never_tag(driver: Driver) -> None:
    driver.press(Key.Key_F)
    driver.qtbot.keyClicks(around(driver).flag_bar.note, "1")
    driver.qtbot.keyClick(around(driver).flag_bar.note, Key.Key_Escape)
    assert driver.stored(FIRST) == {}
    assert driver.current == FIRST
    assert driver.page.hasFocus()


def test_another_sentence_closes_the_note_unstored(driver: Driver) -> None:
    driver.press(Key.Key_F)
    around(driver).flag_bar.note.insert("忘了")
    driver.page.go_to(SECOND)
    assert not around(driver).flag_bar.isVisible()
    assert flagged(driver) == []


def test_slash_finds_a_category_by_its_initials_and_tags(driver: Driver) -> None:
    driver.press(Key.Key_Slash)
    search = driver.window.view.workspace.categories.search
    assert search.field.hasFocus()
    driver.qtbot.keyClicks(search.field, "zfjd")
    driver.qtbot.keyClick(search.field, Key.Key_Return)
    assert driver.stored(FIRST) == {ZHIFA: (True, "typed", None)}
    assert driver.page.hasFocus()


def test_find_goes_to_the_sentence_and_back_to_the_page(driver: Driver) -> None:
    driver.window.view.seek()
    bar = around(driver).find_bar
    assert bar.field.hasFocus()
    bar.field.insert("宪法")
    assert driver.current == SECOND
    assert bar.field.hasFocus()
    assert driver.page._hits == {SECOND: [(2, 4)]}
    driver.page.viewport().repaint()
    driver.qtbot.keyClick(bar.field, Key.Key_Escape)
    assert driver.page.hasFocus()
    assert driver.page._hits == {}


def test_the_source_text_shows_the_raised_sentence_and_takes_no_tag(driver: Driver) -> None:
    driver.window.view.toggle_source()
    view = around(driver).source
    assert view.hasFocus()
    assert view.marked == driver.piece.unit.text
    driver.qtbot.keyClicks(view, "1")
    driver.qtbot.keyClick(view, Key.Key_Escape)
    assert driver.stored(FIRST) == {}
    assert driver.page.hasFocus()


def test_why_tells_the_seed_words_of_the_sentence_one_stays_on(driver: Driver) -> None:
    words = around(driver).why.words
    driver.qtbot.waitUntil(lambda: words.lines != [])
    assert words.lines[0] == ("", "执法监督")
    driver.press(Key.Key_Down)
    assert words.lines == []
    driver.qtbot.waitUntil(lambda: words.lines != [])
    assert words.lines[0] == ("", "普法")


def test_no_count_stands_there_before_all_were_read(driver: Driver) -> None:
    categories = driver.window.view.workspace.categories
    categories.show_facts(Facts(known=False))
    driver.press(Key.Key_1)
    assert [row.count for row in categories.rows] == [""] * 5


def test_the_counts_follow_at_once_and_after_undo(driver: Driver) -> None:
    categories = driver.window.view.workspace.categories
    driver.qtbot.waitUntil(lambda: categories.knows_counts)
    row = categories.rows[0]
    driver.press(Key.Key_1)
    assert row.count == "已标 1 句"
    driver.press_control(Key.Key_Z)
    driver.qtbot.waitUntil(lambda: row.count == "")


def test_a_step_to_another_hit_in_the_same_sentence_is_seen(driver: Driver) -> None:
    around(driver).find()
    bar = around(driver).find_bar
    bar.field.insert("个")  # twice in the first sentence
    before, place = driver.page.viewport().grab().toImage(), driver.current
    driver.qtbot.keyClick(bar.field, Key.Key_F3)
    assert (bar.count.text()[:2], driver.current, place) == ("2/", FIRST, FIRST)
    assert driver.page.viewport().grab().toImage() != before
