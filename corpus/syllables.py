"""How characters are read: pinyin without tones, from ``data/readings.txt``."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

_READINGS = Path(__file__).parent / "data" / "readings.txt"

TONED = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c"
# Inside a character class: a letter that pinyin is written with.
LETTER = rf"a-zA-Züêɑɡ{TONED}{TONED.upper()}"
TONE = re.compile(f"[{TONED}{TONED.upper()}]")


def plain(said: str) -> str:
    """Lower case, no tone, ``v`` for ``ü``, ``?`` for what was lost."""
    bare = unicodedata.normalize("NFD", said.lower().replace("ɑ", "a").replace("ɡ", "g"))
    bare = bare.replace("u\u0308", "v").replace("\ufffd", "?")
    return "".join(c for c in bare if not unicodedata.combining(c))


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """For each character its readings, ``ü`` as ``v`` and as ``u``."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for line in _READINGS.read_text("utf-8").splitlines():
        syllable, chars = line.split("\t")
        spellings = (syllable, syllable.replace("v", "u")) if "v" in syllable else (syllable,)
        for char in chars:
            table[char].extend(spellings)
    return {char: tuple(syllables) for char, syllables in table.items()}


@cache
def syllables() -> re.Pattern[str]:
    """One or more syllables of pinyin, tones taken off."""
    lines = _READINGS.read_text("utf-8").splitlines()
    names = sorted((line.split("\t")[0] for line in lines), key=len, reverse=True)
    return re.compile("(?:" + "|".join(names) + "|lu|nu|lue|nue){1,3}")
