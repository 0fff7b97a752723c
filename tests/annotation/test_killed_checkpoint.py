"""A program killed while it emptied the log into the file: the project is whole, and opens."""

from __future__ import annotations

import shutil
from pathlib import Path

from annotation.check import check
from annotation.project import is_project_file, open_project

LOG_HEADER, FRAME_HEADER = 32, 24


def killed_after_the_first_page(path: Path, copy: Path) -> None:
    """``copy``: ``path`` and its log, of whose pages only the newest first one was written back."""
    shutil.copy(path, copy)
    log = shutil.copy(f"{path}-wal", f"{copy}-wal")
    frames = Path(log).read_bytes()
    page_size = int.from_bytes(frames[8:12], "big")
    for at in range(LOG_HEADER, len(frames), FRAME_HEADER + page_size):
        if int.from_bytes(frames[at : at + 4], "big") == 1:
            first = frames[at + FRAME_HEADER : at + FRAME_HEADER + page_size]
    with copy.open("r+b") as file:
        file.write(first)


def test_a_file_shorter_than_its_first_page_says_is_opened_with_its_log(path, tmp_path):
    killed = tmp_path / "killed.db"
    with open_project(path) as project:
        project.db.execute("PRAGMA wal_autocheckpoint = 0")
        project.set_setting("note", "云溪县" * 100_000)
        killed_after_the_first_page(path, killed)
    assert killed.stat().st_size < path.stat().st_size
    assert is_project_file(killed)
    with open_project(killed) as project:
        assert project.setting("note") == "云溪县" * 100_000
        assert check(project) == []
