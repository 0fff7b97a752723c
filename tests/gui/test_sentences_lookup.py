"""What is looked up beside the window: first rows, then how many, then all of them in order."""

from array import array

import pytest
from sentences_hands import make_corpus

from annotation.project import open_project
from annotation.sentence_table import Filter, Memory, SentenceRow
from gui.sentences.lookup import AllIds, Count, FirstRows, Query, look_up
from gui.sentences.model import PAGE, PAGES, SentenceModel


@pytest.fixture
def project(tmp_path):
    with open_project(make_corpus(tmp_path / "总.db")) as project:
        yield project


def test_how_many_there_are_is_told_before_they_are_put_in_order(project) -> None:
    parts = list(look_up(project, Query(Filter(), "unsure"), Memory()))
    assert [type(part) for part in parts] == [FirstRows, Count, AllIds]
    assert parts[1].count == len(parts[2].ids) == 6


def test_a_list_that_was_picked_is_counted_as_it_is(project) -> None:
    listed = [part.ids for part in look_up(project, Query(Filter(), "document", only=(3, 2)))]
    assert list(listed[0]) == [3, 2]


@pytest.fixture
def asked(qapp):
    """A model of 10,000 rows, and the ids that it has asked for, question by question."""
    asked = []

    def rows_of(ids):
        asked.append(list(ids))
        return [SentenceRow(n, f"r:{n}", 1, "报告", n, "sentence", "成效", f"{n}") for n in ids]

    model = SentenceModel(rows_of)
    model.show_all(array("q", range(10_000)))
    return model, asked


def test_the_rows_of_a_screen_are_asked_for_at_once(asked) -> None:
    model, questions = asked
    model.read(range(PAGE - 2, PAGE + 2))
    assert questions == [list(range(2 * PAGE))]
    assert [model.row(n).id for n in range(PAGE - 2, PAGE + 2)] == [14, 15, 16, 17]
    model.read(range(2 * PAGE - 1, 2 * PAGE + 1))
    assert questions[1:] == [list(range(2 * PAGE, 3 * PAGE))]


def test_rows_that_were_left_long_ago_are_forgotten_and_read_again(asked) -> None:
    model, questions = asked
    for page in range(PAGES + 1):
        model.read(range(page * PAGE, page * PAGE + 1))
    model.read(range(0))
    assert len(questions) == PAGES + 1
    assert model.row(0).id == 0
    assert len(questions) == PAGES + 2
