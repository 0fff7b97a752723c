"""Fixtures that cross rooms."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# No test is timed: a machine that is busy elsewhere breaks nothing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

sys.path.insert(0, str(Path(__file__).parent))  # the helpers beside this file


@pytest.fixture
def reports_folder(tmp_path: Path) -> Path:
    from project_files import write_reports

    return write_reports(tmp_path / "报告")
