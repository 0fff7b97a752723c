"""Numbers on the command line."""

from __future__ import annotations

from argparse import ArgumentTypeError


def positive(text: str) -> int:
    """A whole number from 1 on; argparse makes anything else a wrong usage."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} < 1")
    return int(text)
