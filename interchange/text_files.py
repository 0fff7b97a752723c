"""Bytes of a label file to text, whatever Excel or WPS made of its encoding."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from messages import KnownError


def read_bytes(path: Path) -> bytes:
    """The bytes of ``path``; KnownError where it is missing, empty or cannot be read."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise KnownError("interchange.file_missing", path=path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError("interchange.cannot_read", path=path, reason=reason) from error
    if not data.strip():
        raise KnownError("interchange.empty_file", path=path)
    return data


def read_text(path: Path) -> str:
    """The text of ``path``, its byte order mark gone, line ends as they are.

    UTF-16 by its mark, else UTF-8, else GB18030 (what Chinese Excel saves a plain .csv in).
    KnownError for anything else.
    """
    data = read_bytes(path)
    utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise KnownError("interchange.not_text", path=path)
