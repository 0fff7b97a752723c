"""A report cut into units: where each begins and ends, what it is, which part it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.cleaning import Cleaned, clean
from corpus.document import Kind, Section, Unit
from corpus.headings import is_run_in
from corpus.kinds import kinds_of
from corpus.lines import CLOSERS, ENUMERATOR, Line, level_of
from corpus.sections import SectionReader

SPLITTER_VERSION = "1"

# A comma behind the closing marks says that the sentence around the quotation goes on, and so
# does 的 or 等; behind a title 和 as well.
_GOES_ON = rf"[，、；：,;:]|(?<=[{CLOSERS}])[的等]|(?<=》)[和与與及]"
_END = re.compile(
    rf"[。！？!?；;](?:(?<![；;])[。！？!?{CLOSERS}]*+(?!{_GOES_ON})|(?<=[；;])(?=\s*{ENUMERATOR}))(\s*)"
)
# Looking up a member costs more than what is done with it here.
_SENTENCE, _BOILERPLATE, _OTHER = Kind.SENTENCE, Kind.BOILERPLATE, Section.OTHER
_ASKING = tuple("吗嗎呢么麼")
_ADDRESS = re.compile(r"(?:https?[:：]//|www\.)[\x21-\x7e：，；（）]*\Z", re.ASCII)


# Start and end in the cleaned text, kind, section. A plain tuple: a report has thousands.
_Piece = tuple[int, int, Kind, Section]


def split(source: str) -> list[Unit]:
    """The units of ``source``, ordered and disjoint, with their places in ``source``.

    Outside the units lies white space only. The text of a unit is the repaired one, in the
    script of the report. Works for any text; an empty one has no units.
    """
    cleaned = clean(source)
    text, to_source = cleaned.text, cleaned.to_source
    if text == source:
        return [
            Unit(start, end, kind, section, text[start:end])
            for start, end, kind, section in _pieces(cleaned)
        ]
    units = []
    for start, end, kind, section in _pieces(cleaned):
        first, last = to_source(start, end)
        units.append(Unit(first, last, kind, section, text[start:end]))
    return units


def _pieces(cleaned: Cleaned) -> list[_Piece]:
    lines = cleaned.lines
    kinds = kinds_of([line.text for line in lines], cleaned.running)
    reader, pieces = SectionReader(), list[_Piece]()
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is _SENTENCE:
            pieces += _cut(line, _after(lines, kinds, i), reader, damaged=cleaned.damaged)
        elif kind is Kind.HEADING:
            pieces.append((line.start, line.end, kind, reader.heading(line.text)))
        elif kind is Kind.TABLE:
            pieces.append((line.start, line.end, kind, reader.now))
        else:
            pieces.append((line.start, line.end, kind, _OTHER))
    return pieces


def _after(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> str | None:
    """What follows line ``i`` in the text: nothing where an unnumbered heading or the end does."""
    i += 1
    while i < len(lines) and kinds[i] is _BOILERPLATE:
        i += 1
    if i == len(lines) or (kinds[i] is not _SENTENCE and not level_of(lines[i].text)):
        return None
    return lines[i].text


def _cut(line: Line, after: str | None, reader: SectionReader, *, damaged: bool) -> list[_Piece]:
    """The sentences of a line, the first of which may be a heading."""
    at, text = line
    spans = sentence_spans(text, damaged=damaged)
    start, end = spans[0]
    first, heading = text[start:end], list[_Piece]()
    if is_run_in(first, more=len(spans) > 1, after=after):
        heading = [(at, at + end, Kind.HEADING, reader.heading(first))]
        spans = spans[1:]
        if not spans:
            return heading
    section = reader.paragraph(text[spans[0][0] :])
    return heading + [(at + start, at + end, _SENTENCE, section) for start, end in spans]


def sentence_spans(text: str, *, damaged: bool = False) -> list[tuple[int, int]]:
    """Spans ``[start, end)`` of the sentences of one line (stripped, not empty).

    A sentence ends at 。！？!? with the closing marks behind it, and at ； where an enumerator
    follows. In a ``damaged`` text a ``?`` between two characters is a lost one and ends
    nothing, nor does one inside an address.
    """
    doubtful = "?" in text or "!" in text
    spans = []
    start = 0
    for m in _END.finditer(text):
        if doubtful and m[0] in "?!" and _ends_nothing(text, m.start(), damaged=damaged):
            continue
        spans.append((start, m.start(1)))
        start = m.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends_nothing(text: str, at: int, *, damaged: bool) -> bool:
    if at + 1 == len(text) or text[at - 1 : at] in _ASKING:
        return False
    return damaged or _ADDRESS.search(text, max(0, at - 200), at) is not None
