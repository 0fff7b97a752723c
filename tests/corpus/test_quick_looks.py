"""What is looked at first, to save time, never changes what is found."""

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus import lines, wrapping
from corpus.normalize import _table, normalize

SIGNS = st.sampled_from([*"第一十（(㈠㈩⑴⒇1٣１、．.章节)）。！？!?…”』]〕\\'\" \t甲a,:;()，：；"])
LINE = st.lists(SIGNS | st.characters(), max_size=12).map("".join)
SPECIAL = re.compile("[乾藉瞭著]")  # words of their own, after the table


@given(LINE)
def test_a_mark_is_found_with_and_without_a_look_at_the_first_character(text: str) -> None:
    plain = next((i for i, mark in enumerate(lines._MARKS, 1) if mark.match(text)), 0)
    assert lines.level_of(text) == plain


@given(LINE)
def test_an_end_is_found_with_and_without_a_look_at_the_last_character(text: str) -> None:
    plain = lines._ENDED.search(text, max(0, len(text) - 8)) is not None
    assert lines.is_ended(text) == plain


@given(LINE)
def test_columns_are_those_of_the_text_in_the_other_width(text: str) -> None:
    wide = str.maketrans(",:;()", "，：；（）")
    narrow = str.maketrans("，：；（）", ",:;()")
    assert wrapping._columns_if_wide(text) == wrapping._columns(text.translate(wide))
    assert wrapping._columns_if_narrow(text) == wrapping._columns(text.translate(narrow))


@given(st.text() | LINE)
def test_a_text_is_normalized_as_each_of_its_characters(text: str) -> None:
    text = SPECIAL.sub("", text)
    assert normalize(text) == text.translate(_table())
