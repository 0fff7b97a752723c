"""Word and WPS documents (.docx): every word that stands on the page, in its order.

Our own walk over the XML, since the libraries drop tracked insertions, text boxes, content
controls or automatic numbers. Kept: tracked insertions (deletions are not), text boxes (once),
content controls, tables, hyperlinks, field results, automatic numbers ("一、"), footnotes and
endnotes (lines at the end). Left out: page headers and footers, comments, hidden text.
Elements are told by their local names: the strict and the usual form differ in namespaces only.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from corpus.document import SourceText
from corpus.readers import guard
from corpus.readers.docx_numbers import Numbering
from corpus.readers.docx_xml import child, is_off, local, value
from corpus.readers.layout import row_lines
from corpus.readers.text import without_unwritable
from messages import KnownError

EXTRACTOR = "biaoju-docx 1"

_SKIPPED_NAMES = (
    "del moveFrom delText instrText delInstrText pPr rPr tblPr trPr tcPr sdtPr sdtEndPr sectPr"
    " Fallback annotationRef"
)
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def read(path: Path, *, name: str) -> SourceText:
    """The report in a document. Raises KnownError where it is damaged or holds no text."""
    try:
        with guard.disk_errors(path), zipfile.ZipFile(path) as archive:
            lines = document_lines(archive)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, RuntimeError) as error:
        # KeyError: a part is missing; RuntimeError: parts locked with a zip password.
        raise KnownError("corpus.damaged", path=str(path), detail=str(error)) from error
    if not lines:
        raise KnownError("corpus.no_text", path=str(path))
    text, _ = without_unwritable("\n".join(lines) + "\n")
    return SourceText(name, text, extractor=EXTRACTOR)


def document_lines(archive: zipfile.ZipFile) -> list[str]:
    """The lines of a document in an open zip: its body, then the notes it refers to."""
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    numbering = Numbering(
        _part(archive, f"{folder}/numbering.xml"), _part(archive, f"{folder}/styles.xml")
    )
    walk = _Walk(numbering)
    lines = walk.lines(_parse(archive.read(main)))
    for kind in ("footnote", "endnote"):
        notes = _part(archive, f"{folder}/{kind}s.xml")
        for note in notes if notes is not None else ():
            if (kind, value(note, "id")) in walk.notes:
                lines += walk.lines(note)
    return lines


def _main_part(archive: zipfile.ZipFile) -> str:
    rels = _part(archive, "_rels/.rels")
    for rel in rels if rels is not None else ():
        if rel.get("Type", "").endswith("/officeDocument"):
            return str(rel.get("Target")).lstrip("/")
    return "word/document.xml"


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    return _parse(archive.read(name)) if name in archive.namelist() else None


def _parse(data: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        # The format allows none; entities to swell or to read other files start with one.
        raise etree.XMLSyntaxError("DOCTYPE", None, 0, 0)
    return root


@dataclass
class _Walk:
    """Lines of elements, and the notes met on the way as (kind, id)."""

    numbering: Numbering
    notes: set[tuple[str, str]] = field(default_factory=set)

    def lines(self, parent: Any) -> list[str]:
        found: list[str] = []
        joined = False
        for element in parent:
            lines = self._block(element)
            if joined and lines and found:
                found[-1] += lines.pop(0)
            found += lines
            joined = bool(lines or joined) and _ends_in_deletion(element)
        return found

    def _block(self, element: Any) -> list[str]:
        tag = local(element)
        if tag == "p":
            return self._paragraph(element)
        if tag == "tbl":
            rows = (row for row in _inside(element, "tr") if not _is_deleted_row(row))
            return [line for row in rows for line in self._row(row)]
        if tag == "AlternateContent":
            return self.lines(_choice(element))
        return [] if tag in _SKIPPED else self.lines(element)

    def _row(self, row: Any) -> list[str]:
        return row_lines([self.lines(cell) for cell in _inside(row, "tc")])

    def _paragraph(self, paragraph: Any) -> list[str]:
        pieces: list[str] = []
        boxes: list[str] = []
        self._inline(paragraph, pieces, boxes)
        number = self.numbering.label(paragraph)
        text = "".join(pieces).strip("\n")
        lines = [line for line in (number + text).split("\n") if line.strip()]
        return (lines if text.strip() else []) + boxes

    def _inline(self, parent: Any, pieces: list[str], boxes: list[str]) -> None:
        for element in parent:
            tag = local(element)
            if tag == "t":
                pieces.append(element.text or "")
            elif tag in _CHARACTERS:
                pieces.append(_CHARACTERS[tag])
            elif tag in _NOTES:
                self.notes.add((_NOTES[tag], value(element, "id")))
            elif tag == "sym":
                pieces.append(_symbol(element))
            elif tag == "txbxContent":
                boxes += self.lines(element)
            elif tag == "textpath":  # WordArt, the red head of some documents
                boxes.append(value(element, "string"))
            elif not (tag in _SKIPPED or _is_hidden(element)):
                self._deeper(tag, element, pieces, boxes)

    def _deeper(self, tag: str, element: Any, pieces: list[str], boxes: list[str]) -> None:
        if tag == "ruby":
            # As a web page shows it where there is no room above the line: 治(zhì).
            above: list[str] = []
            for part in element:
                self._inline(part, above if local(part) == "rt" else pieces, boxes)
            pieces += ["(", *above, ")"]
            return
        self._inline(_choice(element) if tag == "AlternateContent" else element, pieces, boxes)


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those within controls and insertions."""
    for element in parent:
        if local(element) == tag:
            yield element
        elif local(element) not in _SKIPPED:
            yield from _inside(element, tag)


def _choice(element: Any) -> Any:
    """Of alternative forms of one thing the first that holds text, so that it is read once."""
    for form in element:
        if any(local(node) == "t" and node.text for node in form.iter()):
            return form
    return ()


def _symbol(element: Any) -> str:
    char = chr(int(value(element, "char") or "20", 16))
    return "" if "\ue000" <= char <= "\uf8ff" else char


def _is_hidden(run: Any) -> bool:
    vanish = child(child(run, "rPr"), "vanish")
    return len(run) > 0 and vanish is not None and not is_off(vanish)


def _is_deleted_row(row: Any) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _ends_in_deletion(paragraph: Any) -> bool:
    """Whether the paragraph mark itself was deleted: what follows belongs to the same line."""
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None
