"""The head of an order is the beginning of all of it, and its measure is training's."""

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation import classifiers
from annotation.annotations import Provenance, judge
from annotation.audit import audit_slice, blind_units, is_drawn
from annotation.cache import store_predictions
from annotation.doubt import doubts, is_exclusive
from annotation.project import Project, open_project
from annotation.reports import NewUnit, add_report, units
from annotation.scheme import categories
from annotation.sentence_table import Filter, Memory, matching_ids, rows_of
from annotation.units import UnitRow
from operations.orders import head_of
from training.orders import doubt, excludes

SEED = "甲"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Three reports of 60 different sentences each, with predictions."""
    with open_project(tmp_path / "annotations.db", create=True) as project:
        project.set_setting("audit_seed", SEED)
        for report in range(3):
            add(
                project,
                f"{report}.txt",
                [f"{chr(0x4E00 + 97 * report + n)}{n}。" for n in range(60)],
            )
        predict(project)
        yield project


def add(project: Project, name: str, sentences: list[str]) -> None:
    at, rows = 0, []
    for text in sentences:
        rows.append(NewUnit(at, at + len(text), "sentence", "成效", text))
        at += len(text)
    source = "".join(sentences)
    more = {"metadata": {}, "cleaner_version": "1", "splitter_version": "1", "analyst": "甲"}
    add_report(
        project, name=name, source=source, encoding="utf-8", extractor="", units=rows, **more
    )


def uids(project: Project) -> list[str]:
    return [category.uid for category in categories(project)]


def predict(project: Project) -> dict[int, dict[str, float]]:
    chance = random.Random(1)
    rows = [(u.id, {c: chance.random() for c in uids(project)}) for u in units(project)]
    store_predictions(project, "v1", rows, thresholds=dict.fromkeys(uids(project), 0.4))
    return dict(rows)


def say(project: Project, unit: UnitRow, values: dict[str, bool], *, kind: str = "typed") -> None:
    judge(project, unit_id=unit.id, values=values, analyst="甲", provenance=Provenance(kind))


def free(project: Project) -> list[UnitRow]:
    return [u for u in units(project) if not is_drawn(SEED, u.uid)]


def begin(project: Project) -> None:
    """A classifier is kept: from now on there is something to hide."""
    given = {"recipe_hash": "", "scheme_hash": "", "label_hash": "", "figures": {}}
    classifiers.record(project, version="v1", **given)


PROBABILITY = st.floats(0, 1)
ROWS = st.lists(st.lists(PROBABILITY, min_size=3, max_size=3), min_size=1, max_size=20)


@given(ROWS, st.lists(PROBABILITY, min_size=3, max_size=3), st.booleans())
def test_doubt_is_stored_as_training_measures_it(
    rows: list[list[float]], limits: list[float], exclusive: bool
) -> None:
    cells = np.array(rows)
    waiting = np.ones(cells.shape, np.bool_)
    asked = doubt(cells, np.array(limits), waiting, exclusive=exclusive)
    kept = doubts(cells.T.tolist(), limits, exclusive=exclusive)
    most = 0.5 if exclusive else 1.5
    assert np.allclose(np.array(kept) ** 4 * most, asked, atol=1e-9)


ONE, OTHER, BOTH, NONE = (True, False), (False, True), (True, True), (False, False)


@pytest.mark.parametrize(
    "said",
    [
        [*[ONE] * 10, *[OTHER] * 9, BOTH],
        [*[ONE] * 10, *[OTHER] * 9],
        [*[ONE] * 18, BOTH, NONE],
        [ONE] * 24,
    ],
    ids=("nearly all", "too few", "too many", "all"),
)
def test_one_category_excludes_the_others_as_training_has_it(
    tmp_path: Path, said: list[tuple[bool, bool]]
) -> None:
    path = tmp_path / "annotations.db"
    with open_project(path, create=True) as project:
        add(project, "一.txt", [f"第{n}句。" for n in range(24)])
        told = uids(project)[:2]
        for unit, row in zip(list(units(project)), said, strict=False):
            say(project, unit, dict(zip(told, row, strict=True)))
        assert is_exclusive(project, told) == excludes(np.array(said, np.int8))


@pytest.mark.parametrize("order", ["uncertain", "likely", "new", "document"])
def test_the_head_begins_what_all_of_it_is(project: Project, order: str) -> None:
    for number, unit in enumerate(free(project)[:30]):
        some = uids(project)[: 1 + number % 4]
        say(project, unit, dict.fromkeys(some, bool(number % 2)))
    category = uids(project)[1]
    whole = head_of(project, order, count=999, category=category)
    head = head_of(project, order, count=20, category=category)
    assert whole.units[:20] == head.units
    assert len(whole.units) == whole.left == head.left == len(set(whole.units))


def test_what_is_judged_in_part_counts_with_what_waits_of_it(project: Project) -> None:
    one, *others = free(project)
    sure = dict.fromkeys(uids(project), 0.001)
    doubtful = dict.fromkeys(uids(project), 0.4)
    rows = [(u.id, doubtful if u.id == one.id else sure) for u in units(project)]
    store_predictions(project, "v2", rows, thresholds=dict.fromkeys(uids(project), 0.4))
    from annotation.waiting import with_waiting

    def first() -> int:
        return with_waiting(project, lambda waiting: waiting.doubtful(1)[0])

    assert first() == one.id
    say(project, one, dict.fromkeys(uids(project)[:3], False))
    assert first() == one.id
    halves = [(u.id, dict.fromkeys(uids(project), 0.2)) for u in others]
    limits = dict.fromkeys(uids(project), 0.4)
    store_predictions(project, "v3", [*halves, (one.id, doubtful)], thresholds=limits)
    assert first() != one.id


def test_skipped_sentences_come_in_no_order(project: Project) -> None:
    first = [unit for _, unit in head_of(project, "uncertain", count=10).units]
    again = head_of(project, "uncertain", count=999, skipped=first)
    assert not set(first) & {unit for _, unit in again.units}
    assert again.left == 180 - 10


def test_without_the_slice_everything_is_chosen(project: Project) -> None:
    found = head_of(project, "likely", count=999, category=uids(project)[0], audited=False)
    said = predict(project)
    scores = [said[unit][uids(project)[0]] for _, unit in found.units]
    assert len(scores) == 180 and scores[0] == max(scores)


def test_memory_answers_as_if_it_had_none(project: Project) -> None:
    memory = Memory()
    for unit in free(project)[:3]:
        asked = head_of(project, "uncertain", count=30, memory=memory)
        assert asked == head_of(project, "uncertain", count=30)
        say(project, unit, dict.fromkeys(uids(project), False))
    project.set_setting("audit_seed", "乙")
    asked = head_of(project, "uncertain", count=30, memory=memory)
    assert asked == head_of(project, "uncertain", count=30)


def test_the_table_tells_nothing_of_a_sentence_that_waits_for_its_answer(
    project: Project,
) -> None:
    category = uids(project)[0]
    everything = [u.id for u in units(project)]
    drawn = {u.id for u in units(project) if is_drawn(SEED, u.uid)}
    assert all(row.scores and not row.blind for row in rows_of(project, everything))
    begin(project)
    found = rows_of(project, everything)
    assert {row.id for row in found if not row.scores} == drawn
    assert {row.id for row in found if row.blind} == drawn
    for asked in (
        Filter(predicted=category),
        Filter(predicted="none"),
        Filter(band=(category, 0.0, 1.0)),
    ):
        assert not drawn & set(matching_ids(project, asked, "document"))
    for order in ("likely", "unsure"):
        ids = list(matching_ids(project, Filter(category=category, state="not_judged"), order))
        assert ids[-len(drawn) :] == sorted(drawn)


def test_a_new_draw_hides_others(project: Project) -> None:
    begin(project)
    band = Filter(band=(uids(project)[0], 0.0, 1.0))
    for seed in (SEED, "乙"):
        project.set_setting("audit_seed", seed)
        hidden = {u.id for u in units(project)} - set(matching_ids(project, band, "document"))
        assert hidden == {u.id for u in units(project) if is_drawn(seed, u.uid)}


def test_what_is_hidden_of_all_is_what_is_hidden_of_each(project: Project) -> None:
    begin(project)
    from operations.audit import answer_blind

    drawn = [u for u in units(project) if is_drawn(SEED, u.uid)]
    whole = dict.fromkeys(uids(project), False)
    answer_blind(project, unit_id=drawn[0].id, values=whole, analyst="甲")
    answer_blind(project, unit_id=drawn[1].id, values={uids(project)[0]: True}, analyst="甲")
    answer_blind(project, unit_id=drawn[2].id, values=whole, analyst="甲", final=False)
    say(project, drawn[3], whole)
    say(project, drawn[4], whole, kind="bulk")
    blind = blind_units(project, [u.id for u in units(project)])
    rows = rows_of(project, [u.id for u in units(project)])
    assert {row.id for row in rows if row.blind} == blind
    seen = set(matching_ids(project, Filter(band=(uids(project)[0], 0.0, 1.0)), "document"))
    assert {u.id for u in units(project)} - seen == blind
    assert {drawn[0].id, drawn[3].id} & blind == set()
    assert {drawn[1].id, drawn[2].id, drawn[4].id} <= blind
    held = audit_slice(project)
    waiting = {u.id for u in units(project) if held.waits(u.id, u.uid)}
    found = head_of(project, "uncertain", count=999)
    assert waiting <= {unit for _, unit in found.units}
    assert drawn[2].id in waiting and drawn[1].id not in waiting
