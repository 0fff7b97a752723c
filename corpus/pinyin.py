"""Damage by pinyin: pages that show ``服務(wù)`` where ``服務`` was written.

Some web pages print the reading of a character behind it in brackets. It comes whole
(``發(fā)``), without its tone or vowel (``發(fa)``, ``發(f)``), cut (``結(j``), with a ``?``
for what was lost (``展?fàn)I造``; ``corpus.lost`` finds the character), half or full width.
What a tone mark proves is removed; what looks like a real bracket (OA, App, a) stays unless
it is a reading of the character before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.lost import find_lost
from corpus.syllables import LETTER, TONE, TONED, plain, readings, syllables

_CANDIDATE = re.compile(
    r"(?P<open>[(（?？\ufffd])(?:(?<=\S.)|(?<=\S[ \u3000].))"
    rf"(?P<said>[{LETTER}?\ufffd]{{1,9}})(?P<close>[)）]?)",
    re.DOTALL,
)
# No damage is without one of these; most texts have none, and one look at them is enough.
_TRACE = re.compile(
    rf"[(（?？\ufffd{TONED}{TONED.upper()}](?:(?<=[{TONED}{TONED.upper()}])|[{LETTER}?\ufffd])"
)
_RUN = re.compile(f"[{LETTER}]*")
# After a cut reading no bracket closes: one that does close further on is a real bracket.
_CLOSES = re.compile(r"[^()（）\n]{0,40}[)）]")
_OPEN_BEFORE = re.compile(r"[(（][^()（）\n]*\Z")
_SURE = 3  # so many sure places make a text a damaged one, where likely ones are removed too


class Damage(NamedTuple):
    """``[start, end)`` is damage; ``instead`` is what it stands for, "" or one character."""

    start: int
    end: int
    instead: str = ""


def find_damage(text: str) -> list[Damage]:
    """The pinyin damage of ``text``, ordered and disjoint.

    Each follows a character that is not white space. Sure damage is always listed; likely
    damage only in a text with at least three sure places. Removing it can bring more to light:
    call again until nothing is found.
    """
    if not _TRACE.search(text):
        return []
    sure: list[Damage] = []
    likely: list[Damage] = []
    mended: list[Damage] = []
    for m in _CANDIDATE.finditer(text):
        start, end = m.span()
        if _is_own_reading(text[start - 1 : end]):
            sure.append(Damage(start, end))
            continue
        if mended and start < mended[-1].end and not _between(mended, start):
            continue
        lost = _lost(text, m, mended)
        if lost:
            mended = lost
            (sure if TONE.search(m["said"]) else likely).extend(lost)
            continue
        judged = _judged(text, m)
        if judged is not None:
            (sure if judged else likely).append(Damage(start, end))
    if len(sure) >= _SURE and likely:
        sure += likely
    return sorted(sure) or list(_bare(text))


def _judged(text: str, m: re.Match[str]) -> bool | None:
    if text[m.start() - 1].isspace() or m["open"] == "？":
        return None
    judged = _in_brackets(text[m.start() - 1 : m.end()])
    return _broken(text, m) if judged is None else judged


def _between(mended: list[Damage], at: int) -> bool:
    """Whether ``at`` lies between characters that were mended together."""
    return not any(start <= at < end for start, end, _ in mended)


def _lost(text: str, m: re.Match[str], mended: list[Damage]) -> list[Damage]:
    """What ``m`` stands for if it hides characters; ``mended`` were hidden just before it."""
    if not m["close"] or (m["open"] in "(（" and not TONE.search(m["said"])):
        return []
    start = m.start() - (text[m.start() - 1] in "?？\ufffd")
    if text[start] in "?？\ufffd" and text[start - 1] in " \u3000":
        start -= 1
    behind = mended[-1] if mended else Damage(0, 0)
    found = find_lost(text, start, known=behind.instead, known_to=behind.end)
    return [Damage(*character) for character in found]


@lru_cache(maxsize=4096)
def _is_own_reading(place: str) -> bool:
    """``發(fā)``: the damage that is met most by far."""
    if place[1] not in "(（" or place[-1] not in ")）" or not place[2:-1].islower():
        return False
    return plain(place[2:-1]) in readings().get(place[0], ())


@lru_cache(maxsize=4096)
def _in_brackets(place: str) -> bool | None:
    """``發(fā)`` with both brackets: True sure, False likely, None no damage."""
    if place[1] not in "(（" or place[-1] not in ")）":
        return None
    said, base = place[2:-1], plain(place[2:-1])
    known = readings().get(place[0], ())
    if "?" in base:
        if any(_fits(base, reading) for reading in known):
            return base.strip("?") != ""
        return False if said.islower() or not base.strip("?") else None
    if TONE.search(said):
        return True if syllables().fullmatch(base) else None
    gapped = said.islower() and any(_is_gapped(base, reading) for reading in known)
    return False if gapped else None


def _broken(text: str, m: re.Match[str]) -> bool | None:
    """``結(j`` and ``?fàn)``, which lack a bracket: True sure, False likely, None no damage."""
    opening, said, closing = m.groups()
    if opening not in "(（":
        sure = _headless(said.strip("?\ufffd")) if closing else None
        bracketed = _OPEN_BEFORE.search(text, max(0, m.start() - 40), m.start())
        return None if sure is False and bracketed else sure
    if not closing and (TONE.search(said) or not _CLOSES.match(text, m.end())):
        return _cut(text[m.start() - 1], said)
    return None


def _cut(before: str, said: str) -> bool | None:
    base = plain(said)
    known = readings().get(before, ())
    if any(_fits(base, reading[: len(base)]) for reading in known):
        return base.strip("?") != "" and said.islower()
    if TONE.search(said):
        return syllables().fullmatch(base) is not None
    return False if not base.strip("?") else None


def _headless(said: str) -> bool | None:
    if not syllables().fullmatch(plain(said)):
        return None
    return TONE.search(said) is not None


def _bare(text: str) -> Iterator[Damage]:
    """``務wù)`` and ``務wù``: a toned reading of the character before it, without brackets."""
    done = 0
    for m in TONE.finditer(text):
        start = m.start()
        while start > done and m.start() - start < 5 and _RUN.fullmatch(text[start - 1]):
            start -= 1
        run = _RUN.match(text, start, start + 9)
        end = run.end() if run else start
        if start > done and plain(text[start:end]) in readings().get(text[start - 1], ()):
            end += text[end : end + 1] in (")", "）")
            done = end
            yield Damage(start, end)


def _fits(said: str, reading: str) -> bool:
    return len(said) == len(reading) and all(
        a in ("?", b) for a, b in zip(said, reading, strict=True)
    )


def _is_gapped(said: str, reading: str) -> bool:
    """``(f)``, ``(jn)``: the reading with letters lost, its first letter kept."""
    letters = iter(reading)
    return said[0] == reading[0] and all(letter in letters for letter in said)
