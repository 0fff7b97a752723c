"""The administrative divisions of GB/T 2260: from a name, or a chain of names, to a code.

The table is ``data/regions.tsv`` (see the README beside it). It is read at the first lookup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from corpus.normalize import normalize

_TABLE = Path(__file__).parent / "data" / "regions.tsv"
_FOREVER = 9999

# The peoples in the names of autonomous regions and prefectures; 延边朝鲜族自治州 is said 延边州.
_PEOPLES = (
    "朝鲜族|土家族|布依族|哈尼族|景颇族|傈僳族|蒙古族|维吾尔|哈萨克|柯尔克孜|"
    "苗族|藏族|羌族|彝族|侗族|壮族|傣族|白族|回族|蒙古"
)
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:{_PEOPLES})*自治([区州])$")
_PLAIN = re.compile(r"^(.{2,}?)(?:省|市|地区|特别行政区)$")


class Region(NamedTuple):
    """One division: six-digit code, name, and the first and last year it had both (0, 9999)."""

    code: str
    name: str
    first: int
    last: int

    @property
    def level(self) -> str:
        """省, 市 or 县, by the code. A municipality is 省, its districts are 县."""
        if self.code.endswith("0000"):
            return "省"
        return "市" if self.code.endswith("00") else "县"

    @property
    def prefix(self) -> str:
        """The digits that the codes of all divisions inside this one begin with."""
        return self.code[: {"省": 2, "市": 4, "县": 6}[self.level]]


def candidates(name: str, *, inside: str = "", year: int | None = None) -> list[Region]:
    """All divisions of exactly this full name, as it is or normalized (乾安县), in order of code.

    ``inside`` keeps those whose code begins with it. ``year`` keeps those that existed then, give
    or take a year: pages and tables date the same change differently.
    """
    return [
        region
        for region in _by_name().get(name, ())
        if region.code.startswith(inside)
        and (year is None or region.first - 1 <= year <= region.last + 1)
    ]


def short_candidates(name: str) -> list[Region]:
    """Provinces and prefectures that go by this shorter name: 湖北, 宜昌, 延边州."""
    return list(_by_short_name().get(name, ()))


def decide(names: Sequence[str], *, year: int | None = None, hint: str = "") -> Region | None:
    """The one division that the last of ``names`` can mean, or None.

    ``names`` go from the outermost to the innermost, full or short. Every name must stand for a
    division inside the one before it, so that one unknown name decides nothing. ``hint``, six
    digits or "", settles what is still open if it is the code of one of the candidates.
    """
    found: list[Region] = []
    for name in names:
        known = candidates(name, year=year) or short_candidates(name)
        if found:
            known = [region for region in known if any(_holds(outer, region) for outer in found)]
        if not known:
            return None
        found = known
    codes = {region.code for region in found}
    if hint in codes:
        codes = {hint}
    return next(region for region in found if region.code in codes) if len(codes) == 1 else None


def by_code(code: str) -> list[Region]:
    """All names a six-digit code has had since 2010, the latest last; empty if unknown."""
    return sorted(_by_code().get(code, ()), key=lambda region: region.last)


def path(region: Region) -> tuple[str, ...]:
    """The names from the province down to ``region`` itself, as they are today."""
    codes = [region.code[:2] + "0000", region.code[:4] + "00"]
    outer = [by_code(code)[-1].name for code in codes if code != region.code and by_code(code)]
    return (*dict.fromkeys(outer), region.name)


def longest_known(text: str, start: int = 0) -> str:
    """The longest full name in the table that stands in ``text`` at ``start``, or ""."""
    table = _by_name()
    for end in range(min(len(text), start + 16), start + 1, -1):
        if text[start:end] in table:
            return text[start:end]
    return ""


def _holds(outer: Region, inner: Region) -> bool:
    return inner.code != outer.code and inner.code.startswith(outer.prefix)


@cache
def _by_name() -> dict[str, list[Region]]:
    table: dict[str, list[Region]] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        code, name, first, last, *_ = (*line.split("\t"), "", "")
        region = Region(code, name, int(first or 0), int(last or _FOREVER))
        for spelling in {name, normalize(name)}:
            table.setdefault(spelling, []).append(region)
    return table


@cache
def _by_code() -> dict[str, list[Region]]:
    table: dict[str, list[Region]] = {}
    for region in dict.fromkeys(chain.from_iterable(_by_name().values())):
        table.setdefault(region.code, []).append(region)
    return table


@cache
def _by_short_name() -> dict[str, list[Region]]:
    table: dict[str, list[Region]] = {}
    for region in dict.fromkeys(chain.from_iterable(_by_name().values())):
        if region.level != "县":
            for name in _short_names(region.name):
                table.setdefault(name, []).append(region)
    return table


def _short_names(name: str) -> list[str]:
    if found := _AUTONOMOUS.match(name):
        stem, kind = found.groups()
        return [stem] if kind == "区" else [stem, stem + "州"]
    plain = _PLAIN.match(name)
    return [plain[1]] if plain else []
