"""A process learns while somebody tags in a real window."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from live_project import PUFA, import_seven, say_much
from PySide6.QtCore import Qt
from window_driver import Driver

from annotation.annotations import annotations
from annotation.cache import predicted, predictions
from annotation.project import open_project
from gui.learning import Learning
from gui.look import Look
from operations.live_news import SEED_WORDS, LiveNews
from operations.why import Question

Key = Qt.Key
PATIENCE = 120_000  # ms; a busy machine
ROOT = Path(__file__).resolve().parents[2]


def make(path: Path, *, tagged_from: int | None = None) -> Path:
    """Seven reports, the first of seven sentences; tagged from one sentence on, or not at all."""
    with open_project(path, create=True) as project:
        import_seven(project, path.with_suffix(""))
        project.set_setting("analyst", "甲")
        if tagged_from is not None:
            say_much(project, start=tagged_from)
    return path


@pytest.fixture
def open_window(qtbot, qapp, settings) -> Iterator[Callable[[Path], Driver]]:
    """Opens windows that learn; closes them, and then no process may be left."""
    made = list[Driver]()
    before = set(multiprocessing.active_children())

    def open_one(path: Path) -> Driver:
        made.append(Driver(qtbot, settings, Look(settings), learns=True))
        assert made[-1].open(path)
        until(made[-1], lambda: made[-1].window.learning)
        return made[-1]

    yield open_one
    for driver in made:
        driver.leave()
    assert set(multiprocessing.active_children()) <= before


def until(driver: Driver, done: Callable[[], object]) -> None:
    driver.qtbot.waitUntil(lambda: bool(done()), timeout=PATIENCE)


def heard(driver: Driver, what: str, do: Callable[[], object] = lambda: None) -> LiveNews:
    """The next news of a kind that knows of what ``do`` changed."""
    told = listened(driver)
    do()
    loop = driver.window.learning.loop
    return among(driver, told, what, loop._sent if loop else 0)


def among(driver: Driver, told: list[LiveNews], what: str, sent: int) -> LiveNews:
    """The first news of a kind in ``told``, which grows, that knows of the ``sent``-th lesson."""
    until(driver, lambda: [n for n in told if n.what == what and n.heard >= sent])
    return next(n for n in told if n.what == what and n.heard >= sent)


def listened(driver: Driver) -> list[LiveNews]:
    """All news from now on."""
    told = list[LiveNews]()
    driver.window.learning.heard.connect(told.append)
    return told


def learning(driver: Driver) -> str:
    return driver.window.status.learning.text()


def pieces(driver: Driver):
    return [p for p in driver.window.view.workspace.pieces if p.is_sentence]


def tag_report(driver: Driver, count: int) -> None:
    """法治宣传 for what has 宣传, 法律 or 庭审 of the first ``count``, nothing for the rest."""
    for _ in range(count):
        said = any(word in driver.piece.unit.text for word in ("宣传", "法律", "庭审"))
        driver.press(Key.Key_0)
        if said:
            driver.press(Key.Key_Up, Key.Key_2, Key.Key_Down)


def taught(driver: Driver) -> LiveNews:
    """Seed words have spoken; then all of the report is tagged but its last two sentences."""
    until(driver, lambda: "只按关键词" in learning(driver))
    told = listened(driver)
    count = len(pieces(driver)) - 2
    tag_report(driver, count)
    until(driver, lambda: [n for n in told if n.what == "decisions" and n.sentences == count])
    return told[-1]


def test_a_few_tags_change_what_is_said_of_the_rest_without_any_further_action(
    open_window, tmp_path
):
    driver = open_window(make(tmp_path / "云溪.db"))
    until(driver, lambda: pieces(driver)[-1].scores)
    assert driver.window.session.predicted.version == SEED_WORDS
    rest = pieces(driver)[-2:]
    before = [dict(piece.scores) for piece in rest]
    taught(driver)
    assert not any(piece.own for piece in rest)
    until(driver, lambda: [dict(piece.scores) for piece in rest] != before)
    said = driver.window.session.predicted
    assert said.version.startswith("v0+") and said.version != SEED_WORDS
    until(driver, lambda: "学了" in learning(driver))


def test_what_enter_accepts_is_stored_with_the_version_that_said_it(open_window, tmp_path):
    driver = open_window(make(tmp_path / "云溪.db", tagged_from=7))
    heard(driver, "decisions")
    piece = next(p for p in pieces(driver) if "法律进校园" in p.unit.text)
    driver.page.go_to(driver.window.view.workspace.pieces.index(piece))
    until(driver, lambda: driver.page.shows(piece))
    version, p = driver.window.session.predicted.version, piece.scores[PUFA]
    driver.press(Key.Key_Return)
    with open_project(driver.path) as project:
        rows = [r for r in annotations(project) if r.uid == piece.unit.uid]
    kept = {r.category: r.provenance for r in rows}[PUFA]
    assert version.startswith("v0+") and version != SEED_WORDS
    assert (kept.kind, kept.version, kept.probability) == ("accepted", version, pytest.approx(p))


def test_a_tag_changes_the_open_report_at_once_until_the_full_answer_is_there(
    open_window, tmp_path, monkeypatch
):
    driver = open_window(make(tmp_path / "云溪.db"))
    taught(driver)
    told = listened(driver)  # a slow machine hears both answers in one go
    hint = heard(driver, "scores", lambda: driver.press(Key.Key_2))
    full = among(driver, told, "decisions", hint.heard)
    older = replace(hint, scores={unit: dict.fromkeys(p, 0.5) for unit, p in hint.scores.items()})
    learning, last, shown = driver.window.learning, pieces(driver)[-1], []
    learning.scored.connect(lambda _report, scores: shown.append(scores))

    def tell(*news: LiveNews) -> None:
        told = iter(news)
        monkeypatch.setattr(learning.loop, "poll", lambda: next(told, None))
        learning.listen()

    tell(older, hint)  # of two instant answers only the last is worth showing
    assert shown == [hint.scores] and last.hinted
    assert last.scores == hint.scores[last.unit.id]
    assert last.spoken.version == f"{driver.window.session.predicted.version}~"
    driver.window.view.workspace._voice.renew()
    assert not last.hinted
    tell(older, full)  # what is out of date is not shown at all
    assert shown == [hint.scores] and not last.hinted


def test_undo_teaches_back(open_window, tmp_path):
    driver = open_window(make(tmp_path / "云溪.db", tagged_from=0))
    heard(driver, "decisions")
    with open_project(driver.path) as project:
        before = predictions(project)
    heard(driver, "predictions", lambda: driver.press(Key.Key_4))
    with open_project(driver.path) as project:
        assert predictions(project) != before
    heard(driver, "predictions", lambda: driver.press_control(Key.Key_Z))
    with open_project(driver.path) as project:
        assert predictions(project) == before


def test_why_is_answered_by_what_was_learnt(open_window, tmp_path):
    driver = open_window(make(tmp_path / "云溪.db", tagged_from=0))
    heard(driver, "decisions")
    panel = driver.window.view.workspace.around.why
    driver.page.go_to(driver.window.view.workspace.pieces.index(pieces(driver)[1]))
    until(driver, lambda: any("支持词" in line[0] for line in panel.words.lines))
    until(driver, lambda: panel.near[0].isVisible())


def test_a_killed_worker_is_started_again_and_tagging_goes_on(open_window, tmp_path):
    driver = open_window(make(tmp_path / "云溪.db"))
    taught(driver)
    loop, unit = driver.window.learning.loop, driver.piece.unit
    first = loop._process.pid
    loop._process.kill()
    driver.press(Key.Key_2)
    assert driver.piece.own == {PUFA: True}
    until(driver, lambda: loop._process.pid != first)
    news = heard(driver, "predictions")
    assert news.sentences > 4
    with open_project(driver.path) as project:
        assert unit.id in predictions(project)
        assert predicted(project).version == news.version
    loop._process.kill()
    until(driver, lambda: "自动标注停了" in learning(driver))
    driver.press(Key.Key_Down, Key.Key_0)
    assert set(pieces(driver)[-1].own.values()) == {False}
    assert not driver.window.learning.ask(Question(1, "调解。"))


def test_two_windows_learn_from_a_project_each(open_window, tmp_path):
    one = open_window(make(tmp_path / "一.db"))
    other = open_window(make(tmp_path / "二.db"))
    taught(one)
    assert "只按关键词" in learning(other)
    assert one.window.learning.loop._process.pid != other.window.learning.loop._process.pid


def test_another_project_in_the_window_ends_the_process_of_the_first(open_window, tmp_path):
    driver = open_window(make(tmp_path / "一.db"))
    until(driver, lambda: "只按关键词" in learning(driver))
    first = driver.window.learning.loop._process.pid
    assert driver.window.open_project(make(tmp_path / "二.db"))
    assert learning(driver) == ""
    until(driver, lambda: driver.window.learning)
    assert first not in {child.pid for child in multiprocessing.active_children()}
    until(driver, lambda: "只按关键词" in learning(driver))
    worker = driver.window.learning.loop._process.pid
    driver.window.show_welcome()
    assert driver.window.learning is None
    if os.name != "nt":
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_a_window_closed_before_the_process_has_begun_starts_none(open_window, tmp_path):
    before = set(multiprocessing.active_children())
    driver = open_window(make(tmp_path / "云溪.db"))
    driver.close()
    driver.qtbot.wait(600)
    assert set(multiprocessing.active_children()) == before


class Told:
    """A loop that has said all that it will ever say."""

    def __init__(self, *news: LiveNews) -> None:
        self._news = list(news)

    def poll(self) -> LiveNews | None:
        return self._news.pop(0) if self._news else None


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (LiveNews("predictions", version=SEED_WORDS), "只按关键词，还没有标注可学"),
        (LiveNews("predictions", version="v3"), "v3，本项目的标注还不够学"),
        (LiveNews("decisions", version="v3+7", sentences=40), "学了 40 句（刚刚更新）"),
        (LiveNews("stopped"), "自动标注停了"),
    ],
)
def test_the_status_line_says_who_speaks_and_what_was_learnt(driver, news, words):
    told, learner = [], Learning(driver.window.session)
    learner.told.connect(told.append)
    learner.loop = Told(news)
    learner.listen()
    assert len(told) == 1 and words in told[0]


HANDS = """
import sys
from pathlib import Path

