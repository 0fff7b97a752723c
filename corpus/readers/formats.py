"""What a file is, told from its first bytes; its suffix counts only among kinds of text."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from corpus.readers import guard
from messages import KnownError


class Format(Enum):
    """The ways to read a file."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    SHEET = "sheet"
    CSV = "csv"
    JSONL = "jsonl"
    LEGACY = "legacy"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEETS = frozenset({".xls", ".xlsx", ".xlsm", ".et"})
_BY_SUFFIX = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".jsonl": Format.JSONL,
}
_PAGES = frozenset({".html", ".htm", ".shtml", ".xhtml"})
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Atomic: comments that could end at any later "-->" too would be tried in every combination.
_OPENING = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta|table|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(/?[a-z][a-z0-9]*)[\s>/]", re.IGNORECASE)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


def allowed_bytes(kind: Format, limits: guard.Limits) -> int:
    """How large a file of this kind may be."""
    if kind in (Format.TEXT, Format.HTML):
        return limits.report_bytes
    return limits.text_bytes if kind in (Format.CSV, Format.JSONL) else limits.file_bytes


def sniff(path: Path, head: bytes) -> Format:
    """The format of a file whose first bytes are ``head``.

    Raises KnownError for what has no reader: archives, pictures, .ofd, other office files,
    encrypted office files. Binary files of other kinds are found out when decoded.
    """
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _inside_zip(path)
    if head.startswith(_OLE):
        return _inside_ole(path)
    if head.startswith(b"{\\rtf"):
        return Format.LEGACY
    if head.startswith(_ARCHIVES):
        raise KnownError("corpus.archive", path=str(path))
    if head.startswith(_PICTURES) and b"\0" in head[:512]:
        raise KnownError("corpus.picture", path=str(path))
    return _kind_of_text(path, head)


def _inside_zip(path: Path) -> Format:
    guard.check_size(path, guard.LIMITS.file_bytes)
    names = {entry.filename for entry in guard.zip_entries(path)}
    folders = {name.split("/", 1)[0] for name in names if "/" in name}
    if "word" in folders:
        return Format.DOCX
    if "xl" in folders:
        return Format.SHEET
    if "OFD.xml" in names:
        raise KnownError("corpus.ofd", path=str(path))
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise KnownError("corpus.other_office", path=str(path))
    raise KnownError("corpus.archive", path=str(path))


def _inside_ole(path: Path) -> Format:
    guard.check_size(path, guard.LIMITS.file_bytes)
    # An encrypted .docx or .xlsx is an old-style container with one stream of this name.
    if _ENCRYPTED in guard.whole_file(path):
        raise KnownError("corpus.encrypted", path=str(path))
    return Format.SHEET if path.suffix.lower() in _SHEETS else Format.LEGACY


def _kind_of_text(path: Path, head: bytes) -> Format:
    suffix = path.suffix.lower()
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if b'progid="Word.Document"' in plain or plain[:200].startswith(b"MIME-Version:"):
        return Format.LEGACY
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if _OPENING.match(plain) or (suffix in _PAGES and _TAG.search(plain)):
        return Format.HTML
    if suffix == ".ofd":
        raise KnownError("corpus.ofd", path=str(path))
    return Format.TEXT
