"""The 关键词 that hit in a sentence, by plain search: for the window, which has no classifier.

The same rule as ``training.seeds``, which needs the numeric libraries; a test holds the two
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from training.scheme import CategorySpec

JOIN = "…"
_HIDDEN = "\0"
_CLAUSE = re.compile(r"[^\n。;；!！?？,，:：]+")
_ONE_TITLE = r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》"
_TITLES = re.compile(
    rf"((?:出台|印发|制发|下发|制定|编制|建立|发布)了?(?:{_ONE_TITLE}[、和及与]?)+)|{_ONE_TITLE}"
)


def words_that_hit(text: str, categories: Sequence[CategorySpec]) -> dict[str, tuple[str, ...]]:
    """Category uid -> its seed words in the normalized ``text``, in order, each once.

    What a veto word covers, and a 《title》 that is only named, does not count. Categories
    without a hit are absent.
    """
    visible = _TITLES.sub(lambda m: m[1] or _HIDDEN * len(m[0]), text) if "《" in text else text
    found = {c.uid: tuple(_hits(visible, c)) for c in categories}
    return {uid: words for uid, words in found.items() if words}


def _hits(visible: str, category: CategorySpec) -> list[str]:
    for veto in category.vetoes:
        for start, end in list(_places(veto, visible)):
            visible = visible[:start] + _HIDDEN * (end - start) + visible[end:]
    found = [(min(places), w) for w in category.seeds if (places := list(_places(w, visible)))]
    return list(dict.fromkeys(word for _, word in sorted(found)))


def _places(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the word stands; of a word with ``…``, where each part does, within one clause."""
    parts = [part for part in word.split(JOIN) if part]
    if not parts or any(part not in text for part in parts):
        return
    clauses = [(0, text)]
    if len(parts) > 1:
        clauses = [(m.start(), m.group()) for m in _CLAUSE.finditer(text)]
    for at, clause in clauses:
        if all(part in clause for part in parts):
            for part in parts:
                for match in re.finditer(re.escape(part), clause):
                    yield at + match.start(), at + match.end()
