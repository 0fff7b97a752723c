"""What makes the table fast changes nothing of what it says."""

from __future__ import annotations

import shutil
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation import scores, sentence_table, unit_masks
from annotation.annotations import flag
from annotation.cache import index_report, stale_reports, store_predictions
from annotation.project import open_project
from annotation.reports import resplit, units
from annotation.score_planes import NOTHING, grade
from annotation.sentence_facts import Facts, ReportFacts
from annotation.sentence_table import ORDERS, Filter, Memory, find, first_page, matching_ids

A, B = "cat-zhifa", "cat-pufa"
SIZE = 300
RUNS = [(200, 90), (1, 150), (160, 1)]  # not in the order of the ids, as after a new cut
ORDERED = [unit for first, count in RUNS for unit in range(first, first + count)]
sets = st.one_of(
    st.sets(st.sampled_from(ORDERED), max_size=12), st.sets(st.sampled_from(ORDERED), min_size=60)
)
# Few different ones, so that many are equal; close ones, so that they share a grade.
probability = st.one_of(
    st.sampled_from([NOTHING, 0.0, 0.5, 0.5001, 1.0]), st.floats(0, 1), st.floats(0.4, 0.4001)
)


@given(sets)
def test_few_and_many_are_read_off_in_the_same_order(wanted):
    mask = unit_masks.from_ids(list(wanted), SIZE)
    found = unit_masks.ids_in_order(mask, RUNS, SIZE)
    assert list(found) == [unit for unit in ORDERED if unit in wanted]


@pytest.mark.parametrize("few", [0, scores.FEW])
def test_the_highest_are_those_that_sorting_everything_gives(monkeypatch, few):
    monkeypatch.setattr(scores, "FEW", few)

    @given(st.lists(probability, min_size=SIZE, max_size=SIZE), sets, st.integers(1, 70))
    @settings(max_examples=60, deadline=None)
    def check(values, wanted, limit):
        ranking = ranking_of(values)
        mask = unit_masks.from_ids(list(wanted), SIZE)
        listed = [unit for unit in ORDERED if unit in wanted]
        plain = sorted(listed, key=lambda unit: -values[unit])
        assert list(ranking.sort(listed)) == plain
        assert ranking.first(mask, limit) == plain[:limit]

    check()


@given(
    st.lists(probability, min_size=SIZE, max_size=SIZE),
    st.tuples(st.floats(0, 1), st.floats(0, 1)) | st.sampled_from([(0.0, 1.0), (0.5, 0.5)]),
)
@settings(max_examples=60, deadline=None)
def test_a_band_holds_what_lies_in_it(values, band):
    low, high = sorted(band)
    found = ranking_of(values).between(low, high)
    held = set(unit_masks.ids_in_order(found, RUNS, SIZE))
    assert held == {unit for unit in ORDERED if low <= values[unit] <= high}


def ranking_of(values):
    grades = bytes(0 if value == NOTHING else grade(value) for value in values)
    none = bytes(len(ORDERED))
    facts = Facts([ReportFacts(1, RUNS, (("sentence", ""),), none, none)])
    facts.__dict__["size"] = SIZE
    return scores.Ranking(array("d", values), grades, facts)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=40), st.integers(1, 8), st.data())
def test_a_page_of_a_phrase_begins_what_holds_it(
    tmp_path_factory, empty_file, store, held, limit, data
):
    path = tmp_path_factory.mktemp("phrase") / "annotations.db"
    shutil.copyfile(empty_file, path)
    order = data.draw(st.sampled_from(ORDERS))
    with pytest.MonkeyPatch.context() as patched, open_project(path) as project:
        patched.setattr(sentence_table, "PROBED", data.draw(st.sampled_from([4, 512])))
        patched.setattr(sentence_table, "AT_ONCE", 2)
        store.add(project, [f"第{n}句说{'法' if law else '水'}。" for n, law in enumerate(held)])
        index(project)
        scored = {n: data.draw(st.floats(0, 1)) for n in range(1, len(held) + 1)}
        store_predictions(project, "v1", [(n, {A: p}) for n, p in scored.items()])
        asked = Filter(category=A, state="not_judged", phrase="法")
        expected = list(matching_ids(project, asked, order))
        assert set(expected) == {n + 1 for n, law in enumerate(held) if law}
        assert [row.id for row in first_page(project, asked, order, limit)] == expected[:limit]


def test_what_is_kept_is_never_out_of_date(project, store):
    memory, wanted = Memory(), [Filter(), Filter(phrase="法"), Filter(predicted=A)]
    wanted += [Filter(flagged=True), Filter(category=A, state="judged"), Filter(reports=(2,))]

    def same():
        for asked in wanted:
            for order in ORDERS:
                plain = list(matching_ids(project, asked, order))
                assert list(find(project, asked, order, memory=memory).ids()) == plain
                rows = first_page(project, asked, order, 3, memory=memory)
                assert [row.id for row in rows] == plain[:3]

    def predict(version, likely):
        rows = [(n, {A: 0.9 if n in likely else 0.1, B: n / 10}) for n in range(1, 5)]
        store_predictions(project, version, rows)

    added = store.add(project, ["云溪县依法行政。", "法治宣传。", "调解纠纷。", "小结。"])
    same()
    index(project)
    same()
    predict("v1", {1})
    same()
    predict("v2", {2, 3})
    same()
    store.say(project, 1, zhifa=True)
    flag(project, 2, "再看", analyst="甲")
    same()
    again = store.spans(["云溪县依法", "行政。", "法治宣传。", "调解纠纷。", "小结。"])
    resplit(
        project, added.report_id, again, cleaner_version="1", splitter_version="2", analyst="甲"
    )
    same()
    index(project)
    same()
    store.add(project, ["青岚区执法检查。"], name="青岚区.txt")
    index(project)
    same()


def test_how_many_there_are_is_known_without_their_order(project, store):
    store.add(project, ["一。", "二。", "三。"])
    assert find(project, Filter(), "unsure").count == 3
    assert find(project, Filter(flagged=True), "unsure").count == 0


def index(project):
    for report_id in stale_reports(project):
        rows = [(u.id, u.text) for u in units(project, report_id=report_id)]
        index_report(project, report_id, rows)
