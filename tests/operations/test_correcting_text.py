"""Merging, cutting and renaming pieces: the text stays whole, tags follow, undo brings all back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_texts import DAMAGED, add_text, dump, live, said

from annotation.annotations import annotations
from annotation.cache import index_report, search, stale_reports
from annotation.check import check
from annotation.correct import correct
from annotation.history import entries
from annotation.project import Project, open_project
from annotation.reports import NewUnit, report_by_id, source_text, unit_by_uid
from annotation.undo import last_step, redo, undo
from corpus.cleaning import clean
from messages import KnownError, Message
from operations.annotate import annotate
from operations.correct_text import (
    merge_with_next,
    set_heading_section,
    set_kind,
    set_section,
    split_unit,
)

TWO = "开展宪法宣传二十场。调解矛盾纠纷四十件。"
SECTIONED = """云溪县2021年法治政府建设情况报告
一、主要工作成效
（一）规范执法。
抽查案卷四百件。
（二）加强宣传。
开展活动二十场。
二、特色工作
推行一网通办。
发布日期：2022-03-15
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        yield opened


@contextmanager
def undone(project: Project) -> Iterator[None]:
    """Whatever happens, every step made in here is taken back."""
    before = last_step(project)
    try:
        yield
    finally:
        while last_step(project) != before:
            undo(project, analyst="甲")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """One project for all that Hypothesis thinks of; every example leaves it as it was."""
    with open_project(tmp_path_factory.mktemp("any") / "annotations.db", create=True) as opened:
        yield opened


def turn_back_and_forth(project: Project, before: dict) -> None:
    """Undo, redo, undo: the tables follow exactly."""
    after = dump(project)
    undo(project, analyst="甲")
    assert dump(project) == before
    redo(project, analyst="甲")
    assert dump(project) == after
    assert check(project) == []
    undo(project, analyst="甲")


ALL = ("merge", "split", "kind", "section", "heading")


def correct_somehow(project: Project, report_id: int, data: st.DataObject) -> None:
    units, verb = live(project, report_id), data.draw(st.sampled_from(ALL))
    unit = data.draw(st.sampled_from(units))
    if verb == "merge":
        merge_with_next(project, unit_id=unit.id, analyst="甲")
    elif verb == "split":
        offset = data.draw(st.integers(0, len(unit.text)))
        split_unit(project, unit_id=unit.id, offset=offset, analyst="甲")
    elif verb == "kind":
        kind = data.draw(st.sampled_from(["heading", "sentence", "boilerplate", "title"]))
        set_kind(project, unit_id=unit.id, kind=kind, analyst="甲")
    elif verb == "section":
        section = data.draw(st.sampled_from(["问题", "计划"]))
        set_section(project, unit_id=unit.id, section=section, analyst="甲")
    else:
        set_heading_section(project, heading_id=unit.id, section="计划", analyst="甲")


