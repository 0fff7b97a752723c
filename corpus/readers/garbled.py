"""Text that was once decoded with the wrong encoding and saved so (乱码)."""

from __future__ import annotations

import re

SAMPLE = 4_000
# Wrong way round -> what it was: UTF-8 bytes read as Windows-1252 or Latin-1, or as GBK.
_MISREAD_AS = ("latin-1", "cp1252", "gb18030")
_FEWEST = 8  # characters outside ASCII that must come back as Chinese
_SURELY = "锟斤拷"  # two U+FFFD in UTF-8, read as GBK
_HANZI = re.compile("[\u4e00-\u9fff]")
_NO_LEADS = bytes({*range(256)} - {*range(0xE4, 0xEA)})  # in UTF-8 a hanzi begins with E4 to E9
_MORE_THAN_QUOTED = 3  # times; fewer where that is one in a hundred characters


def is_garbled(text: str) -> bool:
    """Whether ``text`` reads as Chinese once its misreading is taken back, or has lost its own."""
    sample = text[:SAMPLE]
    return _has_lost(sample) or any(_comes_back(sample, codec) for codec in _MISREAD_AS)


def _has_lost(sample: str) -> bool:
    lost = sample.count(_SURELY)
    return lost >= _MORE_THAN_QUOTED or 0 < len(sample) <= 100 * lost


def _comes_back(sample: str, codec: str) -> bool:
    # Characters that the codec lacks, and a character cut at the end, must not hide the rest.
    original = sample.encode(codec, "ignore")
    foreign = len(sample) - len(sample.encode("ascii", "ignore"))
    # Three bytes a hanzi: as Latin-1 one character each, as GBK two of three.
    enough = max(_FEWEST, foreign / 4)
    # Sound text is told by its few lead bytes: to decode what is no UTF-8 takes many times as long.
    if len(original.translate(None, _NO_LEADS)) < enough:
        return False
    return len(_HANZI.findall(original.decode("utf-8", "ignore"))) >= enough
