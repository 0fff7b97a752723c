"""Many sentences at once: never without a preview, always one step, always with a way back."""

import pytest
from PySide6.QtCore import Qt
from sentences_hands import Hands, make_corpus
from window_driver import MAODUN, PUFA, YINGSHANG, ZHIFA

from annotation.cache import store_predictions
from annotation.project import open_project
from annotation.reports import units
from gui.sentences import bulk_flow
from operations.annotate import annotate
from operations.bulk import Action

Key = Qt.Key
ALL_NO = dict.fromkeys((ZHIFA, PUFA, YINGSHANG, MAODUN), False)


@pytest.fixture
def hands(qtbot, qapp, settings, tmp_path):
    hands = Hands(qtbot, settings, make_corpus(tmp_path / "总.db"))
    yield hands
    hands.leave()


def _do(hands: Hands) -> None:
    """Agree to what is previewed."""
    hands.settle()
    assert hands.window.focusWidget() is hands.page.panel.do_button
    hands.press(Key.Key_Return)
    hands.settle()


def test_a_digit_on_a_selection_stores_nothing_before_it_is_agreed_to(hands: Hands) -> None:
    hands.pick(0, 1)
    hands.press(Key.Key_1)
    hands.settle()
    assert hands.page.panel.isVisible()
    assert hands.page.panel.head.text() == "把 2 句标为：执法监督"
    assert "改动 2 句" in hands.page.panel.numbers.text()
    assert "全年抽查" in hands.page.panel.examples.text()
    assert hands.stored() == {}


def test_enter_does_it_as_one_step_that_is_undone_as_one(hands: Hands) -> None:
    hands.pick(0, 1)
    hands.press(Key.Key_1)
    _do(hands)
    assert hands.stored() == {"全年抽查": {ZHIFA: True}, "开展宪法": {ZHIFA: True}}
    assert len(hands.steps) == 1
    assert not hands.page.panel.isVisible()
    assert hands.window.focusWidget() is hands.page.table
    hands.session.undo()
    assert hands.stored() == {}
    hands.settle()
    assert hands.page.model.row(0).values == {}


def test_escape_leaves_everything_as_it_is(hands: Hands) -> None:
    hands.pick(0, 1)
    hands.press(Key.Key_0)
    hands.settle()
    hands.press(Key.Key_Escape)
    assert not hands.page.panel.isVisible()
    assert hands.page.table.picked_count == 2
    assert hands.stored() == {}


def test_zero_says_none_applies_of_all_selected(hands: Hands) -> None:
    hands.pick(2, 3)
    hands.press(Key.Key_0)
    _do(hands)
    assert hands.stored() == {"基层执法": ALL_NO, "下一步完": ALL_NO}


def test_a_digit_without_a_category_or_a_selection_does_nothing(hands: Hands) -> None:
    hands.page.table.setFocus()
    hands.press(Key.Key_1)
    assert not hands.page.bulk.under_way
    hands.pick(0)
    hands.press(Key.Key_9)
    assert "9" in hands.said[-1]
    assert not hands.page.bulk.under_way


def test_the_whole_result_can_be_taken(hands: Hands) -> None:
    hands.choose("sections", "问题")
    assert hands.page.bulk_bar.all_button.text() == "选中全部筛选结果 2 句"
    hands.page.bulk_bar.all_button.click()
    assert hands.page.bulk_bar.label.text() == "已选 2 句"
    hands.page.bulk_bar.none.click()
    _do(hands)
    assert hands.stored() == {"基层执法": ALL_NO, "矛盾纠纷": ALL_NO}


def test_tags_of_a_person_that_would_be_overwritten_are_counted(hands: Hands) -> None:
    with open_project(hands.path) as project:
        uid = next(u.uid for u in units(project) if u.text.startswith("全年抽查"))
        annotate(project, uid=uid, names=["普法"], analyst="甲")
    hands.session.look_for_others()
    hands.settle()
    hands.pick(0, 1)
    hands.press(Key.Key_1)
    hands.settle()
    assert "其中 1 句" in hands.page.panel.numbers.text()


def test_predictions_are_accepted_with_their_version(hands: Hands) -> None:
    with open_project(hands.path) as project:
        rows = [u for u in units(project) if u.kind == "sentence"]
        scores = {ZHIFA: 0.1, PUFA: 0.1, YINGSHANG: 0.1, MAODUN: 0.1}
        store_predictions(project, "v7", [(u.id, {**scores, PUFA: 0.9}) for u in rows])
    hands.session.look_for_predictions()
    hands.settle()
    hands.page._show_selection()
    hands.pick(0)
    hands.page.bulk_bar.accept.click()
    _do(hands)
    assert hands.stored() == {"全年抽查": {**ALL_NO, PUFA: True}}


def test_nothing_can_be_accepted_where_nothing_is_predicted(hands: Hands) -> None:
    hands.pick(0)
    assert not hands.page.bulk_bar.accept.isEnabled()
    assert hands.page.bulk_bar.none.isEnabled()


def test_what_was_said_can_be_cleared(hands: Hands) -> None:
    hands.pick(0)
    hands.press(Key.Key_1)
    _do(hands)
    hands.page.bulk_bar.clear.click()
    _do(hands)
    assert hands.stored() == {}
    assert len(hands.steps) == 2


def test_many_are_written_beside_the_window_and_undone_as_one(hands: Hands, monkeypatch) -> None:
    monkeypatch.setattr(bulk_flow, "SMALL", 1)
    hands.page.table.selectAll()
    hands.page.table.setFocus()
    hands.press(Key.Key_2)
    _do(hands)
    assert len(hands.stored()) == 6
    assert len(hands.steps) == 1
    hands.session.undo()
    assert hands.stored() == {}


def test_while_other_work_runs_nothing_is_written_and_that_is_said(
    hands: Hands, monkeypatch
) -> None:
    hands.pick(0)
    hands.press(Key.Key_1)
    hands.settle()
    monkeypatch.setattr(type(hands.background), "busy", property(lambda self: True))
    hands.press(Key.Key_Return)
    monkeypatch.undo()
    assert "还没做完" in hands.said[-1]
    assert hands.stored() == {}


def test_without_a_name_nothing_is_stored(qtbot, qapp, settings, tmp_path) -> None:
    hands = Hands(qtbot, settings, make_corpus(tmp_path / "新.db", analyst=None))
    hands.pick(0)
    hands.press(Key.Key_1)
    hands.settle()
    hands.press(Key.Key_Return)
    assert hands.stored() == {}
    hands.leave()


def test_a_new_filter_closes_the_preview_and_lets_go_of_the_selection(hands: Hands) -> None:
    hands.pick(0)
    hands.press(Key.Key_1)
    hands.settle()
    hands.choose("sections", "问题")
    assert not hands.page.panel.isVisible()
    assert hands.page.table.picked_count == 0


def test_leaving_the_page_closes_the_preview(hands: Hands) -> None:
    hands.pick(0)
    hands.page._ask_bulk(Action("none"))
    hands.window.hide()
    assert not hands.page.bulk.under_way
    assert not hands.page.bulk.counting
