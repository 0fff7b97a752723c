"""What people say of sentences, and which value counts."""

from __future__ import annotations

import pytest

from annotation.annotations import (
    CONFLICT,
    NOT_JUDGED,
    Judgement,
    Provenance,
    adjudicate,
    annotations,
    counting,
    flag,
    flags,
    judge_many,
    opinions,
    unflag,
)
from annotation.history import entries
from annotation.undo import last_step
from messages import KnownError, Message


@pytest.fixture
def units(project, store):
    store.add(project)
    return store.ids(project)


def test_judging_returns_what_changed(project, store, units):
    store.say(project, units[0], zhifa=True)
    change = store.say(project, units[0], pufa=False)
    assert change.before == {"cat-zhifa": True}
    assert change.after == {"cat-zhifa": True, "cat-pufa": False}
    assert (change.report, change.text) == ("云溪县.txt", store.sentences[0])
    assert change.step == last_step(project).id


def test_none_takes_back_and_the_rest_stays(project, store, units):
    store.say(project, units[0], zhifa=True, pufa=False)
    assert store.say(project, units[0], zhifa=None).after == {"cat-pufa": False}
    assert opinions(project, units[0]) == {"甲": {"cat-pufa": False}}


def test_saying_the_same_again_is_no_step(project, store, units):
    first = store.say(project, units[0], zhifa=True)
    lines = len(entries(project))
    assert store.say(project, units[0], zhifa=True).step == 0
    assert store.say(project, units[0], zhifa=True, kind="imported").step == 0
    assert store.say(project, units[1], zhifa=None).step == 0
    assert last_step(project).id == first.step
    assert len(entries(project)) == lines


def test_saying_by_hand_confirms_what_a_machine_said(project, store, units):
    store.say(project, units[0], zhifa=True, kind="propagated")
    assert store.say(project, units[0], zhifa=True).step > 0
    assert [a.provenance.kind for a in annotations(project)] == ["typed"]


def test_provenance_is_kept_to_the_last_digit(project, units):
    given = Provenance("accepted", "v3", 0.1 + 0.2)
    rows = [Judgement(units[0], {"cat-pufa": True}, given)]
    judge_many(project, rows, label=Message("annotation.step_judge", {"text": ""}), analyst="甲")
    [stored] = annotations(project)
    assert stored.provenance == given


@pytest.mark.parametrize(("unit", "category"), [(99, "zhifa"), (None, "none")])
def test_an_unknown_unit_or_category_is_refused(project, store, units, unit, category):
    before = store.dump(project)
    with pytest.raises(KnownError):
        store.say(project, unit or units[0], **{category: True})
    assert store.dump(project) == before


def test_many_are_judged_together_or_not_at_all(project, store, units):
    typed = Provenance("bulk")
    label = Message("annotation.step_judge", {"text": "…"})
    rows = [Judgement(unit, {"cat-pufa": True}, typed) for unit in units]
    before = store.dump(project)
    with pytest.raises(KnownError):
        judge_many(project, [*rows, Judgement(99, {}, typed)], label=label, analyst="甲")
    assert store.dump(project) == before
    changes = judge_many(project, rows, label=label, analyst="甲")
    assert {change.step for change in changes} == {last_step(project).id}


def test_the_value_that_counts(project, store, units):
    sole, agreed, differing, decided = units
    for analyst, value in (("甲", True), ("乙", False)):
        store.say(project, differing, analyst=analyst, pufa=value)
        store.say(project, decided, analyst=analyst, pufa=value)
        store.say(project, agreed, analyst=analyst, pufa=True)
    store.say(project, sole, pufa=False)
    decide = {"unit_id": decided, "category": "cat-pufa", "analyst": "丙", "note": ""}
    adjudicate(project, value=False, **decide)
    counts = counting(project)
    assert [counts.value(unit, "cat-pufa") for unit in units] == [0, 1, CONFLICT, 0]
    assert counts.value(sole, "cat-zhifa") == NOT_JUDGED
    assert counts.rows([*units, 99], ["cat-zhifa", "cat-pufa"]) == [
        [-1, 0],
        [-1, 1],
        [-1, -1],
        [-1, 0],
        [-1, -1],
    ]
    assert counts.conflicts() == [(differing, "cat-pufa")]
    assert sorted(counts.judged()) == [sole, agreed, decided]
    adjudicate(project, value=None, **decide)
    assert counting(project).value(decided, "cat-pufa") == CONFLICT


def test_a_decision_without_any_opinion_counts(project, units):
    adjudicate(
        project, unit_id=units[0], category="cat-pufa", value=True, analyst="丙", note="会议"
    )
    assert counting(project).value(units[0], "cat-pufa") == 1


def test_flags_belong_to_an_analyst(project, units):
    flag(project, units[0], "不确定", analyst="甲")
    flag(project, units[0], "请复核", analyst="乙")
    flag(project, units[0], "仍不确定", analyst="甲")
    assert set(flags(project)) == {(units[0], "甲", "仍不确定"), (units[0], "乙", "请复核")}
    unflag(project, units[0], analyst="甲")
    assert [who for _, who, _ in flags(project)] == ["乙"]


def test_taking_off_a_flag_that_is_not_there_is_no_step(project, units):
    before = last_step(project)
    unflag(project, units[0], analyst="甲")
    assert last_step(project) == before
