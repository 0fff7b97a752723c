"""Everything a user can do to a project, each verb chosen by three small numbers."""

from __future__ import annotations

from pathlib import Path

from project_files import OTHER_REPORT, REPORT
from report_texts import add_text

from annotation.annotations import adjudicate
from annotation.cache import store_predictions
from annotation.merge import merge
from annotation.project import Project, open_project
from annotation.reports import ReportRow, UnitRow, reports, source_text, units
from annotation.scheme import categories
from corpus.document import Kind, Section
from messages import KnownError
from operations import correct_text, edit_scheme, resplit
from operations.bulk import Action, bulk, preview_bulk
from operations.edit_metadata import Edit, edit_metadata, restore_metadata
from operations.export_corpus import export_corpus
from operations.flag import set_flag
from operations.import_labels import import_labels
from operations.judge_one import judge_category, judge_whole
from operations.merge_categories import merge_categories, split_category
from operations.replace_report import preview_replace, replace_report
from operations.share_copy import share_copy
from operations.split_report import join_reports, split_report

TEXTS = (REPORT, OTHER_REPORT, f"{REPORT}\n{OTHER_REPORT}", "短。")
ANSWERS = (True, False, None)


class Verbs:
    """The verbs on one project; ``folder`` takes the files that are written on the way."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project, self.folder, self._copies = project, folder, 0

    def unit(self, number: int) -> UnitRow:
        found = list(units(self.project))
        return found[number * 7 % len(found)]

    def report(self, number: int) -> ReportRow:
        found = reports(self.project)
        return found[number % len(found)]

    def category(self, number: int) -> str:
        found = categories(self.project, retired=True)
        return found[number % len(found)].uid


def add(v: Verbs, a: int, b: int, c: int) -> None:
    add_text(v.project, TEXTS[a % 4], name=f"{b % 2}.txt", metadata={"year": ("2021", "title")})


def judge(v: Verbs, a: int, b: int, c: int) -> None:
    uid, value = v.category(b), ANSWERS[c % 3]
    judge_category(
        v.project, unit_id=v.unit(a).id, category=uid, value=value, analyst="甲乙"[a % 2]
    )


def judge_all(v: Verbs, a: int, b: int, c: int) -> None:
    unit = v.unit(a)
    values = {x.uid: bool((i + c) % 2) for i, x in enumerate(categories(v.project))}
    accepted = {uid: 0.1 * c + 0.05 for i, uid in enumerate(values) if i % 2 == b % 2}
    told = {"values": values, "accepted": accepted, "version": "v1"}
    judge_whole(v.project, unit_id=unit.id, text=unit.text, analyst="甲", **told)


def decide(v: Verbs, a: int, b: int, c: int) -> None:
    told = {"category": v.category(b), "value": ANSWERS[c % 3], "analyst": "丙", "note": "'"}
    adjudicate(v.project, unit_id=v.unit(a).id, **told)


def doubt(v: Verbs, a: int, b: int, c: int) -> None:
    set_flag(v.project, unit_id=v.unit(a).id, note=(None, "", "疑'")[c % 3], analyst="甲乙"[b % 2])


def in_bulk(v: Verbs, a: int, b: int, c: int) -> None:
    present = list(units(v.project))
    uids = [x.uid for x in categories(v.project)]
    rows = [
        (u.id, {uid: (u.id * 3 + i * 5) % 10 / 9 for i, uid in enumerate(uids)}) for u in present
    ]
    store_predictions(v.project, "v9", rows)
    kind = ("yes", "no", "none", "accept", "clear")[a % 5]
    action = Action(kind, v.category(c) if kind in ("yes", "no") or c % 2 else "")
    asked = [unit.id for unit in present[:: 1 + b % 3]]
    foreseen = preview_bulk(v.project, asked, action, analyst="甲乙"[b % 2])
    assert bulk(v.project, asked, action, analyst="甲乙"[b % 2]).changed == foreseen.changed


def join_units(v: Verbs, a: int, b: int, c: int) -> None:
    correct_text.merge_with_next(v.project, unit_id=v.unit(a).id, analyst="甲")


def cut_unit(v: Verbs, a: int, b: int, c: int) -> None:
    correct_text.split_unit(v.project, unit_id=v.unit(a).id, offset=c * 3, analyst="甲")


def kind(v: Verbs, a: int, b: int, c: int) -> None:
    said = list(Kind)[c % len(Kind)]
    correct_text.set_kind(v.project, unit_id=v.unit(a).id, kind=said, analyst="甲")


def part(v: Verbs, a: int, b: int, c: int) -> None:
    said = list(Section)[c % len(Section)]
    headings = list(units(v.project, kinds=["heading"]))
    if b % 2 and headings:
        heading = headings[a % len(headings)].id
        correct_text.set_heading_section(v.project, heading_id=heading, section=said, analyst="甲")
    else:
        correct_text.set_section(v.project, unit_id=v.unit(a).id, section=said, analyst="甲")


def cut_report(v: Verbs, a: int, b: int, c: int) -> None:
    name = ("新.txt", None)[c % 2]
    split_report(v.project, unit_id=v.unit(a).id, analyst="甲", name=name)


def put_behind(v: Verbs, a: int, b: int, c: int) -> None:
    if v.report(a).id != v.report(b).id:
        join_reports(v.project, report_id=v.report(a).id, onto=v.report(b).id, analyst="甲")


def correct_file(v: Verbs, a: int, b: int, c: int) -> None:
    report, file = v.report(a), v.folder / "改正.txt"
    known = source_text(v.project, report.id)
    text = TEXTS[b % 4] if c % 2 else known.replace("法", ("发", "法 ")[c % 3 % 2])
    file.write_text(text, "utf-8", newline="\n")
    replace_report(
        v.project, preview_replace(v.project, report_id=report.id, path=file), analyst="甲"
    )


def cut_anew(v: Verbs, a: int, b: int, c: int) -> None:
    resplit.resplit(v.project, resplit.preview(v.project, [v.report(a).name]), analyst="甲")


def scheme(v: Verbs, a: int, b: int, c: int) -> None:
    uid, other = v.category(a), v.category(b)
    parent, before = (other if c % 2 else ""), (v.category(c) if c % 3 else None)
    verbs = (
        lambda p, **by: edit_scheme.add(p, f"类{a}", parent=parent, **by),
        lambda p, **by: edit_scheme.rename(p, uid, f"类{b}", **by),
        lambda p, **by: edit_scheme.recolour(p, uid, f"#00000{b % 10}", **by),
        lambda p, **by: edit_scheme.rekey(p, uid, str(b or ""), swap=bool(a % 2), **by),
        lambda p, **by: edit_scheme.move(p, uid, parent=parent, before=before, **by),
        lambda p, **by: edit_scheme.retire(p, uid, **by),
        lambda p, **by: edit_scheme.bring_back(p, uid, **by),
        lambda p, **by: edit_scheme.define(p, uid, f"定义{b}", **by),
        lambda p, **by: edit_scheme.accept_older(p, uid, **by),
        lambda p, **by: edit_scheme.set_seeds(p, uid, [f"词{b}", "执法"], **by),
        lambda p, **by: merge_categories(p, uid, other, **by),
        lambda p, **by: split_category(p, uid, [f"分{a}", f"分{b}之二"], **by),
    )
    verbs[c % len(verbs)](v.project, analyst="甲")


def metadata(v: Verbs, a: int, b: int, c: int) -> None:
    field, value = (
        ("region", "year", "level", "备注")[b % 4],
        ("浙江省", "2020", "省", "'x", "")[c % 5],
    )
    edit_metadata(v.project, [Edit(v.report(a).id, field, value)], analyst="甲")


def metadata_back(v: Verbs, a: int, b: int, c: int) -> None:
    restore_metadata(
        v.project, [(v.report(a).id, "region"), (v.report(a).id, "year")], analyst="甲"
    )


def out_and_in(v: Verbs, a: int, b: int, c: int) -> None:
    format = ("csv", "jsonl")[a % 2]
    out = v.folder / f"out.{format}"
    export_corpus(v.project, out, format=format)
    import_labels(v.project, out, analyst="丁", format=format)


def from_colleague(v: Verbs, a: int, b: int, c: int) -> None:
    v._copies += 1
    copy = v.folder / f"{v._copies}.db"
    share_copy(v.project, copy, report_ids=[v.report(a).id])
    with open_project(copy) as theirs:
        there = Verbs(theirs, v.folder)
        for verb in (judge, cut_unit, join_units, cut_report, doubt):
            try:
                verb(there, a, b, c)
            except KnownError:
                continue
    merge(v.project, copy, analyst="甲")


ALL = (
    *(add, judge, judge_all, decide, doubt, in_bulk, join_units, cut_unit, kind, part),
    *(cut_report, put_behind, correct_file, cut_anew, scheme, scheme, scheme),
    *(metadata, metadata_back, out_and_in, from_colleague),
)
KEEPING = frozenset(
    {join_units, cut_unit, kind, part, cut_report, put_behind, cut_anew, from_colleague, add}
)
"""Those after which everything that was said is still said, of the same text."""
