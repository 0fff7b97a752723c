"""The labelled corpus as a Word document, to be read and passed on, not to come back.

Written by hand, four parts in a zip: a library would hold the whole document in memory, and the
usual one looks through all paragraphs for each new one.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from interchange import docx_parts
from interchange.atomic import replacing
from interchange.columns import labels_cell
from interchange.rows import ExportRow
from messages import say

_LEVELS = (
    (2, re.compile(r"\s*第[一二三四五六七八九十百]+[章部编]|\s*[一二三四五六七八九十百]+、")),
    (3, re.compile(r"\s*[（(][一二三四五六七八九十百]+[）)]|\s*第[一二三四五六七八九十百]+节")),
)
_DEEPEST = 4
# What XML 1.0 has no way to say.
_UNSPEAKABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHOWN = ("title", "region", "year", "issuing_body")


def write_docx(
    path: Path, rows: Iterable[ExportRow], *, categories: Sequence[str], lang: str = "zh"
) -> None:
    """Report by report: its headings, each sentence, and behind it what it was judged to be.

    ``rows`` may hold titles and headings that nobody judged: a heading is written where a
    sentence follows under it. Constant memory; replaces ``path`` whole.
    """
    with replacing(path) as handle, zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in docx_parts.FIXED.items():
            archive.writestr(name, part)
        with archive.open(docx_parts.DOCUMENT, "w", force_zip64=True) as document:
            document.write(docx_parts.BEGIN.encode())
            for paragraph in _paragraphs(rows, categories, lang):
                document.write(paragraph.encode())
            document.write(docx_parts.END.encode())


def _paragraphs(rows: Iterable[ExportRow], categories: Sequence[str], lang: str) -> Iterator[str]:
    report, waiting = "", list[tuple[int, str]]()
    for row in rows:
        if row.report != report:
            report, waiting = row.report, []
            yield _paragraph("Heading1", _run(row.metadata.get("title") or row.report))
            yield _paragraph("Source", _run(_source(row)))
        mark = _mark(row, categories, lang)
        if row.kind in ("title", "heading") and not mark:
            waiting = _kept(waiting, row)
            continue
        yield from (_paragraph(f"Heading{level}", _run(text)) for level, text in waiting)
        waiting = []
        style = f"Heading{_level(row)}" if row.kind == "heading" else "Normal"
        yield _paragraph(style, _run(row.text) + _run(mark, style="Category"))


def _kept(waiting: list[tuple[int, str]], row: ExportRow) -> list[tuple[int, str]]:
    """The headings a sentence would stand under now; the title is written already."""
    if row.kind == "title":
        return waiting
    level = _level(row)
    return [*(h for h in waiting if h[0] < level), (level, row.text)]


def _level(row: ExportRow) -> int:
    return next((level for level, begins in _LEVELS if begins.match(row.text)), _DEEPEST)


def _source(row: ExportRow) -> str:
    known = (row.metadata.get(name, "") for name in _SHOWN[1:])
    return " · ".join(part for part in (*known, row.report) if part)


def _mark(row: ExportRow, categories: Sequence[str], lang: str) -> str:
    """What the sentence was judged to be; "" where nobody has judged it."""
    answers = row.values
    said = [labels_cell({name: answers.get(name) for name in categories}).replace("|", "、")]
    if row.conflicts:
        said.append(say("interchange.docx_conflict", lang, names="、".join(row.conflicts)))
    told = "；".join(filter(None, said))
    return f"〔{told}〕" if told else ""


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, *, style: str = "") -> str:
    if not text:
        return ""
    plain = escape(_UNSPEAKABLE.sub("\ufffd", text))
    broken = re.sub("\r\n|\r|\n", '</w:t><w:br/><w:t xml:space="preserve">', plain)
    worn = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{worn}<w:t xml:space="preserve">{broken}</w:t></w:r>'
