"""Which part of a sentence two lines can show, and where the phrase stands in it. No Qt."""

from __future__ import annotations

BEFORE = 10  # characters kept before a hit that would not be seen


def hits(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where ``phrase`` stands in ``text`` as the search sees both: [start, end)."""
    if not phrase:
        return []
    from corpus.normalize import normalize

    seen, wanted, found = normalize(text), normalize(phrase), []
    place = seen.find(wanted)
    while place >= 0:
        found.append((place, place + len(wanted)))
        place = seen.find(wanted, place + len(wanted))
    return found


def excerpt(text: str, phrase: str, room: int) -> tuple[str, list[tuple[int, int]]]:
    """``text`` on one line, from a little before the first hit if that lies beyond ``room``.

    ``room``: how many characters can be seen. With the places of the hits in what is given.
    """
    flat = text.replace("\n", " ").replace("\r", " ")
    found = hits(flat, phrase)
    if not found or found[0][1] <= room:
        return flat, found
    cut = max(found[0][0] - BEFORE, 0)
    return "…" + flat[cut:], [(start - cut + 1, end - cut + 1) for start, end in found]
