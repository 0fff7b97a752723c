"""Who a report speaks for: region, zone or town, and body, out of what a title opens with.

A name is read whole or not at all: a chain of regions (known ones, or any 云溪县), then perhaps
a functional zone or a town, then perhaps a body. What does not fit is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import regions

_HAN = r"[\u3400-\u9fff]"
# Words a place name does not hold; they show that an ordinary phrase has been reached.
_NAME = (
    r"(?:(?![和与及的年局委我本各全市县镇]|关于|街道|政府|人民|中共|国网|中国|国家)[\u3400-\u9fff])"
)
_ZONE_WORDS = (
    "(?:经济|高新|新|产业|工业|旅游|技术|农业|生态)*开发区|经开区|高新区|新区|综保区|保税港?区|"
    "自由贸易试验区|自贸试?验?区|风景名胜区|风景区|景区|度假区|园区|示范区|合作区|管理区|"
    "试验区|实验区|集聚区|先行区|港区|工业区|加工区|商务区|旅游区|林场管理区"
)
_ZONE = re.compile(
    rf"[\u3400-\u9fff()（）]{{0,16}}?(?:{_ZONE_WORDS})(?:{_HAN}{{1,4}}(?:片区|园区|管理区))?"
)
_ENDS_AS_ZONE = re.compile(rf"(?:{_ZONE_WORDS})$")
_NEW_REGION = re.compile(rf"{_NAME}{{2,4}}?(?:地区|[省市县区旗])|{_NAME}{{2,14}}?自治[区州县旗]")
_NO_REGION = re.compile(r"(?:城市|社区|辖区|山区|库区|市区|灾区|片区)$")
_TOWN = re.compile(
    rf"(?!城[镇乡]){_NAME}{{1,10}}?(?:镇|街道|苏木)|{_NAME}{{1,8}}?乡(?=人民政府|政府|党委|$)"
)

_LAW_OFFICE = r"(?:全面)?依法治[省市县区州旗镇](?:工作)?(?:委员会|领导小组)?(?:办公室|办)?"
_GOVERNMENT = re.compile(
    r"(?:人民)?政府(?:办公[室厅]|办)?|行政公署|行署|(?:街道)?办事处|国务院(?:政府)?"
)
_ZONE_COMMITTEE = re.compile(r"(?:党工委[、和]?)?(?:管理委员会|管委会)(?:办公室)?")
_PARTY = re.compile(
    rf"{_LAW_OFFICE}|(?:党?工?委|党组)(?:{_LAW_OFFICE}|{_HAN}{{1,14}}(?:委员会|办公室|办|部|委))?|"
    r"委办公[室厅]"
)
_PARTY_AND_GOVERNMENT = re.compile(r"委[、和]?[省市县区州旗](?:人民)?政府")
_PARTY_COMMITTEE = re.compile(rf"(?:工作)?委员会(?:{_LAW_OFFICE}|办公[室厅])?")
_OFFICE = re.compile(
    r"(?!委)(?:(?!关于|报告|总结|人民政府)[\u3400-\u9fff()（）、·]){1,26}"
    r"(?:局|厅|署|委员会|办公室|中心|支队|总队|大队|[改健建教资宗信科农]委|司法部|总局|部|所|站|院|人大常委会|公司|大学|学校)"
    r"(?:[(（][\u3400-\u9fff、]{1,16}[)）])?"
)
_NOT_AN_OFFICE = re.compile(
    r"人大|人民代表|政协|法院|检察|公司|学校|武装部|领导小组|党支部|委员会$(?<=村民委员会)"
)
_OPENING = re.compile(r"中共|中国共产党|国家税务总局|中华人民共和国(?=国务院)")
_LEVEL_ONLY = re.compile(r"[省县区州旗]|市(?!场|容|政[^府务])")
_LEVEL_OF = {"省": "省", "市": "", "县": "县", "区": "县", "州": "市", "旗": "县"}
# On maps of many coastal cities, and a division of GB/T 2260 in one of them only.
_LONGEST = 100  # characters; no region and body are that long
_DEEPEST = 4  # 省, 市, 县 and one to spare
COMMON_ZONES = frozenset({"滨海新区"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name says.

    ``chain``: region names, outermost first. ``part``: a functional zone or town below them.
    ``level``: 功能区 or 乡镇街道 for a part, a level told by the body alone (县司法局), or "".
    ``body``: the issuing body in full or "". ``body_type``: 政府, 部门, 党委 or "".
    """

    chain: tuple[str, ...] = ()
    part: str = ""
    level: str = ""
    body: str = ""
    body_type: str = ""

    @property
    def bare(self) -> str:
        """The body without the places in front of it; "" if there are no places."""
        places = "".join(self.chain) + self.part
        return self.body.partition(places)[2] if places and self.body else ""


