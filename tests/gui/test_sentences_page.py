"""All sentences: a few rows are read, filters add up, one is opened; nothing is read unseen."""

import pytest
from PySide6.QtCore import Qt
from sentences_hands import Hands, make_corpus
from window_driver import PUFA, ZHIFA

from annotation.project import open_project
from annotation.reports import units
from annotation.sentence_table import Filter
from gui.sentences import model
from operations.annotate import annotate

Key = Qt.Key


@pytest.fixture
def corpus(tmp_path):
    return make_corpus(tmp_path / "总.db")


@pytest.fixture
def hands(qtbot, qapp, settings, corpus):
    hands = Hands(qtbot, settings, corpus)
    yield hands
    hands.leave()


def _annotate(path, start: str, name: str) -> None:
    with open_project(path) as project:
        unit = next(unit for unit in units(project) if unit.text.startswith(start))
        annotate(project, uid=unit.uid, names=[name], analyst="甲")


def test_every_sentence_is_listed_and_counted_headings_are_not(hands: Hands) -> None:
    assert hands.count == "共 6 句"
    assert hands.texts[0].startswith("全年抽查")
    assert not any("工作成效" in text for text in hands.texts)


def test_a_large_result_is_read_in_pages(qtbot, qapp, settings, tmp_path) -> None:
    hands = Hands(qtbot, settings, make_corpus(tmp_path / "大.db", more=3000))
    assert hands.count == "共 3,006 句"
    hands.page.table.viewport().repaint()
    hands.press(Key.Key_End)
    hands.page.table.viewport().repaint()
    assert hands.page.table.currentIndex().row() == 3005
    kept = sum(len(page) for page in hands.page.model._pages.values())
    assert kept <= model.PAGE * model.PAGES < 3000
    hands.leave()


def test_search_waits_for_a_pause_and_finds_traditional_characters_too(hands: Hands) -> None:
    hands.page.filters.search.setFocus()
    hands.qtbot.keyClicks(hands.page.filters.search, "x")
    assert hands.page.filters.filter == Filter()
    hands.search("执法")
    assert len(hands.texts) == 3
    assert hands.count == "共 3 句"


def test_what_is_typed_into_the_search_box_tags_nothing(hands: Hands) -> None:
    hands.pick(0, 1)
    hands.page.seek()
    assert hands.window.focusWidget() is hands.page.filters.search
    hands.qtbot.keyClicks(hands.page.filters.search, "12")
    assert hands.page.filters.search.text() == "12"
    assert not hands.page.bulk.under_way
    assert hands.stored() == {}


def test_filters_add_up_and_each_has_its_way_out(hands: Hands) -> None:
    hands.choose("sections", "问题")
    assert hands.count == "共 2 句"
    hands.choose("regions", "青岚区")
    assert hands.texts == ["矛盾纠纷化解机制不够健全。"]
    assert set(hands.page.active_line.words) == {"sections", "regions"}
    hands.page.active_line.words["regions"].click()
    hands.settle()
    assert hands.count == "共 2 句"
    hands.page.active_line.clear_button.click()
    hands.settle()
    assert hands.count == "共 6 句"
    assert not hands.page.active_line.clear_button.isVisible()


def test_a_filter_is_chosen_by_keyboard_alone(hands: Hands) -> None:
    button = hands.page.filters.buttons["sections"]
    hands.qtbot.keyClick(button, Key.Key_Down)
    rows = button.popup.list
    rows.setCurrentRow(2)
    hands.qtbot.keyClick(rows, Key.Key_Space)
    hands.qtbot.keyClick(rows, Key.Key_Down)
    hands.qtbot.keyClick(rows, Key.Key_Space)
    hands.qtbot.keyClick(rows, Key.Key_Return)
    hands.settle()
    assert hands.page.filters.filter.sections == ("问题", "计划")
    assert hands.count == "共 3 句"


def test_kinds_without_restriction_show_headings(hands: Hands) -> None:
    hands.choose("kinds", "不限")
    assert hands.texts[0] == "一、工作成效"
    hands.page.active_line.words["kinds"].click()
    hands.settle()
    assert hands.count == "共 6 句"


