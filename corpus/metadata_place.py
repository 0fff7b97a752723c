"""Where a report comes from: one region, its code and level, out of what several sources say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus import regions
from corpus.metadata_body import COMMON_ZONES, Subject
from corpus.normalize import normalize

_ORDER = ("table", "title", "header", "name", "text")
_CITY_OF_COUNTIES = re.compile(
    r"县[(（]市、?区?[)）]|县[(（]区[)）]|县市区|县区|区县|[(（]县、?区[)）]"
)
_LEVELS = ((r"省|自治区", "省"), (r"自治州|地区|盟|州", "市"), (r"自治[县旗]|[县区旗]", "县"))


@dataclass(frozen=True, slots=True)
class Place:
    """``name``: the region, or parent and part of a zone or town. ``own_name``: the region
    without a part. Code and level, each with its source; "" for what is unknown or ambiguous.
    """

    name: str = ""
    source: str = ""
    own_name: str = ""
    code: str = ""
    code_source: str = ""
    level: str = ""
    level_source: str = ""


class _Decided(NamedTuple):
    region: regions.Region
    source: str


def place_of(
    said: Mapping[str, Subject], *, year: int | None, index_number: str, sentences: Sequence[str]
) -> Place:
    """The place of a report.

    ``said``: what each source (table, title, header, name, text) says, read in that order.
    ``year``: the year reported on; ``index_number`` often begins with the code of the region;
    ``sentences`` tell a prefecture that is not in GB/T 2260 from a county-level city.
    """
    source = next((s for s in _ORDER if s in said and (said[s].chain or said[s].part)), "")
    hint = index_number[:6] if re.match(r"[1-8]\d{5}(?!\d)|[1-8]\d{8}/", index_number) else ""
    level_only = next((s for s in _ORDER if s in said and _is_level_only(said[s])), "")
    if not source:
        return _without_region(said, level_only)
    subject = said[source]
    decided = _decide(said, source, year=year, hint=hint)
    own = decided.region.name if decided else "".join(subject.chain[-1:])
    early = level_only and _ORDER.index(level_only) < _ORDER.index(source)
    if early and (subject.part or not own.endswith(said[level_only].body[0])):
        return _without_region(said, level_only)
    if subject.part:
        parent = "".join(subject.chain) or _parent(said, source)
        open_level = not parent and subject.part in COMMON_ZONES
        level = "" if open_level else subject.level
        return Place(parent + subject.part, source, level=level, level_source=source)
    level, level_source = _level(subject, decided, source, sentences, year=year)
    code = decided.region.code if decided else ""
    return Place(own, source, own, code, decided.source if decided else "", level, level_source)


def _is_level_only(subject: Subject) -> bool:
    return bool(
        not subject.chain and not subject.part and re.match(r"[省市县区州旗]", subject.body)
    )


def _without_region(said: Mapping[str, Subject], source: str) -> Place:
    level = said[source].level if source else ""
    return Place(level=level, level_source=source if level else "")


def _decide(
    said: Mapping[str, Subject], source: str, *, year: int | None, hint: str
) -> _Decided | None:
    """The GB/T 2260 region of the weightiest source, if need be with the help of the others."""
    chain = said[source].chain
    others = [(other, said[other].chain) for other in _ORDER if other in said and other != source]
    found = regions.decide(chain, year=year)
    if found:
        clash = any(_contradicts(outer, found) for _, outer in others if outer)
        return None if clash else _Decided(found, source)
    for other, outer in others:
        for longer in _joined(outer, chain):
            if found := regions.decide(longer, year=year):
                return _Decided(found, other)
    if hint and (found := regions.decide(chain, year=year, hint=hint)):
        return _Decided(found, "header")
    return None


def _joined(outer: tuple[str, ...], chain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if not outer or not chain:
        return
    if chain[0] in outer:
        yield (*outer[: outer.index(chain[0])], *chain)
    else:
        yield (*outer, *chain)


def _contradicts(chain: tuple[str, ...], found: regions.Region) -> bool:
    """Whether another source places the report where ``found`` is not: a namesake, then."""
    if chain[-1] == found.name:
        return len(chain) > 1 and regions.decide(chain) is None and _unlike(chain[:-1], found)
    return _unlike(chain, found)


def _unlike(chain: tuple[str, ...], found: regions.Region) -> bool:
    other = regions.decide(chain)
    if other is None:
        known = regions.candidates(chain[-1]) or regions.short_candidates(chain[-1])
        return not known and chain[-1].endswith(("省", "市")) and found.level == "县"
    return not (found.code.startswith(other.prefix) or other.code.startswith(found.prefix))


def _parent(said: Mapping[str, Subject], source: str) -> str:
    """The region another source names around the zone or town of ``source``."""
    part = said[source].part
    for other in _ORDER:
        subject = said.get(other, Subject())
        if other != source and subject.chain and subject.part in ("", part):
            return subject.chain[-1]
    return ""


def _level(
    subject: Subject,
    decided: _Decided | None,
    source: str,
    sentences: Sequence[str],
    *,
    year: int | None,
) -> tuple[str, str]:
    if decided:
        return decided.region.level, source
    *outer, name = subject.chain
    known = regions.candidates(name, year=year) or regions.candidates(name)
    if known:
        levels = {region.level for region in known}
        return (levels.pop(), source) if len(levels) == 1 else ("", "")
    if name.endswith("市"):
        if outer and not re.search(r"省$|自治区$", outer[-1]) and not _is_province(outer[-1]):
            return "县", source
        told = any(_CITY_OF_COUNTIES.search(normalize(text)) for text in sentences)
        return ("市", "text") if told else ("", "")
    if name.endswith("区") and not name.endswith("自治区") and outer and regions.decide(outer):
        return "", ""  # a known city has no such district: perhaps a zone of its own
    return next(
        ((level, source) for end, level in _LEVELS if re.search(rf"(?:{end})$", name)), ("", "")
    )


def _is_province(name: str) -> bool:
    found = regions.decide((name,))
    return bool(found and found.level == "省")
