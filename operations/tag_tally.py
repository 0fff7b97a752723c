"""What a tagged report comes to: counts with their denominators, plans apart from achievements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

MACHINE, HUMAN, CHECKED = "machine", "human", "spot-checked"
"""Who says what a row says: the classifier, a person, or the classifier in the sight of one."""

Sums = dict[str, list[int]]
Key = TypeVar("Key")


class Tally:
    """Counts the sentences of one report. One that stands in it twice counts once.

    ``sections``: [sentences, characters] by section; ``labels``: the same of each category;
    ``by``: sentences by who speaks.
    """

    def __init__(self) -> None:
        self.sections: Sums = {}
        self.labels: dict[str, Sums] = {}
        self.by: dict[str, int] = {}
        self._seen: set[str] = set()

    def add(self, text: str, section: str, labels: Collection[str], *, by: str = MACHINE) -> None:
        """Count the next sentence."""
        before = len(self._seen)
        self._seen.add(text)
        if len(self._seen) == before:
            return
        self.by[by] = self.by.get(by, 0) + 1
        for sums in (self.sections, *(self.labels.setdefault(name, {}) for name in labels)):
            cell = sums.get(section)
            if cell is None:
                cell = sums[section] = [0, 0]
            cell[0] += 1
            cell[1] += len(text)

    def add_all(
        self, sentences: Iterable[tuple[str, str, Key]], labels: Mapping[Key, Sequence[str]]
    ) -> None:
        """Count many sentences that a machine has tagged, as ``add`` would one by one.

        ``sentences``: text, section, and a key that says their categories in ``labels``.
        """
        seen = self._seen
        lengths: defaultdict[tuple[str, Key], list[int]] = defaultdict(list)
        for text, section, key in sentences:
            if text not in seen:
                seen.add(text)
                lengths[section, key].append(len(text))
        for (section, key), found in lengths.items():
            count, characters = len(found), sum(found)
            self.by[MACHINE] = self.by.get(MACHINE, 0) + count
            for sums in (self.sections, *(self.labels.setdefault(n, {}) for n in labels[key])):
                cell = sums.setdefault(section, [0, 0])
                cell[0] += count
                cell[1] += characters

    def as_json(self) -> dict[str, Any]:
        """The counts, to be kept."""
        return {"sections": self.sections, "labels": self.labels, "by": self.by}


class Counts:
    """The tallies of many reports together: of a run, of a region, of a year.

    ``reports``; ``mentioning``: reports by category; ``sections`` and ``labels`` as in ``Tally``.
    """

    def __init__(self) -> None:
        self.reports = 0
        self.mentioning: dict[str, int] = {}
        self.sections: Sums = {}
        self.labels: dict[str, Sums] = {}
        self.by: dict[str, int] = {}

    def add(self, tally: Mapping[str, Any]) -> None:
        """Count a report: what ``Tally.as_json`` gave."""
        self.reports += 1
        _sum(self.sections, tally["sections"])
        for name, sums in tally["labels"].items():
            self.mentioning[name] = self.mentioning.get(name, 0) + 1
            _sum(self.labels.setdefault(name, {}), sums)
        for who, count in tally["by"].items():
            self.by[who] = self.by.get(who, 0) + count

    def total(self) -> tuple[int, int]:
        """Sentences and characters."""
        return _total(self.sections)

    def of(self, name: str) -> tuple[int, int]:
        """Sentences and characters of a category."""
        return _total(self.labels.get(name, {}))

    def in_section(self, name: str, section: str) -> tuple[int, int]:
        """Sentences of a category in a section, and all sentences there."""
        of = self.labels.get(name, {}).get(section, (0, 0))[0]
        return of, self.sections.get(section, (0, 0))[0]


def _sum(into: Sums, sums: Mapping[str, list[int]]) -> None:
    for section, (sentences, characters) in sums.items():
        cell = into.setdefault(section, [0, 0])
        cell[0] += sentences
        cell[1] += characters


def _total(sums: Sums) -> tuple[int, int]:
    return sum(c[0] for c in sums.values()), sum(c[1] for c in sums.values())
