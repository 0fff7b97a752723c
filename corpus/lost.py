"""Characters that pinyin damage has broken in two: ``展?fàn)I商`` where ``展營商`` was written.

The converter that printed the readings looked for traditional characters byte by byte, in
GBK. In 展營 (D5B9 A049) it met B9A0, 範, across the border of two characters and put
``(fàn)`` behind it. What is left of 營 no longer decodes: A0 and the bracket became ``?``, 49
is ``I``. The reading tells A0 (a trail byte that makes, behind B9, a character read fan), and
A049 is the lost character. The next characters may be out of step as well
(``域?qū)崿F(xiàn)``: 域實現), and the second half may have got a reading of its own
(``目?shàn)?biāo)``: 目標).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from corpus.normalize import normalize
from corpus.syllables import LETTER, plain, readings

_READING = rf"[{LETTER}]{{1,6}}[)）]"
_HEAD = re.compile(rf"(?:[ \u3000]?[?？\ufffd][(（]?|[(（])(?P<said>[{LETTER}]{{1,6}})[)）]")
_READ_BEFORE = re.compile(rf"[(（]{_READING}\Z")
_WIDE = r"[^\x00-\x9f\u2028\u2029（）\ufffd]"
_TAIL = re.compile(
    rf"(?P<shifted>(?:{_WIDE}(?:[(（]{_READING})?){{0,6}}?)"
    rf"(?:(?P<byte>[@-~])(?:[(（](?P<read>[{LETTER}]{{1,6}})[)）]|(?![a-zA-Z0-9]))"
    rf"|(?P<half>[?？\ufffd][(（]?(?P<half_read>[{LETTER}]{{1,6}})[)）]))"
)
_SHIFTED = re.compile(rf"({_WIDE})(?:[(（]{_READING})?")
_LAST_COMMON = 0xD7  # the last lead byte of the commoner half of GB 2312


class Mended(NamedTuple):
    """``[start, end)`` of the text stands for the one character ``char``."""

    start: int
    end: int
    char: str


def find_lost(text: str, at: int, *, known: str = "", known_to: int = 0) -> list[Mended]:
    """The characters that are hidden behind the broken reading at ``text[at]``.

    ``at`` is the place of its ``?`` or bracket (or of the space before it). ``known`` is the
    hidden character that was found to end at ``known_to``. Empty unless exactly one reading
    of the bytes makes characters in use.
    """
    head = _HEAD.match(text, at)
    tail = head and _TAIL.match(text, head.end())
    if not head or not tail:
        return []
    before, said = _before(text, at, known, known_to), plain(head["said"])
    if text[at] in "(（" and said in readings().get(before, ()):
        return []
    shifted = [m.span(1) for m in _SHIFTED.finditer(text, *tail.span("shifted"))]
    read = plain(tail["read"] or tail["half_read"] or "")
    if shifted and not read:  # too many characters to be told without a second reading
        return []
    middle = "".join(text[start:end] for start, end in shifted)
    places = [*shifted, tail.span("byte") if tail["byte"] else tail.span("half")]
    places[0] = at, places[0][1]
    chars = _only_one(_decoded(_trails(before, said), middle, tail["byte"], read))
    return [Mended(*place, char) for place, char in zip(places, chars, strict=False)]


def _before(text: str, at: int, known: str, known_to: int) -> str:
    """The character before ``at``, without its own reading."""
    m = _READ_BEFORE.search(text, max(0, at - 12), at)
    end = m.start() if m else at
    return known if end == known_to else text[end - 1 : end]


def _decoded(firsts: bytes, middle: str, byte: str | None, read: str) -> Iterator[str]:
    """What the bytes may say: a first half, characters out of step, a last half."""
    for first in firsts:
        head = bytes([first]) + middle.encode("gbk", "replace")
        for last in byte.encode() if byte else _trails_of(head[-1], read):
            said = (head + bytes([last])).decode("gbk", "replace")
            if len(said) == len(middle) + 1 and _is_likely(said, read):
                yield said


def _is_likely(said: str, read: str) -> bool:
    if not all(_rank(char) for char in said) or normalize(said[-1]) == said[-1]:
        return False
    return not read or read in readings().get(said[-1], ())


def _only_one(found: Iterable[str]) -> str:
    """The only text of ``found``, or the only one all in common characters; else ""."""
    texts = sorted(set(found))
    if len(texts) > 1:
        texts = [text for text in texts if all(_rank(char) == 2 for char in text)]
    return texts[0] if len(texts) == 1 else ""


def _rank(char: str) -> int:
    """2 for a character in common use, 1 for one in use, 0 for any other; in either script."""
    code = normalize(char).encode("gbk", "replace")
    if len(code) < 2 or code[1] < 0xA1 or not 0xA1 <= code[0] <= 0xF7:
        return 0
    return 2 if code[0] <= _LAST_COMMON else 1


def _trails(before: str, said: str) -> bytes:
    code = before.encode("gbk", "replace")
    return _trails_of(code[1], said) if len(code) == 2 else b""


def _trails_of(lead: int, said: str) -> bytes:
    return _traditional().get((lead, said), b"")


@cache
def _traditional() -> dict[tuple[int, str], bytes]:
    """For a lead byte and a reading the trail bytes of the traditional characters so read.

    Only the bytes that are no letter: a letter would not have been lost.
    """
    table: defaultdict[tuple[int, str], bytes] = defaultdict(bytes)
    for char, said in readings().items():
        code = char.encode("gbk", "ignore")
        if len(code) == 2 and code[1] > 0x80 and normalize(char) != char:
            for reading in set(said):
                table[code[0], reading] += code[1:]
    return dict(table)
