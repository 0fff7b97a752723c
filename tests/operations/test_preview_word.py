"""A word's preview: the same sentences, in number and place, as the classifier's own rule finds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.annotations import Provenance, judge
from annotation.cache import index_report, stale_reports
from annotation.project import open_project
from annotation.reports import NewUnit, add_report, units
from annotation.scheme import categories
from corpus.normalize import normalize
from operations.edit_scheme import set_seeds, set_vetoes
from operations.preview_word import preview_word
from operations.search import index_units

PUFA = "cat-pufa"
SENTENCES = (
    "全年开展立法、执法、司法培训。",
    "抽查執法案卷，執法人员持证上岗。",
    "学习《执法条例》三次。",
    "印发《执法条例》。",
    "学习民法典，修改执法规则。",
    "民法典专题学习。",
)


def add(project, sentences, *, name="云溪县.txt", kinds=(), indexed=True):
    at, new = 0, []
    for place, text in enumerate(sentences):
        kind = kinds[place] if kinds else "sentence"
        new.append(NewUnit(at, at + len(text), kind, "成效", text))
        at += len(text)
    added = add_report(
        project,
        name=name,
        source="".join(sentences),
        encoding="utf-8",
        extractor="",
        units=new,
        metadata={},
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    )
    if indexed:
        index_units(project, added.report_id)
    return [unit.id for unit in units(project, report_id=added.report_id)]


def made(folder, sentences=SENTENCES, vetoes=(), **other):
    project = open_project(Path(folder) / "p.db", create=True)
    ids = add(project, sentences, **other)
    set_vetoes(project, PUFA, vetoes, analyst="甲")
    return project, ids


def found(preview):
    return {hit.unit_id: [hit.text[a:b] for a, b in hit.places] for hit in preview.hits}


def test_a_seed_does_not_hit_what_a_veto_or_a_named_title_covers(tmp_path):
    project, ids = made(tmp_path, vetoes=("立法、执法",))
    with project:
        preview = preview_word(project, "执法", category=PUFA)
        hits = found(preview)
    assert hits == {ids[1]: ["執法", "執法"], ids[3]: ["执法"], ids[4]: ["执法"]}
    assert preview.sentences == 3


def test_joined_parts_must_stand_in_one_clause(tmp_path):
    project, ids = made(tmp_path)
    with project:
        hits = found(preview_word(project, "民法典...修改", category=PUFA))
        assert hits == {}
        hits = found(preview_word(project, "民法典...学习", category=PUFA))
    assert hits == {ids[4]: ["学习", "民法典"], ids[5]: ["民法典", "学习"]}


def test_a_veto_tells_how_many_sentences_lose_a_seed_word(tmp_path):
    project, _ids = made(tmp_path)
    with project:
        set_seeds(project, PUFA, ["执法"], analyst="甲")
        preview = preview_word(project, "立法、执法", category=PUFA, role="veto")
        assert (preview.sentences, preview.shielded) == (1, 1)
        other = preview_word(project, "人员", category=PUFA, role="veto")
        assert (other.sentences, other.shielded) == (1, 0)


def test_it_tells_how_many_are_tagged_yes_and_no(tmp_path):
    project, ids = made(tmp_path)
    with project:
        for unit, value in ((ids[1], True), (ids[4], False), (ids[5], False)):
            judge(
                project,
                unit_id=unit,
                values={PUFA: value},
                analyst="甲",
                provenance=Provenance("typed"),
            )
        preview = preview_word(project, "执法", category=PUFA)
    assert (preview.sentences, preview.yes, preview.no) == (4, 1, 1)


def test_only_the_first_sentences_are_shown_and_all_are_counted(tmp_path):
    project, ids = made(tmp_path, [f"执法第{n}次。" for n in range(30)])
    with project:
        preview = preview_word(project, "执法", category=PUFA)
    assert preview.sentences == 30
    assert [hit.unit_id for hit in preview.hits] == ids[:20]


def test_only_sentences_count_and_an_empty_word_hits_nothing(tmp_path):
    project, _ = made(tmp_path, ["执法。", "执法情况。"], kinds=("sentence", "heading"))
    with project:
        assert preview_word(project, "执法", category=PUFA).sentences == 1
        assert preview_word(project, " ", category=PUFA).sentences == 0
        assert preview_word(project, "……", category=PUFA).sentences == 0


def test_what_is_not_in_the_index_as_it_is_now_is_read_itself(tmp_path):
    project, ids = made(tmp_path, indexed=False)
    with project:
        assert preview_word(project, "执法人员", category=PUFA).sentences == 1
        index_report(project, 1, [(ids[0], "执法人员")], stamp="old")
        assert list(found(preview_word(project, "执法人员", category=PUFA))) == [ids[1]]
        assert stale_reports(project) == [1]


WORDS = st.text("法执律《》，…印发 ", min_size=1, max_size=4)
TEXTS = st.lists(st.text("法执律《》，。印发執", min_size=1, max_size=9), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(TEXTS, WORDS, st.lists(WORDS, max_size=2))
def test_it_counts_what_the_classifier_counts(texts, word, vetoes):
    from training.scheme import CategorySpec
    from training.seeds import seed_strength

    with tempfile.TemporaryDirectory() as folder:
        project, ids = made(folder, texts, vetoes)
        with project:
            set_seeds(project, PUFA, [word], analyst="甲")
            one = next(c for c in categories(project) if c.uid == PUFA)
            preview = preview_word(project, word, category=PUFA)
    spec = CategorySpec(
        PUFA, "", tuple(map(normalize, one.seeds)), tuple(map(normalize, one.vetoes))
    )
    strength = seed_strength([normalize(text) for text in texts], [spec])
    expected = [unit for unit, row in zip(ids, strength, strict=True) if row[0] > 0]
    assert preview.sentences == len(expected)
    assert [hit.unit_id for hit in preview.hits] == expected
