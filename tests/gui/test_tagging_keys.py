"""One press per sentence: what each key stores, and what it never does."""

import pytest
from PySide6.QtCore import Qt
from window_driver import (
    FIRST,
    LAST,
    MAODUN,
    PUFA,
    SECOND,
    THIRD,
    YINGSHANG,
    ZHIFA,
    Driver,
    predict,
)

Key = Qt.Key
ALL_NO = dict.fromkeys((ZHIFA, PUFA, YINGSHANG, MAODUN), (False, "typed", None))


@pytest.mark.parametrize(
    ("key", "category"),
    [(Key.Key_1, ZHIFA), (Key.Key_2, PUFA), (Key.Key_3, YINGSHANG), (Key.Key_4, MAODUN)],
)
def test_a_digit_judges_its_category_alone_and_does_not_move(
    driver: Driver, key: Qt.Key, category: str
) -> None:
    driver.press(key)
    assert driver.stored(FIRST) == {category: (True, "typed", None)}
    assert driver.current == FIRST


def test_the_same_digit_again_leaves_no_trace(driver: Driver) -> None:
    driver.press(Key.Key_1, Key.Key_1)
    assert driver.stored(FIRST) == {}


def test_the_number_pad_counts_as_digits(driver: Driver) -> None:
    driver.press(Key.Key_2, modifier=Qt.KeyboardModifier.KeypadModifier)
    assert driver.stored(FIRST) == {PUFA: (True, "typed", None)}


def test_full_width_digits_count_as_digits(driver: Driver) -> None:
    driver.send("２", 0xFF12)
    driver.send("０", 0xFF10)
    assert driver.stored(FIRST)[PUFA][0] is False
    assert driver.current == SECOND


def test_a_superscript_is_no_digit(driver: Driver) -> None:
    driver.send("²", 0xB2)
    assert driver.stored(FIRST) == {}


def test_enter_stores_every_live_category_and_goes_on(driver: Driver) -> None:
    driver.press(Key.Key_1, Key.Key_4, Key.Key_Return)
    yes = (True, "typed", None)
    assert driver.stored(FIRST) == {**ALL_NO, ZHIFA: yes, MAODUN: yes}
    assert driver.current == SECOND


def test_zero_says_none_applies_and_goes_on(driver: Driver) -> None:
    driver.press(Key.Key_0)
    assert driver.stored(FIRST) == ALL_NO
    assert driver.current == SECOND


def test_enter_on_a_bare_sentence_stores_nothing_and_says_why(driver: Driver) -> None:
    driver.press(Key.Key_Return)
    assert driver.stored(FIRST) == {}
    assert driver.current == FIRST
    assert "请按类别键" in driver.says
    assert not driver.window.view.workspace.categories.confirm_button.isEnabled()


def test_space_skips_and_arrows_and_letters_move_without_judging(driver: Driver) -> None:
    driver.press(Key.Key_Space, Key.Key_Down, Key.Key_J)
    assert driver.current == 6
    driver.press(Key.Key_K, Key.Key_Up)
    assert driver.current == SECOND
    driver.press(Key.Key_End)
    assert driver.current == LAST
    driver.press(Key.Key_Down)
    assert driver.current == LAST
    driver.press(Key.Key_Home)
    assert driver.current == FIRST
    assert all(driver.stored(place) == {} for place in (FIRST, SECOND, THIRD, 6, LAST))


def test_a_held_key_moves_but_never_stores(driver: Driver) -> None:
    driver.press(Key.Key_1)
    driver.send("1", Key.Key_1, held=True)
    driver.send("\r", Key.Key_Return, held=True)
    assert driver.stored(FIRST) == {ZHIFA: (True, "typed", None)}
    driver.send("", Key.Key_Down, held=True)
    assert driver.current == SECOND


def test_a_digit_without_a_category_says_so(driver: Driver) -> None:
    driver.press(Key.Key_9)
    assert driver.stored(FIRST) == {}
    assert "9" in driver.says


def test_digits_with_control_or_alt_are_not_tags(driver: Driver) -> None:
    driver.press(Key.Key_1, modifier=Qt.KeyboardModifier.AltModifier)
    assert driver.stored(FIRST) == {}


def test_enter_accepts_what_is_pre_selected_and_types_the_rest(driver: Driver) -> None:
    driver.close()
    predict(driver.path, {FIRST: {ZHIFA: 0.93, PUFA: 0.41}})
    driver.open(driver.path)
    assert driver.enter_says.startswith("确认：执法监督 ")
    driver.press(Key.Key_Return)
    assert driver.stored(FIRST) == {**ALL_NO, ZHIFA: (True, "accepted", 0.93)}
    assert driver.current == SECOND


def test_a_sentence_predicted_to_be_none_takes_enter(driver: Driver) -> None:
    driver.close()
    predict(driver.path, {FIRST: {}})
    driver.open(driver.path)
    assert driver.enter_says.startswith("确认：均不涉及")
    driver.press(Key.Key_Return)
    assert driver.stored(FIRST) == ALL_NO


def test_a_pre_selected_category_is_refused_by_its_digit(driver: Driver) -> None:
    driver.close()
    predict(driver.path, {FIRST: {ZHIFA: 0.93}})
    driver.open(driver.path)
    driver.press(Key.Key_1)
    assert driver.stored(FIRST) == {ZHIFA: (False, "typed", None)}
    assert driver.enter_says.startswith("确认：均不涉及")
    driver.press(Key.Key_1)
    assert driver.stored(FIRST) == {ZHIFA: (True, "typed", None)}


def test_the_confirm_button_spells_what_enter_will_record(driver: Driver) -> None:
    assert driver.enter_says == "先按类别键或 0"
    driver.press(Key.Key_1)
    assert driver.enter_says.startswith("确认：执法监督 ")
    driver.press(Key.Key_2)
    assert driver.enter_says.startswith("确认：执法监督、普法 ")


def test_the_status_line_counts_the_sentences_that_are_done(driver: Driver) -> None:
    assert driver.window.status.count.text() == "本篇已标 0/5 句"
    driver.press(Key.Key_0, Key.Key_2, Key.Key_Return)
    assert driver.window.status.count.text() == "本篇已标 2/5 句"
