"""Automatic numbers of Word paragraphs: "一、", "（二）", "3.1", as Word would print them.

Rules: ISO/IEC 29500-1, 17.9. A paragraph names a list and a level itself or through its style;
a level counts up from its start and begins again after a higher one; lists of one abstract
list share their counters unless they override the start.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from corpus.readers.docx_xml import child, is_off, local, value

_DEEPEST = 9
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))
_WIDE_END = re.compile(r"[\u3001-\uffee]$")


def chinese(number: int, *, digits: str = _DIGITS, units: str = "十百千") -> str:
    """``number`` (below 10000) as Chinese counts it: 十, 十一, 二十, 一百〇五."""
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    for place, digit in enumerate(reversed([int(char) for char in str(number)])):
        if digit:
            text = digits[digit] + (units[place - 1] if place else "") + text
        elif text and not text.startswith(digits[0]):
            text = digits[0] + text
    return re.sub(rf"^{digits[1]}(?={units[0]})", "", text)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for size, sign in (*_ROMAN, (1, "i")):
        text += sign * (number // size)
        number %= size
    return text


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": lambda n: chinese(n, digits="零一二三四五六七八九"),
    "japaneseCounting": chinese,
    "ideographDigital": lambda n: "".join(_DIGITS[int(char)] for char in str(n)),
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "chineseLegalSimplified": lambda n: chinese(n, digits=_LEGAL, units="拾佰仟"),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalFullWidth": lambda n: str(n).translate(_WIDE_DIGITS),
    "decimalFullWidth2": lambda n: str(n).translate(_WIDE_DIGITS),
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    legal: bool
    style: str

    @classmethod
    def of(cls, element: Any) -> _Level:
        start = value(child(element, "start"))
        legal = child(element, "isLgl")
        return cls(
            start=int(start) if start.isdigit() else 1,
            format=value(child(element, "numFmt")) or "decimal",
            text=value(child(element, "lvlText")),
            legal=legal is not None and not is_off(legal),
            style=value(child(element, "pStyle")),
        )


class Numbering:
    """The lists of one document and how far each has counted.

    In: the roots of numbering.xml and styles.xml, or None where the document has none.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._styles = (
            {value(s, "styleId"): s for s in styles if value(s, "styleId")}
            if (styles is not None)
            else {}
        )
        for element in numbering if numbering is not None else ():
            if local(element) == "abstractNum":
                self._levels[value(element, "abstractNumId")] = _levels(element)
            elif local(element) == "num":
                abstract = value(child(element, "abstractNumId"))
                self._lists[value(element, "numId")] = abstract, _overrides(element)

    def label(self, paragraph: Any) -> str:
        """Count ``paragraph`` and give the number printed before it, "" if it has none."""
        properties = child(paragraph, "pPr")
        number, level = self._place(properties)
        if number not in self._lists:
            return ""
        abstract, starts = self._lists[number]
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if number not in self._started:
            self._started.add(number)
            counts.update({at: start - 1 for at, start in starts.items()})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return _printed(level, levels, counts)

    def _place(self, properties: Any) -> tuple[str, int]:
        """List and level of a paragraph; ("", 0) for none. A list "0" switches numbering off."""
        own = child(properties, "numPr")
        number, level = value(child(own, "numId")), value(child(own, "ilvl"))
        style = value(child(properties, "pStyle"))
        for _ in range(_DEEPEST):
            if number or style not in self._styles:
                break
            through = child(child(self._styles[style], "pPr"), "numPr")
            number = value(child(through, "numId"))
            level = level or value(child(through, "ilvl")) or self._level_of(number, style)
            style = value(child(self._styles[style], "basedOn"))
        return number, int(level) if level.isdigit() else 0

    def _level_of(self, number: str, style: str) -> str:
        abstract = self._lists.get(number, ("", {}))[0]
        levels = self._levels.get(abstract, {})
        return next((str(at) for at, level in levels.items() if level.style == style), "")


def _levels(abstract: Any) -> dict[int, _Level]:
    return {
        int(value(element, "ilvl")): _Level.of(element)
        for element in abstract
        if local(element) == "lvl" and value(element, "ilvl").isdigit()
    }


def _overrides(number: Any) -> dict[int, int]:
    starts = {}
    for element in number:
        start = value(child(element, "startOverride"))
        if local(element) == "lvlOverride" and start.isdigit():
            starts[int(value(element, "ilvl") or 0)] = int(start)
    return starts


def _printed(at: int, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    this = levels[at]
    if this.format == "bullet":
        return ""

    def number(found: re.Match[str]) -> str:
        level = levels.get(int(found[1]) - 1, this)
        count = counts.get(int(found[1]) - 1, level.start)
        return _FORMATS.get("" if this.legal else level.format, str)(count)

    text = re.sub(r"%([1-9])", number, this.text)
    return text if not text or _WIDE_END.search(text) else text + " "
