"""Why: the question, what seed words answer, which words are told, similar sentences."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotation.project import open_project
from annotation.reports import units
from operations.annotate import annotate
from operations.context import texts_and_leads
from operations.import_reports import import_reports
from operations.why import CategoryWhy, Question, Why, by_words, category_why, question, similar_of
from training.explaining import CategoryExplanation, WordWeight
from training.scheme import CategorySpec
from training.seed_words import Hit

LAW = CategorySpec("law", "普法", ("普法", "法治宣传", "民法典…学习"), ("守法普法", "宣传…谣言"))
PEACE = CategorySpec("peace", "化解", ("调解", "纠纷"))


@dataclass
class Row:
    kind: str
    text: str


def test_without_a_classifier_the_seed_words_are_the_answer() -> None:
    why = by_words(Question(7, "调解纠纷八件，开展普法。"), (LAW, PEACE))
    assert why.unit_id == 7
    assert why.seed_hits == {"law": ("普法",), "peace": ("调解", "纠纷")}
    assert all(category.probability is None for category in why.categories)


@given(
    st.lists(
        st.builds(
            Row,
            st.sampled_from(["heading", "sentence", "meta"]),
            st.sampled_from(["一是开展", "一、工作", "共八件。", "二是完善", "（一）规范"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_the_question_has_the_lead_the_classifier_learnt_with(rows: list[Row]) -> None:
    texts, leads = texts_and_leads(rows)
    for place in range(len(rows)):
        assert question(rows, place, 1) == Question(1, texts[place], leads[place])


def test_the_loudest_words_are_told_and_none_that_says_nothing_to_a_reader() -> None:
    weights = {
        "调解": 2.0,
        "纠纷": 1.0,
        "的": 3.0,
        "12": 3.0,
        "，": 3.0,
        "宣传": -0.5,
        "全县": 0.01,
    }
    words = tuple(WordWeight(word, 0, 0, weight) for word, weight in weights.items())
    hits = (Hit("纠纷", 5, 7), Hit("调解", 8, 10), Hit("纠纷", 11, 13))
    told = category_why(CategoryExplanation("peace", words, hits), 0.9, pre=True)
    assert told == CategoryWhy(
        "peace",
        0.9,
        True,
        (("调解", 2.0), ("纠纷", 1.0)),
        (("宣传", -0.5),),
        ("纠纷", "调解"),
    )


def test_similar_sentences_come_with_their_labels_while_somebody_speaks_of_them(
    tmp_path: Path, reports_folder: Path
) -> None:
    with open_project(tmp_path / "a.db", create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
        one, other = list(units(project, kinds=("sentence",)))[:2]
        annotate(project, uid=one.uid, names=["执法监督"], analyst="甲")
        found = similar_of(project, Why(0, near=(one.id, other.id, 10**9)))
    assert [(s.unit_id, s.report_id, s.text, s.labels) for s in found] == [
        (one.id, one.report_id, one.text, ("cat-zhifa",))
    ]


def test_asking_needs_no_numeric_library() -> None:
    heavy = {"sklearn", "scipy", "jieba", "rjieba", "numpy", "training.classifier"}
    code = (
        "import sys, operations.why as w, operations.live, operations.preview_word\n"
        "from training.scheme import CategorySpec as C\n"
        "w.by_words(w.Question(1, '调解'), [C('a', '甲', ('调解',))])\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
