"""Where words go: data to stdout, everything else to stderr, in one language."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from messages import Message, say

_to_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps makes an encoder a call


class Console:
    """Speaks ``lang`` ("zh" or "en"). Data is never mixed with messages or progress."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._bar_shown = False
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # A Chinese Windows console speaks GBK; a lone surrogate must not end the run.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def say(self, key: str, **values: object) -> str:
        """The sentence of ``key`` in this console's language."""
        return say(key, self.lang, **values)

    def note(self, key: str, **values: object) -> None:
        """Tell the user something, on stderr."""
        self.tell(Message(key, values))

    def tell(self, message: Message) -> None:
        """Tell the user ``message``, on stderr."""
        self._clear_bar()
        print(self.say(message.key, **message.values), file=sys.stderr, flush=True)

    def error(self, message: Message) -> None:
        """Say what went wrong, on stderr."""
        self._clear_bar()
        sentence = self.say(message.key, **message.values)
        print(self.say("cli.error", sentence=sentence), file=sys.stderr, flush=True)

    def data(self, text: str) -> None:
        """Print one line of result on stdout."""
        self._clear_bar()
        sys.stdout.write(f"{text}\n")

    def json(self, value: object) -> None:
        """Print ``value`` as one line of JSON on stdout."""
        self.data(_to_json(value))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print rows under a header, columns aligned by the width hanzi really take."""
        lines = [list(map(str, header)), *(list(map(str, row)) for row in rows)]
        widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            padded = (c + " " * (w - _width(c)) for c, w in zip(line, widths, strict=True))
            self.data("  ".join(padded).rstrip())

    def progress(self, done: int, total: int, what: str) -> None:
        """Show how far long work has come; silent unless stderr is a terminal."""
        if not sys.stderr.isatty():
            return
        filled = 24 * done // max(total, 1)
        bar = "█" * filled + "·" * (24 - filled)
        print(f"\r\x1b[K{bar} {done}/{total} {what[:40]}", end="", file=sys.stderr, flush=True)
        self._bar_shown = True

    def _clear_bar(self) -> None:
        if self._bar_shown:
            print("\r\x1b[K", end="", file=sys.stderr)
            self._bar_shown = False


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
