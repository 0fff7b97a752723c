"""One spelling for the classifier and the search: simplified characters, one width.

Every change is one character for one character, so that an offset in the normalized text is
the same offset in the text it came from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PAIRS = Path(__file__).parent / "data" / "t2s.txt"

# Half-width letters, digits and signs; but these six in the full-width form Chinese text has.
_FULL_FORMS = {ord(half): full for half, full in zip(",:;()!?", "，：；（）！？", strict=True)}
_SAME_SIGN = {
    " ": "\u3000\xa0\u2002\u2003\u2007\u2009\u202f",
    "<": "〈‹﹤",
    ">": "〉›﹥",
    "“": "「﹁",
    "”": "」﹂",
    "‘": "『﹃",
    "’": "』﹄",
    "-": "‐‑–−﹣",
    "—": "―─",
    "·": "•・‧･",
    "。": "｡",
    "、": "､﹑",
    "，": "﹐",
    "；": "﹔",
    "：": "﹕",
    "？": "﹖",
    "！": "﹗",
    "（": "﹙",
    "）": "﹚",
}

# Words in which the pair of a single character is wrong (FROM has been through the table).
_WORDS = {
    "干": ("干隆", "干坤", "干陵", "干县", "康干", "干清宫"),
    "藉": ("藉口", "凭藉", "藉助", "藉以", "藉此", "藉由", "藉着", "藉故"),
    "瞭": ("瞭解", "明瞭", "瞭然", "瞭如"),
    "著": ("存在著", "随著", "围绕著", "本著", "有著", "沿著"),
}
_RIGHT = {"干": "乾", "藉": "借", "瞭": "了", "著": "着"}


def normalize(text: str) -> str:
    """``text`` as classifier and search see it; same length, the same on a second call.

    Traditional characters become simplified (OpenCC t2s pairs); full-width letters, digits and
    signs become half-width; ``, : ; ( ) ! ?`` become their full-width forms; quotes, single
    title marks, dashes, middle dots and spaces take one form. Works for any text.
    """
    text = text.translate(_table())
    for char, words in _WORDS.items():
        if char in text:
            for word in words:
                text = text.replace(word, word.replace(char, _RIGHT[char]))
    return text


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for line in _PAIRS.read_text("utf-8").splitlines():
        traditional, simplified = line.split("\t")
        table.update(zip(map(ord, traditional), simplified, strict=True))
    table |= {0xFF01 + i: chr(0x21 + i) for i in range(94)}
    table |= {ord(form): sign for sign, forms in _SAME_SIGN.items() for form in forms}
    table |= _FULL_FORMS
    for code in map(ord, _FULL_FORMS.values()):
        table.pop(code, None)
    return table
