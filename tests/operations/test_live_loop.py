"""The loop that learns while somebody tags: what it says, what it keeps, how it ends."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from live_project import PATIENCE, PUFA, import_seven, run, say, say_much, sentences_of, wait
from project_files import REPORT

from annotation.cache import cache_path, predicted, predictions, report_predictions
from annotation.cache_file import cache_folder
from annotation.project import Project, open_project
from annotation.read_only import open_to_read
from annotation.scheme import categories, replace_scheme, shipped_scheme
from annotation.units import units
from operations.import_reports import import_reports
from operations.live import LiveLoop, LiveNews
from operations.live_learner import Learner
from operations.live_news import SEED_WORDS, Teach
from operations.live_worker import _Ended, _Worker
from operations.train import train


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_seven(project, tmp_path)
        yield project


@pytest.fixture
def fresh(project: Project, tmp_path: Path) -> Iterator[Callable[[], Learner]]:
    """``fresh()``: one who has learnt nothing, as in a new worker."""
    with open_to_read(project.path) as reader:
        yield lambda: Learner(reader, tmp_path / "models")


def learnt(learner: Learner) -> Learner:
    """Everything is read and learnt once, in this process."""
    run(learner.look(anything=True, early=lambda _: None))
    run(learner.learn())
    learner.keep("predictions", lambda: None)
    return learner


def test_before_any_tag_the_seed_words_speak_and_no_percentage_is_shown(project, fresh, tmp_path):
    early: list[LiveNews] = []
    learner = fresh()
    run(learner.look(anything=True, early=early.append))
    said = predicted(project)
    assert said is not None and (early[0].version, said.version) == (SEED_WORDS, SEED_WORDS)
    assert not any(said.calibrated.values()) and set(said.thresholds.values()) == {0.5}
    first = predictions(project)
    run(learner.learn())
    assert learner.keep("predictions", lambda: None).version == SEED_WORDS
    assert predictions(project) == first
    assert max(scores[PUFA] for scores in first.values()) > 0.7
    tagged = [u.id for u in units(project, kinds=("sentence", "heading"))]
    assert sorted(first) == sorted(tagged)


def test_tags_change_predictions_thresholds_and_the_name_of_the_version(project, fresh, tmp_path):
    learner = learnt(fresh())
    before = predictions(project)
    say_much(project)
    learnt(learner)
    said = predicted(project)
    assert said is not None and said.version == "v0+1"
    assert predictions(project) != before
    assert learner.crossing_due() and not any(said.calibrated.values())
    run(learner.cross())
    news = learner.keep("decisions", lambda: None)
    said = predicted(project)
    assert said is not None and said.calibrated[PUFA] and said.thresholds[PUFA] != 0.5
    assert (news.version, news.crossed_tags, bool(news.crossed_at)) == ("v0+1", 0, True)
    assert not learner.crossing_due() and not learner.crossing_helps()
    say(project, sentences_of(project)[0], pufa=True)
    learnt(learner)
    assert learner.keep("predictions", lambda: None).crossed_tags == 1
    assert learner.crossing_helps() and not learner.crossing_due()


def test_names_go_on_after_a_restart_and_start_anew_with_a_kept_version(project, fresh, tmp_path):
    models = tmp_path / "models"
    say_much(project)
    learnt(fresh())
    learner = learnt(fresh())
    assert predicted(project).version == "v0+2"
    trained = train(project, models)
    assert predicted(project).version == trained.version == "v1"
    run(learner.look(anything=False, early=lambda _: None))
    run(learner.learn())
    news = learner.keep("predictions", lambda: None)
    assert news.version == "v1+1"
    query = "SELECT label_hash FROM classifier WHERE version = 'v1'"
    assert project.db.execute(query).fetchone()[0] == news.label_hash


def test_a_tag_answers_for_its_report_at_once_and_an_undone_one_is_forgotten(
    project, fresh, tmp_path
):
    say_much(project)
    learner = learnt(fresh())
    unit = next(u for u in sentences_of(project) if u.text.startswith("取消证明") or u.position > 5)
    before = report_predictions(project, unit.report_id)
    scores = learner.hint([(unit.id, unit.uid, PUFA, 1)], [unit.id], unit.report_id)
    assert scores.keys() == before.keys()
    assert scores[unit.id][PUFA] > before[unit.id][PUFA]
    learner.hint([], [unit.id], unit.report_id)
    say(project, unit, pufa=None, zhifa=None, yingshang=None, maodun=None)
    run(learner.learn())
    learner.keep("predictions", lambda: None)
    hinted = predictions(project)
    learnt(learner)
    assert predictions(project) == hinted  # what was heard is what is stored


def test_a_new_report_a_new_word_and_a_new_category_are_seen_when_asked_to_look(
    project, fresh, tmp_path
):
    say_much(project)
    learner = learnt(fresh())
    (tmp_path / "新.txt").write_text("新河县报告\n新河县举办法治讲座三场。\n", "utf-8")
    import_reports(project, [tmp_path / "新.txt"], analyst="甲")
    learnt(learner)
    new = next(u for u in sentences_of(project) if "新河县举办" in u.text)
    assert new.id in predictions(project)
    scheme = shipped_scheme()
    kept = scheme.categories[:2]
    replace_scheme(project, type(scheme)(scheme.name, kept), analyst="甲")
    learnt(learner)
    assert predicted(project).categories == tuple(c.uid for c in categories(project))
    assert len(predicted(project).categories) == 2


def test_a_project_without_sentences_or_categories_is_no_trouble(tmp_path):
    with open_project(tmp_path / "annotations.db", create=True) as empty:
        with open_to_read(empty.path) as reader:
            learner = learnt(Learner(reader, tmp_path / "models"))
            assert predictions(empty) == {}
            (tmp_path / "报告.txt").write_text(REPORT, "utf-8")
            import_reports(empty, [tmp_path / "报告.txt"], analyst="甲")
            replace_scheme(empty, type(shipped_scheme())("空", ()), analyst="甲")
            learnt(learner)
            run(learner.cross())
        assert set(map(len, predictions(empty).values())) == {0}


def test_what_is_kept_beside_the_project_may_vanish_or_break(project, fresh, tmp_path):
    say_much(project)
    learnt(fresh())
    first = predictions(project)
    folder = cache_folder(project.path)
    assert {path.name.split("-")[0] for path in folder.iterdir()} == {"features", "seeds", "tokens"}
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    learnt(fresh())
    assert predictions(project) == first
    shutil.rmtree(folder)
    cache_path(project.path).unlink()
    learnt(fresh())
    assert predictions(project) == first


def test_the_worker_cannot_write_to_the_project(project, fresh, tmp_path):
    import sqlite3

    with open_to_read(project.path) as reader, pytest.raises(sqlite3.OperationalError):
        reader.db.execute("DELETE FROM annotation")
    before = project.db.execute("PRAGMA data_version").fetchone()
    say_much(project)
    learnt(fresh())
    assert project.db.execute("PRAGMA data_version").fetchone() == before


class _Slow:
    """A learner whose first fit takes three steps; in the first of them more is said.

    When it is idle it crosses once, and is disturbed in that; idle again, the window closes.
    """

    def __init__(self, window) -> None:
        self.window, self.did = window, []
        self.project = SimpleNamespace()

    def crossing_due(self) -> bool:
        return False

    def crossing_helps(self) -> bool:
        if "cross" in self.did:
            self.window.close()
        return True

    def look(self, *, anything, early):
        self.did.append(f"look {anything}")
        yield from ()

    def learn(self):
        self.did.append("fit")
        assert self.did.count("fit") < 9
        if self.did.count("fit") == 1:
            for unit in (1, 2, 3):
                self.window.send(Teach(7, unit))
        yield
        yield
        self.did.append("fitted")

    def cross(self):
        self.did.append("cross")
        self.window.send(Teach(7, 4))
        yield
        yield
        self.did.append("crossed")

    def hint(self, cells, units, report_id):
        self.did.append(f"hint {units[0]}")
        return {units[0]: {PUFA: 0.5}}

    def keep(self, what, between):
        self.did.append(what)
        return LiveNews(what)


def test_newer_tags_are_answered_at_once_and_join_in_one_more_fit(monkeypatch):
    monkeypatch.setattr("operations.live_worker.unit_cells", lambda project, unit: [])
    window, ours = multiprocessing.Pipe()
    slow = _Slow(window)
    with pytest.raises(_Ended):
        _Worker(ours, slow, 0.01).serve()
    fit = ["look False", "fit", "fitted", "predictions"]
    hints = ["hint 1", "hint 2", "hint 3"]
    assert slow.did[:6] == ["look True", "fit", *hints, "fitted"]
    # The idle one is put aside by the next tag: thresholds can wait, coefficients cannot.
    assert slow.did[6:] == ["predictions", *fit, "cross", "hint 4", *fit]


def test_tags_reach_the_window_and_a_killed_worker_is_started_once_more(project, tmp_path):
    say_much(project)
    loop = LiveLoop(project.path, tmp_path / "models", idle_seconds=0.1)
    loop.start()
    loop.start()
    try:
        assert wait(loop, "predictions").version == SEED_WORDS
        assert wait(loop, "predictions").sentences > 40
        assert wait(loop, "decisions").crossed_at
        unit = sentences_of(project)[3]
        say(project, unit, zhifa=True)
        loop.teach(unit.report_id, unit.id)
        assert unit.id in wait(loop, "scores").scores
        kept = wait(loop, "predictions")
        assert predicted(project).version == kept.version
        loop.teach(unit.report_id)  # without the unit: all that is judged of the report
        assert unit.id in wait(loop, "scores").scores
        wait(loop, "predictions")
        first = loop._process.pid
        loop._process.kill()
        while loop._process.pid == first:
            loop.poll()
        assert wait(loop, "predictions").sentences == kept.sentences
        loop._process.kill()
        gone = wait(loop, "stopped")
        assert gone.error is not None and "停止" in str(gone.error)
        assert (loop.poll(), loop.running) == (None, False)
        loop.teach()
    finally:
        loop.close()
    loop.close()


def test_closing_leaves_no_process_even_where_it_has_just_begun(project, tmp_path):
    before = set(multiprocessing.active_children())
    loop = LiveLoop(project.path, tmp_path / "models")
    loop.close()
    with loop:
        assert loop.connection is not None and loop.running
        worker = loop._process.pid
    assert set(multiprocessing.active_children()) == before
    if os.name != "nt":
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


@pytest.mark.skipif(os.name == "nt", reason="looks at processes as POSIX does")
def test_a_worker_whose_window_was_killed_ends_by_itself(project, tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from operations.live import LiveLoop\n"
        "if __name__ == '__main__':\n"
        "    loop = LiveLoop(Path(sys.argv[1]), Path(sys.argv[2])); loop.start()\n"
        "    print(loop._process.pid, flush=True); time.sleep(600)\n"
    )
    script = tmp_path / "window.py"
    script.write_text(code)
    window = subprocess.Popen(
        [sys.executable, str(script), str(project.path), str(tmp_path / "models")],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    )
    with window:
        worker = int(window.stdout.readline())
        window.kill()
    end = time.monotonic() + PATIENCE
    while _lives(worker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _lives(worker)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return not Path("/proc").is_dir()
    return state != "Z"


def test_a_project_that_cannot_be_opened_is_said_plainly(tmp_path):
    with LiveLoop(tmp_path / "none.db", tmp_path) as loop:
        news = wait(loop, "stopped")
        assert news.error is not None and news.error.key == "annotation.no_project"
