"""How far analysts agree, per category, over the items that at least two of them judged.

Raw agreement and Cohen's kappa are means over all pairs of analysts (for kappa: R. J. Light,
"Measures of response agreement for qualitative data", 1971; with two analysts it is Cohen's
own). Alpha is K. Krippendorff's, "Computing Krippendorff's Alpha-Reliability", 2011, nominal.
A figure that is not defined is None and says why: never 0 or 1.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

# One item's answers in the order of the analysts; None where one has not judged it.
Answers = tuple[Hashable | None, ...]
Reason = Literal["", "one_analyst", "nothing_in_common", "one_value"]
Opinion = tuple[Hashable, str, str, bool]

_SEED = 20210101


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two analysts in one category. ``n`` items both judged; figures None where undefined."""

    analysts: tuple[str, str]
    n: int
    raw: float | None
    kappa: float | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class CategoryAgreement:
    """One category. ``n``: items judged by two or more; ``by_all``: by every analyst.

    ``raw``, ``kappa`` and ``alpha`` are shares, or None for the ``reason`` given: one_analyst,
    nothing_in_common (no item judged twice), one_value (all said yes, or all no: chance alone
    would agree fully). ``low`` and ``high``: 90% bootstrap interval of kappa by items, None where
    fewer than half of the draws define it. ``disagreements``: items with both yes and no, each
    with what every analyst said, in the order the items came.
    """

    category: str
    analysts: tuple[str, ...]
    n: int
    by_all: int
    raw: float | None
    kappa: float | None
    low: float | None
    high: float | None
    alpha: float | None
    reason: Reason
    pairs: tuple[PairAgreement, ...]
    disagreements: tuple[tuple[Hashable, dict[str, bool]], ...]


def agreement(opinions: Iterable[Opinion], *, draws: int = 1000) -> list[CategoryAgreement]:
    """Agreement per category, in the order the categories first appear.

    ``opinions``: (item, category, analyst, yes or no); of two opinions of one analyst on the
    same the later counts. ``draws``: bootstrap samples, from a fixed seed: the same opinions
    give the same interval.
    """
    categories: dict[str, dict[Hashable, dict[str, bool]]] = {}
    for item, category, analyst, value in opinions:
        categories.setdefault(category, {}).setdefault(item, {})[analyst] = value
    return [_of_category(name, items, draws=draws) for name, items in categories.items()]


def cohen_kappa(answers: Counter[Answers]) -> float | None:
    """Cohen's kappa (1960) of two analysts: answer pairs and how often; None if undefined.

    Pairs with a None in them are left out.
    """
    both = Counter({pair: count for pair, count in answers.items() if None not in pair})
    total = both.total()
    if not total:
        return None
    first, second = (_margin(both, side) for side in (0, 1))
    # In counts, so that two analysts who used one value only give exactly 1 - 1 = 0.
    chance = sum(first[value] * second[value] for value in first)
    if chance == total * total:
        return None
    same = sum(count for pair, count in both.items() if pair[0] == pair[1])
    return (same * total - chance) / (total * total - chance)


def krippendorff_alpha(answers: Counter[Answers]) -> float | None:
    """Krippendorff's alpha, nominal, any number of analysts and gaps; None if undefined."""
    met = _coincidences(answers)
    totals: dict[Hashable, float] = {}
    for (one, _), weight in met.items():
        totals[one] = totals.get(one, 0.0) + weight
    if len(totals) < 2:
        return None
    n = sum(totals.values())
    by_chance = n * n - sum(total * total for total in totals.values())
    unlike = sum(weight for (one, two), weight in met.items() if one != two)
    return 1 - (n - 1) * unlike / by_chance


def _coincidences(answers: Counter[Answers]) -> dict[tuple[Hashable, Hashable], float]:
    """How often two values met on one item; an item judged by m analysts weighs m in all."""
    met: dict[tuple[Hashable, Hashable], float] = {}
    for row, count in answers.items():
        values = Counter(value for value in row if value is not None)
        if values.total() < 2:
            continue
        for one, two in product(values, repeat=2):
            pairs = values[one] * (values[two] - (one == two))
            met[one, two] = met.get((one, two), 0.0) + count * pairs / (values.total() - 1)
    return met


