"""Two programs on one project: every press is kept, and each sees what the other did."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from annotation.annotations import annotations
from annotation.history import entries
from annotation.project import is_project_file, open_project
from annotation.undo import undo
from messages import KnownError

PRESS = """
import sys
from pathlib import Path
from annotation.annotations import Provenance, judge
from annotation.project import is_project_file, open_project
from annotation.undo import redo, undo
who = sys.argv[2]
with open_project(Path(sys.argv[1])) as project:
    for unit in range(1, 61):
        judge(project, unit_id=unit, values={"cat-pufa": True}, analyst=who,
              provenance=Provenance("typed"))
"""


def test_two_programs_that_press_keys_at_once_lose_nothing(path, store):
    with open_project(path) as project:
        store.add(project, [f"第{n}件。" for n in range(60)])
    root = Path(__file__).parents[2]
    running = [
        subprocess.Popen([sys.executable, "-c", PRESS, str(path), who], cwd=root)
        for who in ("甲", "乙")
    ]
    assert [process.wait() for process in running] == [0, 0]
    with open_project(path) as project:
        said = {(row.unit_id, row.analyst) for row in annotations(project)}
        assert said == {(unit, who) for unit in range(1, 61) for who in ("甲", "乙")}
        lines = [line for line in entries(project, limit=500) if line.action == "annotate"]
        assert len({line.step for line in lines}) == len(lines) == 120
        while undo(project, analyst="丙"):
            pass
        assert store.ids(project) == []


def test_one_sees_what_the_other_did(path, store):
    with open_project(path) as one, open_project(path) as two:
        store.add(one)
        version = two.db.execute("PRAGMA data_version").fetchone()
        store.say(one, store.ids(two)[0], pufa=True)
        assert len(list(annotations(two))) == 1
        assert two.db.execute("PRAGMA data_version").fetchone() != version
        undo(two, analyst="乙")
        assert list(annotations(one)) == []


def test_a_writer_waits_for_the_other_to_finish(path, store):
    with open_project(path) as project:
        store.add(project)

        def hold_for_a_moment(ready: threading.Event) -> None:
            with open_project(path) as other, other.transaction():
                other.set_setting("busy", "yes")
                ready.set()
                time.sleep(0.3)

        ready = threading.Event()
        thread = threading.Thread(target=hold_for_a_moment, args=(ready,))
        thread.start()
        ready.wait()
        store.say(project, store.ids(project)[0], pufa=True)
        thread.join()
        assert project.setting("busy") == "yes"
        assert len(list(annotations(project))) == 1


def test_a_writer_that_waits_too_long_says_so_and_nothing_is_lost(path, store):
    with open_project(path) as project, open_project(path) as other:
        store.add(project)
        unit = store.ids(project)[0]
        project.db.execute("PRAGMA busy_timeout = 50")
        with other.transaction():
            with pytest.raises(KnownError) as caught:
                store.say(project, unit, pufa=True)
            assert caught.value.message.key == "annotation.busy"
            assert list(annotations(project)) == []
        assert store.say(project, unit, pufa=True).step


WRITE = """
import sys
from pathlib import Path
from annotation.project import is_project_file, open_project
with open_project(Path(sys.argv[1])) as project:
    project.set_setting("analyst", "乙")
"""


def test_a_look_at_the_header_leaves_the_log_to_who_has_it_open(path):
    """To open and close the file by hand would take the locks of its connection back."""
    root = Path(__file__).parents[2]
    with open_project(path) as project:
        project.set_setting("scheme_name", "一")
        assert is_project_file(path)
        subprocess.run([sys.executable, "-c", WRITE, str(path)], cwd=root, check=True)
        assert path.with_name(path.name + "-wal").exists()
        project.set_setting("scheme_name", "二")
        # What the window stores from now on must be there for others, and after a kill.
        with open_project(path) as other:
            assert (other.setting("scheme_name"), other.setting("analyst")) == ("二", "乙")
