"""Words for a category: offered, accepted or refused, and taken back."""

from pathlib import Path

import pytest
from report_texts import add_text

from annotation.annotations import Provenance, judge
from annotation.cache import store_predictions
from annotation.project import Project, open_project
from annotation.reports import units
from annotation.undo import undo
from messages import KnownError
from operations.edit_scheme import find, retire
from operations.grow_words import accept, refuse, suggest

UID = "cat-maodun"
PLACES = ("云溪县", "青岚区", "柏河镇", "石桥街道")


@pytest.fixture
def project(tmp_path: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        for place in PLACES:
            lines = [f"{place}派热心老人上门劝和邻里三回。", f"{place}新修乡间公路九公里。"]
            add_text(opened, lines, name=f"{place}.txt")
        yield opened


def tag(project: Project) -> None:
    for unit in list(units(project)):
        judge(
            project,
            unit_id=unit.id,
            values={UID: "劝和" in unit.text},
            analyst="甲",
            provenance=Provenance("typed"),
        )


def test_an_offered_word_says_what_it_adds_and_shows_it(project: Project) -> None:
    tag(project)
    first = suggest(project, UID)[0]
    assert (first.sentences, first.yes, first.no, first.reports) == (4, 4, 0, 4)
    assert first.source == "tags"
    assert first.precision[0] == 1.0
    assert all(first.word in unit.text for unit in first.examples)


def test_an_accepted_word_is_a_seed_word_and_is_offered_no_more(project: Project) -> None:
    tag(project)
    before = find(project, UID).seeds
    word = suggest(project, UID)[0].word
    assert accept(project, UID, [word], analyst="甲").seeds == (*before, word)
    assert suggest(project, UID) == []
    undo(project, analyst="甲")
    assert find(project, UID).seeds == before
    assert suggest(project, UID)[0].word == word


def test_a_refused_word_does_not_come_back_until_that_is_undone(project: Project) -> None:
    tag(project)
    seeds, word = find(project, UID).seeds, suggest(project, UID)[0].word
    refuse(project, UID, [word], analyst="甲")
    assert word not in [one.word for one in suggest(project, UID)]
    assert find(project, UID).seeds == seeds
    undo(project, analyst="甲")
    assert suggest(project, UID)[0].word == word


def test_scores_are_heard_only_where_they_are_calibrated(project: Project) -> None:
    rows = [(u.id, {UID: 0.95 if "劝和" in u.text else 0.02}) for u in units(project)]
    store_predictions(project, "v1", rows, calibrated={UID: False})
    assert suggest(project, UID) == []
    store_predictions(project, "v1", rows, calibrated={UID: True})
    first = suggest(project, UID)[0]
    assert (first.source, first.sentences) == ("scores", 4)


def test_nothing_known_offers_nothing_and_a_retired_category_is_refused(project: Project) -> None:
    assert suggest(project, UID) == []
    retire(project, UID, analyst="甲")
    with pytest.raises(KnownError):
        suggest(project, UID)