def test_a_category_alone_means_judged_yes(hands: Hands) -> None:
    _annotate(hands.path, "开展宪法", "普法")
    hands.session.look_for_others()
    hands.choose("category", "普法")
    assert hands.page.filters.filter.state == "yes"
    assert hands.texts == ["开展宪法宣传周活动二十场，发放资料五千份。"]
    hands.choose("state", "判为否")
    assert hands.count == "共 0 句"


def test_the_likely_come_first_only_where_a_category_says_in_what(hands: Hands) -> None:
    assert [o.value for o in hands.page.filters._orders()] == ["document", "unsure"]
    hands.choose("category", "普法")
    hands.page.filters.set_order("likely")
    hands.page.filters.remove("category")
    assert hands.page.filters.order == "document"
    hands.settle()


def test_enter_opens_the_sentence(hands: Hands) -> None:
    hands.page.table.setFocus()
    hands.pick(1)
    hands.press(Key.Key_Return)
    row = hands.page.model.row(1)
    assert hands.opened == [(row.report_id, row.id)]


def test_a_double_click_opens_the_sentence(hands: Hands) -> None:
    table = hands.page.table
    spot = table.visualRect(hands.page.model.index(2, 4)).center()
    hands.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    hands.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hands.opened == [(1, hands.page.model.row(2).id)]


def test_no_hit_names_the_strictest_filter_and_offers_a_way_out(hands: Hands) -> None:
    hands.choose("sections", "问题")
    hands.search("没有的词")
    empty = hands.page.empty
    assert hands.page.middle.currentWidget() is empty
    assert "没有的词" in empty.body.text()
    assert "2 句" in empty.body.text()
    empty.remove_button.click()
    hands.settle()
    assert hands.count == "共 2 句"
    assert hands.page.filters.search.text() == ""


def test_an_empty_project_teaches_how_sentences_come_in(qtbot, qapp, settings, tmp_path) -> None:
    open_project(tmp_path / "空.db", create=True).close()
    hands = Hands(qtbot, settings, tmp_path / "空.db")
    assert hands.page.middle.currentWidget() is hands.page.empty
    assert "拖进窗口" in hands.page.empty.body.text()
    assert not hands.page.empty.clear_button.isVisible()
    hands.leave()


def test_nothing_is_read_before_the_page_is_shown(qtbot, qapp, settings, corpus) -> None:
    hands = Hands(qtbot, settings, corpus, show=False)
    hands.session.reload()
    assert not hands.page.reader.busy
    assert hands.page.total is None
    hands.show()
    assert hands.count == "共 6 句"
    hands.leave()


def test_what_changed_while_hidden_is_read_when_it_is_shown(hands: Hands) -> None:
    hands.choose("category", "普法")
    assert hands.count == "共 0 句"
    hands.window.hide()
    _annotate(hands.path, "开展宪法", "普法")
    hands.session.look_for_others()
    assert not hands.page.reader.busy
    hands.show()
    assert hands.count == "共 1 句"


def test_filter_selection_and_place_outlive_a_reload(qtbot, qapp, settings, tmp_path) -> None:
    path = make_corpus(tmp_path / "大.db", more=200)
    hands = Hands(qtbot, settings, path)
    hands.choose("state", "未判断")
    table, page = hands.page.table, hands.page
    hands.pick(52, 53, 60)
    table.show_top(50, 7)
    ids, top = list(table.picked_ids()), page.model.ids[table.top_row]
    _annotate(path, "全年抽查", "执法监督")
    hands.session.look_for_others()
    hands.settle()
    assert hands.count == "共 205 句"
    assert list(table.picked_ids()) == ids
    assert (page.model.ids[table.top_row], table.top_offset) == (top, 7)
    assert page.model.ids[table.currentIndex().row()] == ids[-1]
    hands.leave()


def test_what_another_program_says_shows_at_once(hands: Hands) -> None:
    assert hands.page.model.row(1).values == {}
    _annotate(hands.path, "开展宪法", "普法")
    hands.session.look_for_others()
    assert hands.page.model.row(1).values[PUFA] == 1
    assert hands.page.model.row(1).values[ZHIFA] == 0
    hands.settle()


def test_a_newer_question_takes_the_place_of_the_old(hands: Hands) -> None:
    for phrase in ("执法", "宪法", "企业"):
        hands.page.filters.search.setText(phrase)
        hands.page.filters.take_phrase()
    hands.settle()
    assert hands.texts == ["企业开办时间压缩至半个工作日。"]
