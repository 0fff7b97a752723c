"""标注顺序: done and next opens what comes next in the order, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from orders_driver import EACH, drawn, make_reports, say_of, sentences
from PySide6.QtCore import Qt
from window_driver import ZHIFA, Driver

from annotation.annotations import Provenance, judge
from annotation.project import open_project
from gui.look import Look
from gui.tagging.order_list import Choice, OrderList
from operations.orders import Order

Key = Qt.Key


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # No chance among the most doubtful, and no waiting between two readings of the list.
    monkeypatch.setattr("training.spreading.FEWEST", 1)
    monkeypatch.setattr("gui.tagging.ordering.CALM_MS", 0)
    return make_reports(tmp_path / "云溪.db")


@pytest.fixture
def doubtful(path: Path) -> list[tuple[int, int]]:
    """The most doubtful first: one of each report, none of the slice."""
    every, out = sentences(path), set(drawn(path))
    found = [
        next(pair for pair in every[EACH * report + 4 : EACH * report + EACH] if pair[1] not in out)
        for report in (2, 0, 1)
    ]
    say_of(path, [unit for _, unit in found])
    return found


@pytest.fixture
def window(qtbot, qapp, settings, path: Path, doubtful) -> Iterator[Driver]:
    driver = Driver(qtbot, settings, Look(settings))
    driver.open(path)
    driver.window.finish()
    yield driver
    driver.leave()


def choose(window: Driver, order: str, category: str = "") -> None:
    window.window.view.ordering.choose(Choice(order, category))
    settle(window)


def settle(window: Driver) -> None:
    """Until the list is read."""
    ordering = window.window.view.ordering
    window.qtbot.waitUntil(
        lambda: not (ordering.reader.busy or ordering._soon.isActive()), timeout=20000
    )


def here(window: Driver) -> tuple[int, int]:
    return window.piece.unit.report_id, window.piece.unit.id


def says(window: Driver) -> str:
    return window.window.view.ordering.button.accessibleName()


def menu_words(menu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_three_orders_show_and_the_rest_is_under_more(window):
    button = window.window.view.ordering.button
    assert says(window) == "标注顺序：文档顺序"
    words = menu_words(button.orders)
    assert words == ["文档顺序", "先看拿不准的", "新类别待判", "更多"]
    more = button.orders.actions()[-1].menu()
    assert menu_words(more) == ["某类别最可能的", "有分歧的"]


def test_a_click_in_the_menu_opens_the_most_doubtful_in_its_report(window, doubtful):
    window.window.view.ordering.button.orders.actions()[1].trigger()
    settle(window)
    assert here(window) == doubtful[0]
    assert says(window) == "先看拿不准的 · 第 1 句 / 剩 35"


def test_zero_enter_and_space_go_on_to_other_reports(window, doubtful):
    choose(window, "uncertain")
    window.press(Key.Key_0)
    assert here(window) == doubtful[1]
    window.press(Key.Key_Space)
    assert here(window) == doubtful[2]
    window.press(Key.Key_1, Key.Key_Return)
    assert here(window) not in doubtful
    assert "第 4 句" in says(window)


def test_arrows_stay_in_the_report(window, doubtful):
    choose(window, "uncertain")
    place = window.current
    window.press(Key.Key_K)
    assert (here(window)[0], window.current) == (doubtful[0][0], place - 1)
    window.press(Key.Key_Down)
    assert here(window) == doubtful[0]


def test_in_document_order_space_goes_to_the_sentence_below(window):
    window.press(Key.Key_Space)
    assert window.current == 1


def test_document_order_again_goes_on_from_where_one_is(window, doubtful):
    choose(window, "uncertain")
    place = window.current
    choose(window, "document")
    window.press(Key.Key_Space)
    assert (here(window)[0], window.current) == (doubtful[0][0], place + 1)
    assert says(window) == "标注顺序：文档顺序"


def test_new_predictions_change_what_comes_next_but_not_what_is_read(window, doubtful, path):
    choose(window, "uncertain")
    others = [pair for pair in sentences(path)[:EACH] if pair not in doubtful]
    free = [pair for pair in others if pair[1] not in drawn(path)]
    say_of(path, [free[0][1]], version="v2")
    window.window.session.look_for_predictions()
    settle(window)
    assert here(window) == doubtful[0]
    window.press(Key.Key_Space)
    assert here(window) == free[0]


def test_skipped_sentences_come_again_when_all_others_were_seen(window, path):
    choose(window, "uncertain")
    seen = [here(window)]
    for _ in range(3 * EACH - 1):
        window.press(Key.Key_Space)
        seen.append(here(window))
    assert sorted(seen) == sorted(sentences(path))
    window.press(Key.Key_Space)
    settle(window)
    assert here(window) != seen[-1]
    assert "第 37 句" in says(window)


def test_when_everything_is_judged_it_says_so_and_stays(window, path):
    choose(window, "uncertain")
    for _ in range(3 * EACH):
        window.press(Key.Key_0)
        settle(window)
    last = here(window)
    assert window.says == "这个顺序里没有要看的句子了"
    window.press(Key.Key_Space)
    settle(window)
    assert here(window) == last


def test_what_was_undone_comes_again(window, doubtful):
    choose(window, "uncertain")
    window.press(Key.Key_0)
    window.press_control(Key.Key_Z)
    settle(window)
    assert here(window) == doubtful[0]
    listed = window.window.view.ordering.listed
    assert listed.step == 1
    window.press(Key.Key_0)
    assert (here(window), listed.step) == (doubtful[1], 2)
    assert "第 2 句" in window.window.view.ordering.button.text()


def test_the_likeliest_of_a_category_and_where_people_differ(window, doubtful, path):
    choose(window, "likely", ZHIFA)
    assert here(window) == doubtful[0]
    assert says(window).startswith("某类别最可能的（执法监督）")
    every = sentences(path)
    with open_project(path) as project:
        for analyst, value in (("甲", True), ("乙", False)):
            how = Provenance("typed")
            judge(
                *(project,),
                unit_id=every[20][1],
                values={ZHIFA: value},
                analyst=analyst,
                provenance=how,
            )
    window.window.session.look_for_others()
    choose(window, "disagreement")
    assert here(window) == every[20]


def test_a_new_category_asks_first_for_what_was_judged_in_others(window, path):
    free = [pair for pair in sentences(path) if pair[1] not in drawn(path)]
    window.window.view.workspace.open_sentence(*free[7])
    window.press(Key.Key_2)
    choose(window, "new", ZHIFA)
    assert here(window) == free[7]


def test_a_category_that_is_retired_leads_back_to_document_order(window):
    from operations.edit_scheme import retire

    choose(window, "likely", ZHIFA)
    session = window.window.session
    session.write(lambda who: retire(session.project, ZHIFA, analyst=who))
    assert says(window) == "标注顺序：文档顺序"


def test_a_sentence_that_is_gone_is_passed_over(window, doubtful, path):
    choose(window, "uncertain")
    with open_project(path) as project:
        project.db.execute("UPDATE unit SET retired = 1 WHERE id = ?", (doubtful[1][1],))
    window.press(Key.Key_Space)
    assert here(window) == doubtful[2]


def test_the_button_belongs_to_the_page_of_the_report(window):
    button = window.window.view.ordering.button
    window.window.turn_to("sentences")
    assert not button.isVisible()
    window.window.turn_to("tagging")
    assert button.isVisible()


def test_nothing_is_read_in_document_order(window, path):
    say_of(path, [], version="v9")
    window.window.session.look_for_predictions()
    ordering = window.window.view.ordering
    assert not (ordering.reader.busy or ordering._soon.isActive())


def test_a_newer_list_leaves_out_what_was_passed():
    listed = OrderList(Choice("uncertain"))
    listed.take(Order(((1, 1), (1, 2), (2, 3)), 3))
    assert listed.next() == (1, 1)
    assert (listed.step, listed.left) == (1, 2)
    listed.is_at(3)
    listed.take(Order(((2, 3), (1, 2)), 2))
    assert listed.left == 1
    assert listed.next() == (1, 2)
    assert listed.next() is None
    listed.judge(1)
    assert listed.once_more() and listed.passed == {1}
    assert not listed.once_more()


def test_what_is_read_while_others_change_is_counted_once():
    listed = OrderList(Choice("uncertain"))
    listed.take(Order(((1, 1), (1, 2)), 2))
    listed.next()
    listed.forget_judged()
    listed.is_at(1)
    listed.is_at(1)
    assert listed.step == 1
    assert listed.next() == (1, 2)
    assert listed.step == 2


def test_a_new_category_is_judged_sentence_by_sentence(window: Driver) -> None:
    view = window.window.view
    window.window.turn_to("scheme")
    view.page("scheme").wants_new.emit(ZHIFA)
    settle(window)
    assert (view.shown, view.ordering.listed.choice) == ("tagging", Choice("new", ZHIFA))
    assert view.ordering.listed.step == 1
