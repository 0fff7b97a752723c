"""A window without a screen, on a small project, with settings of its own."""

import os
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parent))  # the driver beside this file

# Without Qt or the system's display libraries there is no window to test; the core is whole.
try:
    import_module("PySide6.QtWidgets")
    import_module("pytestqt")
except ImportError:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from PySide6.QtCore import QSettings, QStandardPaths

    from gui.app import make_app

    QStandardPaths.setTestModeEnabled(True)
    # The settings of whoever runs the tests stay as they are.
    own = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, own)
    return make_app("zh")


@pytest.fixture
def settings(tmp_path: Path) -> Any:
    from PySide6.QtCore import QSettings

    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    from window_driver import make_project

    return make_project(tmp_path / "云溪.db")


@pytest.fixture(autouse=True)
def no_leftover_threads() -> Iterator[None]:
    """A thread that outlives its test would write into the next one's project."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.is_alive()]
    assert left == []


@pytest.fixture
def driver(qtbot: Any, qapp: Any, settings: Any, project_path: Path) -> Iterator[Any]:
    from window_driver import Driver

    from gui.look import Look

    driver = Driver(qtbot, settings, Look(settings))
    driver.open(project_path)
    yield driver
    driver.leave()


@pytest.fixture
def hands(driver: Any) -> Any:
    from batch_hands import Hands

    return Hands(driver)
