"""A window on 统计."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def opened(qtbot: Any, qapp: Any, settings: Any) -> Iterator[Callable[[Path], Any]]:
    """Opens a window on a project that a test has made."""
    from statistics_hands import Hands

    made: list[Hands] = []

    def open_(path: Path) -> Hands:
        made.append(Hands(qtbot, settings, path))
        return made[-1]

    yield open_
    for each in made:
        each.driver.leave()


@pytest.fixture
def hands(opened: Callable[[Path], Any], tmp_path: Path) -> Any:
    from statistics_project import make_statistics_project

    return opened(make_statistics_project(tmp_path / "云溪.db"))
