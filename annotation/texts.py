"""What text looks like on disk, and the hashes and names made from it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

# Who says what nobody has signed.
UNNAMED = "未署名"

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """``text`` with NUL and lone surrogates as U+FFFD: same length, safe in SQLite.

    A source text is stored as bytes and keeps them (see ``source_bytes``); everything else
    that is stored goes through here.
    """
    # SQLite takes no lone surrogate, and its quote(), on which undo stands, stops at NUL.
    return _UNSTORABLE.sub("\ufffd", text)


def source_bytes(text: str) -> bytes:
    """A source text as stored: UTF-8 in which a lone surrogate survives."""
    return text.encode("utf-8", "surrogatepass")


def source_from(stored: bytes) -> str:
    """The inverse of ``source_bytes``."""
    return stored.decode("utf-8", "surrogatepass")


def _sha256(stored: bytes) -> str:
    import hashlib  # OpenSSL: whoever only reads is spared it

    return hashlib.sha256(stored).hexdigest()


def source_hash(stored: bytes) -> str:
    """SHA-256 of a stored source text, 64 hexadecimal digits: the report hash."""
    return _sha256(stored)


def text_hash(text: str) -> str:
    """The hash kept beside each unit's text: 16 hexadecimal digits of SHA-256."""
    return _sha256(text.encode("utf-8"))[:16]


def unit_uid(report_hash: str, start: int, end: int) -> str:
    """The lasting name of a unit: ``r`` + 16 hexadecimal digits + ``:start-end``."""
    return f"r{report_hash[:16]}:{start}-{end}"


def now() -> str:
    """The moment as stored: ISO 8601, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
