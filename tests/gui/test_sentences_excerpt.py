"""What of a sentence is seen: two lines, with the hit in them, in colours that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.scheme import shipped_scheme
from gui.look import font
from gui.sentences.cells import hovered_ground, selected_ground
from gui.sentences.excerpt import excerpt, hits
from gui.sentences.lines import lay_out
from gui.theme import BORDER_RATIO, INK_RATIO, THEMES, Theme, border_of, contrast

LONG = "全县各级各部门认真落实法治政府建设要求，" * 20 + "枫桥经验落地见效。"


def test_hits_are_found_as_the_search_finds_them() -> None:
    assert hits("行政執法與执法", "执法") == [(2, 4), (5, 7)]
    assert hits("没有", "") == []


def test_a_hit_far_behind_is_brought_into_view() -> None:
    shown, found = excerpt(LONG, "枫桥经验", 60)
    assert shown.startswith("…")
    assert [shown[start:end] for start, end in found] == ["枫桥经验"]
    assert found[0][1] < 60


def test_a_hit_at_the_front_cuts_nothing() -> None:
    assert excerpt(LONG, "全县", 60)[0] == LONG


@given(st.text("法治執行\n 甲", min_size=1, max_size=80), st.text("法治执甲", max_size=3))
def test_what_is_marked_reads_as_the_phrase(text: str, phrase: str) -> None:
    shown, found = excerpt(text, phrase, 10)
    assert "\n" not in shown
    for start, end in found:
        assert shown[start:end].replace("執", "执") == phrase


def test_two_lines_at_most_and_what_is_left_out_is_said(qapp) -> None:
    layout, height = lay_out(LONG, font(15), 300, [])
    assert layout.lineCount() == 2
    assert layout.text().endswith("…")
    assert height < 60


def test_a_short_sentence_stays_whole(qapp) -> None:
    assert lay_out("基层力量不足。", font(15), 300, [])[0].text() == "基层力量不足。"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_everything_reads_on_the_grounds_of_a_row(theme: Theme) -> None:
    for ground in (selected_ground(theme), hovered_ground(theme)):
        assert contrast(theme.ink, ground) >= INK_RATIO
        assert contrast(theme.quiet, ground) >= INK_RATIO
        for category in shipped_scheme().categories:
            assert contrast(border_of(category.colour, theme), ground) >= BORDER_RATIO
