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
_SENTENCE, _HEADING, _BOILERPLATE = Kind.SENTENCE, Kind.HEADING, Kind.BOILERPLATE
_TABLE, _OTHER = Kind.TABLE, Section.OTHER
_ASKING = tuple("吗嗎呢么麼")
_ADDRESS = re.compile(r"(?:https?[:：]//|www\.)[\x21-\x7e：，；（）]*\Z", re.ASCII)


def split(source: str) -> list[Unit]:
    """The units of ``source``, ordered and disjoint, with their places in ``source``.

    Outside the units lies white space only. The text of a unit is the repaired one, in the
    script of the report. Works for any text; an empty one has no units.
    """
    cleaned = clean(source)
    units, to_source = _units(cleaned), cleaned.to_source
    if cleaned.text == source:
        return units
    return [
        Unit(*to_source(start, end), kind, section, text)
        for start, end, kind, section, text in units
    ]


def _units(cleaned: Cleaned) -> list[Unit]:
    """The units with their places in the cleaned text."""
    lines = cleaned.lines
    kinds = kinds_of([line.text for line in lines], cleaned.running)
    reader, units = SectionReader(), list[Unit]()
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is _SENTENCE:
            units += _cut(lines, kinds, i, reader, damaged=cleaned.damaged)
        elif kind is _HEADING:
            section = reader.heading(line.text)
            units.append(Unit(line.start, line.end, kind, section, line.text))
        else:
            section = reader.now if kind is _TABLE else _OTHER
            units.append(Unit(line.start, line.end, kind, section, line.text))
    return units


def _after(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> str | None:
    """What follows line ``i`` in the text: nothing where an unnumbered heading or the end does."""
    i += 1
    while i < len(lines) and kinds[i] is _BOILERPLATE:
        i += 1
    if i == len(lines) or (kinds[i] is not _SENTENCE and not level_of(lines[i].text)):
        return None
    return lines[i].text


def _cut(
    lines: Sequence[Line], kinds: Sequence[Kind], i: int, reader: SectionReader, *, damaged: bool
) -> list[Unit]:
    """The sentences of line ``i``, the first of which may be a heading."""
    at, text = lines[i]
    spans, heading = sentence_spans(text, damaged=damaged), list[Unit]()
    if level_of(text):  # else it has no heading, and what follows need not be known
        first = text[: spans[0][1]]
        if is_run_in(first, more=len(spans) > 1, after=_after(lines, kinds, i)):
            heading = [Unit(at, at + len(first), _HEADING, reader.heading(first), first)]
            spans = spans[1:]
            if not spans:
                return heading
    section = reader.paragraph(text[spans[0][0] :])
    # What Unit() does, but for the call: a report has thousands of sentences.
    return heading + [
        tuple.__new__(Unit, (at + start, at + end, _SENTENCE, section, text[start:end]))
        for start, end in spans
    ]


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
