"""What to tag next, of a real project: every order, the audit mixed in, its answers scored."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotation.annotations import Provenance, judge
from annotation.audit import audit_slice, is_drawn, rank
from annotation.cache import store_predictions
from annotation.project import Project, open_project
from annotation.reports import NewUnit, add_report, units
from annotation.scheme import categories
from annotation.units import UnitRow
from cli import run
from messages import KnownError
from operations.audit import answer_blind, audit, draw_anew
from operations.label_matrix import taggable_units
from operations.next_sentences import NEED_CATEGORY, ORDERS, next_sentences

SEED = "甲"
DOINGS = ("评查案卷", "调解纠纷", "宣讲宪法", "精简材料", "修缮村道", "走访企业", "栽种杨柳")
PLACES = ("云溪县", "青岚区", "柏河镇", "石桥街道", "南汀市", "白鹭乡", "松岭村", "桐湾社区")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Two reports of 56 sentences each, invented, and a scheme of the shipped categories."""
    with open_project(tmp_path / "annotations.db", create=True) as project:
        project.set_setting("audit_seed", SEED)
        for year in ("去年", "今年"):
            add(project, year, [f"{year}{p}{d}。" for p in PLACES for d in DOINGS])
        yield project


def add(project: Project, name: str, sentences: list[str]) -> None:
    at, rows = 0, []
    for text in sentences:
        rows.append(NewUnit(at, at + len(text), "sentence", "成效", text))
        at += len(text)
    add_report(
        project,
        name=f"{name}.txt",
        source="".join(sentences),
        encoding="utf-8",
        extractor="",
        units=rows,
        metadata={},
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    )


def uids(project: Project) -> list[str]:
    return [category.uid for category in categories(project)]


def predict(project: Project, *, seed: int = 0) -> dict[int, dict[str, float]]:
    chance = random.Random(seed)
    rows = [(u.id, {c: chance.random() for c in uids(project)}) for u in units(project)]
    store_predictions(project, "v1", rows, thresholds={"cat-zhifa": 0.3})
    return dict(rows)


def say(project: Project, unit: UnitRow, *, analyst: str = "甲", kind: str = "typed", **values):
    given = {f"cat-{name}": value for name, value in values.items()}
    judge(project, unit_id=unit.id, values=given, analyst=analyst, provenance=Provenance(kind))


def none_applies(project: Project, unit: UnitRow) -> None:
    say(project, unit, zhifa=False, pufa=False, yingshang=False, maodun=False)


def order_of(project: Project, order: str, count: int = 999) -> list[int]:
    category = "执法监督" if order in NEED_CATEGORY else None
    models = project.path.parent / "models"
    found = next_sentences(project, models, count=count, order=order, category=category)
    return [sentence.unit.id for sentence in found]


@pytest.mark.parametrize("predicted", [True, False])
def test_every_order_is_all_that_waits_each_once(project: Project, predicted: bool) -> None:
    everything = list(units(project))
    for unit in everything[:20]:
        none_applies(project, unit)
    say(project, everything[20], zhifa=True)
    if predicted:
        predict(project)
    waiting = [unit.id for unit in everything[20:]]
    for order in set(ORDERS) - {"disagreement"}:
        partly = order in NEED_CATEGORY
        assert sorted(order_of(project, order)) == waiting[partly:], order


def test_one_in_ten_is_of_the_slice_and_nothing_is_said_of_it(project: Project) -> None:
    predict(project)
    found = next_sentences(project, project.path.parent, count=50)
    assert [place for place, sentence in enumerate(found) if sentence.audit] == [9, 19, 29, 39, 49]
    drawn = sorted((u.uid for u in units(project) if is_drawn(SEED, u.uid)), key=by_draw)
    assert [s.unit.uid for s in found if s.audit] == drawn[:5]
    assert all((sentence.scores == {}) == sentence.audit for sentence in found)


def by_draw(uid: str) -> int:
    return rank(SEED, uid)


def test_a_sentence_tagged_in_bulk_or_as_a_copy_still_waits_for_its_audit(
    project: Project,
) -> None:
    predict(project)
    for number, unit in enumerate(units(project)):
        kind = "bulk" if number % 2 else "propagated"
        say(project, unit, kind=kind, zhifa=False, pufa=False, yingshang=False, maodun=True)
    found = next_sentences(project, project.path.parent, count=999)
    drawn = {u.uid for u in units(project) if is_drawn(SEED, u.uid)}
    assert {s.unit.uid for s in found} == drawn
    assert all(s.audit and s.scores == {} for s in found)


def test_scores_have_no_part_in_who_is_audited(project: Project) -> None:
    asked = []
    for seed in range(3):
        predict(project, seed=seed)
        found = next_sentences(project, project.path.parent, count=99)
        asked.append([sentence.unit.id for sentence in found if sentence.audit])
    assert asked[0] == asked[1] == asked[2] != []


def test_the_document_order_leaves_the_slice_where_it_stands(project: Project) -> None:
    predict(project)
    found = next_sentences(project, project.path.parent, count=999, order="document")
    assert [s.unit.id for s in found] == [u.id for u in units(project)]
    assert {s.unit.uid for s in found if s.audit} == {
        u.uid for u in units(project) if is_drawn(SEED, u.uid)
    }
    assert all(s.scores == {} for s in found if s.audit)


