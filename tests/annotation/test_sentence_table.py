"""The table of all sentences: every filter alone and in pairs, in order, never out of date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotation.annotations import adjudicate, flag
from annotation.cache import cache_path, index_report, stale_reports, store_predictions
from annotation.project import open_project
from annotation.reports import resplit, set_metadata, units
from annotation.scheme import categories
from annotation.sentence_table import ORDERS, Filter, first_page, matching_ids, rows_of
from annotation.undo import redo, undo

A, B = "cat-zhifa", "cat-pufa"
TEXTS = {
    "云溪县.txt": ["云溪县开展行政执法。", "全年举办法治宣传。", "调解矛盾纠纷。", "小结"],
    "青岚区.txt": ["青岚区检查企业。", "学习枫桥经验。", "下一步继续努力。"],
}


@pytest.fixture
def table(project, store):
    """Two reports: ids 1-4 (the last is a heading) and 5-7 (the last is a plan)."""
    for name, texts in TEXTS.items():
        spans = store.spans(texts)
        if name == "云溪县.txt":
            spans[3] = replace(spans[3], kind="heading")
            told = {"region": ("云溪县", "typed"), "year": ("2021", "title")}
        else:
            spans[2] = replace(spans[2], section="计划")
            told = {"region": ("青岚区", "typed"), "level": ("区", "typed"), "year": ("", "typed")}
        store.add(project, texts, name=name, units=spans, metadata=told)
    index(project)
    return project


def index(project):
    for report_id in stale_reports(project):
        rows = [(u.id, u.text) for u in units(project, report_id=report_id)]
        index_report(project, report_id, rows)


def found(project, order="document", **wanted):
    """The ids, after checking that the first page says the same."""
    asked = Filter(**wanted)
    ids = list(matching_ids(project, asked, order))
    assert [row.id for row in first_page(project, asked, order, 100)] == ids
    assert [row.id for row in first_page(project, asked, order, 2)] == ids[:2]
    return ids


def predict(project, scores, **more):
    rows = [(unit, {A: a, B: b}) for unit, (a, b) in scores.items()]
    store_predictions(project, "v1", rows, **more)


def test_without_filters_all_sentences_stand_in_the_order_of_the_reports(table):
    for order in ORDERS:
        assert found(table, order) == [1, 2, 3, 5, 6, 7]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"kinds": ()}, [1, 2, 3, 4, 5, 6, 7]),
        ({"kinds": ("heading",)}, [4]),
        ({"kinds": ("table",)}, []),
        ({"sections": ("计划",)}, [7]),
        ({"sections": ("计划", "成效")}, [1, 2, 3, 5, 6, 7]),
        ({"reports": (2,)}, [5, 6, 7]),
        ({"reports": (9,)}, []),
        ({"regions": ("云溪县",)}, [1, 2, 3]),
        ({"years": ("2021", "2022")}, [1, 2, 3]),
        ({"years": ("",)}, [5, 6, 7]),
        ({"levels": ("",)}, [1, 2, 3]),
        ({"levels": ("", "区")}, [1, 2, 3, 5, 6, 7]),
        ({"regions": ("云溪县",), "levels": ("区",)}, []),
        ({"reports": (2,), "sections": ("成效",)}, [5, 6]),
        ({"phrase": "法"}, [1, 2]),
        ({"phrase": "法治宣传"}, [2]),
        ({"phrase": "麒麟"}, []),
        ({"phrase": "小", "kinds": ()}, [4]),
        ({"phrase": "县", "regions": ("青岚区",)}, []),
    ],
)
def test_facts_and_phrases(table, wanted, expected):
    for order in ORDERS:
        assert found(table, order, **wanted) == expected


def test_what_people_said(table, store):
    store.say(table, 1, zhifa=True, pufa=False)
    store.say(table, 2, zhifa=False, pufa=False)
    store.say(table, 3, kind="bulk", zhifa=True)
    store.say(table, 3, analyst="乙", zhifa=False)
    store.say(table, 5, analyst="乙", kind="bulk", zhifa=True)
    flag(table, 6, "再看", analyst="甲")
    for state, category, expected in (
        ("yes", A, [1, 5]),
        ("no", A, [2]),
        ("conflict", A, [3]),
        ("judged", A, [1, 2, 3, 5]),
        ("not_judged", A, [6, 7]),
        ("judged", B, [1, 2]),
        ("not_judged", B, [3, 5, 6, 7]),
        ("yes", "", [1, 5]),
        ("no", "", [1, 2]),
        ("conflict", "", [3]),
        ("judged", "", [1, 2, 3, 5]),
        ("not_judged", "", [6, 7]),
        ("none", "", [2]),
        ("none", A, [2]),
        ("to_review", "", []),
    ):
        assert found(table, state=state, category=category) == expected, (state, category)
    assert found(table, analyst="乙") == [3, 5]
    assert found(table, provenance="bulk") == [3, 5]
    assert found(table, analyst="甲", provenance="bulk") == [3]
    assert found(table, disagreement="people") == [3]
    assert found(table, flagged=True) == [6]
    assert found(table, flagged=True, state="judged") == []


def test_a_decision_settles_what_counts(table, store):
    store.say(table, 1, zhifa=True)
    store.say(table, 1, analyst="乙", zhifa=False)
    adjudicate(table, unit_id=1, category=A, value=False, analyst="丙", note="")
    adjudicate(table, unit_id=5, category=A, value=True, analyst="丙", note="")
    assert found(table, state="conflict") == []
    assert found(table, state="no", category=A) == [1]
    assert found(table, state="yes", category=A) == [5]
    assert found(table, state="not_judged") == [2, 3, 6, 7]


def test_a_retired_category_is_no_state_of_its_own(table, store):
    store.say(table, 1, zhifa=True)
    table.db.execute("UPDATE category SET retired = 1 WHERE uid = ?", (A,))
    assert A not in [category.uid for category in categories(table)]
    assert found(table, state="judged") == []
    assert found(table, state="yes", category=A) == [1]


def test_predictions_and_their_orders(table):
    scores = {1: (0.9, 0.1), 2: (0.2, 0.6), 3: (0.9, 0.3), 5: (0.4, 0.0), 6: (0.1, 0.2)}
    predict(table, scores, thresholds={A: 0.4, B: 0.6})
    assert found(table, predicted=A) == [1, 3, 5]
    assert found(table, predicted=B) == [2]
    assert found(table, predicted="none") == [6]
    assert found(table, predicted="cat-maodun") == []
    assert found(table, band=(A, 0.1, 0.4)) == [2, 5, 6]
    assert found(table, band=(A, 0.2, 0.9), predicted=B) == [2]
    assert found(table, "likely", predicted=A) == [1, 3, 5]
    assert found(table, "likely", band=(A, 0.0, 0.5)) == [5, 2, 6]
    assert found(table, "likely", category=A) == [1, 3, 5, 2, 6, 7]
    assert found(table, "likely", predicted="none") == [6]
    assert found(table, "unsure") == [2, 5, 3, 6, 1, 7]
    assert found(table, "likely", predicted=A, phrase="纠纷") == [3]


def test_fine_differences_of_probability_are_kept_in_order(table):
    predict(table, {1: (0.50001, 0), 2: (0.50003, 0), 3: (0.50002, 0), 5: (1.0, 0), 6: (0.0, 0)})
    assert found(table, "likely", category=A) == [5, 2, 3, 1, 6, 7]
    assert found(table, band=(A, 0.50002, 0.50003)) == [2, 3]
    assert found(table, band=(A, 0.0, 1.0)) == [1, 2, 3, 5, 6]


def test_what_differs_from_the_prediction(table, store):
    predict(table, {1: (0.9, 0.1), 2: (0.2, 0.6), 3: (0.2, 0.6), 5: (0.2, 0.2)})
    store.say(table, 1, zhifa=True)
    store.say(table, 2, zhifa=True)
    store.say(table, 3, zhifa=False, pufa=False)
    store.say(table, 6, zhifa=True)
    assert found(table, disagreement="classifier") == [2, 3]
    assert found(table, disagreement="classifier", category=A) == [2]


def test_rows_say_everything_that_is_shown(table, store):
    store.say(table, 1, zhifa=True, pufa=False)
    store.say(table, 1, analyst="乙", zhifa=False)
    flag(table, 1, "再看", analyst="甲")
    flag(table, 1, "问人", analyst="乙")
    predict(table, {1: (0.9, 0.1)})
    last, first = rows_of(table, [5, 1, 99])
    assert (first.id, first.report, first.region, first.year) == (1, "云溪县.txt", "云溪县", "2021")
    assert (first.kind, first.section, first.text) == ("sentence", "成效", TEXTS["云溪县.txt"][0])
    assert first.uid.startswith("r") and (first.report_id, first.position) == (1, 0)
    assert first.values == {A: -2, B: 0}
    assert first.scores == {A: 0.9, B: 0.1}
    assert (first.flagged, first.note, set(first.analysts)) == (True, "再看；问人", {"甲", "乙"})
    assert (last.id, last.values, last.scores, last.flagged, last.analysts) == (
        5,
        {},
        {},
        False,
        (),
    )


def test_a_sentence_of_which_a_retired_unit_was_made_is_shown_once(table, store):
    index(table)
    predict(table, dict.fromkeys(range(1, 8), (0.9, 0.1)))
    store.say(table, 2, zhifa=True)
    whole = store.spans(["".join(TEXTS["云溪县.txt"])])
    resplit(table, 1, whole, cleaner_version="c", splitter_version="s", analyst="甲")
    assert found(table) == [8, 5, 6, 7]
    assert found(table, predicted=A) == [5, 6, 7]
    assert found(table, "likely", category=A) == [5, 6, 7, 8]
    assert found(table, phrase="法治") == []  # not in the index yet
    assert found(table, state="yes", category=A) == [8]
    assert found(table, state="to_review") == [8]
    assert rows_of(table, [1]) == []
    index(table)
    assert found(table, phrase="。全年") == [8]
    undo(table, analyst="甲")
    assert found(table) == [1, 2, 3, 5, 6, 7]
    assert found(table, predicted=A) == [1, 2, 3, 5, 6, 7]
    redo(table, analyst="甲")
    assert found(table) == [8, 5, 6, 7]


def test_a_unit_that_reads_otherwise_now_has_no_prediction(table, store):
    predict(table, {1: (0.9, 0.6), 2: (0.8, 0.1), 3: (0.1, 0.1)})
    spans = store.spans(TEXTS["云溪县.txt"])
    spans[0] = replace(spans[0], text="云谿县开展行政执法。")
    spans[3] = replace(spans[3], kind="heading")
    resplit(table, 1, spans, cleaner_version="c", splitter_version="s", analyst="甲")
    assert found(table, predicted=A) == [2]
    assert found(table, "likely", category=A) == [2, 3, 1, 5, 6, 7]
    assert found(table, band=(A, 0.0, 1.0)) == [2, 3]
    assert found(table, "unsure")[-1] == 7
    assert rows_of(table, [1])[0].scores == {}
    assert found(table, phrase="云溪") == []


def test_what_another_connection_changes_is_seen(table, path, store):
    assert found(table, sections=("计划",)) == [7]
    with open_project(path) as other:
        with other.transaction():
            other.db.execute("UPDATE unit SET section = '计划', kind = 'heading' WHERE id = 5")
        store.say(other, 6, zhifa=True)
        set_metadata(other, 1, "region", "柏河镇", "typed", analyst="甲")
    assert found(table, sections=("计划",)) == [7]
    assert found(table, sections=("计划",), kinds=("heading",)) == [5]
    assert found(table, state="yes") == [6]
    assert found(table, regions=("柏河镇",)) == [1, 2, 3]


def test_reports_that_come_and_go_are_seen(table, store):
    assert found(table) == [1, 2, 3, 5, 6, 7]
    store.add(table, ["柏河镇调解纠纷。"], name="柏河镇.txt")
    assert found(table) == [1, 2, 3, 5, 6, 7, 8]
    predict(table, {1: (0.9, 0.1)})
    assert found(table, predicted=A) == [1]
    undo(table, analyst="甲")
    assert found(table) == [1, 2, 3, 5, 6, 7]


def test_a_cache_that_vanishes_in_between_only_costs_what_it_held(table):
    predict(table, {1: (0.9, 0.1)})
    assert found(table, predicted=A) == [1]
    cache_path(table.path).unlink()
    assert found(table) == [1, 2, 3, 5, 6, 7]
    assert found(table, predicted=A) == []
    assert found(table, predicted="none") == []
    assert found(table, phrase="法") == []
    assert found(table, "unsure", kinds=("heading",)) == [4]
    index(table)
    assert found(table, phrase="法") == [1, 2]


def test_a_project_without_reports_has_an_empty_table(project):
    for order in ORDERS:
        assert found(project, order) == []
        assert found(project, order, phrase="法", state="not_judged", predicted="none") == []