def main():
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtTest import QTest
    from gui.app import make_app
    from gui.look import Look
    from gui.window import Window
    app = make_app("zh")
    settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
    window = Window(settings, Look(settings), lang="zh")
    window.show()
    assert window.open_project(Path(sys.argv[1]))
    told = []
    around, page = window.view.workspace.around, window.view.workspace.page
    around.answers.answered.connect(lambda unit_id, why, near: told.append(why))
    def until(done):
        for _ in range(4000):
            if done():
                return True
            QTest.qWait(30)
    said = window.status.learning.text
    assert until(lambda: "学了" in said())
    assert until(lambda: any(why.categories for why in told))
    QTest.keyClick(page, Qt.Key.Key_4)
    before = window.session.predicted.version
    assert until(lambda: window.session.predicted.version != before)
    window.view.turn_to("scheme")
    QTest.qWait(300)
    heavy = {"sklearn", "numpy", "scipy", "jieba", "rjieba", "lxml", "xlsxwriter"}
    print(sorted(heavy & set(sys.modules)), flush=True)
    window.close()

if __name__ == "__main__":
    main()
"""


def test_nothing_heavy_is_loaded_in_the_window_while_it_learns(tmp_path):
    path = make(tmp_path / "云溪.db", tagged_from=0)
    script = tmp_path / "hands.py"
    script.write_text(HANDS, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(path), str(tmp_path / "s.ini")],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
