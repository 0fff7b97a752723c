"""Agreement figures against published worked examples, and where they are not defined."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.agreement import agreement, cohen_kappa, krippendorff_alpha


def opinions(table: dict[tuple[bool, bool], int], category: str = "A") -> list[tuple]:
    """Opinions of two analysts from a 2 x 2 table of counts."""
    pairs = [pair for pair, count in table.items() for _ in range(count)]
    return [
        (item, category, analyst, value)
        for item, pair in enumerate(pairs)
        for analyst, value in zip(("甲", "乙"), pair, strict=True)
    ]


@pytest.mark.parametrize(
    ("table", "raw", "kappa"),
    [
        # Sim and Wright, "The kappa statistic in reliability studies", Physical Therapy 85
        # (2005), table 1: two clinicians, 39 patients, kappa .67.
        ({(True, True): 22, (True, False): 2, (False, True): 4, (False, False): 11}, 0.846, 0.667),
        # The grant proposals of "Cohen's kappa" in Wikipedia: 50 proposals, kappa .4.
        ({(True, True): 20, (True, False): 5, (False, True): 10, (False, False): 15}, 0.7, 0.4),
        # The same article, on unequal margins: same raw agreement, kappa .13 and .26.
        ({(True, True): 45, (True, False): 15, (False, True): 25, (False, False): 15}, 0.6, 0.1304),
        ({(True, True): 25, (True, False): 35, (False, True): 5, (False, False): 35}, 0.6, 0.2593),
    ],
)
def test_cohens_kappa_is_that_of_published_tables(
    table: dict[tuple[bool, bool], int], raw: float, kappa: float
) -> None:
    (found,) = agreement(opinions(table), draws=200)
    assert found.n == found.by_all == sum(table.values())
    assert found.raw == pytest.approx(raw, abs=5e-4)
    assert found.kappa == pytest.approx(kappa, abs=5e-4)
    assert found.low < found.kappa < found.high
    assert len(found.disagreements) == table[True, False] + table[False, True]


def test_alpha_is_krippendorffs_for_two_observers() -> None:
    """K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section A: .095."""
    meg, owen = "0100000010", "1110010000"
    assert krippendorff_alpha(Counter(zip(meg, owen, strict=True))) == pytest.approx(
        0.095, abs=5e-4
    )


def test_alpha_is_krippendorffs_for_four_observers_and_gaps() -> None:
    """The same, section C: nominal data, any number of observers, missing values: .743."""
    observers = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    units = zip(*observers, strict=True)
    answers = Counter(tuple(None if v == "." else v for v in unit) for unit in units)
    assert krippendorff_alpha(answers) == pytest.approx(0.743, abs=5e-4)


def test_one_value_only_leaves_kappa_and_alpha_undefined() -> None:
    (found,) = agreement(opinions({(True, True): 7}))
    assert (found.raw, found.kappa, found.alpha, found.low) == (1.0, None, None, None)
    assert found.reason == "one_value"


def test_one_analyst_or_nothing_in_common_says_so() -> None:
    alone = agreement([("s1", "A", "甲", True)])[0]
    assert (alone.reason, alone.n, alone.raw) == ("one_analyst", 0, None)
    apart = agreement([("s1", "A", "甲", True), ("s2", "A", "乙", True)])[0]
    assert (apart.reason, apart.n, apart.kappa) == ("nothing_in_common", 0, None)


def test_only_items_judged_by_both_count() -> None:
    both = opinions({(True, True): 3, (False, False): 3, (True, False): 1})
    more = [(f"x{n}", "A", "甲", True) for n in range(50)]
    assert agreement(both + more) == agreement(both)


def test_categories_do_not_mix_and_keep_their_order() -> None:
    first = opinions({(True, True): 3, (False, False): 3}, category="B")
    second = opinions({(True, False): 3, (False, True): 3}, category="A")
    found = agreement(first + second)
    assert [(one.category, one.kappa) for one in found] == [("B", 1.0), ("A", -1.0)]


def test_three_analysts_get_the_mean_of_their_pairs() -> None:
    answers = {"s1": "111", "s2": "110", "s3": "000", "s4": "01.", "s5": "1.."}
    rows = [
        (item, "A", analyst, value == "1")
        for item, values in answers.items()
        for analyst, value in zip("甲乙丙", values, strict=True)
        if value != "."
    ]
    (found,) = agreement(rows, draws=50)
    # By hand: 甲乙 over four items (3/4 - 1/2) / (1 - 1/2), the pairs with 丙 over three.
    kappas = {pair.analysts: pair.kappa for pair in found.pairs}
    assert kappas == {
        ("丙", "乙"): pytest.approx(0.4),
        ("丙", "甲"): pytest.approx(0.4),
        ("乙", "甲"): pytest.approx(0.5),
    }
    assert found.kappa == pytest.approx(1.3 / 3)
    assert (found.n, found.by_all) == (4, 3)
    assert found.disagreements == (
        ("s2", {"甲": True, "乙": True, "丙": False}),
        ("s4", {"甲": False, "乙": True}),
    )


def test_the_interval_is_the_same_every_time() -> None:
    rows = opinions({(True, True): 9, (True, False): 3, (False, False): 8})
    assert agreement(rows, draws=100) == agreement(rows, draws=100)


def test_the_interval_covers_what_drawing_items_one_by_one_gives() -> None:
    rows = opinions({(True, True): 40, (True, False): 9, (False, True): 6, (False, False): 45})
    (found,) = agreement(rows, draws=4000)
    rng, pairs = random.Random(3), list(zip(rows[::2], rows[1::2], strict=True))
    drawn = [
        cohen_kappa(Counter((a[3], b[3]) for a, b in rng.choices(pairs, k=len(pairs))))
        for _ in range(4000)
    ]
    kappas = sorted(kappa for kappa in drawn if kappa is not None)
    assert (found.low, found.high) == pytest.approx((kappas[200], kappas[3800]), abs=0.015)


_ANSWER = st.sampled_from([True, False, None])


@given(st.lists(st.tuples(_ANSWER, _ANSWER, _ANSWER), max_size=30))
def test_figures_lie_in_their_range_and_full_agreement_is_one(
    rows: list[tuple[bool | None, ...]],
) -> None:
    said = [
        (item, "A", analyst, value)
        for item, row in enumerate(rows)
        for analyst, value in zip("甲乙丙", row, strict=True)
        if value is not None
    ]
    for found in agreement(said, draws=5):
        for figure in (found.kappa, found.alpha):
            assert figure is None or -1 <= figure <= 1 + 1e-9
        if not found.disagreements:
            assert found.kappa in (None, 1.0)
        assert (found.kappa is None) == bool(found.reason)


def test_kappa_of_nothing_is_undefined() -> None:
    assert cohen_kappa(Counter()) is None
    assert cohen_kappa(Counter({(True, None): 3})) is None
