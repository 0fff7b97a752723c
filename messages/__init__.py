"""What the program says to people: every sentence, in Chinese and in English, by key.

A key is ``room.name``; its sentences stand in ``messages/zh/room.toml`` and
``messages/en/room.toml``. The rooms raise :class:`KnownError` or return :class:`Message`;
only the surface (command line, window) turns them into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")
_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Message:
    """One sentence for the user: its key and what fills its blanks."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return say(self.key, **self.values)


class KnownError(Exception):
    """Something the user can act on; its sentence says what, where and what to do.

    In: the key of the sentence and the values of its blanks. Anything else that goes wrong
    is a bug and stays an ordinary exception.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.message = Message(key, values)

    def __str__(self) -> str:
        return str(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword arguments survive the way back from a child process only like this.
        return _rebuild, (type(self), self.message.key, dict(self.message.values))


def _rebuild(kind: type[KnownError], key: str, values: dict[str, object]) -> KnownError:
    return kind(key, **values)


def say(key: str, lang: str = "zh", /, **values: object) -> str:
    """The sentence of ``key`` in ``lang`` ("zh" or "en"), its blanks filled with ``values``.

    Raises KeyError for a key that no file has. A Message among the values is said in the
    same language.
    """
    room, _, name = key.partition(".")
    said = {
        k: say(v.key, lang, **v.values) if isinstance(v, Message) else v for k, v in values.items()
    }
    return _sentences(lang, room)[name].format(**said)


@cache
def _sentences(lang: str, room: str) -> dict[str, str]:
    import tomllib

    text = (_FOLDER / lang / f"{room}.toml").read_text("utf-8")
    return tomllib.loads(text)
