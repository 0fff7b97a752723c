"""Where each report stands in the tree: its province or region, then its year. Needs no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotation.reports import ReportRow

Progress = tuple[int, int]  # sentences judged, sentences
Place = tuple[str, str]  # province or region, year; "" where it is not known

# The first two digits of a region code (GB/T 2260), in its order.
PROVINCES = {
    **{"11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古"},
    **{"21": "辽宁", "22": "吉林", "23": "黑龙江"},
    **{"31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建"},
    **{"36": "江西", "37": "山东", "41": "河南", "42": "湖北", "43": "湖南"},
    **{"44": "广东", "45": "广西", "46": "海南", "50": "重庆", "51": "四川"},
    **{"52": "贵州", "53": "云南", "54": "西藏", "61": "陕西", "62": "甘肃"},
    **{"63": "青海", "64": "宁夏", "65": "新疆", "71": "台湾", "81": "香港", "82": "澳门"},
}
_UNKNOWN = ("", "")
SHORT = 12  # so many reports need no regions and years
_ORDER = {name: place for place, name in enumerate(PROVINCES.values())}


@dataclass(eq=False, slots=True)
class Node:
    """A row of the tree: a report, or (``report_id`` 0) a region or a year with rows below it.

    ``key`` of a region or year stays the same through every reload. ``number`` is what the view
    knows the node by.
    """

    text: str
    key: tuple[str, ...] = ()
    report_id: int = 0
    tip: str = ""
    done: Progress = (0, 0)
    parent: Node | None = None
    row: int = 0
    number: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def below(self) -> int:
        """How many reports are in a region or a year."""
        return sum(child.below if child.key else 1 for child in self.children)


def place_of(report: ReportRow) -> Place:
    """The province (else the region) and the year of a report."""
    code, region, year = (
        report.metadata.get(name, _UNKNOWN)[0] for name in ("region_code", "region", "year")
    )
    return PROVINCES.get(code[:2]) or region.strip(), year.strip()


def short_name(name: str) -> str:
    """A report's name without folder and ending."""
    # Not PurePosixPath: it takes 20 microseconds, and there are thousands of names.
    last = name.rsplit("/", 1)[-1]
    stem, dot, ending = last.rpartition(".")
    return stem if stem and dot and len(ending) <= 4 else last


def said_name(report: ReportRow) -> str:
    """What a reader knows a report by: its file's name, or its title where that says nothing."""
    name = short_name(report.name)
    title = report.metadata.get("title", ("", ""))[0]
    return title if title and not any("\u4e00" <= c <= "\u9fff" for c in name) else name


def words_of(report: ReportRow) -> str:
    """What a report can be found by: its name, province, region and year."""
    region = report.metadata.get("region", _UNKNOWN)[0]
    return " ".join((report.name, *place_of(report), region)).casefold()


def grow(
    reports: Sequence[ReportRow], progress: Mapping[int, Progress], unknown: str
) -> tuple[Node, list[Node]]:
    """The root of the tree, and all nodes by ``number`` (the root is 0).

    A level on which all reports agree is left out, and both where a list is short enough.
    ``unknown`` names what is not known.
    """
    placed: dict[Place, list[ReportRow]] = {}
    for report in reports:
        placed.setdefault(place_of(report), []).append(report)
    differ = [n for n in (0, 1) if len({place[n] for place in placed}) > 1]
    levels = differ if len(reports) > SHORT else []
    root = Node("")
    nodes, groups = [root], dict[tuple[str, ...], Node]({(): root})
    for place in sorted(placed, key=_order):
        group = _group(tuple(place[n] for n in levels), groups, unknown, nodes)
        for report in placed[place]:
            done = progress.get(report.id, (0, 0))
            _add(group, Node(said_name(report), (), report.id, report.name, done), nodes)
    return root, nodes


def _order(place: Place) -> list[tuple[bool, int, str]]:
    """Provinces in the order of their codes, other regions and years by name, blanks last."""
    return [(not part, _ORDER.get(part, len(_ORDER)), part) for part in place]


def _group(
    key: tuple[str, ...], groups: dict[tuple[str, ...], Node], unknown: str, nodes: list[Node]
) -> Node:
    """The group with this key, made where it is not there yet."""
    if key not in groups:
        groups[key] = node = Node(key[-1] or unknown, key)
        _add(_group(key[:-1], groups, unknown, nodes), node, nodes)
    return groups[key]


def _add(parent: Node, node: Node, nodes: list[Node]) -> None:
    node.parent, node.row, node.number = parent, len(parent.children), len(nodes)
    parent.children.append(node)
    nodes.append(node)
