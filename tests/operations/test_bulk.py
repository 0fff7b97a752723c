"""Bulk: the preview tells what happens, one undo takes it back, a cancel leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.annotations import Provenance, annotations, judge
from annotation.audit import is_drawn
from annotation.cache import store_predictions
from annotation.classifiers import record
from annotation.history import entries
from annotation.project import Project, open_project
from annotation.reports import units
from annotation.scheme import categories
from annotation.touched import touched
from annotation.undo import last_step, redo, rows_of_step, undo
from messages import LANGUAGES, KnownError, say
from operations.bulk import Action, CategoryChanges, bulk, preview_bulk
from operations.edit_scheme import retire
from operations.import_reports import import_reports

A, B = "cat-zhifa", "cat-pufa"
KINDS = ("yes", "no", "none", "accept", "clear")


@pytest.fixture
def project(reports_folder: Path, tmp_path: Path):
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
        yield project


def sentences(project: Project) -> list[int]:
    return [unit.id for unit in units(project, kinds=("sentence",))]


def say_by_hand(project: Project, unit: int, *, analyst="甲", kind="typed", **values) -> None:
    told = {f"cat-{name}": value for name, value in values.items()}
    judge(project, unit_id=unit, values=told, analyst=analyst, provenance=Provenance(kind))


def said(project: Project) -> dict[tuple[int, str, str], tuple]:
    return {
        (row.unit_id, row.category, row.analyst): (row.value, row.provenance)
        for row in annotations(project)
    }


def predict(project: Project, scores: dict[int, tuple[float, float]]) -> None:
    rows = [(unit, {A: a, B: b}) for unit, (a, b) in scores.items()]
    store_predictions(project, "v7", rows, thresholds={A: 0.4})


def test_a_category_is_said_of_all_and_by_hand_stays_where_it_says_the_same(project):
    first, second, third, *_ = sentences(project)
    say_by_hand(project, first, zhifa=True)
    say_by_hand(project, second, zhifa=False)
    say_by_hand(project, third, zhifa=False, kind="bulk")
    asked = [first, second, third, second]
    preview = preview_bulk(project, asked, Action("yes", A), analyst="甲")
    assert (preview.units, preview.changed, preview.unchanged) == (3, 2, 1)
    assert (preview.overwritten, preview.left_out) == (1, 0)
    assert preview.per_category == {A: CategoryChanges(yes=2)}
    texts = {unit.id: unit.text for unit in units(project)}
    assert preview.examples == (texts[second], texts[third])
    result = bulk(project, asked, Action("yes", A), analyst="甲")
    assert (result.changed, result.step) == (2, last_step(project).id)
    now = said(project)
    assert now[first, A, "甲"] == (True, Provenance("typed"))
    assert now[second, A, "甲"] == (True, Provenance("bulk"))


def test_none_judges_every_live_category_and_leaves_what_others_said(project):
    first, second, *_ = sentences(project)
    say_by_hand(project, first, analyst="乙", zhifa=True)
    say_by_hand(project, first, pufa=True)
    bulk(project, [first, second], Action("none"), analyst="甲")
    now = said(project)
    assert now[first, A, "乙"] == (True, Provenance("typed"))
    for category in categories(project):
        assert now[second, category.uid, "甲"][0] is False
        assert now[first, category.uid, "甲"][0] is False


def test_clearing_takes_back_what_the_analyst_said(project):
    first, second, *_ = sentences(project)
    say_by_hand(project, first, zhifa=True, pufa=True)
    say_by_hand(project, first, analyst="乙", zhifa=True)
    preview = preview_bulk(project, [first, second], Action("clear", A), analyst="甲")
    assert preview.per_category == {A: CategoryChanges(cleared=1)}
    assert (preview.changed, preview.unchanged, preview.overwritten) == (1, 1, 1)
    bulk(project, [first, second], Action("clear", A), analyst="甲")
    assert set(said(project)) == {(first, B, "甲"), (first, A, "乙")}
    bulk(project, [first, second], Action("clear"), analyst="甲")
    assert set(said(project)) == {(first, A, "乙")}


def test_clearing_leaves_what_was_said_in_a_retired_category(project):
    first, *_ = sentences(project)
    say_by_hand(project, first, zhifa=True, pufa=True)
    retire(project, A, analyst="甲")
    bulk(project, [first], Action("clear"), analyst="甲")
    assert set(said(project)) == {(first, A, "甲")}


def test_one_classifier_is_accepted_though_another_speaks_meanwhile(project, monkeypatch):
    monkeypatch.setattr("annotation.judge_set.PORTION", 2)
    asked = sentences(project)[:7]
    predict(project, dict.fromkeys(asked, (0.9, 0.1)))

    def speak(done: int, total: int, what: str) -> None:
        store_predictions(project, "v8", [(unit, {B: 0.6}) for unit in asked])

    bulk(project, asked, Action("accept"), analyst="甲", progress=speak)
    assert set(said(project).values()) == {
        (True, Provenance("bulk", "v7", 0.9)),
        (False, Provenance("bulk", "v7", 0.1)),
    }


def test_accepting_fills_in_only_what_was_not_judged(project):
    first, second, third, *_ = sentences(project)
    predict(project, {first: (0.4, 0.1), second: (0.9, 0.9)})
    say_by_hand(project, second, zhifa=False)
    preview = preview_bulk(project, [first, second, third], Action("accept"), analyst="甲")
    assert (preview.changed, preview.left_out, preview.overwritten) == (2, 1, 0)
    assert preview.per_category == {A: CategoryChanges(yes=1), B: CategoryChanges(yes=1, no=1)}
    bulk(project, [first, second, third], Action("accept"), analyst="甲")
    assert said(project) == {
        (first, A, "甲"): (True, Provenance("bulk", "v7", 0.4)),
        (first, B, "甲"): (False, Provenance("bulk", "v7", 0.1)),
        (second, A, "甲"): (False, Provenance("typed")),
        (second, B, "甲"): (True, Provenance("bulk", "v7", 0.9)),
    }
    again = preview_bulk(project, [first, second, third], Action("accept"), analyst="甲")
    assert (again.changed, again.unchanged) == (0, 2)


def test_accepting_one_category_leaves_the_others(project):
    first, *_ = sentences(project)
    predict(project, {first: (0.9, 0.9)})
    bulk(project, [first], Action("accept", B), analyst="甲")
    assert set(said(project)) == {(first, B, "甲")}


def test_what_is_no_sentence_or_gone_is_left_out(project):
    every = [unit.id for unit in units(project)]
    tagged = [unit.id for unit in units(project, kinds=("sentence", "heading"))]
    assert len(tagged) < len(every)
    preview = preview_bulk(project, [*every, 10**9], Action("yes", A), analyst="甲")
    assert (preview.changed, preview.left_out) == (len(tagged), len(every) + 1 - len(tagged))
    assert bulk(project, [*every, 10**9], Action("yes", A), analyst="甲").changed == len(tagged)


@pytest.mark.parametrize("kind", KINDS)
def test_undo_and_redo_bring_back_every_row(project, kind):
    asked = sentences(project)
    predict(project, dict.fromkeys(asked, (0.9, 0.2)))
    for unit in asked[::2]:
        say_by_hand(project, unit, zhifa=unit % 4 == 0)
    before, step = said(project), last_step(project)
    result = bulk(project, asked, Action(kind, A if kind in ("yes", "no") else ""), analyst="甲")
    after = said(project)
    assert after != before
    lines = [entry for entry in entries(project) if entry.step == result.step]
    assert {entry.action for entry in lines} == {"annotate"}
    assert len(lines) == result.changed
    undo(project, analyst="甲")
    assert (said(project), last_step(project)) == (before, step)
    redo(project, analyst="甲")
    assert said(project) == after
    undo(project, analyst="甲")
    assert said(project) == before


def test_a_row_that_changed_since_is_no_longer_taken_back(project):
    asked = sentences(project)
    bulk(project, asked, Action("yes", A), analyst="甲")
    with project.transaction():
        project.db.execute("UPDATE annotation SET value = 0 WHERE unit_id = ?", (asked[3],))
    now = said(project)
    with pytest.raises(KnownError) as refused:
        undo(project, analyst="甲")
    assert refused.value.message.key == "annotation.undo_changed"
    assert said(project) == now


def test_a_step_says_how_many_rows_it_changed(project):
    asked = sentences(project)
    bulk(project, asked, Action("none"), analyst="甲")
    step = last_step(project)
    assert rows_of_step(project, step.id) == len(asked) * len(categories(project))
    undone = undo(project, analyst="甲")
    what = touched(project, undone.id)
    assert what is not None and what.tables == {"annotation"}
    assert what.units == frozenset()  # so many that they are not named
    assert rows_of_step(project, step.id) == len(asked) * len(categories(project))


def test_what_changes_nothing_leaves_no_step(project):
    asked, step = sentences(project), last_step(project)
    assert bulk(project, asked, Action("clear"), analyst="甲").step == 0
    assert bulk(project, [], Action("yes", A), analyst="甲").changed == 0
    assert bulk(project, asked, Action("accept"), analyst="甲").changed == 0
    assert last_step(project) == step


def test_an_unknown_category_is_refused_with_nothing_done(project):
    with pytest.raises(KnownError):
        bulk(project, sentences(project), Action("yes", "cat-unknown"), analyst="甲")
    assert said(project) == {}


class StoppedError(Exception):
    pass


def test_a_cancel_leaves_everything_as_it_was(project, monkeypatch):
    monkeypatch.setattr("annotation.judge_set.PORTION", 5)
    asked, step = sentences(project), last_step(project)
    say_by_hand(project, asked[0], zhifa=False)
    before, step, lines = said(project), last_step(project), len(entries(project))

    def stop(done: int, total: int, what: str) -> None:
        assert total == len(asked)
        if done >= 10:
            raise StoppedError

    with pytest.raises(StoppedError):
        bulk(project, asked, Action("yes", A), analyst="甲", progress=stop)
    assert (said(project), last_step(project)) == (before, step)
    assert len(entries(project)) == lines


def test_progress_counts_up_to_all(project, monkeypatch):
    monkeypatch.setattr("annotation.judge_set.PORTION", 5)
    asked, told = sentences(project), []
    bulk(
        project,
        asked,
        Action("yes", A),
        analyst="甲",
        progress=lambda done, total, _: told.append((done, total)),
    )
    assert told[0] == (0, len(asked)) and told[-1] == (len(asked), len(asked))
    assert told == sorted(told)


@pytest.mark.parametrize("kind", KINDS)
def test_the_step_has_its_name_in_both_languages(project, kind):
    asked = sentences(project)
    predict(project, dict.fromkeys(asked, (0.9, 0.2)))
    say_by_hand(project, asked[0], zhifa=True)
    bulk(project, asked, Action(kind, A if kind in ("yes", "no") else ""), analyst="甲")
    label = last_step(project).label
    for language in LANGUAGES:
        assert str(len(asked)) in say(label.key, language, **label.values)


KNOWN = st.dictionaries(
    st.tuples(st.integers(0, 5), st.sampled_from([A, B]), st.sampled_from(["甲", "乙"])),
    st.tuples(st.booleans(), st.sampled_from(["typed", "accepted", "bulk", "imported"])),
    max_size=10,
)
ACTIONS = st.builds(Action, st.sampled_from(["accept", "clear"]), st.sampled_from(["", A])) | (
    st.builds(Action, st.sampled_from(["yes", "no", "none"]), st.just(B))
)


@settings(max_examples=30, deadline=None)
@given(known=KNOWN, action=ACTIONS, scores=st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_what_happens_is_what_the_preview_said(tmp_path_factory, known, action, scores):
    path = tmp_path_factory.mktemp("bulk") / "annotations.db"
    with open_project(path, create=True) as project:
        asked = _report_of_six(project)
        predict(project, {unit: (scores[i], 0.3) for i, unit in enumerate(asked[:4])})
        for (place, category, who), (value, kind) in known.items():
            name = category.removeprefix("cat-")
            say_by_hand(project, asked[place], analyst=who, kind=kind, **{name: value})
        before = said(project)
        preview = preview_bulk(project, asked, action, analyst="甲")
        result = bulk(project, asked, action, analyst="甲")
        after = said(project)
        keys = [key for key in before | after if before.get(key) != after.get(key)]
        assert all(who == "甲" for _, _, who in keys)
        assert preview.changed == result.changed == len({unit for unit, _, _ in keys})
        by_hand = {k[0] for k in keys if k in before and before[k][1].kind in ("typed", "accepted")}
        assert preview.overwritten == len(by_hand)
        for category, told in preview.per_category.items():
            new = [after.get(key, (None,))[0] for key in keys if key[1] == category]
            assert told == CategoryChanges(new.count(True), new.count(False), new.count(None))
        assert {category for _, category, _ in keys} == set(preview.per_category)
        undo(project, analyst="甲") if keys else None
        assert said(project) == before


def _report_of_six(project: Project) -> list[int]:
    from annotation.reports import NewUnit, add_report

    texts = [f"第{n}件事已经办完。" for n in range(6)]
    add_report(
        project,
        name="云溪县.txt",
        source="".join(texts),
        encoding="utf-8",
        extractor="",
        units=[NewUnit(i * 9, i * 9 + 9, "sentence", "成效", t) for i, t in enumerate(texts)],
        metadata={},
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    )
    return sentences(project)


def test_accepting_leaves_out_what_is_to_be_answered_blind_and_says_how_many(project):
    project.set_setting("audit_seed", "甲")
    asked = [unit.id for unit in units(project, kinds=("sentence", "heading"))]
    predict(project, dict.fromkeys(asked, (0.9, 0.1)))
    begun = {"recipe_hash": "", "scheme_hash": "", "label_hash": "", "figures": {}}
    record(project, version="v7", **begun)
    drawn = {u.id for u in units(project, kinds=("sentence",)) if is_drawn("甲", u.uid)}
    assert drawn
    preview = preview_bulk(project, asked, Action("accept"), analyst="甲")
    assert (preview.audited, preview.left_out) == (len(drawn), 0)
    assert bulk(project, asked, Action("accept"), analyst="甲").changed == len(asked) - len(drawn)
    assert {unit for unit, *_ in said(project)} == set(asked) - drawn
    preview = preview_bulk(project, asked, Action("none"), analyst="甲")
    assert (preview.audited, preview.units) == (0, preview.changed + preview.unchanged)


def test_the_slice_does_not_begin_in_the_middle_of_a_bulk_action(project, monkeypatch):
    monkeypatch.setattr("annotation.judge_set.PORTION", 5)
    monkeypatch.setattr("annotation.audit.BEGINS", 5)
    asked = sentences(project)
    predict(project, dict.fromkeys(asked, (0.9, 0.1)))
    assert bulk(project, asked, Action("accept"), analyst="甲").changed == len(asked)
