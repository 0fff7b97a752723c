"""Reading beside the window: the newest question is answered, nobody waits for the others."""

import pytest
from sentences_hands import Hands, make_corpus

from annotation.project import open_project
from gui.reader import Reader
from messages import KnownError

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def _endless(project):
    yield "first"
    yield project.db.execute(ENDLESS).fetchone()


def _quick(project):
    yield project.db.execute("SELECT count(*) FROM report").fetchone()[0]


def _refused(project):
    raise KnownError("annotation.unknown_unit", uid="r1")
    yield


@pytest.fixture
def corpus(tmp_path):
    return make_corpus(tmp_path / "总.db")


@pytest.fixture
def reader(qtbot, qapp):
    reader = Reader()
    reader.heard = []
    reader.told.connect(reader.heard.append)
    yield reader
    reader.stop()


def test_a_newer_question_cuts_the_older_short(reader, qtbot, corpus) -> None:
    reader.ask(corpus, _endless)
    qtbot.waitUntil(lambda: reader.heard == ["first"])
    for _ in range(3):
        reader.ask(corpus, _endless)
    reader.ask(corpus, _quick)
    qtbot.waitUntil(lambda: not reader.busy, timeout=20000)
    assert reader.heard == ["first", 2]


def test_after_a_stop_nothing_runs_and_nothing_is_told(reader, qtbot, corpus) -> None:
    reader.ask(corpus, _quick)
    reader.stop()
    assert not reader.busy
    qtbot.wait(50)
    assert reader.heard == []


def test_what_was_forgotten_is_not_told(reader, qtbot, corpus) -> None:
    reader.ask(corpus, _quick)
    reader._job.wait()  # its answer is on the way
    reader.forget()
    qtbot.waitUntil(lambda: not reader.busy)
    assert reader.heard == []


def test_what_the_user_can_act_on_is_told_as_such(reader, qtbot, corpus) -> None:
    with qtbot.waitSignal(reader.failed) as told:
        reader.ask(corpus, _refused)
    assert told.args[0].key == "annotation.unknown_unit"
    qtbot.waitUntil(lambda: not reader.busy)


def test_reading_does_not_look_like_another_program_that_writes(reader, qtbot, corpus) -> None:
    with open_project(corpus) as project:
        version = project.db.execute("PRAGMA data_version").fetchone()
        reader.ask(corpus, _quick)
        qtbot.waitUntil(lambda: not reader.busy)
        assert reader.heard == [2]
        assert project.db.execute("PRAGMA data_version").fetchone() == version


def test_a_hidden_page_reads_no_more_and_reads_again_when_shown(
    qtbot, qapp, settings, corpus
) -> None:
    hands = Hands(qtbot, settings, corpus)
    hands.page.reader.ask(corpus, _endless)
    hands.window.hide()
    assert not hands.page.reader.busy
    hands.page.total = None
    hands.show()
    assert hands.count == "共 6 句"
    assert hands.page.total == 6
    hands.leave()
