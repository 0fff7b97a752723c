"""What a line is: title, meta, boilerplate, table row, heading, or text to be cut.

The rules look at ``key_of(line)``: simplified, ``，：；（）！？`` full-width, the rest
half-width, no white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import page_words as words
from corpus.document import Kind
from corpus.furniture import is_page_number
from corpus.headings import ends_in_count
from corpus.lines import begins_item, is_ended, key_of, level_of

# Looking up a member costs more than what is done with it here.
_TITLE, _META, _HEADING = Kind.TITLE, Kind.META, Kind.HEADING
_BOILERPLATE, _TABLE, _SENTENCE = Kind.BOILERPLATE, Kind.TABLE, Kind.SENTENCE
_LONGEST = 120  # no line of the page around a report is longer
_SPACE = "[ \t\u3000]+"
_FIGURES = re.compile(rf"[^\s\d]\S{{0,20}}(?:{_SPACE}[\d.,，]+[%％]?){{2,}}")  # a row of figures


def stands_alone(text: str) -> bool:
    """Whether a line is a field, a date, a red-head line or page furniture: never text that
    was cut off, nor its continuation."""
    if len(text) > _LONGEST:
        return False
    key = key_of(text)
    return (
        _is_row(text)
        or any(rule.match(key) for rule in (words.FIELD, words.RED_HEAD))
        or words.DATE_LINE.fullmatch(key) is not None
        or is_page_number(text)
        or key.startswith(("http", "www."))
    )


def kinds_of(lines: Sequence[str], running: frozenset[str] = frozenset()) -> list[Kind]:
    """The kind of each line of a report (stripped, none empty); ``SENTENCE`` is text to cut.

    ``running`` are lines known to be page furniture. Up to the first heading or sentence the
    lines are the head of the page, where what is nothing else is title or meta; behind the
    last sentence they are its foot.
    """
    kinds = [_kind_of(line, running) for line in lines]
    head = _head_length(lines, kinds)
    _name_head(lines, kinds, head)
    _name_titles(lines, kinds, head)
    _name_rows(lines, kinds, head)
    _name_attachments(lines, kinds)
    _name_foot(lines, kinds, head)
    return kinds


def _kind_of(line: str, running: frozenset[str]) -> Kind:
    if line in running:
        return _BOILERPLATE
    if "|" in line and _is_row(line):
        return _kind_of_row(line)
    if "\t" in line and _is_record(line):
        return _kind_of_row(line.replace("\t", "|"))
    if len(line) > _LONGEST or (line[-1] == "。" and words.TEXT.match(line)):
        return _SENTENCE
    key = key_of(line)
    if _is_title_field(key):
        return _TITLE
    if _is_meta(key):
        return _META
    if _is_boilerplate(line, key):
        return _BOILERPLATE
    if _FIGURES.fullmatch(line):
        return _TABLE
    return _HEADING if _looks_like_heading(line, key) else _SENTENCE


def _is_row(line: str) -> bool:
    cells = line.split("|")
    if len(cells) == 2 and not (cells[0].strip() and cells[1].strip()):
        return False
    # A page laid out as a table has whole texts in its cells.
    return len(cells) > 1 and not (len(line) > 4 * _LONGEST and line.count("。") > len(cells))


def _is_record(line: str) -> bool:
    """索引号 <tab> 1 <tab> 发布机构 <tab> 司法局: a row of the record, pasted from its page."""
    cells = [key_of(cell) for cell in line[:_LONGEST].split("\t")]
    return words.FIELD_CELL.fullmatch(cells[0]) is not None


def _kind_of_row(line: str) -> Kind:
    key = key_of(line[:_LONGEST])
    if _is_title_field(key):
        return _TITLE
    cells = [cell for cell in key.split("|") if cell]
    if any(words.FIELD_CELL.fullmatch(cell) for cell in cells[::2]) or words.FIELD.match(key):
        return _META
    of_page = sum(words.BOILERPLATE.match(cell) is not None for cell in cells)
    if cells and (of_page >= 2 or of_page == len(cells)):
        return _BOILERPLATE
    return _TABLE


def _is_title_field(key: str) -> bool:
    """标题：…报告, and no other field behind it."""
    field = words.TITLE_FIELD.match(key)
    return field is not None and words.TITLE_END.search(key.rstrip("|"), field.end()) is not None


def _is_meta(key: str) -> bool:
    if words.SUBTITLE.fullmatch(key):
        return True
    if key[-1] in "。；":
        return words.CIRCULATED.match(key) is not None
    rules = (words.FIELD, words.NAVIGATION, words.RED_HEAD, words.SALUTATION)
    if level_of(key) and not words.RED_HEAD.match(key):
        return False
    return words.DATE_LINE.fullmatch(key) is not None or any(rule.match(key) for rule in rules)


def _is_boilerplate(line: str, key: str) -> bool:
    if is_page_number(line) or words.NO_WORD.fullmatch(key) or (key.isdigit() and len(key) <= 4):
        return True
    return not is_ended(line) and words.BOILERPLATE.match(key) is not None


def _looks_like_heading(line: str, key: str) -> bool:
    if is_ended(line) or line[-1] in "，,、；;" or "。" in key or begins_item(key):
        return False
    if level_of(line):
        return len(key) <= 60 and not ends_in_count(key)
    begins = _is_han(key[0]) or key[0].isdigit() or key[0] in "“《"
    return begins and 2 <= len(key) <= 30 and not set(key) & {"，", "："}


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _head_length(lines: Sequence[str], kinds: Sequence[Kind]) -> int:
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is _TABLE or (kind is _HEADING and level_of(line)):
            return i
        if kind is _SENTENCE and not _is_title(key_of(line[:_LONGEST])):
            return i
    return len(lines)


def _is_title(key: str) -> bool:
    return len(key) <= 80 and not level_of(key) and words.TITLE_END.search(key) is not None


def _name_head(lines: Sequence[str], kinds: list[Kind], head: int) -> None:
    left = [i for i in range(head) if kinds[i] in (_HEADING, _SENTENCE)]
    keys = {i: key_of(lines[i]) for i in left}
    titled = [i for i in left if _is_title(keys[i])]
    # The name of a column (法治政府建设年度报告) has no year, and is not 关于 anything.
    titled = [i for i in titled if words.NAMES_REPORT.search(keys[i])] or titled[-1:]
    if not titled and _TITLE not in kinds[:head]:
        titled = left[:1]
    for i in left:
        kinds[i] = _TITLE if i in titled else _META
    for i in titled:
        if i - 1 in keys and _begins_title(keys[i - 1], keys[i]):
            kinds[i - 1] = _TITLE
        if i + 1 < head and words.SUBTITLE.fullmatch(key_of(lines[i + 1][:_LONGEST])):
            kinds[i + 1] = _TITLE
    if left and left[-1] == head - 1 and titled and head < len(lines):
        _name_last_of_head(kinds, head - 1, keys[head - 1], first_title=titled[0])


def _name_last_of_head(kinds: list[Kind], i: int, key: str, *, first_title: int) -> None:
    """Right above the text an unnumbered heading may stand: 工作成效."""
    if i > first_title and len(key) <= 12 and words.PART.search(key):
        kinds[i] = _HEADING


def _begins_title(key: str, after: str) -> bool:
    """Whether ``key`` and ``after`` are the two lines of one title."""
    if _is_title(key):
        return False
    return (
        "关于" in key
        or len(after) <= 8
        or (after.startswith("关于") and bool(words.BODY.match(key)))
    )


def _name_titles(lines: Sequence[str], kinds: list[Kind], head: int) -> None:
    """The title once more below the head, or that of a report attached to a letter."""
    titles = {lines[i] for i in range(head) if kinds[i] is _TITLE}
    for i in range(max(head, 1), len(lines)):
        if kinds[i] is _HEADING and _is_title(key_of(lines[i])):
            attached = key_of(lines[i - 1][:_LONGEST]).startswith("附件")
            if lines[i] in titles or (attached and words.NAMES_REPORT.search(lines[i])):
                kinds[i] = _TITLE


def _name_rows(lines: Sequence[str], kinds: list[Kind], head: int) -> None:
    """Below the head 时间 | 地点 is a row of a table, not of the record."""
    for i in range(head, len(lines)):
        if i and kinds[i] is _TABLE and "|" not in lines[i]:
            above = lines[i - 1]
            if kinds[i - 1] is _HEADING and len(above.split()) == len(lines[i].split()):
                kinds[i - 1] = _TABLE
        is_row = kinds[i] is _META and "|" in lines[i] and _is_row(lines[i])
        if is_row and not words.RECORD.search(key_of(lines[i][:_LONGEST])):
            kinds[i] = _TABLE


def _name_attachments(lines: Sequence[str], kinds: list[Kind]) -> None:
    """Under 附件： the numbered names of the attachments belong to it."""
    listing = False
    for i, line in enumerate(lines):
        if not listing and kinds[i] is not _BOILERPLATE:
            continue
        key = key_of(line) if len(line) <= _LONGEST else ""
        if kinds[i] is _BOILERPLATE:
            listing = key.startswith("附件") or listing
        elif kinds[i] is not _META and words.ATTACHED.match(key):
            kinds[i] = _BOILERPLATE
        else:
            listing = False


def _name_foot(lines: Sequence[str], kinds: list[Kind], head: int) -> None:
    """Behind the text: the body that signs is meta, other short lines are of the page."""
    foot = True
    for i in range(len(lines) - 1, head - 1, -1):
        if kinds[i] is _HEADING and not level_of(lines[i]):
            is_body = words.BODY.match(key_of(lines[i])) is not None
            dated = foot and i + 1 < len(lines) and words.DATE_LINE.fullmatch(key_of(lines[i + 1]))
            if dated or (is_body and (foot or kinds[i + 1] is _META)):
                kinds[i] = _META
            elif foot and key_of(lines[i]).startswith("特此"):
                kinds[i] = _SENTENCE
            elif foot:
                kinds[i] = _BOILERPLATE
        elif foot and kinds[i] is _SENTENCE and _is_of_page(lines[i]):
            kinds[i] = _BOILERPLATE
        foot = foot and kinds[i] in (_META, _BOILERPLATE)


def _is_of_page(line: str) -> bool:
    return len(line) <= _LONGEST and len(set(words.PAGE_WORDS.findall(key_of(line)))) >= 2
