"""Nothing that is tested was learnt from."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from training.folds import make_folds

ROWS = st.lists(
    st.tuples(
        st.sampled_from("甲乙丙丁戊己庚辛"),
        st.integers(0, 8),
        st.integers(-1, 1),
        st.integers(-1, 1),
    ),
    min_size=1,
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(ROWS)
def test_no_report_and_no_text_is_on_both_sides(rows: list[tuple[str, int, int, int]]) -> None:
    texts = [r[0] for r in rows]
    groups = [f"r{r[1]}" for r in rows]
    labels = np.array([r[2:] for r in rows], np.int8)
    folds = make_folds(texts, labels, groups, seed=0)
    tested_in_all: list[int] = []
    for learnt, tested in folds.splits():
        assert not {texts[i] for i in learnt} & {texts[i] for i in tested}
        if folds.by_group:
            assert not {groups[i] for i in learnt} & {groups[i] for i in tested}
        tested_in_all += tested.tolist()
    assert sorted(tested_in_all) == list(range(len(rows)))
    assert folds.by_group == (len(set(groups)) >= 3)


def test_with_two_reports_rare_labels_are_spread_over_the_folds() -> None:
    labels = np.zeros((100, 1), np.int8)
    labels[:10] = 1
    texts = [f"句{chr(0x4E00 + i)}" for i in range(100)]
    folds = make_folds(texts, labels, ["甲"] * 50 + ["乙"] * 50, seed=0)
    assert not folds.by_group
    assert [int(labels[folds.of == f].sum()) for f in range(5)] == [2, 2, 2, 2, 2]


def test_many_reports_share_five_folds() -> None:
    groups = [f"r{i // 10}" for i in range(200)]
    texts = [f"句{chr(0x4E00 + i)}" for i in range(200)]
    folds = make_folds(texts, np.ones((200, 1), np.int8), groups, seed=0)
    sizes = [len(set(np.array(groups)[folds.of == f])) for f in range(5)]
    assert sizes == [4, 4, 4, 4, 4]


def test_twins_that_differ_in_figures_and_punctuation_stay_on_one_side() -> None:
    twins = ["调解纠纷12件。", "调解纠纷 345件", "调解　纠纷９件！", "2023", "12.5%"]
    texts = [*twins, *(f"句{chr(0x4E00 + i)}" for i in range(20))]
    groups = [f"r{i % 6}" for i in range(25)]
    folds = make_folds(texts, np.ones((25, 1), np.int8), groups, seed=0)
    assert len(set(folds.same[:3])) == 1
    assert len(set(folds.same[2:])) == 23
    for learnt, tested in folds.splits():
        assert not ({0, 1, 2} & set(learnt)) or not ({0, 1, 2} & set(tested))


LONG = "村干部逐户走访，记录乡亲们提出的用水用电难题，并在月底前逐一答复"


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "云溪县", "今年"]), st.integers(0, 5), st.integers(0, 9)),
        min_size=1,
        max_size=25,
    )
)
def test_near_duplicates_are_never_on_both_sides(rows: list[tuple[str, int, int]]) -> None:
    texts = [f"{start}{LONG}{chr(0x4E00 + 50 * kind) * 40}" for start, kind, _ in rows]
    labels = np.ones((len(rows), 1), np.int8)
    folds = make_folds(texts, labels, [f"r{row[2]}" for row in rows], seed=0)
    for learnt, tested in folds.splits():
        assert not {rows[i][1] for i in learnt} & {rows[i][1] for i in tested}