def parse(name: str) -> Subject | None:
    """What ``name`` (normalized, nothing but a region and/or a body) says; None if it does not fit.

    Several bodies in one name, set apart by a space or ``、``, are one body; their type stands
    only if they share it, their place only if it is the same.
    """
    if name.isascii():  # 2021, or nothing at all
        return None
    name = name.strip(" \t\u3000,，:：;；|-—")
    whole = _parse_one(re.sub(r"\s+", "", name))
    if whole:
        return whole
    parts = [_parse_one(part) for part in re.split(r"[\s、]+", name) if part]
    if len(parts) < 2 or not all(part and part.body for part in parts):
        return None
    return _joint([part for part in parts if part])


def _joint(parts: list[Subject]) -> Subject:
    first = parts[0]
    same_place = all((p.chain, p.part) in {(first.chain, first.part), ((), "")} for p in parts)
    same_type = len({part.body_type for part in parts}) == 1
    return Subject(
        first.chain if same_place else (),
        first.part if same_place else "",
        first.level if same_place else "",
        "、".join(part.body for part in parts),
        first.body_type if same_type else "",
    )


def _parse_one(name: str) -> Subject | None:
    if len(name) > _LONGEST:
        return None
    party = name.startswith(("中共", "中国共产党"))
    opening = _OPENING.match(name)
    start = opening.end() if opening else 0
    for chain, part, level, end in _places(name, start):
        rest = name[end:]
        if not rest and start == 0 and (chain or part):
            return Subject(chain, part, level)
        body_type = _body_type(rest, level=level, party=party)
        if rest and body_type is not None:
            level = level or (not chain and _LEVEL_OF.get(name[start : start + 1], "")) or ""
            return Subject(chain, part, level, name, body_type)
    return None


def _places(
    name: str, start: int, *, outer: str = "", depth: int = 0
) -> Iterator[tuple[tuple[str, ...], str, str, int]]:
    """All readings of the places from ``start`` on: chain, part, level, where they end."""
    for place in dict.fromkeys(_regions_at(name, start, outer=outer) if depth < _DEEPEST else ()):
        inner = _places(name, start + len(place), outer=place, depth=depth + 1)
        for chain, part, level, end in inner:
            yield (place, *chain), part, level, end
    if zone := _ZONE.match(name, start):
        yield (), zone[0], "功能区", zone.end()
    if town := _TOWN.match(name, start):
        yield (), town[0], "乡镇街道", town.end()
    if start == 0 and _LEVEL_ONLY.match(name):
        yield (), "", "", 1
    yield (), "", "", start


def _regions_at(name: str, start: int, *, outer: str) -> Iterator[str]:
    known = regions.longest_known(name, start)
    if known and (known not in COMMON_ZONES or (outer and regions.decide((outer, known)))):
        yield known
    for end in range(start + 2, min(start + 6, len(name) + 1)):
        if regions.short_candidates(name[start:end]) and _short_fits(name, start, end):
            yield name[start:end]
    new = _NEW_REGION.match(name, start)
    if new and not _ENDS_AS_ZONE.search(new[0]) and not _NO_REGION.search(new[0]):
        yield new[0]


def _short_fits(name: str, start: int, end: int) -> bool:
    """宁波 counts before 江北区, which lies in it, and before a zone; 长春岭镇 is not in 长春."""
    inner = regions.longest_known(name, end)
    if inner and regions.decide((name[start:end], inner)):
        return True
    return name[end - 1] == "州" or bool(_ZONE.match(name, end))


def _body_type(rest: str, *, level: str, party: bool) -> str | None:
    """政府, 部门 or 党委; "" for a body that is none of them; None for no body at all."""
    if level == "功能区" and _ZONE_COMMITTEE.fullmatch(rest):
        return "政府"
    if _PARTY_AND_GOVERNMENT.fullmatch(rest):
        return ""
    if _PARTY.fullmatch(rest) or (party and _PARTY_COMMITTEE.fullmatch(rest)):
        return "党委"
    if _GOVERNMENT.fullmatch(rest):
        return "政府"
    if not _OFFICE.fullmatch(rest):
        return None
    return "" if _NOT_AN_OFFICE.search(rest) else "部门"
