"""Seven small reports that a live classifier can learn from, and hands to teach it with."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from project_files import OTHER_REPORT, REPORT

from annotation.annotations import Provenance, judge
from annotation.project import Project
from annotation.units import UnitRow, units
from operations.import_reports import import_reports
from operations.live import LiveLoop, LiveNews

ZHIFA, PUFA = "cat-zhifa", "cat-pufa"
NONE_DRAWN = "1252"  # a seed of the audit's draw
PATIENCE = 120  # seconds; a busy machine
PLACES = ("云溪", "青岚", "柏河", "石桥", "南汀", "白鹭", "松岭")


def import_seven(project: Project, folder: Path) -> None:
    """Seven reports, invented; the same sentences in other places. None is drawn for the audit."""
    project.set_setting("audit_seed", NONE_DRAWN)
    folder.mkdir(exist_ok=True)
    for number, place in enumerate(PLACES):
        text = (REPORT if number % 2 else OTHER_REPORT).replace("云溪县", f"{place}县{number}")
        (folder / f"{place}.txt").write_text(text.replace("青岚区", f"{place}区"), "utf-8")
    import_reports(project, sorted(folder.glob("*.txt")), analyst="甲")


def sentences_of(project: Project) -> list[UnitRow]:
    return list(units(project, kinds=("sentence",)))


def say(project: Project, unit: UnitRow, **values: bool | None) -> None:
    given = {f"cat-{name}": value for name, value in values.items()}
    judge(project, unit_id=unit.id, values=given, analyst="甲", provenance=Provenance("typed"))


def say_much(project: Project, *, start: int = 0) -> None:
    """法治宣传 is what has 宣传, 法律 or 庭审, and nothing but 执法 is anything else; from the
    ``start``-th sentence on.
    """
    for unit in sentences_of(project)[start:]:
        said = any(word in unit.text for word in ("宣传", "法律", "庭审"))
        say(project, unit, pufa=said, zhifa="执法" in unit.text, yingshang=False, maodun=False)


def run(steps: Iterator[None]) -> None:
    for _ in steps:
        pass


def wait(loop: LiveLoop, what: str) -> LiveNews:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        news = loop.poll()
        if news is not None and news.what == what:
            return news
        time.sleep(0.005)
    raise TimeoutError(what)