def test_the_most_doubtful_hundredth_first_as_its_own_thresholds_have_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.spreading.FEWEST", 1)
    every = list(units(project))
    sure = dict.fromkeys(uids(project), 0.01)
    rows = {unit.id: dict(sure) for unit in every}
    here, there, both = [u for u in every if not is_drawn(SEED, u.uid)][:30:10]
    rows[here.id]["cat-zhifa"] = 0.3
    rows[there.id]["cat-zhifa"] = 0.5
    rows[both.id] |= {"cat-zhifa": 0.29, "cat-pufa": 0.51}
    store_predictions(project, "v1", list(rows.items()), thresholds={"cat-zhifa": 0.3})
    assert order_of(project, "uncertain", 3) == [both.id, here.id, there.id]


def test_likely_begins_with_the_most_probable_of_its_category(project: Project) -> None:
    said = predict(project)
    free = [u.id for u in units(project) if not is_drawn(SEED, u.uid)]
    assert order_of(project, "likely", 1) == [max(free, key=lambda u: said[u]["cat-zhifa"])]


def test_a_new_category_begins_with_what_was_judged_in_others(project: Project) -> None:
    free = [u for u in units(project) if not is_drawn(SEED, u.uid)]
    for unit in free[30:35]:
        say(project, unit, pufa=True)
    assert order_of(project, "new", 4) == [unit.id for unit in free[30:34]]


def test_disagreement_is_where_people_differ_and_nobody_settled(project: Project) -> None:
    one, two, _ = list(units(project))[:3]
    for unit in (one, two):
        say(project, unit, zhifa=True)
    say(project, two, analyst="乙", zhifa=False)
    assert order_of(project, "disagreement") == [two.id]


def test_then_come_those_that_a_classifier_without_them_contradicts(project: Project) -> None:
    for year in ("前年", "后年"):  # four reports: the folds are reports
        add(project, year, [f"{year}{p}{d}。" for p in PLACES for d in DOINGS])
    every = list(units(project))
    for unit in every:
        say(project, unit, maodun="调解" in unit.text)
    wrong = next(u for u in every if "调解" in u.text)
    say(project, wrong, maodun=False)
    differs = next(u for u in every if "宣讲" in u.text)
    say(project, differs, analyst="乙", maodun=True)
    assert order_of(project, "disagreement", 2) == [differs.id, wrong.id]


def test_an_order_without_its_category_says_which_there_are(project: Project) -> None:
    with pytest.raises(KnownError, match="类别。现有类别"):
        next_sentences(project, project.path.parent, count=1, order="likely")
    with pytest.raises(KnownError, match="没有类别“天气”"):
        next_sentences(project, project.path.parent, count=1, order="new", category="天气")


def test_answers_of_the_slice_are_scored_and_teach_nothing(project: Project) -> None:
    drawn = [u for u in units(project) if is_drawn(SEED, u.uid)]
    every = {u.id: dict.fromkeys(uids(project), 0.1) for u in units(project)}
    for unit in drawn:
        every[unit.id]["cat-pufa"] = 0.9
    store_predictions(project, "v7", list(every.items()))
    for number, unit in enumerate(drawn):
        values = {"cat-pufa": number > 0, "cat-zhifa": False}
        answer_blind(project, unit_id=unit.id, values=values, analyst="甲")
    found = audit(project)
    assert (found.version, found.answered, found.changed, found.whole) == (
        "v7",
        len(drawn),
        0,
        True,
    )
    pufa = found.categories["普法"]
    assert (pufa.sentences, pufa.yes) == (len(drawn), len(drawn) - 1)
    assert pufa.precision is not None and pufa.recall is not None
    assert pufa.precision[0] == pytest.approx((len(drawn) - 1) / len(drawn))
    assert pufa.recall[0] == 1
    assert found.categories["执法监督"].precision is None
    assert json.loads(json.dumps(found.as_dict()))["categories"]["普法"]["yes"] == pufa.yes
    assert taggable_units(project).judged() == []
    draw_anew(project, analyst="甲")
    assert len(taggable_units(project).judged()) == len(drawn)
    assert audit(project).answered == 0


def test_whoever_reads_one_report_only_is_told_so(project: Project) -> None:
    for unit in list(units(project))[56:]:
        if is_drawn(SEED, unit.uid):
            answer_blind(project, unit_id=unit.id, values={"cat-pufa": False}, analyst="甲")
    assert not audit(project).whole


def test_a_sentence_that_was_not_drawn_is_judged_as_any_other(project: Project) -> None:
    unit = next(u for u in units(project) if not is_drawn(SEED, u.uid))
    change = answer_blind(project, unit_id=unit.id, values={"cat-pufa": True}, analyst="甲")
    assert change.after == {"cat-pufa": True}
    assert not audit_slice(project).answered


def test_the_command_line_knows_all_orders(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    predict(project)
    for order in ORDERS:
        argv = ["--project", str(project.path), "next", "--count", "10", "--order", order]
        assert run([*argv, "--category", "普法"]) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert len(rows) == (0 if order == "disagreement" else 10)
        assert all(isinstance(row["audit"], bool) for row in rows)
