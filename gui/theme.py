"""Colours, light and dark, and how well they can be told apart. Needs no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

INK_RATIO = 4.5  # WCAG 2.1, 1.4.3: text
BORDER_RATIO = 3.0  # WCAG 2.1, 1.4.11: what tells a control apart


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, ``#rrggbb``. ``page`` is the paper, ``desk`` what lies around it."""

    name: str
    desk: str
    page: str
    raised: str
    line: str
    ink: str
    quiet: str
    accent: str
    on_accent: str

    @property
    def grounds(self) -> tuple[str, ...]:
        """Everything text is ever set on."""
        return (self.desk, self.page, self.raised)


LIGHT = Theme(
    name="light",
    desk="#f1efea",
    page="#fbfaf7",
    raised="#ffffff",
    line="#dedad1",
    ink="#22252a",
    quiet="#62656a",
    accent="#2f5d50",
    on_accent="#ffffff",
)
DARK = Theme(
    name="dark",
    desk="#17181a",
    page="#1e2023",
    raised="#2a2d32",
    line="#3a3d42",
    ink="#e6e3dd",
    quiet="#a3a5a8",
    accent="#8fc7b5",
    on_accent="#10211c",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def mix(one: str, other: str, share: float) -> str:
    """``share`` of ``one`` over ``other``."""
    pairs = ((int(one[p : p + 2], 16), int(other[p : p + 2], 16)) for p in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


@cache
def word_on(colour: str) -> str:
    """Black or white, whichever reads better on a filled chip."""
    return max(("#000000", "#ffffff"), key=lambda word: contrast(word, colour))


@cache
def border_of(colour: str, theme: Theme) -> str:
    """A shade of a category's colour that stands out from everything it is drawn on."""
    grounds = (*theme.grounds, tint_of(colour, theme))
    for step in range(20):
        shade = mix(theme.ink, colour, step / 20)
        if all(contrast(shade, ground) >= BORDER_RATIO for ground in grounds):
            return shade
    return theme.ink


@cache
def tint_of(colour: str, theme: Theme) -> str:
    """A breath of a category's colour on the raised card; the quiet ink still reads on it."""
    for share in (0.16, 0.13, 0.10, 0.07, 0.04):
        tint = mix(colour, theme.raised, share)
        if contrast(theme.quiet, tint) >= INK_RATIO:
            return tint
    return theme.raised
