"""Reports made of any text, and eyes on what is stored, for the tests that correct them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from annotation.annotations import annotations
from annotation.project import Project
from annotation.reports import NewUnit, UnitRow, add_report, units
from annotation.versions import WATCHED
from corpus.sentences import split

_PIECES = st.sampled_from(
    [
        *(
            "机(jī)关",
            "展?fàn)I",
            "強(qi\ufffdng)化",
            "發（fā）布",
            "(OA)",
            "e Government",
            "\u3000",
        ),
        *(
            "法治政府",
            "，",
            "。",
            "；",
            "一是",
            "\n",
            "\r\n",
            " ",
            "2021年",
            "\x00",
            "\ud800",
            "😀",
        ),
        *("\n— 3 —\n", "\n一、主要工作成效\n", "（二）规范执法。", "\n第3页 共4页\n", "\f"),
        "全县各部门认真落实各项工作部署要求\n",
    ]
)
DAMAGED = st.lists(_PIECES, max_size=25).map(lambda pieces: "".join(["法治", *pieces]))
"""Texts of at least one unit: lost characters, page furniture, wrapped lines and worse."""


def add_text(
    project: Project,
    text: str | Sequence[str],
    *,
    name: str = "云溪县.txt",
    kinds: Sequence[str] = (),
    metadata: dict[str, tuple[str, str]] | None = None,
) -> int:
    """Add a report, cut as an import cuts it, or as the lines given, of these kinds; its id."""
    if isinstance(text, str):
        source = text
        new = [NewUnit(u.start, u.end, str(u.kind), str(u.section), u.text) for u in split(text)]
    else:
        source, new = "", []
        for place, line in enumerate(text):
            kind = kinds[place] if kinds else "sentence"
            new.append(NewUnit(len(source), len(source) + len(line), kind, "成效", line))
            source += line + "\n"
    return add_report(
        project,
        name=name,
        source=source,
        encoding="utf-8",
        extractor="",
        units=new,
        metadata=metadata or {},
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    ).report_id


def live(project: Project, report_id: int) -> list[UnitRow]:
    """The live units of a report in order."""
    return list(units(project, report_id=report_id))


def said(project: Project, unit_id: int) -> dict[str, tuple[bool, bool]]:
    """Category -> (value, for review)."""
    rows = (row for row in annotations(project) if row.unit_id == unit_id)
    return {row.category: (row.value, row.needs_review) for row in rows}


def dump(project: Project) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every user table, sorted."""
    return {
        table: sorted(project.db.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in WATCHED
    }
