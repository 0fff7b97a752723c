"""The shipped words are fit to ship, and nobody listed one because of a single test sentence."""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from benchmarks.gold_data import Gold, read_gold
from corpus.normalize import normalize
from training.scheme import CategorySpec
from training.seed_words import JOIN, find_word
from training.seeds import seed_strength

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SCHEME = tomllib.loads((ROOT / "annotation" / "shipped_scheme.toml").read_text("utf-8"))
CATEGORIES = SCHEME["category"]
UIDS = {
    "cat-zhifa": "执法监督",
    "cat-pufa": "普法",
    "cat-yingshang": "营商环境",
    "cat-maodun": "矛盾化解",
}

each_category = pytest.mark.parametrize("category", CATEGORIES, ids=lambda c: str(c["uid"]))
needs_reports = pytest.mark.skipif(
    not (SHARED / "gold" / "reports.jsonl").exists(), reason="the labelled reports are not here"
)


def hits(word: str, text: str) -> bool:
    return any(True for _ in find_word(word, text))


def strength(text: str) -> dict[str, bool]:
    specs = [
        CategorySpec(c["uid"], c["name"], tuple(c["seeds"]), tuple(c["vetoes"])) for c in CATEGORIES
    ]
    found = seed_strength([normalize(text)], specs)[0] > 0
    return {spec.name: bool(hit) for spec, hit in zip(specs, found, strict=True)}


def test_the_four_categories_keep_their_names_for_ever() -> None:
    assert {c["uid"]: c["name"] for c in CATEGORIES} == UIDS
    assert [c["key"] for c in CATEGORIES] == ["1", "2", "3", "4"]


@each_category
def test_a_category_says_what_it_is(category: dict) -> None:
    assert len(category["definition"].strip()) > 40
    assert len(category["examples"]) >= 3
    assert re.fullmatch(r"#[0-9A-F]{6}", category["colour"])


@each_category
def test_one_example_does_without_any_of_the_words(category: dict) -> None:
    said = [strength(example)[category["name"]] for example in category["examples"]]
    assert any(said)
    assert not all(said)


@each_category
def test_words_are_written_as_the_texts_are_read(category: dict) -> None:
    for word in category["seeds"] + category["vetoes"]:
        assert normalize(word) == word
        assert all(part.strip() == part and part for part in word.split(JOIN))


@each_category
def test_no_word_stands_twice_or_inside_another(category: dict) -> None:
    plain = [word for word in category["seeds"] if JOIN not in word]
    assert len(set(category["seeds"])) == len(category["seeds"])
    assert len(set(category["vetoes"])) == len(category["vetoes"])
    assert not [(a, b) for a in plain for b in plain if a != b and a in b]


@each_category
def test_every_veto_could_hide_a_seed(category: dict) -> None:
    # A plain veto that touches no seed is a mistake: it can never change anything.
    parts = {p for word in category["seeds"] for p in word.split(JOIN)}
    for veto in category["vetoes"]:
        assert any(_touch(part, veto.replace(JOIN, "")) for part in parts), veto


def _touch(part: str, veto: str) -> bool:
    ends = any(veto.endswith(part[:i]) or veto.startswith(part[-i:]) for i in range(1, len(part)))
    return part in veto or ends


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("坚持科学立法、严格执法、公正司法、全民守法。", set()),
        ("涵盖立法、执法、司法、守法普法各环节。", set()),
        ("落实“谁执法谁普法”责任制。", {"普法"}),
        ("配合市人大开展食品安全执法检查。", set()),
        ("防范化解地方债务风险。", set()),
        ("协调解决用地难题12个。", set()),
        ("加强调解队伍建设。", {"矛盾化解"}),
        ("研究和解决历史遗留问题。", set()),
        ("协调处置突发事件，及时回应诉求。", set()),
        ("办复议案6件，举办网上访谈4期。", set()),
        ("依照法律进行备案审查，推进法治进程。", set()),
        ("移送法院强制执行。", set()),
        ("告知法定权利和期限。", set()),
        ("开展法治课题研究。", set()),
        ("对来电反映的问题立即办理。", set()),
        ("聘请青岚大学法学专家担任法律顾问。", set()),
        ("对《云溪县市场主体登记办法》进行合法性审核。", set()),
        ("印发《云溪县行政执法人员管理办法》。", {"执法监督"}),
        ("公示行政许可、行政处罚信息3200条。", {"执法监督"}),
        ("检查化工企业40家次。", set()),
    ],
)
def test_set_phrases_do_not_deceive(text: str, names: set[str]) -> None:
    assert {name for name, hit in strength(text).items() if hit} == names


@cache
def gold() -> Gold:
    return read_gold(SHARED, list(UIDS.values()))


@cache
def gold_sentences() -> list[str]:
    """The gold sentences as the classifier sees them."""
    found = gold()
    return ["".join(found.texts[i] for i in np.flatnonzero(row)) for row in found.carry]


@cache
def guide() -> str:
    return normalize((SHARED / "gold" / "GUIDE.md").read_text("utf-8"))


@cache
def government_sentences() -> list[str]:
    path = SHARED / "data" / "government_work_reports.jsonl"
    texts = [json.loads(line)["content"] for line in path.read_text("utf-8").splitlines()]
    return [s for t in texts for s in re.split(r"(?<=[。！？；\n])", normalize(t)) if s.strip()]


def has_other_ground(word: str) -> bool:
    if hits(word, guide()):
        return True
    found = 0
    for sentence in government_sentences():
        found += hits(word, sentence)
        if found == 5:
            return True
    return False


@needs_reports
@each_category
@pytest.mark.parametrize("kind", ["seeds", "vetoes"])
def test_no_word_is_there_for_a_single_gold_sentence(category: dict, kind: str) -> None:
    lone = [w for w in category[kind] if sum(hits(w, s) for s in gold_sentences()) == 1]
    assert [word for word in lone if not has_other_ground(word)] == []
