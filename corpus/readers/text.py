"""Plain text: bytes to a source text, nothing changed but what no writer could carry."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.document import SourceText
from corpus.readers.encoding import BROKEN, Decoded, decode
from corpus.readers.garbled import is_garbled
from messages import KnownError, Message

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_CONTROL = re.compile(b"[\0-\x08\x0e-\x1a\x7f]")
_FEW = 3


def read(data: bytes, path: Path, *, name: str, encoding: str | None = None) -> SourceText:
    """The report in a text file; see ``decode_file`` for what is raised and warned of."""
    decoded, warnings = decode_file(data, path, encoding=encoding)
    if not decoded.text.strip():
        raise KnownError("corpus.empty", path=str(path))
    return SourceText(name, decoded.text, encoding=decoded.encoding, warnings=warnings)


def decode_file(
    data: bytes, path: Path, *, encoding: str | None = None, hint: str | None = None
) -> tuple[Decoded, tuple[Message, ...]]:
    """The text of a file, its encoding, and warnings about broken characters.

    Raises KnownError for bytes that are no text, or for an unknown ``encoding``.
    """
    decoded = decode(data, encoding=encoding, hint=hint)
    if decoded is None or (encoding is None and _is_binary(decoded)):
        raise KnownError("corpus.binary", path=str(path))
    text, replaced = without_unwritable(decoded.text)
    warnings = []
    if decoded.broken:
        values = {"path": str(path), "count": decoded.broken, "encoding": decoded.encoding}
        warnings.append(Message("corpus.broken_characters", values))
    if is_garbled(text):
        warnings.append(Message("corpus.garbled", {"path": str(path)}))
    if replaced:
        warnings.append(Message("corpus.nul_characters", {"path": str(path), "count": replaced}))
    return Decoded(text, decoded.encoding, decoded.broken), tuple(warnings)


def without_unwritable(text: str) -> tuple[str, int]:
    """``text`` with NUL and lone surrogates as U+FFFD (same length), and how many there were.

    Neither SQLite's search nor UTF-8 can carry them; every other control character stays.
    """
    return _UNWRITABLE.subn(BROKEN, text) if _is_unwritable(text) else (text, 0)


def _is_unwritable(text: str) -> bool:
    try:
        return b"\0" in text.encode("utf-8")  # ten times as fast as the pattern
    except UnicodeEncodeError:
        return True


def _is_binary(decoded: Decoded) -> bool:
    text = decoded.text
    controls = len(_CONTROL.findall(text.encode("ascii", "ignore")))  # few are ASCII
    return controls + decoded.broken > max(_FEW, len(text) // 10)
