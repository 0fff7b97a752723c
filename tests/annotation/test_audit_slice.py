"""The audit slice: drawn by nothing but uid and seed, answered blind, and out of every fit."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation import classifiers
from annotation.annotations import Provenance, adjudicate, judge
from annotation.audit import (
    EVERY,
    AuditSlice,
    audit_slice,
    blind_answers,
    blind_units,
    held_out,
    is_drawn,
    lot,
    new_draw,
    rank,
    record_blind,
)
from annotation.project import Project
from annotation.read_only import judged_cells, unit_cells
from annotation.reports import units
from annotation.undo import redo, undo
from annotation.units import UnitRow
from messages import Message

MANY = [f"第{n}句说的是村口第{n}棵树。" for n in range(60)]
ZHIFA, PUFA = "cat-zhifa", "cat-pufa"
STEP = Message("annotation.step_other")


def say(
    project: Project, unit_id: int, *, analyst: str = "甲", kind: str = "typed", **values: bool
) -> None:
    given = {f"cat-{name}": value for name, value in values.items()}
    judge(project, unit_id=unit_id, values=given, analyst=analyst, provenance=Provenance(kind))


def drawn(project: Project) -> list[UnitRow]:
    found = audit_slice(project)
    return [unit for unit in units(project) if found.waits(unit.id, unit.uid)]


def answer(project: Project, unit: UnitRow, *, analyst: str = "甲", **values: bool) -> None:
    given = {f"cat-{name}": value for name, value in values.items()}
    with project.step(STEP, analyst=analyst):
        say(project, unit.id, analyst=analyst, **values)
        record_blind(project, unit.id, given, analyst=analyst)


@pytest.fixture
def unit(project: Project, store) -> UnitRow:
    """A sentence of the slice, of a report that was made for it."""
    project.set_setting("audit_seed", "甲")
    store.add(project, MANY)
    return drawn(project)[0]


UID = st.from_regex(r"r[0-9a-f]{16}:[0-9]{1,4}-[0-9]{1,4}", fullmatch=True)
OPINIONS = st.dictionaries(st.integers(0, 9), st.frozensets(st.sampled_from([ZHIFA, PUFA])))


@given(st.text(), UID, st.integers(0, 9), OPINIONS, OPINIONS)
def test_the_draw_does_not_depend_on_what_anybody_said(
    seed: str, uid: str, unit: int, one: dict, two: dict
) -> None:
    first, second = (AuditSlice(seed, said, frozenset()) for said in (one, two))
    for found, said in ((first, one), (second, two)):
        assert found.holds(unit, uid) == (is_drawn(seed, uid) or unit in said)
        assert found.waits(unit, uid) == (is_drawn(seed, uid) and unit not in said)


def test_the_draw_is_the_same_for_ever() -> None:
    # A change here would put sentences that taught into the slice of every project.
    assert rank("0f", "r0123456789abcdef:0-12") == 14199324681912551835
    assert not is_drawn("0f", "r0123456789abcdef:0-12")


def test_about_one_in_ten_is_drawn_and_another_seed_draws_others() -> None:
    uids = [f"r0123456789abcdef:{n}-{n + 9}" for n in range(5000)]
    one, two = ({u for u in uids if is_drawn(seed, u)} for seed in ("甲", "乙"))
    assert abs(len(one) - 5000 / EVERY) < 80
    assert len(one & two) < 100


def test_the_slice_does_not_depend_on_labels(project: Project, unit: UnitRow) -> None:
    before = drawn(project)
    others = [u for u in units(project) if u not in before]
    for number, other in enumerate(others):
        say(project, other.id, zhifa=bool(number % 2), pufa=True)
    assert drawn(project) == before
    answer(project, unit, zhifa=True)
    assert audit_slice(project).holds(unit.id, unit.uid)
    assert drawn(project) == before[1:]


def test_what_was_answered_blind_teaches_nobody(project: Project, unit: UnitRow) -> None:
    other = next(u for u in units(project) if u not in drawn(project))
    say(project, other.id, zhifa=False)
    answer(project, unit, zhifa=True)
    assert held_out(project) == {unit.id}
    assert [cell[0] for cell in judged_cells(project)] == [other.id]
    assert list(unit_cells(project, unit.id)) == []


def test_what_was_judged_in_sight_of_a_prediction_is_in_no_slice(
    project: Project, unit: UnitRow
) -> None:
    say(project, unit.id, kind="accepted", zhifa=True)
    assert not audit_slice(project).holds(unit.id, unit.uid)
    assert [cell[0] for cell in judged_cells(project)] == [unit.id]


def test_tagging_in_bulk_takes_nothing_out_of_the_slice(project: Project, unit: UnitRow) -> None:
    before = drawn(project)
    for one in before:
        say(project, one.id, kind="bulk", zhifa=True)
    assert drawn(project) == before
    answer(project, unit, zhifa=False)
    (found,) = blind_answers(project)
    assert (found.value, found.changed) == (False, False)


def test_a_prediction_is_hidden_until_its_category_was_answered(
    project: Project, unit: UnitRow
) -> None:
    assert audit_slice(project).hides(unit.id, unit.uid, ZHIFA)
    answer(project, unit, zhifa=True)
    found = audit_slice(project)
    assert not found.hides(unit.id, unit.uid, ZHIFA)
    assert found.hides(unit.id, unit.uid, PUFA)
    other = next(u for u in units(project) if not found.holds(u.id, u.uid))
    assert not found.hides(other.id, other.uid, ZHIFA)


def test_the_first_answer_stays_the_truth_and_the_change_is_told(
    project: Project, unit: UnitRow
) -> None:
    answer(project, unit, zhifa=True)
    say(project, unit.id, zhifa=False)
    answer(project, unit, zhifa=False)
    (found,) = blind_answers(project)
    assert (found.unit_id, found.category, found.value, found.changed) == (
        *(unit.id, ZHIFA, True),
        True,
    )


def test_undo_takes_the_answer_back_but_not_that_it_was_given(
    project: Project, unit: UnitRow
) -> None:
    answer(project, unit, zhifa=True)
    undo(project, analyst="甲")
    assert blind_answers(project) == []
    assert audit_slice(project).holds(unit.id, unit.uid)
    assert unit not in drawn(project)
    redo(project, analyst="甲")
    assert [found.value for found in blind_answers(project)] == [True]


def test_an_import_can_be_undone_though_its_sentences_were_answered_blind(
    project: Project,
    unit: UnitRow,
) -> None:
    answer(project, unit, zhifa=True)
    assert undo(project, analyst="甲") is not None
    assert undo(project, analyst="甲") is not None
    assert list(units(project)) == []
    assert held_out(project) == frozenset()


def test_people_who_differ_are_scored_only_when_it_is_settled(
    project: Project, unit: UnitRow
) -> None:
    answer(project, unit, zhifa=True)
    answer(project, unit, analyst="乙", zhifa=False)
    assert blind_answers(project) == []
    adjudicate(project, unit_id=unit.id, category=ZHIFA, value=False, analyst="甲", note="")
    assert [found.value for found in blind_answers(project)] == [False]


def test_a_new_draw_releases_the_old_one_and_undo_brings_it_back(
    project: Project, unit: UnitRow
) -> None:
    answer(project, unit, zhifa=True)
    with project.step(STEP, analyst="甲"):
        new_draw(project)
    assert held_out(project) == frozenset()
    assert [cell[0] for cell in judged_cells(project)] == [unit.id]
    assert not audit_slice(project).holds(unit.id, unit.uid)
    undo(project, analyst="甲")
    assert held_out(project) == {unit.id}


def test_every_project_draws_its_own(tmp_path, project: Project) -> None:
    from annotation.project import open_project

    with open_project(tmp_path / "other.db", create=True) as other:
        assert audit_slice(other).seed != audit_slice(project).seed != ""


def test_a_failed_step_leaves_no_blind_answer(project: Project, unit: UnitRow) -> None:

    def fail(then: Callable[[], None]) -> None:
        with project.step(STEP, analyst="甲"):
            judge(
                project,
                unit_id=unit.id,
                values={ZHIFA: True},
                analyst="甲",
                provenance=Provenance("typed"),
            )
            record_blind(project, unit.id, {ZHIFA: True}, analyst="甲")
            then()

    def stumble() -> None:
        raise ZeroDivisionError

    try:
        fail(stumble)
    except ZeroDivisionError:
        assert held_out(project) == frozenset()
    else:
        raise AssertionError("the step must fail")


def test_an_answer_that_is_not_final_may_be_said_otherwise_and_counts_for_nothing(
    project: Project, unit: UnitRow
) -> None:
    with project.step(STEP, analyst="甲"):
        say(project, unit.id, zhifa=True, pufa=True)
        record_blind(project, unit.id, {ZHIFA: True, PUFA: True}, analyst="甲", final=False)
    found = audit_slice(project)
    assert found.waits(unit.id, unit.uid) and found.hides(unit.id, unit.uid, ZHIFA)
    assert held_out(project) == {unit.id} and blind_answers(project) == []
    with project.step(STEP, analyst="甲"):
        record_blind(project, unit.id, {ZHIFA: None}, analyst="甲", final=False)
    answer(project, unit, pufa=False)
    assert [(a.category, a.value) for a in blind_answers(project)] == [(PUFA, False)]


def test_of_some_units_the_slice_is_what_it_is_of_all(project: Project, unit: UnitRow) -> None:
    answer(project, unit, zhifa=True)
    other = drawn(project)[0]
    say(project, other.id, pufa=True)
    whole = audit_slice(project)
    for part in (
        audit_slice(project, report_id=unit.report_id),
        audit_slice(project, unit_ids=[u.id for u in units(project)]),
    ):
        assert part == whole
    assert audit_slice(project, unit_ids=[unit.id]).answered == whole.answered
    assert audit_slice(project, unit_ids=[unit.id]).seen == frozenset()


def test_nothing_is_blind_before_there_is_something_to_hide(
    project: Project, unit: UnitRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotation.audit.BEGINS", 2)
    uids = [u.id for u in units(project)]
    free = [u for u in units(project) if u not in drawn(project)]
    say(project, free[0].id, zhifa=True, pufa=True)
    assert blind_units(project, uids) == frozenset()
    say(project, free[1].id, zhifa=True)
    assert blind_units(project, uids) == {u.id for u in drawn(project)}


def test_a_sentence_is_blind_until_it_is_answered_in_every_live_category(
    project: Project, unit: UnitRow
) -> None:
    classifiers.record(
        project, version="v1", recipe_hash="", scheme_hash="", label_hash="", figures={}, note=""
    )
    answer(project, unit, zhifa=True, pufa=False, yingshang=False)
    assert unit.id in blind_units(project, [unit.id])
    answer(project, unit, maodun=False)
    assert blind_units(project, [unit.id]) == frozenset()


def test_a_lot_is_the_rank_in_a_byte() -> None:
    uids = [f"r0123456789abcdef:{n}-{n + 9}" for n in range(3000)]
    drawn_uids = sorted((u for u in uids if is_drawn("乙", u)), key=lambda u: rank("乙", u))
    lots = [lot("乙", u) for u in drawn_uids]
    assert lots == sorted(lots) and lots[0] >= 1 and lots[-1] <= 255
    assert len(set(lots)) > 100
    assert {lot("乙", u) for u in uids if not is_drawn("乙", u)} == {0}
