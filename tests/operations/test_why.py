"""Why: words for and against, seed words by plain search, similar sentences, another process."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sentences import CATEGORIES, make

from annotation.project import open_project
from annotation.reports import units
from operations.annotate import annotate
from operations.choose_classifier import Choice
from operations.context import texts_and_leads
from operations.import_reports import import_reports
from operations.similar import SimilarSentences
from operations.why import Explainer, Question, Why, by_words, question, similar_of
from operations.why_process import WhyProcess
from operations.words_that_hit import words_that_hit
from training import fit
from training.scheme import CategorySpec
from training.seeds import seed_hits

LAW = CategorySpec("law", "普法", ("普法", "法治宣传", "民法典…学习"), ("守法普法", "宣传…谣言"))
PEACE = CategorySpec("peace", "化解", ("调解", "纠纷"))
PIECES = ["普法", "守法", "法治宣传", "民法典", "学习", "谣言", "调解", "纠纷"]
PIECES += ["，", "。", "《", "》", "印发", "、", "全县"]


@dataclass
class Row:
    kind: str
    text: str


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_plain_search_finds_what_the_classifier_finds(text: str) -> None:
    expected = {
        c.uid: tuple(dict.fromkeys(hit.word for hit in hits))
        for c, hits in zip((LAW, PEACE), seed_hits(text, (LAW, PEACE)), strict=True)
    }
    found = words_that_hit(text, (LAW, PEACE))
    assert {uid: set(words) for uid, words in found.items()} == {
        uid: set(words) for uid, words in expected.items() if words
    }


def test_a_veto_takes_its_word_away() -> None:
    assert words_that_hit("推进守法普法。", (LAW,)) == {}
    assert words_that_hit("守法普法，开展普法月。", (LAW,)) == {"law": ("普法",)}


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


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    made, among = make(reports=6, per_report=25), SimilarSentences()
    among.learn(enumerate(made.texts, 1))
    return Explainer(fit(made.texts, made.labels, made.groups, made.categories), among)


def test_the_telling_words_speak_loudest(explainer: Explainer) -> None:
    law, peace = explainer.why(Question(0, "云溪县的人民调解员上门调解纠纷8件。")).categories
    assert peace.spoke_for[0][0] in {"调解", "调解员", "纠纷"}
    assert peace.seed_hits == ("纠纷",)
    assert all(weight > 0 for _, weight in peace.spoke_for)
    assert all(weight < 0 for _, weight in law.spoke_against)
    assert law.pre is False


def test_a_probability_is_told_only_where_it_is_calibrated() -> None:
    only_words = Explainer(fit([], [], [], list(CATEGORIES)), SimilarSentences())
    law, peace = only_words.why(Question(0, "化解纠纷八件。")).categories
    assert (peace.probability, peace.pre, peace.seed_hits) == (None, True, ("纠纷",))
    assert (law.probability, law.pre) == (None, False)


def test_the_nearest_sentences_share_words_and_are_never_the_sentence_itself() -> None:
    among = SimilarSentences()
    among.learn([(1, "全县调处矛盾纠纷八百件。"), (2, "种树三千棵，修路十公里。")])
    among.learn([(3, "全区调处矛盾纠纷九百件。"), (1, "别的话")])
    assert len(among) == 3
    assert among.nearest("全县调处矛盾纠纷八百件。", but=1) == [3]
    assert among.nearest("调处矛盾纠纷一千件。", but=0)[0] in (1, 3)
    assert among.nearest("粮食丰收。", but=0) == []
    assert among.nearest("", but=0) == []


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


def test_another_process_answers_the_last_question_and_ends() -> None:
    process = WhyProcess(Choice(None, CATEGORIES))
    process.learn([(5, "调解邻里纠纷三件。"), (6, "修路。")])
    process.ask(Question(1, "修路。"))
    process.ask(Question(2, "调解邻里纠纷八件。"))
    answers = _answers(process, until=2)
    child = process._process
    process.close()
    assert answers[-1].unit_id == 2
    assert answers[-1].near == (5,)
    assert answers[-1].seed_hits == {"cat-b": ("纠纷",)}
    assert child is not None
    assert not child.is_alive()


def _answers(process: WhyProcess, *, until: int) -> list[Why]:
    found = list[Why]()
    for _ in range(600):
        answer = process.answer()
        if answer is not None:
            found.append(answer)
            if answer.unit_id == until:
                break
        time.sleep(0.05)
    return found


def test_a_process_that_was_never_asked_is_never_started() -> None:
    process = WhyProcess(Choice(None, CATEGORIES))
    assert process.answer() is None
    process.close()
    assert process._process is None


def test_asking_needs_no_numeric_library() -> None:
    heavy = {"sklearn", "scipy", "jieba", "rjieba", "training.seeds", "training.classifier"}
    code = (
        "import sys, operations.why as w, operations.why_process as p\n"
        "from training.scheme import CategorySpec as C\n"
        "w.by_words(w.Question(1, '调解'), [C('a', '甲', ('调解',))])\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
