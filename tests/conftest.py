"""Fixtures that cross rooms."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the helpers beside this file


@pytest.fixture
def reports_folder(tmp_path: Path) -> Path:
    from project_files import write_reports

    return write_reports(tmp_path / "报告")
