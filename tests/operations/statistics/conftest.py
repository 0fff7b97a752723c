"""The project whose numbers are worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from statistics_project import make_statistics_project

from annotation.project import Project, open_project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_statistics_project(tmp_path / "云溪.db")


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with open_project(path) as opened:
        yield opened
