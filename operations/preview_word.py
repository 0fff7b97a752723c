"""What a word would hit in the sentences of a project, by the rule the classifier goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from annotation.category_units import values_of
from annotation.project import Project
from annotation.word_hits import Sentence, sentences_holding
from corpus.normalize import normalize
from operations.edit_scheme import find, tidy_words
from training.scheme import CategorySpec
from training.seed_words import seed_hits

Role = Literal["seed", "veto"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordHit:
    """A sentence that a word hits; ``places``: characters ``[start, end)`` of ``text``."""

    unit_id: int
    report_id: int
    report: str
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class WordPreview:
    """What a word hits: how many sentences, how many of them count as yes and no, the first few.

    ``shielded``: of a veto word, the sentences in which it takes seed words of its category away.
    """

    word: str
    sentences: int = 0
    yes: int = 0
    no: int = 0
    shielded: int = 0
    hits: tuple[WordHit, ...] = ()


def preview_word(
    project: Project, word: str, *, category: str, role: Role = "seed", limit: int = 20
) -> WordPreview:
    """What ``word`` would hit as a seed (or veto) word of the category with this uid.

    A seed counts where no veto word of the category covers it and no 《title》 hides it (see
    ``training.seed_words``); leads are not read. The other seeds do not matter. ``limit``: how many
    of the sentences are given.
    """
    *_, last = previews(project, word, category=category, role=role, limit=limit)
    return last


def previews(
    project: Project, word: str, *, category: str, role: Role = "seed", limit: int = 20
) -> Iterator[WordPreview]:
    """``preview_word`` as it grows, every few milliseconds; the last one is whole."""
    tidy = normalize("".join(tidy_words([word])))
    parts = [part for part in tidy.split("…") if part]
    so_far = WordPreview(word)
    if parts:
        places, shields = _rules(project, tidy, category, role)
        for held in sentences_holding(project, max(parts, key=len), normalize):
            hits = [hit for sentence in held if (hit := _hit(sentence, places)) is not None]
            values = values_of(project, category, [hit.unit_id for hit in hits]).values()
            so_far = WordPreview(
                word,
                so_far.sentences + len(hits),
                so_far.yes + sum(values),
                so_far.no + len(values) - sum(values),
                so_far.shielded + sum(shields(hit.text) for hit in hits),
                (*so_far.hits, *hits)[:limit],
            )
            yield so_far
    yield so_far


def _hit(sentence: Sentence, places: Callable[[str], tuple[Place, ...]]) -> WordHit | None:
    here = places(normalize(sentence.text))
    row = (sentence.id, sentence.report_id, sentence.report, sentence.text)
    return WordHit(*row, here) if here else None


def _rules(
    project: Project, word: str, category: str, role: Role
) -> tuple[Callable[[str], tuple[Place, ...]], Callable[[str], bool]]:
    """Where the word counts in a normalized text; whether it takes a seed word away there."""
    one = find(project, category)
    seeds, vetoes = (tuple(map(normalize, words)) for words in (one.seeds, one.vetoes))
    others = tuple(veto for veto in vetoes if veto != word)
    alone = CategorySpec("", "", (word,), vetoes if role == "seed" else ())
    both = [CategorySpec("", "", seeds, others), CategorySpec("", "", seeds, (*others, word))]

    def places(text: str) -> tuple[Place, ...]:
        return tuple((hit.start, hit.end) for hit in seed_hits(text, [alone])[0])

    def shields(text: str) -> bool:
        if role == "seed":
            return False
        without, with_it = seed_hits(normalize(text), both)
        return bool(without != with_it)

    return places, shields
