"""PDF: the text of every page, and which pages are pictures of text.

Pages are joined by "\\n\\f\\n": the form feed stands alone on a line and is whitespace to whatever
comes after, which may use it to find running headers. Lines are in the order of the file, which
is the order of reading in what Word and WPS write; a page most of whose lines climb instead is
put in order from the top.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from corpus.document import SourceText
from corpus.readers.text import without_unwritable
from messages import KnownError, Message

PAGE_BREAK = "\n\f\n"
_FEW = 20
_COVERED = 0.5
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_HYPHEN = re.compile("[\ufffe\x02]")


def read(path: Path, *, name: str) -> SourceText:
    """The report in a PDF.

    Raises KnownError where it is encrypted, damaged, or no page has text. Pages without text
    that show something are named in a warning, as are pages whose fonts hide their characters.
    """
    document = _open(path)
    try:
        pages = [_page_text(page) for page in document]
        pictures = [at for at, page in enumerate(document, 1) if _is_picture(page, pages[at - 1])]
    finally:
        document.close()
    if not any(text.strip() for text in pages) or len(pictures) == len(pages):
        raise KnownError("corpus.pdf_scanned", path=str(path), pages=len(pages))
    garbled = [at for at, text in enumerate(pages, 1) if _is_garbled(text)]
    if len(garbled) + len(pictures) == len(pages):
        raise KnownError("corpus.pdf_garbled_all", path=str(path))
    text, _ = without_unwritable(PAGE_BREAK.join(pages) + "\n")
    return SourceText(
        name,
        text,
        extractor=f"pypdfium2 {pypdfium2.version.PYPDFIUM_INFO}",
        warnings=(
            *_warning("corpus.pdf_pictures", path, pictures),
            *_warning("corpus.pdf_garbled", path, garbled),
        ),
    )


def page_ranges(pages: Sequence[int]) -> str:
    """Page numbers for people: [3, 4, 5, 9] is "3-5, 9"."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return ", ".join(f"{a}-{b}" if a < b else str(a) for a, b in ranges)


def _warning(key: str, path: Path, pages: Sequence[int]) -> list[Message]:
    values = {"path": str(path), "pages": page_ranges(pages)}
    return [Message(key, values)] if pages else []


def _open(path: Path) -> Any:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise KnownError("corpus.encrypted", path=str(path)) from error
        raise KnownError("corpus.damaged", path=str(path), detail=str(error)) from error
    if len(document) == 0:
        document.close()
        raise KnownError("corpus.no_text", path=str(path))
    return document


def _page_text(page: Any) -> str:
    textpage = page.get_textpage()
    text = _HYPHEN.sub("-", textpage.get_text_range())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heights = _heights(textpage, text)
    textpage.close()
    if heights and _climbs(heights):
        order = sorted(range(len(lines)), key=lambda at: -heights[at])
        lines = [lines[at] for at in order]
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _heights(textpage: Any, text: str) -> list[float]:
    """The top of each line's first character, in points from the foot of the page."""
    if textpage.count_chars() != len(text):
        return []  # Characters beyond the BMP count double: leave such a page as it is.
    heights, at = [], 0
    for line in text.split("\r\n"):
        heights.append(textpage.get_charbox(at, loose=True)[3] if line else 0.0)
        at += len(line) + 2
    return heights


def _climbs(heights: Sequence[float]) -> bool:
    up = sum(below < above for below, above in pairwise(heights))
    return len(heights) > 3 and up * 2 > len(heights) - 1


def _is_picture(page: Any, text: str) -> bool:
    """No text but something to see, or hardly any (a page number) over a large picture."""
    if not text.strip():
        return next(iter(page.get_objects()), None) is not None
    if len(text) > _FEW:
        return False
    width, height = page.get_size()
    images = (item.get_bounds() for item in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]))
    largest = max(((r - le) * (t - b) for le, b, r, t in images), default=0.0)
    return bool(largest > _COVERED * width * height)


def _is_garbled(text: str) -> bool:
    return len(_UNKNOWN.findall(text)) * 5 > len(text.strip()) > 0
