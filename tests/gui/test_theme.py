"""Every pair of colours that is ever seen together can be told apart."""

from itertools import product

import pytest
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QRadioButton, QWidget

from annotation.scheme import shipped_scheme
from gui.look import INDICATORS, Look
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


@each_theme
def test_ticks_and_dots_are_in_the_colour_that_reads_on_their_ground(theme: Theme) -> None:
    for name in ("tick", "dot"):
        drawn = (INDICATORS / f"{name}-{theme.name}.svg").read_text("utf-8")
        assert f'"{theme.on_accent}"' in drawn
    assert contrast(theme.on_accent, theme.accent) >= INK_RATIO
    assert contrast(theme.on_accent, theme.quiet) >= INK_RATIO  # the ground of what is disabled


@each_theme
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("enabled", [True, False])
def test_what_is_ticked_has_a_mark_in_its_box(
    qtbot, settings, theme: Theme, kind: type[QCheckBox | QRadioButton], enabled: bool
) -> None:
    Look(settings).choose(theme)
    box = kind("", checked=True, enabled=enabled)
    qtbot.addWidget(box)
    picture = box.grab().toImage()
    area = product(range(picture.width()), range(picture.height()))
    colours = {picture.pixelColor(x, y).name() for x, y in area}
    assert theme.on_accent in colours and (theme.accent if enabled else theme.quiet) in colours


@each_theme
def test_a_link_in_use_stands_out(qtbot, settings, theme: Theme) -> None:
    Look(settings).choose(theme)
    both = QWidget()
    row = QHBoxLayout(both)
    used, other = QPushButton("详细", objectName="link"), QPushButton("详细", objectName="link")
    for link in (used, other):
        row.addWidget(link)
    qtbot.addWidget(both)
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    used.setFocus()
    assert used.grab().toImage().pixelColor(4, 4).name() == theme.line
    assert other.grab().toImage().pixelColor(4, 4).name() != theme.line


def test_blue_takes_white_words_and_the_others_black() -> None:
    assert word_on("#0072B2") == "#ffffff"
    assert {word_on(c) for c in ("#009E73", "#E69F00", "#CC79A7")} == {"#000000"}
