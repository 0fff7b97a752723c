"""A question that nobody waits for any more ends soon, even inside one long statement."""

import time
from pathlib import Path

import pytest

from annotation.project import open_project
from gui.exchange.asker import Asker, opened

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_project(tmp_path / "云溪.db", create=True).close()
    return tmp_path / "云溪.db"


def test_stopping_cuts_a_statement_short_and_tells_nothing(qtbot, path):
    asker, began, told = Asker(), list[bool](), list[object]()
    for signal in (asker.answered, asker.refused):
        signal.connect(told.append)

    def work(tell) -> object:
        with opened(path, tell) as project:
            began.append(True)
            return project.db.execute(ENDLESS).fetchone()

    asker.ask(work)
    qtbot.waitUntil(lambda: bool(began))
    time.sleep(0.05)  # inside the statement
    asker.stop()  # would never return
    qtbot.wait(10)
    assert not told


def test_what_is_wrong_with_a_statement_is_not_taken_for_an_end(path):
    with pytest.raises(Exception, match="no such table"), opened(path, lambda _: None) as project:
        project.db.execute("SELECT * FROM absent")
