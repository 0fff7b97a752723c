"""Why, answered by the process that learns; and who speaks before there is anything to learn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from live_project import PUFA, ZHIFA, import_seven, run, say, say_much, sentences_of, wait

from annotation.cache import cache_path, predicted, predictions
from annotation.project import Project, open_project
from annotation.read_only import open_to_read
from annotation.scheme import replace_scheme, shipped_scheme
from annotation.undo import undo
from annotation.units import UnitRow, units
from operations.live import LiveLoop
from operations.live_learner import Learner
from operations.live_news import SEED_WORDS, LiveNews
from operations.train import train
from operations.why import Question, by_words, question, similar_of


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_seven(project, tmp_path / "报告")
        yield project


@pytest.fixture
def fresh(project: Project, tmp_path: Path) -> Iterator[Callable[[], Learner]]:
    """``fresh()``: one who has learnt nothing, as in a new worker."""
    with open_to_read(project.path) as reader:
        yield lambda: Learner(reader, tmp_path / "models")


@pytest.fixture
def colleague(tmp_path: Path) -> Path:
    """A classifier that was trained elsewhere, put beside the project: v1."""
    with open_project(tmp_path / "colleague.db", create=True) as other:
        import_seven(other, tmp_path / "别处")
        say_much(other)
        return train(other, tmp_path / "models").folder


def learn(learner: Learner) -> LiveNews:
    run(learner.look(anything=False, early=lambda _: None))
    run(learner.learn())
    return learner.keep("predictions", lambda: None)


def asked_about(project: Project, unit: UnitRow) -> Question:
    report = list(units(project, report_id=unit.report_id))
    return question(report, [u.id for u in report].index(unit.id), unit.id)


def test_words_seed_words_and_similar_sentences_are_told_of_a_sentence(project, fresh):
    say_much(project)
    learner = fresh()
    learn(learner)
    run(learner.cross())
    learner.keep("decisions", lambda: None)
    unit = next(u for u in sentences_of(project) if "宪法宣传周" in u.text)
    why = learner.why(asked_about(project, unit))
    pufa = next(c for c in why.categories if c.uid == PUFA)
    assert pufa.pre and pufa.spoke_for
    assert all(word in unit.text and weight > 0 for word, weight in pufa.spoke_for)
    assert pufa.probability == pytest.approx(predictions(project)[unit.id][PUFA])
    assert "普法" in pufa.seed_hits
    near = similar_of(project, why)
    assert near[0].text == unit.text and near[0].unit_id != unit.id  # of another report
    assert PUFA in near[0].labels


def test_before_anything_is_learnt_seed_words_answer(project, fresh):
    learner = fresh()
    unit = next(u for u in sentences_of(project) if "宪法宣传周" in u.text)
    assert "普法" in learner.why(asked_about(project, unit)).seed_hits[PUFA]
    learn(learner)
    why = learner.why(asked_about(project, unit))
    assert all(category.probability is None for category in why.categories)
    assert "普法" in why.seed_hits[PUFA] and why.near == ()
    gone = Question(10**9, "开展普法。")
    assert learner.why(gone).seed_hits == {PUFA: ("普法",)}


def test_a_colleagues_classifier_speaks_until_there_is_enough_to_learn_from(
    project, fresh, colleague
):
    learner = fresh()
    assert learn(learner).version == "v1"
    said = predicted(project)
    assert said is not None and said.version == "v1" and said.calibrated[PUFA]
    unit = next(u for u in sentences_of(project) if "宪法宣传周" in u.text)
    before = predictions(project)
    assert before[unit.id][PUFA] > 0.8
    why = learner.why(asked_about(project, unit))
    pufa = next(c for c in why.categories if c.uid == PUFA)
    assert pufa.probability == pytest.approx(before[unit.id][PUFA]) and pufa.spoke_for
    say(project, unit, pufa=True, zhifa=False)
    run(learner.look(anything=True, early=lambda _: None))
    news = learn(learner)
    assert (news.version, news.sentences) == ("v1", 0)
    assert learner.hint([], [unit.id], unit.report_id) == {}
    say_much(project)
    run(learner.look(anything=True, early=lambda _: None))
    assert learn(learner).version == "v1+1"
    assert predicted(project).version == "v1+1"


def test_what_a_kept_classifier_says_is_stored_once_and_again_where_it_was_lost(
    project, fresh, colleague
):
    learner = fresh()
    learn(learner)
    at, first = predicted(project).at, predictions(project)
    learn(learner)
    assert predicted(project).at == at
    cache_path(project.path).unlink()
    learn(learner)
    assert predictions(project) == first


def test_tags_taken_back_bring_the_kept_classifier_back(project, fresh, colleague):
    first = learn(fresh())
    with project.step(first_label(), analyst="甲"):
        say_much(project)
    learner = fresh()
    assert learn(learner).version == "v1+1"
    undo(project, analyst="甲")
    run(learner.look(anything=True, early=lambda _: None))
    assert learn(learner).version == first.version == "v1"


def first_label():
    from messages import Message

    return Message("annotation.step_judge", {"text": ""})


@pytest.mark.parametrize("spoilt", ["meta", "scheme", "gone"])
def test_a_kept_classifier_that_is_of_no_use_leaves_it_to_the_seed_words(
    project, fresh, colleague, spoilt
):
    if spoilt == "meta":
        (colleague / "meta.json").write_text("{", "utf-8")
    elif spoilt == "gone":
        (colleague / "weights.npy").unlink()
    else:
        scheme = shipped_scheme()
        kept = type(scheme.categories[0])
        fields = {name: getattr(scheme.categories[0], name) for name in kept.__slots__}
        other = kept(**fields | {"uid": "cat-other", "name": "别的"})
        replace_scheme(project, type(scheme)("别的", (other,)), analyst="甲")
    assert learn(fresh()).version == SEED_WORDS


def test_the_loop_answers_once_it_has_spoken_and_only_the_last_question(project, tmp_path):
    say_much(project)
    unit, other, third = sentences_of(project)[:3]
    with LiveLoop(project.path, tmp_path / "models", idle_seconds=600) as loop:
        assert not loop.ask(asked_about(project, unit))
        wait(loop, "decisions")
        for one in (unit, other, third):
            assert loop.ask(asked_about(project, one))
        told = [wait(loop, "why").why for _ in range(2)]
        assert [why.unit_id for why in told] == [unit.id, third.id]
        assert {c.uid for c in told[0].categories} >= {PUFA, ZHIFA}
        first = loop._process.pid
        loop._process.kill()
        while loop._process.pid == first:
            loop.poll()
        assert not loop.ask(asked_about(project, unit))
        wait(loop, "predictions")
        assert loop.ask(asked_about(project, unit))
        assert wait(loop, "why").why.unit_id == unit.id
    assert not loop.ask(asked_about(project, unit))


def test_what_is_said_without_the_loop_is_what_the_loop_says_of_seed_words(project, fresh):
    from annotation.scheme import categories
    from operations.label_matrix import specs

    asked = asked_about(project, sentences_of(project)[5])
    assert fresh().why(asked) == by_words(asked, specs(categories(project)))
