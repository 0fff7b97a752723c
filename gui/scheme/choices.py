"""The three choices of a category: its key, its colour, the category above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QWidget

from annotation.scheme import Category
from annotation.scheme_order import has_parent
from gui.choice_box import ChoiceBox
from gui.theme import BORDER_RATIO, DARK, LIGHT, contrast, luminance
from operations.edit_scheme import COLOURS, KEYS

OTHER = "other"
CLOSE = 40  # two colours nearer than this, of 441 (RGB distance), look alike


def key_items(one: Category, live: Sequence[Category]) -> list[tuple[str, str]]:
    """Every key, with the name of whoever has it now."""
    holders = {c.key: c.name for c in live if c.key and c.uid != one.uid}
    none = QCoreApplication.translate("SchemeChoices", "不设")
    taken = [(key, f"{key} · {holders[key]}" if key in holders else key) for key in KEYS]
    other = [(one.key, one.key)] if one.key and one.key not in KEYS else []
    return [("", none), *taken, *other]


def parent_items(one: Category, live: Sequence[Category]) -> list[tuple[str, str]]:
    """The categories it may stand below; none where others stand below it."""
    none = QCoreApplication.translate("SchemeChoices", "无")
    if any(c.parent == one.uid for c in live):
        return [("", none)]
    tops = [(c.uid, c.name) for c in live if c.uid != one.uid and not has_parent(c, live)]
    return [("", none), *tops]


def colour_items(one: Category) -> list[tuple[str, str]]:
    """The colours with their names, its own where it is another one, and a way to any other."""
    names = dict(zip(COLOURS, _colour_names(), strict=True))
    if one.colour.upper() not in names:
        names[one.colour.upper()] = one.colour.upper()
    return [*names.items(), (OTHER, QCoreApplication.translate("SchemeChoices", "其他颜色…"))]


def _colour_names() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("SchemeChoices", "蓝"),
        translate("SchemeChoices", "绿"),
        translate("SchemeChoices", "橙"),
        translate("SchemeChoices", "紫红"),
        translate("SchemeChoices", "天蓝"),
        translate("SchemeChoices", "朱红"),
        translate("SchemeChoices", "黄"),
        translate("SchemeChoices", "灰"),
    )


def show_swatches(choice: ChoiceBox) -> None:
    """A square of its colour before each name."""
    choice.setIconSize(QSize(14, 14))
    for row in range(choice.count()):
        if choice.itemData(row) != OTHER:
            choice.setItemIcon(row, _swatch(choice.itemData(row)))


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(28, 28)
    picture.fill(QColor(0, 0, 0, 0))
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(1, 1, 26, 26, 7, 7)
    return QIcon(picture)


def ask_colour(parent: QWidget, colour: str) -> str:
    """Any colour, ``#rrggbb``; "" where the analyst thought better of it."""
    chosen = QColorDialog.getColor(QColor(colour), parent)
    return chosen.name() if chosen.isValid() else ""


def doubt_about(one: Category, live: Sequence[Category]) -> str:
    """What is doubtful about its colour, in a sentence; "": nothing."""
    alike = [c.name for c in live if c.uid != one.uid and _distance(c.colour, one.colour) < CLOSE]
    if alike:
        told = QCoreApplication.translate("SchemeChoices", "颜色与“{name}”很接近，不易区分")
        return told.format(name=alike[0])
    pale = [theme for theme in (LIGHT, DARK) if contrast(one.colour, theme.page) < BORDER_RATIO]
    if not pale or one.colour.upper() in COLOURS:
        return ""
    if luminance(one.colour) > 0.5:
        return QCoreApplication.translate("SchemeChoices", "在浅色纸面上不明显，描边会自动加深")
    return QCoreApplication.translate("SchemeChoices", "在深色纸面上不明显，描边会自动变亮")


def _distance(one: str, other: str) -> float:
    pairs = ((int(one[p : p + 2], 16), int(other[p : p + 2], 16)) for p in (1, 3, 5))
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5