@given(DAMAGED, st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_corrected_is_undone_and_redone_exactly(
    shared: Project, source: str, data: st.DataObject
) -> None:
    with undone(shared):
        report_id = add_text(shared, source)
        before = dump(shared)
        try:
            correct_somehow(shared, report_id, data)
        except KnownError:
            assert dump(shared) == before
        if dump(shared) != before:
            assert report_by_id(shared, report_id).hand_corrected
            turn_back_and_forth(shared, before)


@given(DAMAGED, st.data())
@settings(max_examples=200, deadline=None)
def test_a_cut_loses_no_text_and_merging_the_halves_gives_the_unit_back(
    shared: Project, source: str, data: st.DataObject
) -> None:
    with undone(shared):
        report_id = add_text(shared, source)
        units = live(shared, report_id)
        whole = data.draw(st.sampled_from(units))
        offset = data.draw(st.integers(0, len(whole.text)))
        try:
            first, second = split_unit(shared, unit_id=whole.id, offset=offset, analyst="甲")
        except KnownError:
            assert not whole.text[:offset].strip() or not whole.text[offset:].strip()
            return
        for half in (first, second):
            assert half.text and half.text == half.text.strip()
        assert (first.start, second.end) == (whole.start, whole.end)
        assert first.end <= second.start
        assert source[first.end : second.start].strip() == ""
        assert "".join((first.text + second.text).split()) == "".join(whole.text.split())
        assert unit_by_uid(shared, whole.uid) == [first, second]
        assert merge_with_next(shared, unit_id=first.id, analyst="甲") == whole
        assert live(shared, report_id) == units


@given(st.integers(1, 12))
def test_a_cut_stands_exactly_where_it_was_put(shared: Project, offset: int) -> None:
    with undone(shared):
        report_id = add_text(shared, "全县机(jī)关强(qiáng)化行政执法监督。\n")
        [whole] = live(shared, report_id)
        assert whole.text == "全县机关强化行政执法监督。"
        first, second = split_unit(shared, unit_id=whole.id, offset=offset, analyst="甲")
        assert (first.text, second.text) == (whole.text[:offset], whole.text[offset:])
        source = source_text(shared, report_id)
        assert clean(source[first.start : first.end]).text == first.text
        assert source[second.start] == second.text[0]


def test_the_pinyin_at_the_cut_belongs_to_the_first_half(project: Project) -> None:
    report_id = add_text(project, "全县机(jī)关强化监督，成效明显。\n")
    [whole] = live(project, report_id)
    first, second = split_unit(project, unit_id=whole.id, offset=3, analyst="甲")
    source = source_text(project, report_id)
    assert source[first.start : first.end] == "全县机(jī)"
    assert source[second.start : second.end] == "关强化监督，成效明显。"


def test_both_halves_keep_the_tags_for_review_and_a_merge_takes_every_yes(
    project: Project,
) -> None:
    report_id = add_text(project, TWO)
    first, second = live(project, report_id)
    annotate(project, uid=first.uid, names=["普法"], analyst="甲")
    annotate(project, uid=second.uid, names=["矛盾化解"], analyst="甲")
    whole = merge_with_next(project, unit_id=first.id, analyst="甲")
    assert whole.text == TWO
    assert said(project, whole.id) == {
        "cat-pufa": (True, True),
        "cat-maodun": (True, True),
        "cat-zhifa": (False, False),
        "cat-yingshang": (False, False),
    }
    halves = split_unit(project, unit_id=whole.id, offset=4, analyst="甲")
    for half in halves:
        assert said(project, half.id)["cat-pufa"] == (True, True)
        assert said(project, half.id)["cat-zhifa"] == (False, True)
    assert [u.id for u in unit_by_uid(project, first.uid)] == [half.id for half in halves]


def test_a_page_number_between_two_halves_goes_into_the_sentence(project: Project) -> None:
    report_id = add_text(
        project,
        ("全年开展行政执法检查，", "— 3 —", "发现问题三十个。"),
        kinds=("sentence", "boilerplate", "sentence"),
    )
    first, number, second = live(project, report_id)
    for unit in (first, second):
        annotate(project, uid=unit.uid, names=["执法监督"], analyst="甲")
    whole = merge_with_next(project, unit_id=first.id, analyst="甲")
    assert whole.text == "全年开展行政执法检查，发现问题三十个。"
    assert (whole.start, whole.end) == (first.start, second.end)
    assert said(project, whole.id)["cat-zhifa"] == (True, False)  # the number has no say
    assert unit_by_uid(project, number.uid) == [whole]
    one, other = split_unit(project, unit_id=whole.id, offset=len(first.text), analyst="甲")
    assert (one.text, other.text) == (first.text, second.text)
    assert (other.start, other.end) == (second.start, second.end)
    assert one.end == number.end  # nothing but white space lies outside the units


def test_furniture_on_the_same_line_leaves_the_text_as_well(project: Project) -> None:
    line = "全年开展检查，[打印本页]发现问题三十个。"
    report_id = add_text(project, line)
    cuts = [(0, 7, "sentence"), (7, 13, "boilerplate"), (13, 21, "sentence")]
    live_now = live(project, report_id)
    new = [NewUnit(start, end, kind, "成效", line[start:end]) for start, end, kind in cuts]
    label = Message("operations.step_resplit", {"count": 1})
    correct(project, live_now, new, label=label, analyst="甲")
    whole = merge_with_next(project, unit_id=live(project, report_id)[0].id, analyst="甲")
    assert whole.text == "全年开展检查，发现问题三十个。"


def test_words_of_two_lines_are_joined_with_a_space_and_hanzi_without(project: Project) -> None:
    report_id = add_text(project, ("推行 e Government", "Service 平台", "建设。"))
    first = live(project, report_id)[0]
    joined = merge_with_next(project, unit_id=first.id, analyst="甲")
    assert joined.text == "推行 e Government Service 平台"
    whole = merge_with_next(project, unit_id=joined.id, analyst="甲")
    assert whole.text == "推行 e Government Service 平台建设。"


def test_nothing_follows_the_last_and_no_half_is_empty(project: Project) -> None:
    report_id = add_text(project, TWO)
    last = live(project, report_id)[-1]
    before = dump(project)
    with pytest.raises(KnownError, match="最后一段"):
        merge_with_next(project, unit_id=last.id, analyst="甲")
    for offset in (-3, 0, len(last.text), 99):
        with pytest.raises(KnownError, match="一半是空的"):
            split_unit(project, unit_id=last.id, offset=offset, analyst="甲")
    assert dump(project) == before


def test_a_kind_that_stands_in_no_part_has_no_section_and_gets_it_back(project: Project) -> None:
    report_id = add_text(project, SECTIONED)
    case = live(project, report_id)[3]
    assert case.section == "成效"
    annotate(project, uid=case.uid, names=["执法监督"], analyst="甲")
    furniture = set_kind(project, unit_id=case.id, kind="boilerplate", analyst="甲")
    assert (furniture.uid, furniture.kind, furniture.section) == (case.uid, "boilerplate", "其他")
    assert set_kind(project, unit_id=case.id, kind="sentence", analyst="甲") == case
    assert said(project, case.id)["cat-zhifa"] == (True, False)
    with pytest.raises(ValueError, match="段落"):
        set_kind(project, unit_id=case.id, kind="段落", analyst="甲")


def test_the_section_of_a_heading_reaches_to_the_next_of_its_level(project: Project) -> None:
    report_id = add_text(project, SECTIONED)
    top, low = (live(project, report_id)[place] for place in (1, 4))
    set_heading_section(project, heading_id=low.id, section="问题", analyst="甲")
    assert sections(project, report_id) == "其成成成问问成成其"
    set_heading_section(project, heading_id=top.id, section="计划", analyst="甲")
    assert sections(project, report_id) == "其计计计计计成成其"
    set_section(project, unit_id=top.id, section="其他", analyst="甲")
    assert sections(project, report_id) == "其其计计计计成成其"
    assert len(entries(project, limit=99)) == 4


def sections(project: Project, report_id: int) -> str:
    return "".join(unit.section[0] for unit in live(project, report_id))


def test_a_correction_is_one_step_one_line_of_history_and_needs_no_closed_window(
    project: Project,
) -> None:
    report_id = add_text(project, TWO)
    first = live(project, report_id)[0]
    merge_with_next(project, unit_id=first.id, analyst="乙")
    line, _ = entries(project)
    assert (line.action, line.subject, line.analyst) == ("correct", first.uid, "乙")
    assert [u["text"] for u in line.detail["after"]] == [TWO]
    step = undo(project, analyst="甲")
    assert str(step.label) == "与下一句合并“开展宪法宣传二十场。”"
    assert not report_by_id(project, report_id).hand_corrected


def test_the_search_index_notices(project: Project) -> None:
    report_id = add_text(project, TWO)
    first, _ = live(project, report_id)
    index_report(project, report_id, [(u.id, u.text) for u in live(project, report_id)])
    assert stale_reports(project) == []
    whole = merge_with_next(project, unit_id=first.id, analyst="甲")
    assert stale_reports(project) == [report_id]
    index_report(project, report_id, [(whole.id, whole.text)])
    assert search(project, "十场。调解") == [whole.id]
    undo(project, analyst="甲")
    assert search(project, "十场。调解") == []
    assert stale_reports(project) == [report_id]


def test_tags_of_other_sentences_stay_untouched(project: Project) -> None:
    report_id = add_text(project, SECTIONED)
    units = live(project, report_id)
    annotate(project, uid=units[5].uid, names=["普法"], analyst="甲")
    before = list(annotations(project))
    split_unit(project, unit_id=units[3].id, offset=4, analyst="甲")
    merge_with_next(project, unit_id=units[6].id, analyst="甲")
    assert list(annotations(project)) == before
