"""Damage by pinyin: pages that show ``服務(wù)`` where ``服務`` was written.

Some web pages print the reading of a character behind it in brackets. It comes whole
(``發(fā)``), without its tone or vowel (``發(fa)``, ``發(f)``), cut (``結(j``), with a ``?``
for what was lost (``展?fàn)I造``), half or full width. What a tone mark proves is removed;
what looks like a real bracket (OA, App, a) stays unless it is a reading of the character
before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

_READINGS = Path(__file__).parent / "data" / "readings.txt"

_TONED = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c"
_LETTER = rf"a-zA-Züêɑɡ{_TONED}{_TONED.upper()}"
_HANZI = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CANDIDATE = re.compile(
    rf"(?P<open>[(（?\ufffd])(?<=\S.)(?P<said>[{_LETTER}?\ufffd]{{1,9}})(?P<close>[)）]?)",
    re.DOTALL,
)
_TONE = re.compile(f"[{_TONED}{_TONED.upper()}]")
_RUN = re.compile(f"[{_LETTER}]*")
# After a cut reading no bracket closes: one that does close further on is a real bracket.
_CLOSES = re.compile(r"[^()（）\n]{0,40}[)）]")
_OPEN_BEFORE = re.compile(r"[(（][^()（）\n]*\Z")
_SURE = 3  # so many sure places make a text a damaged one, where likely ones are removed too


def find_damage(text: str) -> list[tuple[int, int]]:
    """Spans ``[start, end)`` of pinyin damage in ``text``, ordered and disjoint.

    Each follows a character that is not white space. Sure damage is always listed; likely
    damage only in a text with at least three sure places. Removing it can bring more to light:
    call again until nothing is found.
    """
    sure: list[tuple[int, int]] = []
    likely: list[tuple[int, int]] = []
    for m in _CANDIDATE.finditer(text):
        start, end = m.span()
        judged = _in_brackets(text[start - 1 : end])
        if judged is None:
            judged = _broken(text, m)
        if judged is not None:
            (sure if judged else likely).append((start, end))
    if len(sure) >= _SURE and likely:
        sure = sorted(sure + likely)
    return sure or list(_bare(text))


@lru_cache(maxsize=4096)
def _in_brackets(place: str) -> bool | None:
    """``發(fā)`` with both brackets: True sure, False likely, None no damage."""
    if place[1] not in "(（" or place[-1] not in ")）":
        return None
    said, base = place[2:-1], _plain(place[2:-1])
    readings = _readings().get(place[0], ())
    if "?" in base:
        if any(_fits(base, reading) for reading in readings):
            return base.strip("?") != ""
        return False if said.islower() or not base.strip("?") else None
    if _TONE.search(said):
        return True if _syllables().fullmatch(base) else None
    if base in readings and said.islower():
        return True
    gapped = said.islower() and any(_is_gapped(base, reading) for reading in readings)
    return False if gapped else None


def _broken(text: str, m: re.Match[str]) -> bool | None:
    """``結(j`` and ``?fàn)``, which lack a bracket: True sure, False likely, None no damage."""
    opening, said, closing = m.groups()
    if opening not in "(（":
        sure = _headless(said.strip("?\ufffd")) if closing else None
        bracketed = _OPEN_BEFORE.search(text, max(0, m.start() - 40), m.start())
        return None if sure is False and bracketed else sure
    if not closing and (_TONE.search(said) or not _CLOSES.match(text, m.end())):
        return _cut(text[m.start() - 1], said)
    return None


def _cut(before: str, said: str) -> bool | None:
    base = _plain(said)
    readings = _readings().get(before, ())
    if any(_fits(base, reading[: len(base)]) for reading in readings):
        return base.strip("?") != "" and said.islower()
    if _TONE.search(said):
        return _syllables().fullmatch(base) is not None
    return False if not base.strip("?") else None


def _headless(said: str) -> bool | None:
    if not _syllables().fullmatch(_plain(said)):
        return None
    return _TONE.search(said) is not None


def _bare(text: str) -> Iterator[tuple[int, int]]:
    """``務wù)`` and ``務wù``: a toned reading of the character before it, without brackets."""
    done = 0
    for m in _TONE.finditer(text):
        start = m.start()
        while start > done and m.start() - start < 5 and _RUN.fullmatch(text[start - 1]):
            start -= 1
        run = _RUN.match(text, start, start + 9)
        end = run.end() if run else start
        if start > done and _plain(text[start:end]) in _readings().get(text[start - 1], ()):
            end += text[end : end + 1] in (")", "）")
            done = end
            yield start, end


def _plain(said: str) -> str:
    """Lower case, no tone, ``v`` for ``ü``, ``?`` for what was lost."""
    bare = unicodedata.normalize("NFD", said.lower().replace("ɑ", "a").replace("ɡ", "g"))
    bare = bare.replace("u\u0308", "v").replace("\ufffd", "?")
    return "".join(c for c in bare if not unicodedata.combining(c))


def _fits(said: str, reading: str) -> bool:
    return len(said) == len(reading) and all(
        a in ("?", b) for a, b in zip(said, reading, strict=True)
    )


def _is_gapped(said: str, reading: str) -> bool:
    """``(f)``, ``(jn)``: the reading with letters lost, its first letter kept."""
    letters = iter(reading)
    return said[0] == reading[0] and all(letter in letters for letter in said)


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    table: defaultdict[str, list[str]] = defaultdict(list)
    for line in _READINGS.read_text("utf-8").splitlines():
        syllable, chars = line.split("\t")
        spellings = (syllable, syllable.replace("v", "u")) if "v" in syllable else (syllable,)
        for char in chars:
            table[char].extend(spellings)
    return {char: tuple(syllables) for char, syllables in table.items()}


@cache
def _syllables() -> re.Pattern[str]:
    """One or more syllables of pinyin, tones taken off."""
    lines = _READINGS.read_text("utf-8").splitlines()
    names = sorted((line.split("\t")[0] for line in lines), key=len, reverse=True)
    return re.compile("(?:" + "|".join(names) + "|lu|nu|lue|nue){1,3}")
