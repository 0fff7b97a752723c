"""Judged sentences as a classifier is fitted and cross-validated on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from training.reading import Reading, check_context, read
from training.recipes import Recipe, candidates
from training.sampling import sample_rows
from training.scheme import CategorySpec
from training.tokens import tokenize
from training.vectors import WordVectors, learn_vectors

Labels = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Material:
    """m judged sentences, in an order that does not depend on how they were given.

    ``labels`` (m, k): 1 yes, 0 no, -1 not judged. ``groups`` (m): the report of each.
    """

    categories: tuple[CategorySpec, ...]
    labels: Labels
    groups: list[str]
    reading: Reading
    vectors: WordVectors | None
    has_leads: bool

    def __len__(self) -> int:
        return len(self.groups)

    def sample(self, *, size: int, seed: int) -> Material:
        """About ``size`` sentences; all, if they are no more."""
        rows = sample_rows(self.labels, self.groups, size=size, seed=seed)
        groups = [self.groups[i] for i in rows]
        return replace(
            self, labels=self.labels[rows], groups=groups, reading=self.reading.rows(rows)
        )

    def recipes(self) -> list[Recipe]:
        """Those worth trying on it."""
        seeds = any(c.seeds for c in self.categories)
        return candidates(pool=self.vectors is not None, leads=self.has_leads, seeds=seeds)


def gather(
    texts: Sequence[str],
    labels: Labels | Sequence[Sequence[int]],
    groups: Sequence[str],
    categories: Sequence[CategorySpec],
    *,
    context: Sequence[str] | None = None,
    unlabelled: Sequence[str] = (),
    recipe: Recipe | None = None,
    seed: int = 0,
) -> Material:
    """Read what ``training.fit`` is given; see there for what may be given and what is raised."""
    told = _checked(texts, labels, groups, len(categories))
    check_context(texts, context)
    rows, given = _judged_once(texts, told, groups, context)
    reading = read([texts[i] for i in rows], categories, context and [context[i] for i in rows])
    vectors = _vectors(reading, unlabelled, recipe, seed=seed) if rows else None
    names = [groups[i] for i in rows]
    has_leads = bool(context and any(context))
    return Material(tuple(categories), given, names, reading, vectors, has_leads)


def _checked(
    texts: Sequence[str],
    labels: Labels | Sequence[Sequence[int]],
    groups: Sequence[str],
    count: int,
) -> Labels:
    given = np.asarray(labels)
    if len(groups) != len(texts):
        raise ValueError("fit needs one group per text")
    if given.size and given.shape != (len(texts), count):
        raise ValueError(f"labels must be {(len(texts), count)}, not {given.shape}")
    if not np.isin(given, (-1, 0, 1)).all():
        raise ValueError("labels must be 1 (yes), 0 (no) or -1 (not judged)")
    return given.astype(np.int8).reshape(len(texts), count)


def _judged_once(
    texts: Sequence[str],
    labels: Labels,
    groups: Sequence[str],
    context: Sequence[str] | None,
) -> tuple[list[int], Labels]:
    """One row of each judged sentence of a report, in lasting order, and its labels."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for i in np.flatnonzero((labels >= 0).any(axis=1)).tolist():
        key = texts[i], groups[i], context[i] if context else ""
        places.setdefault(key, []).append(i)
    same = [places[key] for key in sorted(places)]
    joined = np.array([_join(labels[rows]) for rows in same], np.int8).reshape(-1, labels.shape[1])
    judged = np.flatnonzero((joined >= 0).any(axis=1))
    return [same[i][0] for i in judged], joined[judged]


def _join(labels: Labels) -> Labels:
    """(m, k) labels of one sentence to (k,): judged holds, yes and no at once does not."""
    yes, no = (labels == 1).any(axis=0), (labels == 0).any(axis=0)
    return np.where(yes == no, -1, yes).astype(np.int8)


def _vectors(
    reading: Reading, unlabelled: Sequence[str], recipe: Recipe | None, *, seed: int
) -> WordVectors | None:
    """Word vectors can tell something new only where most texts are not judged."""
    if len(unlabelled) <= len(reading) or (recipe is not None and not recipe.vectors):
        return None
    pool = tokenize(sorted(set(unlabelled)))
    return learn_vectors([*pool, *reading.alone.words], seed=seed)
