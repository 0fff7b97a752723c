"""Every pair of colours that is ever seen together can be told apart."""

import pytest

from annotation.scheme import shipped_scheme
from gui.theme import (
    BORDER_RATIO,
    INK_RATIO,
    THEMES,
    Theme,
    border_of,
    contrast,
    luminance,
    mix,
    tint_of,
    word_on,
)

COLOURS = ["#0072B2", "#009E73", "#E69F00", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000"]
COLOURS += [category.colour for category in shipped_scheme().categories]
each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
each_colour = pytest.mark.parametrize("colour", COLOURS)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert luminance("#808080") == pytest.approx(0.2159, abs=1e-4)


@each_theme
def test_ink_reads_on_every_ground(theme: Theme) -> None:
    hovered = mix(theme.line, theme.raised, 0.45)
    for ground in (*theme.grounds, hovered, theme.line):
        assert contrast(theme.ink, ground) >= INK_RATIO
    for ground in theme.grounds:
        assert contrast(theme.quiet, ground) >= INK_RATIO
        assert contrast(theme.accent, ground) >= INK_RATIO
    assert contrast(theme.on_accent, theme.accent) >= INK_RATIO


@each_theme
@each_colour
def test_ink_reads_on_the_tint_of_a_category(theme: Theme, colour: str) -> None:
    assert contrast(theme.ink, tint_of(colour, theme)) >= INK_RATIO
    assert contrast(theme.quiet, tint_of(colour, theme)) >= INK_RATIO


@each_theme
@each_colour
def test_the_border_of_a_chip_stands_out(theme: Theme, colour: str) -> None:
    for ground in (*theme.grounds, tint_of(colour, theme)):
        assert contrast(border_of(colour, theme), ground) >= BORDER_RATIO


@each_colour
def test_the_word_on_a_filled_chip_reads(colour: str) -> None:
    assert contrast(word_on(colour), colour) >= INK_RATIO


def test_blue_takes_white_words_and_the_others_black() -> None:
    assert word_on("#0072B2") == "#ffffff"
    assert {word_on(c) for c in ("#009E73", "#E69F00", "#CC79A7")} == {"#000000"}