def _of_category(
    category: str, items: dict[Hashable, dict[str, bool]], *, draws: int
) -> CategoryAgreement:
    analysts = tuple(sorted({analyst for said in items.values() for analyst in said}))
    shared = {item: said for item, said in items.items() if len(said) > 1}
    answers: Counter[Answers] = Counter(
        tuple(said.get(name) for name in analysts) for said in shared.values()
    )
    pairs = tuple(
        _of_pair(analysts, i, j, answers) for i, j in combinations(range(len(analysts)), 2)
    )
    kappa = _mean([pair.kappa for pair in pairs])
    low, high = (None, None) if kappa is None else _interval(answers, draws=draws)
    return CategoryAgreement(
        category=category,
        analysts=analysts,
        n=len(shared),
        by_all=sum(len(said) == len(analysts) for said in shared.values()),
        raw=_mean([pair.raw for pair in pairs]),
        kappa=kappa,
        low=low,
        high=high,
        alpha=krippendorff_alpha(answers),
        reason=_reason(analysts, len(shared), kappa),
        pairs=pairs,
        disagreements=tuple(
            (item, dict(said)) for item, said in shared.items() if len(set(said.values())) > 1
        ),
    )


def _of_pair(
    analysts: Sequence[str], first: int, second: int, answers: Counter[Answers]
) -> PairAgreement:
    both = _two(answers, first, second)
    total = both.total()
    same = sum(count for pair, count in both.items() if pair[0] == pair[1])
    kappa, names = cohen_kappa(both), (analysts[first], analysts[second])
    return PairAgreement(
        names, total, same / total if total else None, kappa, _reason(names, total, kappa)
    )


def _two(answers: Counter[Answers], first: int, second: int) -> Counter[Answers]:
    both: Counter[Answers] = Counter()
    for row, count in answers.items():
        if row[first] is not None and row[second] is not None:
            both[row[first], row[second]] += count
    return both


def _margin(both: Counter[Answers], side: int) -> Counter[Hashable]:
    margin: Counter[Hashable] = Counter()
    for pair, count in both.items():
        margin[pair[side]] += count
    return margin


def _mean(figures: Sequence[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None


def _reason(analysts: Sequence[str], items: int, kappa: float | None) -> Reason:
    if len(analysts) < 2:
        return "one_analyst"
    if not items:
        return "nothing_in_common"
    return "one_value" if kappa is None else ""


def _interval(answers: Counter[Answers], *, draws: int) -> tuple[float | None, float | None]:
    """The 5th and 95th percentile of the mean pairwise kappa over samples of the items."""
    rng = random.Random(_SEED)  # noqa: S311 - a sample, not a secret
    pairs = list(combinations(range(len(next(iter(answers)))), 2))
    kappas = []
    for _ in range(draws):
        sample = _resample(rng, answers)
        kappa = _mean([cohen_kappa(_two(sample, i, j)) for i, j in pairs])
        if kappa is not None:
            kappas.append(kappa)
    if 2 * len(kappas) < draws or not kappas:
        return None, None
    kappas.sort()
    return kappas[int(0.05 * len(kappas))], kappas[int(0.95 * len(kappas))]


def _resample(rng: random.Random, answers: Counter[Answers]) -> Counter[Answers]:
    """As many items again, drawn with replacement: a multinomial, one binomial at a time."""
    sample: Counter[Answers] = Counter()
    left, weight = answers.total(), answers.total()
    for row, count in answers.items():
        if drawn := _binomial(rng, left, count, weight):
            sample[row] = drawn
        left, weight = left - drawn, weight - count
    return sample


def _binomial(rng: random.Random, trials: int, part: int, whole: int) -> int:
    """How many of ``trials`` succeed with chance ``part / whole``, exactly.

    Every trial draws a number below 1 bit by bit and is compared with the chance; all trials
    that are not yet decided share one call, so this takes about log2(trials) calls.
    """
    if part == whole:
        return trials
    successes = 0
    while trials and part:
        ones = rng.getrandbits(trials).bit_count()
        part *= 2
        if part >= whole:
            part -= whole
            successes += trials - ones
            trials = ones
        else:
            trials -= ones
    return successes
