"""How long work tells where it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with (done, total, name of what is being worked on). It cancels by raising: whatever it
raises ends the work at that point, and what was finished before stays."""


def silent(done: int, total: int, what: str) -> None:
    """Progress for callers that do not want to hear of it."""
