"""Web pages: everything a reader of the page sees, one line per block.

Our own walk over lxml's tree, not an article extractor: of five hand-made government pages
trafilatura 2.3 silently lost the document title of one and a sentence of another (its class was
"share"), also where told to favour recall. A navigation line too many is named by the splitter;
a sentence lost here is lost for good. Left out: scripts, styles, templates, the head, and what is
hidden by attribute or inline style. Where the hidden part is the larger one (pages that scripts
unhide), it is kept, with a warning.
Numbers that a browser puts before the items of <ol> are not text of the page and not added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from corpus.document import SourceText
from corpus.readers import guard
from corpus.readers.layout import row_lines
from corpus.readers.text import decode_file
from messages import KnownError, Message

EXTRACTOR = "biaoju-html 1"

_BLOCKS_NAMES = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu"
    " nav ol optgroup option p pre section select summary table tbody tfoot thead tr td th ul"
    " textarea listing xmp"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_UNSEEN_NAMES = (
    "head script style template noscript iframe object embed applet audio video canvas"
    " datalist title meta link noframes"
)
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)")
# A "<" before anything that cannot start a tag is text; parsers disagree about it.
_BARE = re.compile(r"<(?![A-Za-z!?/])|</(?![A-Za-z])")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u2018-\u201d]"
_BREAK_IN_CHINESE = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]\s*(?={_WIDE})")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def read(path: Path, *, name: str, encoding: str | None = None) -> SourceText:
    """The report in a web page. Raises KnownError for no page, no text, or one nested too deep."""
    data = guard.whole_file(path)
    found = _CHARSET.search(data[:4096])
    hint = found[1].decode("ascii") if found else None
    decoded, warnings = decode_file(data, path, encoding=encoding, hint=hint)
    text, hidden = page_text(decoded.text, path)
    return SourceText(name, text, decoded.encoding, EXTRACTOR, (*warnings, *hidden))


def page_text(page: str, path: Path) -> tuple[str, list[Message]]:
    """The text of a page given as a string, and a warning where most of it is hidden.

    Raises KnownError for a page without text, or one nested too deep to be read whole.
    """
    root = _parse(page, path)
    lines, everything = page_lines(root), page_lines(root, hidden=True)
    mostly_hidden = _size(everything) > 2 * _size(lines)
    lines = everything if mostly_hidden else lines
    if not lines:
        raise KnownError("corpus.no_text", path=str(path))
    warnings = [Message("corpus.html_hidden", {"path": str(path)})] if mostly_hidden else []
    return "\n".join(lines) + "\n", warnings


def page_lines(root: Any, *, hidden: bool = False) -> list[str]:
    """The lines of a parsed page, none empty; with what is hidden, if asked."""
    page = _Page()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            page.leave(node)
        elif node.tag in _UNSEEN or (not hidden and _is_hidden(node)):
            walk.skip_subtree()
            page.unseen.append(node)
        else:
            page.enter(node)
    page.top.end_line()
    return page.top.lines


def _parse(text: str, path: Path) -> Any:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    data = _BARE.sub(lambda found: "&lt;" + found[0][1:], text).encode()
    root = etree.fromstring(data, parser)
    too_much = [entry for entry in parser.error_log if entry.level_name == "FATAL"]
    if root is None or too_much:
        detail = too_much[0].message if too_much else ""
        raise KnownError("corpus.damaged", path=str(path), detail=detail)
    return root


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or bool(_HIDING.search(node.get("style", "")))


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


@dataclass
class _Lines:
    """Finished lines, and the pieces of the one being written."""

    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def end_line(self) -> None:
        joined = _BREAK_IN_CHINESE.sub("", "".join(self.pieces))
        self.pieces.clear()
        if line := _SPACES.sub(" ", joined).strip():
            self.lines.append(line)


@dataclass
class _Page:
    """Where the walk stands: the text outside tables, then per open row its cells so far."""

    open: list[_Lines] = field(default_factory=lambda: [_Lines()])
    rows: list[tuple[Any, list[list[str]]]] = field(default_factory=list)
    preformatted: int = 0
    unseen: list[Any] = field(default_factory=list)

    @property
    def top(self) -> _Lines:
        return self.open[-1]

    def enter(self, node: Any) -> None:
        if node.tag in _BLOCKS:
            self.top.end_line()
        if node.tag == "tr":
            self.rows.append((node, []))
        elif self._is_cell(node):
            self.open.append(_Lines())
        self.preformatted += node.tag in _PREFORMATTED
        self.write(node.text)

    def leave(self, node: Any) -> None:
        if self.unseen and self.unseen[-1] is node:
            self.unseen.pop()
        else:
            self._close(node)
        self.write(node.tail)

    def write(self, text: str | None) -> None:
        if not self.preformatted:
            self.top.pieces.append(text or "")
            return
        for line in (text or "").splitlines(keepends=True):
            self.top.pieces.append(line)
            if line[-1] in "\r\n":
                self.top.end_line()

    def _close(self, node: Any) -> None:
        self.preformatted -= node.tag in _PREFORMATTED
        if node.tag in _BLOCKS:
            self.top.end_line()
        if self._is_cell(node):
            self.rows[-1][1].append(self.open.pop().lines)
        elif node.tag == "tr":
            self.top.lines += row_lines(self.rows.pop()[1])

    def _is_cell(self, node: Any) -> bool:
        # Cells without a row of their own are plain blocks.
        return node.tag in ("td", "th") and bool(self.rows) and node.getparent() is self.rows[-1][0]
