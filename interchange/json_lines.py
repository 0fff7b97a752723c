"""One JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from interchange.atomic import replacing

_encode = json.JSONEncoder(ensure_ascii=False).encode
_decode: Callable[[str], object] = json.JSONDecoder().decode
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_objects(path: Path, objects: Iterable[Mapping[str, object]]) -> None:
    """Write the objects as UTF-8, one a line, in constant memory; replaces ``path`` whole."""
    with replacing(path) as handle:
        for each in objects:
            handle.write(line(each))


def line(value: Mapping[str, object]) -> bytes:
    """One object and its line end; half a surrogate pair is escaped, all else is plain."""
    return escaped(_encode(value) + "\n")


def escaped(text: str) -> bytes:
    """JSON as UTF-8; half a surrogate pair, which can only stand in a string, is escaped."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode("utf-8")


def objects(text: str) -> Iterator[tuple[int, object]]:
    """Line number (from 1) and value of each line that is not blank; ValueError for not JSON."""
    # Not splitlines(): U+2028 and its kin may stand inside a JSON string as they are.
    for number, each in enumerate(text.split("\n"), start=1):
        if each.strip():
            yield number, _value(each.strip())


def _value(each: str) -> object:
    try:
        return _decode(each)
    except (ValueError, RecursionError) as error:
        return ValueError(str(error))
