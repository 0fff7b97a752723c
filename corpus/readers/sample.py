"""A look at a file before it is read: what it is, in which encoding, how it begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.readers import guard
from corpus.readers.encoding import BROKEN, decode
from corpus.readers.formats import Format, allowed_bytes, sniff
from corpus.readers.garbled import is_garbled
from messages import KnownError

_ENOUGH = 4096  # what guard.first_bytes gives
_LINES = 12
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_IN_ENCODINGS = (Format.TEXT, Format.HTML, Format.CSV, Format.JSONL)
# Of a clean text these are never anything else; the other guesses have been wrong before.
_SURE = ("utf-8", "gb18030")


@dataclass(frozen=True, slots=True)
class Sample:
    """``encoding`` and ``lines`` are empty for containers (.docx, .pdf), which have no choice.

    ``doubtful``: the encoding is a guess that people should look at: broken characters, Big5,
    UTF-16 without its mark. ``garbled``: it was once saved in a wrong one, which no choice mends.
    """

    kind: Format
    encoding: str = ""
    lines: tuple[str, ...] = ()
    doubtful: bool = False
    garbled: bool = False


def look_at(path: Path, *, encoding: str | None = None) -> Sample:
    """What the first 4 KB of a file show, decoded as ``encoding`` or as it looks.

    Raises KnownError for what no reader will take, as far as its beginning tells.
    """
    head = guard.first_bytes(path)
    kind = sniff(path, head)
    if kind in (Format.DOCX, Format.SHEET):
        guard.check_zip(path, guard.LIMITS)
    if kind not in _IN_ENCODINGS:
        return Sample(kind)
    guard.check_size(path, allowed_bytes(kind, guard.LIMITS))
    data = _whole_characters(head)
    decoded = decode(data, encoding=encoding)
    if decoded is None:
        raise KnownError("corpus.binary", path=str(path))
    # A character cut in two at the end of the sample is not a broken one.
    text = decoded.text.rstrip(BROKEN) if len(data) >= _ENOUGH else decoded.text
    broken = decoded.broken > len(decoded.text) - len(text)
    marked = data.startswith(_MARKS)
    sure = marked or decoded.encoding in _SURE
    lines = tuple(line for line in text.splitlines() if line.strip())[:_LINES]
    return Sample(kind, decoded.encoding, lines, broken or not sure, is_garbled(text))


def _whole_characters(head: bytes) -> bytes:
    """The head of a longer file without the half line or half character at its end."""
    if len(head) < _ENOUGH or b"\0" in head:  # in UTF-16 a line end may be half a character
        return head
    if b"\n" in head[_ENOUGH // 2 :]:
        return head[: head.rindex(b"\n") + 1]
    for encoding in ("utf-8", "gb18030"):
        try:
            head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start > len(head) - 4:
                return head[: error.start]
    return head
