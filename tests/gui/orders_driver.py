"""A project of three reports for the orders of tagging and the audit slice."""

from __future__ import annotations

from pathlib import Path

from annotation import classifiers
from annotation.audit import is_drawn
from annotation.cache import store_predictions
from annotation.project import open_project
from annotation.reports import NewUnit, add_report, units
from annotation.scheme import categories

SEED = "甲"
EACH = 12
DOINGS = ("评查案卷", "调解纠纷", "宣讲宪法", "精简材料", "修缮村道", "走访企业")
PLACES = ("云溪县", "青岚区", "柏河镇", "石桥街道", "南汀市", "白鹭乡")


def make_reports(path: Path, *, begun: bool = False) -> Path:
    """Three reports of ``EACH`` sentences; ``begun``: there is a classifier worth hiding."""
    with open_project(path, create=True) as project:
        project.set_setting("audit_seed", SEED)
        project.set_setting("analyst", "甲")
        texts = [f"{place}今年{doing}{n}次。" for n, place in enumerate(PLACES) for doing in DOINGS]
        for number in range(3):
            _add(project, f"报告{number}.txt", texts[number::3])
        if begun:
            given = {"recipe_hash": "", "scheme_hash": "", "label_hash": "", "figures": {}}
            classifiers.record(project, version="v1", **given)
    return path


def _add(project, name: str, texts: list[str]) -> None:
    at, rows = 0, []
    for text in texts:
        rows.append(NewUnit(at, at + len(text), "sentence", "成效", text))
        at += len(text)
    more = {"metadata": {}, "cleaner_version": "1", "splitter_version": "1", "analyst": "甲"}
    add_report(
        project,
        name=name,
        source="".join(texts),
        encoding="utf-8",
        extractor="",
        units=rows,
        **more,
    )


def sentences(path: Path) -> list[tuple[int, int]]:
    """(report id, unit id) in document order."""
    with open_project(path) as project:
        return [(unit.report_id, unit.id) for unit in units(project)]


def drawn(path: Path) -> list[int]:
    """The ids of the units that are drawn for the audit."""
    with open_project(path) as project:
        return [unit.id for unit in units(project) if is_drawn(SEED, unit.uid)]


def say_of(path: Path, doubtful: list[int], *, version: str = "v1", least: float = 0.01) -> None:
    """Predictions: in the first category ``doubtful`` units are at the threshold, in their order.

    The others are sure.
    """
    with open_project(path) as project:
        uids = [category.uid for category in categories(project)]
        rows = {unit.id: dict.fromkeys(uids, least) for unit in units(project)}
        for place, unit_id in enumerate(doubtful):
            rows[unit_id][uids[0]] = 0.5 - 0.02 * place
        store_predictions(project, version, list(rows.items()))


def audited(path: Path) -> dict[tuple[int, str], tuple[bool, bool]]:
    """(unit id, category) -> (value, final) of what was answered blind."""
    with open_project(path) as project:
        rows = project.db.execute("SELECT unit_id, category, value, final FROM audit").fetchall()
    return {(unit, category): (bool(v), bool(f)) for unit, category, v, f in rows}
