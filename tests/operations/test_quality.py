"""How good the classifier is, from a project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from quality_project import ALL, PLACES, PUFA, YEARS, answer_slice, make_quality_project, truth

from annotation.annotations import Provenance, judge
from annotation.project import open_project
from annotation.units import units
from messages import KnownError
from operations.edit_scheme import retire
from operations.quality import quality
from operations.quality_figures import Quality, Step
from operations.train import Trained, train

TAGGED, ANSWERED = 16, 40


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    """Many tags, answers of the audit slice, predictions."""
    made = make_quality_project(tmp_path_factory.mktemp("quality") / "云溪.db", per_report=40)
    with open_project(made) as project:
        project.set_setting("audit_seed", "x")
        answer_slice(project, ANSWERED)
    return made


@pytest.fixture(scope="module")
def trained(path) -> Trained:
    with open_project(path) as project:
        return train(project, path.parent / "models", forecast=True)


@pytest.fixture(scope="module")
def told(path, trained) -> list[Quality | Step]:
    """All that is told, in order; the last is the result."""
    return run(path)


def run(path: Path) -> list[Quality | Step]:
    found, steps = list[Quality | Step](), quality(path, path.parent / "models")
    while True:
        try:
            found.append(next(steps))
        except StopIteration as end:
            return [*found, end.value]


def test_what_is_cheap_is_told_first(told) -> None:
    known = [one for one in told if isinstance(one, Quality)]
    assert [
        (k.findings is not None, k.words is not None, k.outlook is not None) for k in known
    ] == [
        (False, False, False),
        (True, False, False),
        (True, True, False),
        (True, True, True),
    ]
    steps = [one for one in told if isinstance(one, Step)]
    assert [step.done for step in steps] == list(range(1, steps[0].total + 1))


def test_every_figure_lies_in_its_interval(told) -> None:
    findings = told[-1].findings
    parts = [part.told[uid] for part in (*findings.years, *findings.levels) for uid in ALL]
    for one in [*(category.told for category in findings.categories), *parts]:
        for value, low, high in (one.precision, one.recall, one.f1):
            assert 0 <= low <= value <= high <= 1
            assert high > low


def test_figures_are_of_judged_sentences_in_folds_by_report(told) -> None:
    known = told[-1]
    assert known.judged == TAGGED * len(PLACES) * len(YEARS)
    assert (known.findings.sentences, known.findings.reports) == (known.judged, 21)
    assert known.findings.by_report and not known.findings.sampled
    for category, standing in zip(known.findings.categories, known.standing, strict=True):
        assert category.told.right + category.told.missed == standing.yes
        assert category.told.wrong + category.told.left == standing.no


def test_years_and_levels_share_the_sentences_out(told) -> None:
    findings = told[-1].findings
    assert [part.name for part in findings.years] == list(YEARS)
    assert [part.name for part in findings.levels] == ["市", "县"]
    for parts in (findings.years, findings.levels):
        assert sum(part.sentences for part in parts) == findings.sentences
        assert sum(part.reports for part in parts) == findings.reports


def test_the_slice_is_told_apart_from_the_folds(told) -> None:
    slice = told[-1].audit
    assert (slice.answered, slice.whole, slice.version) == (ANSWERED, True, "v1")
    assert all(slice.told[uid].sentences == ANSWERED for uid in ALL)


def test_thresholds_share_out_the_sentences_nobody_judged(told) -> None:
    known = told[-1]
    left = known.sentences - known.judged - ANSWERED
    for category in known.findings.categories:
        assert {e.auto + e.review + e.leave for e in category.effects} == {left}


def test_the_words_of_this_year_are_new(told) -> None:
    words = told[-1].words
    assert words.year == YEARS[-1]
    assert words.now.share > 0.05 > words.before.share
    assert {"算法", "智能"} <= {word for word, _ in words.now.words}


def test_the_forecast_says_how_many_tags_and_why(told) -> None:
    ahead = told[-1].outlook
    assert ahead.tags == told[-1].judged
    assert len(ahead.lines) == len(ahead.gains) == len(ALL)
    assert all(low < middle < high for middle, low, high in ahead.gains)
    assert ahead.reason in ("still_rising", "cannot_tell", "flat")
    for needed in ahead.needed:
        assert needed is None or (needed.tags % 10 == 0 and needed.gain[0] >= 0.02)


def test_the_window_does_not_take_it_for_somebody_writing(path, trained) -> None:
    with open_project(path) as project:
        before = project.db.execute("PRAGMA data_version").fetchone()
        run(path)
        assert project.db.execute("PRAGMA data_version").fetchone() == before


def test_with_few_tags_it_says_how_many_are_missing(tmp_path) -> None:
    made = make_quality_project(tmp_path / "新.db", per_report=4, tagged=0)
    (first, last) = run(made)
    assert first == last and not last.enough and last.findings is None
    assert {one.missing for one in last.standing} == {(3, 3)}
    with open_project(made) as project:
        one = next(u for u in units(project) if truth(u.text)[PUFA])
        judge(
            project,
            unit_id=one.id,
            values={PUFA: True},
            analyst="甲",
            provenance=Provenance("typed"),
        )
    standing = {one.uid: one.missing for one in run(made)[-1].standing}
    assert standing[PUFA] == (2, 3)


def test_a_retired_category_has_no_figures(tmp_path) -> None:
    made = make_quality_project(tmp_path / "云溪.db", per_report=6, tagged=6)
    with open_project(made) as project:
        retire(project, PUFA, analyst="甲")
    known = run(made)[-1]
    assert PUFA not in {one.uid for one in known.standing}
    assert PUFA not in {one.uid for one in known.findings.categories}


def test_what_is_no_project_is_refused(tmp_path) -> None:
    with pytest.raises(KnownError):
        run(tmp_path / "没有.db")


def test_training_tells_the_same_as_json(trained) -> None:
    told = json.loads(json.dumps(trained.as_dict(), ensure_ascii=False))
    assert [part["year"] for part in told["by_year"]] == list(YEARS)
    assert [part["level"] for part in told["by_level"]] == ["市", "县"]
    names = [c["category"] for c in told["categories"]]
    for part in told["by_year"]:
        assert [c["category"] for c in part["categories"]] == names
        assert set(part["categories"][0]["f1"]) == {"value", "low", "high"}
    assert told["audit"]["answered"] == ANSWERED and told["audit"]["version"] == trained.version
    assert [c["category"] for c in told["forecast"]["categories"]] == names
    assert told["advice"]["reason"] == trained.ahead.reason


def test_without_a_forecast_training_says_so(tmp_path) -> None:
    made = make_quality_project(tmp_path / "云溪.db", per_report=4, tagged=4)
    with open_project(made) as project:
        told = train(project, tmp_path / "models").as_dict()
    assert (told["forecast"], told["advice"]) == (None, None)
    assert told["audit"]["answered"] == 0 and told["audit"]["categories"] == []
