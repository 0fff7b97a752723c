"""The world of the simulated analyst: what is tagged, and what is tested on."""

from pathlib import Path

import pytest

from benchmarks import harness
from benchmarks.simulated_analyst import world
from benchmarks.titles import CLASSES


@pytest.fixture
def titles_by_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data" / "thucnews"
    folder.mkdir(parents=True)
    for name in ("train", "test"):
        lines = (f"第{i}条消息\t{i // 30}\n" for i in range(30 * CLASSES))
        (folder / f"{name}.txt").write_text("".join(lines), "utf-8")
    monkeypatch.setattr(harness, "SHARED", tmp_path)


@pytest.mark.usefixtures("titles_by_class")
def test_a_part_of_the_test_titles_is_of_all_classes(tmp_path: Path) -> None:
    made = world(tmp_path / "rows", size=50, tests=100)
    assert set(made.titles.classes[50:].tolist()) == set(range(CLASSES))


@pytest.mark.usefixtures("titles_by_class")
def test_all_test_titles_stay_as_they_are_in_their_file(tmp_path: Path) -> None:
    made = world(tmp_path / "rows", size=50, tests=30 * CLASSES)
    assert made.titles.texts[50:] == [f"第{i}条消息" for i in range(30 * CLASSES)]
