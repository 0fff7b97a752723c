"""随机抽检 of a run: sentences drawn from it by chance, answered blind, and what they tell.

The draw is kept in the folder of the run and never changes; so is every answer, the first of each
sentence for good. Whoever answers is shown the sentence between its neighbours, and nothing that
the classifier has said of it.
"""

from __future__ import annotations

import heapq
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.audit import rank
from messages import KnownError
from operations.tag_kept import finished_run, read_asked, read_json, write_json
from operations.tag_result import Said
from operations.tag_run import TagRun
from operations.tag_shards import ANSWERS
from operations.tag_tally import CHECKED
from training.run_sample import (
    SIZE,
    Answered,
    Pattern,
    RunFigures,
    Stratum,
    allocate,
    run_figures,
    strata,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH = 30  # answers, from which on figures are told
_SAMPLE = "sample.json"


@dataclass(frozen=True)
class Drawn:
    """A sentence of the sample, between the sentences or headings ``before`` and ``after`` it.

    ``said``: what the run says of it, for nobody to see.
    """

    uid: str
    report: str
    before: str
    text: str
    after: str
    said: Pattern


@dataclass(frozen=True)
class RunSample:
    """The sample of a run, in the order of asking. ``counts``: all sentences, by pattern.

    ``answers``: by uid, the categories that apply.
    """

    folder: Path
    names: tuple[str, ...]
    counts: Mapping[Pattern, int]
    sentences: tuple[Drawn, ...]
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def waiting(self) -> list[Drawn]:
        """The sentences that nobody has answered, each once."""
        return [one for one in self.asked if one.uid not in self.answers]

    @property
    def asked(self) -> list[Drawn]:
        """Every sentence once: the same text under two names is asked about once."""
        return list({one.uid: one for one in reversed(self.sentences)}.values())[::-1]

    def answer(self, answers: Mapping[str, Sequence[str]]) -> None:
        """Keep answers, all or none of them; a sentence's first one stays."""
        known = self._known()
        first = {uid: tuple(labels) for uid, labels in answers.items() if uid not in known}
        write_json(self.folder / ANSWERS, {**known, **first})
        self.answers.update({**known, **first})

    def take_back(self, uid: str) -> None:
        """Forget an answer: for a slip, before any figure was seen."""
        left = {known: labels for known, labels in self._known().items() if known != uid}
        write_json(self.folder / ANSWERS, left)
        self.answers.pop(uid, None)
        self.answers.update(left)

    def _known(self) -> dict[str, tuple[str, ...]]:
        """The answers; another program may have taken some in since the sample was read."""
        return {**self.answers, **_answers(self.folder)}

    def figures(self) -> list[RunFigures]:
        """What the answers tell of each category; nothing before there are enough."""
        answered = [
            Answered(one.said, self.answers[one.uid])
            for one in self.sentences
            if one.uid in self.answers
        ]
        if len(self.answers) < min(ENOUGH, len(self.asked)) or not answered:
            return []
        return run_figures(self.counts, answered, self.names)

    def said(self) -> dict[str, Said]:
        """The answers as what counts for those rows."""
        return {uid: Said(labels, by=CHECKED) for uid, labels in self.answers.items()}


def draw(folder: Path, *, size: int = SIZE, seed: str | None = None) -> RunSample:
    """Draw the sample of the run in ``folder``; where there is one already, that one.

    ``seed``: chance, where None. Raises KnownError for a run that is not done, or says nothing.
    """
    with finished_run(folder) as (run, _asked):
        if (known := read_sample(folder)) is not None:
            return known
        chosen = seed or uuid.uuid4().hex
        counts, pools = _pools(run, size, chosen)
        if not counts:
            raise KnownError("operations.nothing_to_sample", path=folder)
        sentences = _allotted(counts, pools, size)
        sentences.sort(key=lambda one: rank(f"{chosen} order", f"{one.report}\0{one.uid}"))
        write_json(folder / _SAMPLE, _told(chosen, counts, sentences))
    return _sample(folder)


def read_sample(folder: Path) -> RunSample | None:
    """The sample of a run with its answers; None where none was drawn."""
    return _sample(folder) if (folder / _SAMPLE).is_file() else None


def _sample(folder: Path) -> RunSample:
    told = read_json(folder / _SAMPLE) or {}
    try:
        counts = {_pattern(each): int(each["sentences"]) for each in told["patterns"]}
        sentences = tuple(
            Drawn(**{**one, "said": _pattern(one["said"])}) for one in told["sentences"]
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnownError("operations.sample_damaged", path=folder / _SAMPLE) from error
    return RunSample(folder, read_asked(folder).names, counts, sentences, _answers(folder))


def _answers(folder: Path) -> dict[str, tuple[str, ...]]:
    told = read_json(folder / ANSWERS) or {}
    try:
        return {uid: tuple(labels) for uid, labels in told.items()}
    except TypeError as error:
        raise KnownError("operations.sample_damaged", path=folder / ANSWERS) from error


def _pattern(told: Mapping[str, Any]) -> Pattern:
    return Pattern(tuple(told["labels"]), bool(told["review"]))


def _told(seed: str, counts: Mapping[Pattern, int], drawn: Iterable[Drawn]) -> dict[str, Any]:
    patterns = [asdict(pattern) | {"sentences": count} for pattern, count in counts.items()]
    return {"seed": seed, "patterns": patterns, "sentences": [asdict(one) for one in drawn]}


class _Pool:
    """The sentences of one pattern: their number, and the ``size`` lowest in the draw."""

    def __init__(self, size: int) -> None:
        self.count, self._size = 0, size
        self.lowest: list[tuple[int, str, Callable[[], Drawn]]] = []

    def add(self, place: int, key: str, made: Callable[[], Drawn]) -> None:
        self.count += 1
        if len(self.lowest) < self._size:
            heapq.heappush(self.lowest, (-place, key, made))
        elif -place > self.lowest[0][0]:
            heapq.heapreplace(self.lowest, (-place, key, made))


def _pools(run: TagRun, size: int, seed: str) -> tuple[dict[Pattern, int], dict[Pattern, _Pool]]:
    pools: dict[Pattern, _Pool] = {}
    for row, before, after in _sentences(run):
        said = Pattern(tuple(row["labels"]), row["decision"] == "review")
        key = f"{row['report']}\0{row['uid']}"
        pool = pools.setdefault(said, _Pool(size))
        pool.add(rank(seed, key), key, _maker(row, before, after, said))
    ordered = dict(sorted(pools.items(), key=lambda pair: (pair[0].labels, pair[0].review)))
    return {pattern: pool.count for pattern, pool in ordered.items()}, ordered


def _maker(row: Mapping[str, Any], before: str, after: str, said: Pattern) -> Callable[[], Drawn]:
    return lambda: Drawn(row["uid"], row["report"], before, row["text"], after, said)


def _sentences(run: TagRun) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Every sentence of the run that counts, and the texts around it: one a report once."""
    for part in run.parts:
        left = run.shards.rows(part)
        for outcome in run.shards.reports(part):
            if "failed" not in outcome:
                tagged = [row for row in islice(left, outcome["units"]) if row["decision"]]
                yield from _counted(tagged)


def _counted(tagged: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, str]]:
    texts, seen = ["", *(row["text"] for row in tagged), ""], set[str]()
    for row, before, after in zip(tagged, texts, texts[2:], strict=False):
        if row["kind"] == "sentence" and row["text"] not in seen:
            seen.add(row["text"])
            yield row, before, after


def _allotted(
    counts: Mapping[Pattern, int], pools: Mapping[Pattern, _Pool], size: int
) -> list[Drawn]:
    """From each stratum as many as are due to it, the lowest in the draw."""
    home = strata(counts)
    members: dict[Stratum, list[Pattern]] = {}
    for pattern in counts:
        members.setdefault(home[pattern], []).append(pattern)
    due = allocate([sum(counts[p] for p in patterns) for patterns in members.values()], size)
    found: list[Drawn] = []
    for patterns, number in zip(members.values(), due, strict=True):
        lowest = sorted(
            (entry for p in patterns for entry in pools[p].lowest), key=lambda e: (-e[0], e[1])
        )
        found += [made() for _, _, made in lowest[:number]]
    return found
