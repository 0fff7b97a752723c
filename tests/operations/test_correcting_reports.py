"""A report cut in two, two joined, one replaced by a corrected file; each is one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project_files import OTHER_REPORT, REPORT
from report_texts import DAMAGED, add_text, dump, live, said

from annotation.annotations import adjudicate, annotations, flag, flags
from annotation.check import check
from annotation.history import entries
from annotation.merge import merge
from annotation.project import Project, open_project
from annotation.reports import find_report, reports, set_metadata, source_text, unit_by_uid
from annotation.undo import last_step, redo, undo
from messages import KnownError
from operations.annotate import annotate
from operations.correct_text import merge_with_next, set_kind
from operations.edit_metadata import Edit, edit_metadata
from operations.import_reports import import_reports
from operations.replace_report import Replacement, preview_replace, replace_report
from operations.split_report import join_reports, split_report

CORRECTED = (
    REPORT.replace("四百件", "四百一十件")
    .replace("为三百家企业提供法治体检。\n", "")
    .replace("组织领导干部旁听庭审六次。", "全县各学校聘任法治副校长三十名。")
    .replace("继续完善", "对照清单逐项整改。\n继续完善")
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """One project for all that Hypothesis thinks of; every example leaves it as it was."""
    with open_project(tmp_path_factory.mktemp("any") / "annotations.db", create=True) as opened:
        yield opened


def tags(project: Project) -> list[tuple[str, str, bool, bool]]:
    """Text, category, value, for review of all that is said."""
    texts = {
        unit.uid: unit.text for report in reports(project) for unit in live(project, report.id)
    }
    rows = [(texts[r.uid], r.category, r.value, r.needs_review) for r in annotations(project)]
    return sorted(rows)


def tag_all(project: Project, report_id: int, names: list[str]) -> None:
    for unit in live(project, report_id):
        if unit.kind == "sentence":
            annotate(project, uid=unit.uid, names=names, analyst="甲")


def assert_turns(project: Project, before: dict) -> None:
    """Undo and redo bring back exactly what was and what came of it."""
    after = dump(project)
    undo(project, analyst="甲")
    assert dump(project) == before
    redo(project, analyst="甲")
    assert dump(project) == after
    assert check(project) == []


def test_a_report_cut_in_two_keeps_every_sentence_and_tag(project: Project) -> None:
    other = add_text(project, "另一篇。", name="别的.txt")
    whole = add_text(project, REPORT + OTHER_REPORT, name="合订.txt")
    last = add_text(project, "第三篇。", name="最后.txt")
    tag_all(project, whole, ["普法"])
    units, before, told = live(project, whole), dump(project), tags(project)
    title = next(u for u in units if u.text.startswith("青岚区2022年"))
    assert (title.kind, title.section) != ("title", "其他")
    flag(project, title.id, "疑", analyst="甲")
    undo(project, analyst="甲")
    one, two = split_report(project, unit_id=title.id, analyst="甲")
    assert [r.id for r in reports(project)] == [other, one, two, last]
    assert [r.name for r in reports(project)][1:3] == ["合订.txt", "合订.txt (2)"]
    assert source_text(project, one) + source_text(project, two) == REPORT + OTHER_REPORT
    assert [u.text for r in (one, two) for u in live(project, r)] == [u.text for u in units]
    assert [u.kind for u in live(project, two)][:2] == ["title", "sentence"]
    assert tags(project) == told
    for unit in units:
        [now] = unit_by_uid(project, unit.uid)
        assert (now.text, now.report_id) == (unit.text, one if unit.start < title.start else two)
    assert find_report(project, "合订.txt (2)").metadata["title"][0].startswith("青岚区2022年")
    assert_turns(project, before)


def test_the_new_report_may_have_a_name_and_the_first_unit_begins_none(project: Project) -> None:
    whole = add_text(project, REPORT + OTHER_REPORT, name="合订.txt")
    units = live(project, whole)
    with pytest.raises(KnownError, match="开头"):
        split_report(project, unit_id=units[0].id, analyst="甲")
    split_report(project, unit_id=units[-3].id, analyst="甲", name="青岚区2022.txt")
    assert [r.name for r in reports(project)] == ["合订.txt", "青岚区2022.txt"]


def test_the_original_file_is_known_after_it_was_cut_joined_or_replaced(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "合订.txt"
    path.write_text(REPORT + OTHER_REPORT, "utf-8", newline="\n")
    import_reports(project, [path], analyst="甲")
    split_report(project, unit_id=live(project, 1)[9].id, analyst="甲")
    before = dump(project)
    assert import_reports(project, [path], analyst="甲").unchanged == ["合订.txt"]
    assert dump(project) == before
    copy = tmp_path / "另存.txt"
    copy.write_bytes(path.read_bytes())
    assert import_reports(project, [copy], analyst="甲").aliases == ["合订.txt"]
    assert find_report(project, "另存.txt") == reports(project)[0]
    one, two = (report.id for report in reports(project))
    join_reports(project, report_id=two, onto=one, analyst="甲")
    for again in (path, copy):
        assert import_reports(project, [again], analyst="甲").unchanged == ["合订.txt"]


def test_a_report_is_not_joined_to_itself(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "云溪.txt"
    path.write_text(REPORT, "utf-8", newline="\n")
    import_reports(project, [path], analyst="甲")
    before, one = dump(project), reports(project)[0].id
    with pytest.raises(KnownError, match="云溪"):
        join_reports(project, report_id=one, onto=one, analyst="甲")
    assert dump(project) == before


@given(DAMAGED, st.data())
@settings(max_examples=60, deadline=None)
def test_cutting_in_two_and_joining_gives_the_same_report(
    shared: Project, source: str, data: st.DataObject
) -> None:
    project = shared
    start = last_step(project)
    try:
        report_id = add_text(project, source + "。\n二、下一步工作")
        units = live(project, report_id)
        tag_all(project, report_id, ["普法"])
        units, told, before = live(project, report_id), tags(project), dump(project)
        cut = data.draw(st.sampled_from(units[1:]))
        one, two = split_report(project, unit_id=cut.id, analyst="甲")
        assert tags(project) == told
        assert source_text(project, one) + source_text(project, two) == source_text(
            project, report_id
        )
        assert join_reports(project, report_id=two, onto=one, analyst="甲") == report_id
        assert live(project, report_id) == units
        assert tags(project) == told
        assert check(project) == []
        undo(project, analyst="甲")
        undo(project, analyst="甲")
        assert dump(project) == before
    finally:
        while last_step(project) != start:
            undo(project, analyst="甲")


def test_two_files_of_one_report_become_one(project: Project) -> None:
    one = add_text(project, REPORT.rstrip(), name="上.txt", metadata={"year": ("2021", "title")})
    two = add_text(project, OTHER_REPORT, name="下.txt", metadata={"year": ("2022", "title")})
    set_metadata(project, two, "index_number", "YX-1", "typed", analyst="甲")
    tag_all(project, two, ["普法"])
    told, before = tags(project), dump(project)
    whole = join_reports(project, report_id=two, onto=one, analyst="甲")
    [report] = reports(project)
    assert (report.id, report.name) == (whole, "上.txt")
    assert report.metadata == {"year": ("2021", "title"), "index_number": ("YX-1", "typed")}
    assert source_text(project, whole) == REPORT.rstrip() + "\n" + OTHER_REPORT
    assert tags(project) == told
    assert_turns(project, before)


def plan_of(project: Project, tmp_path: Path, text: str) -> Replacement:
    path = tmp_path / "更正稿.txt"
    path.write_text(text, "utf-8", newline="\n")
    return preview_replace(project, report_id=reports(project)[0].id, path=path)


def import_first(project: Project, reports_folder: Path) -> int:
    import_reports(project, [reports_folder / "云溪县2021.txt"], analyst="甲")
    report_id = reports(project)[0].id
    tag_all(project, report_id, ["执法监督"])
    return report_id


def test_a_preview_lists_what_changed_and_writes_nothing(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    import_first(project, reports_folder)
    before = dump(project)
    plan = plan_of(project, tmp_path, CORRECTED)
    assert dump(project) == before
    listed = [(c.status, c.old and c.old.text, c.new and c.new.text) for c in plan.changes]
    assert [row for row in listed if row[0] != "same"] == [
        (
            "near",
            "全年抽查行政执法案卷四百件，通报问题三十个，已整改二十八个。",
            "全年抽查行政执法案卷四百一十件，通报问题三十个，已整改二十八个。",
        ),
        ("new", None, "全县各学校聘任法治副校长三十名。"),
        ("gone", "组织领导干部旁听庭审六次。", None),
        ("gone", "为三百家企业提供法治体检。", None),
        ("new", None, "对照清单逐项整改。"),
    ]
    assert plan.lost == 2
    assert {c.judged for c in plan.changes if c.status == "gone"} == {4}


def test_a_corrected_file_keeps_the_tags_of_what_is_the_same_or_nearly(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    old_id = import_first(project, reports_folder)
    set_metadata(project, old_id, "region", "云溪县", "typed", analyst="甲")
    first = live(project, old_id)[6]
    adjudicate(project, unit_id=first.id, category="cat-pufa", value=True, analyst="乙", note="")
    flag(project, first.id, "疑", analyst="甲")
    told, before = tags(project), dump(project)
    new_id = replace_report(project, plan_of(project, tmp_path, CORRECTED), analyst="甲")
    after = dump(project)
    now = {(text, category): review for text, category, _, review in tags(project)}
    kept = [(t, c) for t, c, _, _ in told if t in CORRECTED]
    assert all(now[pair] is False for pair in kept)
    mended = [(text, review) for (text, _), review in now.items() if "四百一十件" in text]
    assert mended == [(mended[0][0], True)] * 4
    assert len(now) == len(kept) + 4
    [near] = unit_by_uid(project, first.uid)
    assert (near.report_id, near.text) == (new_id, mended[0][0])
    assert list(flags(project)) == [(near.id, "甲", "疑")]
    report = find_report(project, "云溪县2021.txt")
    assert (report.id, report.given_name) == (new_id, "更正稿.txt")
    assert report.metadata["region"] == ("云溪县", "typed")
    assert not report.hand_corrected
    assert entries(project)[0].action == "replace"
    undo(project, analyst="甲")
    assert dump(project) == before
    redo(project, analyst="甲")
    assert dump(project) == after


def test_a_sentence_that_is_gone_leads_nowhere(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    old_id = import_first(project, reports_folder)
    gone = next(u for u in live(project, old_id) if "法治体检" in u.text)
    replace_report(project, plan_of(project, tmp_path, CORRECTED), analyst="甲")
    with pytest.raises(KnownError, match=gone.uid):
        unit_by_uid(project, gone.uid)


def test_going_back_to_the_first_file_revives_it_without_what_was_lost(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    old_id = import_first(project, reports_folder)
    texts = [u.text for u in live(project, old_id)]
    replace_report(project, plan_of(project, tmp_path, CORRECTED), analyst="甲")
    before = dump(project)
    assert replace_report(project, plan_of(project, tmp_path, REPORT), analyst="甲") == old_id
    assert [u.text for u in live(project, old_id)] == texts
    judged = {text for text, *_ in tags(project)}
    assert not {text for text in judged if "法治体检" in text or "旁听庭审" in text}
    assert_turns(project, before)


def test_the_same_content_or_another_reports_is_refused(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    import_reports(project, [reports_folder], analyst="甲")
    before = dump(project)
    for text, name in ((REPORT, "云溪县2021.txt"), (OTHER_REPORT, "青岚区2022.txt")):
        with pytest.raises(KnownError, match=name):
            replace_report(project, plan_of(project, tmp_path, text), analyst="甲")
    assert dump(project) == before


def _cut(project: Project, report_id: int) -> None:
    merge_with_next(project, unit_id=live(project, report_id)[5].id, analyst="甲")


def _typed(project: Project, report_id: int) -> None:
    edit_metadata(project, [Edit(report_id, "year", "2020")], analyst="甲")


@pytest.mark.parametrize("meddle", [_cut, _typed])
def test_a_plan_made_before_another_change_is_refused(
    project: Project, reports_folder: Path, tmp_path: Path, meddle
) -> None:
    old_id = import_first(project, reports_folder)
    plan = plan_of(project, tmp_path, CORRECTED)
    meddle(project, old_id)
    before = dump(project)
    with pytest.raises(KnownError, match="又被改过"):
        replace_report(project, plan, analyst="甲")
    assert dump(project) == before


def test_what_was_said_of_a_piece_by_hand_stays_said(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    old_id = import_first(project, reports_folder)
    date = next(u for u in live(project, old_id) if u.text.startswith("发布日期"))
    set_kind(project, unit_id=date.id, kind="sentence", analyst="甲")
    new_id = replace_report(project, plan_of(project, tmp_path, CORRECTED), analyst="甲")
    assert [u.kind for u in live(project, new_id) if u.text == date.text] == ["sentence"]
    assert find_report(project, "云溪县2021.txt").hand_corrected


def test_a_file_that_holds_no_report_is_refused(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    import_first(project, reports_folder)
    with pytest.raises(KnownError):
        preview_replace(project, report_id=1, path=tmp_path / "没有.txt")
    assert said(project, live(project, 1)[6].id)


def test_a_report_that_a_colleague_cut_or_joined_does_not_come_in_a_second_time(
    project: Project, tmp_path: Path
) -> None:
    lines = ["开展执法检查四百次。", "举办普法讲座二十场。", "调解矛盾纠纷三十件。"]
    texts = {"合订.txt": "".join(f"{line}\n" for line in lines), "补记.txt": "复议四十件。\n"}
    other = tmp_path / "乙.db"
    with open_project(other, create=True) as theirs:
        for name, text in texts.items():
            add_text(project, text, name=name)
            last = add_text(theirs, text, name=name)
        _, second = split_report(theirs, unit_id=live(theirs, 1)[1].id, analyst="乙")
        joined = join_reports(theirs, report_id=last, onto=second, analyst="乙")
        whole = merge_with_next(theirs, unit_id=live(theirs, joined)[0].id, analyst="乙")
        annotate(theirs, uid=whole.uid, names=["普法"], analyst="乙", only=True)
        annotate(
            theirs, uid=live(theirs, joined)[1].uid, names=["矛盾化解"], analyst="乙", only=True
        )
    assert merge(project, other, analyst="甲").added_reports == 0
    assert [report.name for report in reports(project)] == list(texts)
    assert [said(project, unit.id) for unit in (*live(project, 1), *live(project, 2))] == [
        {},
        {"cat-pufa": (True, True)},
        {"cat-pufa": (True, True)},
        {"cat-maodun": (True, False)},
    ]


def test_a_report_that_a_colleague_replaced_comes_in_as_a_report(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    import_first(project, reports_folder)
    other = tmp_path / "乙.db"
    with open_project(other, create=True) as theirs:
        number = import_first(theirs, reports_folder)
        file = tmp_path / "改正.txt"
        file.write_text(REPORT.replace("四百件", "四百一十件"), "utf-8", newline="\n")
        plan = preview_replace(theirs, report_id=number, path=file)
        replace_report(theirs, plan, analyst="乙")
    assert merge(project, other, analyst="甲").added_reports == 1


def test_a_colleagues_tags_find_the_sentences_of_a_report_that_was_cut_in_two(
    project: Project, tmp_path: Path
) -> None:
    text = "开展执法检查四百次。\n举办普法讲座二十场。\n调解矛盾纠纷三十件。\n"
    add_text(project, text, name="合订.txt")
    other = tmp_path / "乙.db"
    with open_project(other, create=True) as theirs:
        units = live(theirs, add_text(theirs, text, name="合订.txt"))
        annotate(theirs, uid=units[1].uid, names=["普法"], analyst="乙", only=True)
        whole = merge_with_next(theirs, unit_id=units[1].id, analyst="乙")
        annotate(theirs, uid=units[0].uid, names=["执法监督"], analyst="乙", only=True)
    one, two = split_report(project, unit_id=live(project, 1)[1].id, analyst="甲")
    merged = merge(project, other, analyst="甲")
    assert (merged.added_reports, len(reports(project))) == (0, 2)
    [first], [second, third] = live(project, one), live(project, two)
    assert said(project, first.id) == {"cat-zhifa": (True, False)}
    assert [said(project, u.id) for u in (second, third)] == [{"cat-pufa": (True, True)}] * 2
    assert unit_by_uid(project, whole.uid) == [second, third]
    assert check(project) == []
