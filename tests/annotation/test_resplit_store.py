"""Cutting a report anew: annotations follow by overlap, uids still lead somewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.annotations import adjudicate, annotations, counting, flag, flags
from annotation.carry import Opinion, Span, follow, union
from annotation.history import entries
from annotation.lock import hold
from annotation.reports import preview_resplit, resplit, unit_by_uid, units
from annotation.undo import undo
from messages import KnownError

LEFT, RIGHT = "开展普法宣传，", "调解矛盾纠纷。"
VERSIONS = {"cleaner_version": "c2", "splitter_version": "s2", "analyst": "丙"}


def said(project) -> dict[str, dict[str, tuple[bool, bool]]]:
    """text -> category -> (value, for review)"""
    texts = {unit.id: unit.text for unit in units(project)}
    found: dict = {text: {} for text in texts.values()}
    for row in annotations(project):
        found[texts[row.unit_id]][row.category] = (row.value, row.needs_review)
    return found


def test_both_halves_of_a_split_get_the_annotation_for_review(project, store):
    report = store.add(project, [LEFT + RIGHT]).report_id
    [whole] = units(project)
    store.say(project, whole.id, pufa=True, zhifa=False)
    result = resplit(project, report, store.spans([LEFT, RIGHT]), **VERSIONS)
    assert (result.kept, result.retired, result.new) == (0, 1, 2)
    assert (result.moved, result.for_review) == (4, 4)
    both = {"cat-pufa": (True, True), "cat-zhifa": (False, True)}
    assert said(project) == {LEFT: both, RIGHT: both}
    assert [u.text for u in unit_by_uid(project, whole.uid)] == [LEFT, RIGHT]


def test_a_merge_takes_the_union_of_yes_and_flags_disagreement(project, store):
    report = store.add(project, [LEFT, RIGHT]).report_id
    left, right = store.ids(project)
    store.say(project, left, pufa=True, maodun=False, zhifa=False)
    store.say(project, right, pufa=True, maodun=True)
    resplit(project, report, store.spans([LEFT + RIGHT]), **VERSIONS)
    assert said(project) == {
        LEFT + RIGHT: {
            "cat-pufa": (True, False),
            "cat-maodun": (True, True),
            "cat-zhifa": (False, True),
        }
    }


def test_analysts_stay_apart_when_units_are_merged(project, store):
    report = store.add(project, [LEFT, RIGHT]).report_id
    left, right = store.ids(project)
    for unit in (left, right):
        store.say(project, unit, analyst="甲", pufa=True)
        store.say(project, unit, analyst="乙", pufa=False)
    resplit(project, report, store.spans([LEFT + RIGHT]), **VERSIONS)
    rows = {row.analyst: (row.value, row.needs_review) for row in annotations(project)}
    assert rows == {"甲": (True, False), "乙": (False, False)}


def test_units_that_stay_keep_everything(project, store):
    report = store.add(project).report_id
    first = store.ids(project)[0]
    store.say(project, first, zhifa=True)
    before = list(annotations(project))
    pieces = [*store.sentences[:2], store.sentences[2] + store.sentences[3]]
    result = resplit(project, report, store.spans(pieces), **VERSIONS)
    assert (result.kept, result.retired, result.new, result.moved) == (2, 2, 1, 0)
    assert list(annotations(project)) == before


def test_a_unit_moved_by_a_few_characters_keeps_its_annotation_unmarked(project, store):
    report = store.add(project, ["  " + LEFT]).report_id
    store.say(project, store.ids(project)[0], pufa=True)
    trimmed = [u for u in store.spans(["  ", LEFT]) if u.text.strip()]
    resplit(project, report, trimmed, **VERSIONS)
    assert said(project) == {LEFT: {"cat-pufa": (True, False)}}


def test_decisions_and_flags_follow(project, store):
    report = store.add(project, [LEFT, RIGHT]).report_id
    left, right = store.ids(project)
    for unit, value in ((left, False), (right, True)):
        adjudicate(
            project, unit_id=unit, category="cat-pufa", value=value, analyst="丙", note=str(unit)
        )
    flag(project, right, "疑", analyst="甲")
    resplit(project, report, store.spans([LEFT + RIGHT]), **VERSIONS)
    [whole] = store.ids(project)
    assert counting(project).value(whole, "cat-pufa") == 1
    assert list(flags(project)) == [(whole, "甲", "疑")]


def test_going_back_brings_back_the_uid_with_what_was_said_since(project, store):
    report = store.add(project, [LEFT + RIGHT]).report_id
    [whole] = units(project)
    store.say(project, whole.id, pufa=True, maodun=True)
    resplit(project, report, store.spans([LEFT, RIGHT]), **VERSIONS)
    for unit in store.ids(project):
        store.say(project, unit, pufa=False, maodun=None)
    resplit(project, report, store.spans([LEFT + RIGHT]), **VERSIONS)
    assert [u.id for u in units(project)] == [whole.id]
    assert unit_by_uid(project, whole.uid)[0].text == LEFT + RIGHT
    assert said(project) == {LEFT + RIGHT: {"cat-pufa": (False, False)}}


def test_a_report_may_be_cut_back_and_forth(project, store):
    report = store.add(project, [LEFT + RIGHT]).report_id
    [whole] = units(project)
    for _ in range(2):
        resplit(project, report, store.spans([LEFT, RIGHT]), **VERSIONS)
        assert [u.text for u in unit_by_uid(project, whole.uid)] == [LEFT, RIGHT]
        resplit(project, report, store.spans([LEFT + RIGHT]), **VERSIONS)
        assert unit_by_uid(project, whole.uid) == [whole]


def test_a_preview_tells_the_same_and_writes_nothing(project, store):
    report = store.add(project, [LEFT + RIGHT]).report_id
    store.say(project, store.ids(project)[0], pufa=True)
    before, lines = store.dump(project), len(entries(project))
    pieces = store.spans([LEFT, RIGHT])
    preview = preview_resplit(project, report, pieces)
    assert store.dump(project) == before
    assert len(entries(project)) == lines
    assert resplit(project, report, pieces, **VERSIONS) == preview


def test_a_resplit_is_one_step_and_one_line_of_history(project, store):
    report = store.add(project).report_id
    store.say(project, store.ids(project)[0], zhifa=True)
    before = store.dump(project)
    pieces = [text for s in store.sentences for text in (s[:5], s[5:])]
    resplit(project, report, store.spans(pieces), **VERSIONS)
    lines = [line for line in entries(project) if line.action == "resplit"]
    assert [(line.subject, line.detail["new"]) for line in lines] == [("云溪县.txt", 8)]
    undo(project, analyst="甲")
    assert store.dump(project) == before


def test_a_resplit_needs_the_window_closed(path, project, store, other_window):
    report = store.add(project).report_id
    with other_window(path), pytest.raises(KnownError) as caught:
        resplit(project, report, store.spans(["云溪"]), **VERSIONS)
    assert caught.value.message.key == "annotation.window_open"
    assert len(store.ids(project)) == 4
    with hold(path):  # this very process is the window: it knows what it does
        resplit(project, report, store.spans(["云溪"]), **VERSIONS)
    assert len(store.ids(project)) == 1


@st.composite
def cuts(draw):
    """Spans that do not overlap, with gaps."""
    at = sorted(draw(st.sets(st.integers(0, 40), max_size=14)))
    return [Span(n, a, b) for n, (a, b) in enumerate(zip(at[::2], at[1::2], strict=False))]


@given(cuts(), cuts())
def test_following_is_overlap_by_more_than_half_of_either(old, new):
    def overlap(a, b):
        return len(set(range(a.start, a.end)) & set(range(b.start, b.end)))

    expected = {
        (a.id, b.id)
        for a in old
        for b in new
        if overlap(a, b) > (a.end - a.start) / 2 or overlap(a, b) > (b.end - b.start) / 2
    }
    found = follow(old, new)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_a_union_keeps_where_the_yes_came_from():
    no = Opinion(0, "typed", None, None, 0, "1")
    yes = Opinion(1, "accepted", "v1", 0.9, 0, "2")
    assert union([no, yes], split=False) == Opinion(1, "accepted", "v1", 0.9, 1, "2")
    assert union([yes, yes], split=False) == yes
    assert union([yes, None], split=False).needs_review == 1
