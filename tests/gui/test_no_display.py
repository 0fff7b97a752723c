"""Without a screen, or without what Qt needs to draw on it, one sentence instead of an abort."""

import sys

import pytest

from gui import display


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_no_screen_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert display.no_display().key == "cli.no_display"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    def load(_path: str) -> None:
        raise OSError("libxcb-icccm.so.4: cannot open shared object file: No such file")

    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr(ctypes, "CDLL", load)
    why = display.no_display()
    assert (why.key, why.values) == ("cli.no_library", {"name": "libxcb-icccm.so.4"})


@pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
def test_what_needs_no_x_is_not_asked(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "offscreen")
    assert display.no_display() is None
