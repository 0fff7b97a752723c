"""可疑标注: found, corrected, kept, and taken back again."""

from pathlib import Path

import pytest
from made_sentences import make
from report_texts import add_text

from annotation.annotations import Provenance, adjudicate, counting, judge
from annotation.project import Project, open_project
from annotation.reports import units
from annotation.scheme import categories
from annotation.undo import redo, undo
from messages import KnownError
from operations.suspicious import Suspicion, contradicting, differences, doubted, fix, keep

SAID = "柏河镇组织退休教师到集市上为群众讲解婚姻家庭方面的法律常识"
TYPED = Provenance("typed")


@pytest.fixture
def project(tmp_path: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        yield opened


def say(project: Project, unit: int, category: str, value: bool | None, who: str = "甲") -> None:
    judge(project, unit_id=unit, values={category: value}, analyst=who, provenance=TYPED)


def tagged(project: Project) -> list[int]:
    """Six invented reports, tagged rightly in 普法 but for units 5 (a no) and 9 (a yes)."""
    made = make(reports=6, per_report=12)
    for report in range(6):
        lines = [t for t, g in zip(made.texts, made.groups, strict=True) if g == f"报告{report}"]
        add_text(project, lines, name=f"报告{report}.txt")
    found = [unit.id for unit in units(project)]
    for unit, labels in zip(found, made.labels, strict=True):
        say(project, unit, "cat-pufa", bool(labels[0]))
    yes = [unit for unit, labels in zip(found, made.labels, strict=True) if labels[0]]
    no = [unit for unit, labels in zip(found, made.labels, strict=True) if not labels[0]]
    say(project, yes[1], "cat-pufa", False)
    say(project, no[2], "cat-pufa", True)
    return [yes[1], no[2]]


def twins(project: Project) -> list[int]:
    add_text(project, [f"{SAID}二十场。", "新修公路九公里。"], name="柏河镇2021.txt")
    add_text(project, [f"{SAID}三十场。"], name="柏河镇2022.txt")
    add_text(project, [f"{SAID}四十多场。"], name="柏河镇2023.txt")
    return [unit.id for unit in units(project) if unit.text.startswith(SAID)]


def test_wrong_tags_are_at_the_head_of_the_list_and_one_key_corrects_them(
    project: Project,
) -> None:
    wrong = tagged(project)
    listed = doubted(project, limit=4)
    assert set(wrong) <= {one.unit.id for one in listed}
    one = next(one for one in listed if one.unit.id == wrong[0])
    assert (one.category, one.value, one.other) == ("cat-pufa", False, None)
    assert one.probability is not None and one.probability > 0.5
    fix(project, one, analyst="甲")
    assert counting(project).value(wrong[0], "cat-pufa") == 1
    undo(project, analyst="甲")
    assert counting(project).value(wrong[0], "cat-pufa") == 0


def test_what_was_kept_does_not_come_back_until_it_is_undone_or_says_something_else(
    project: Project,
) -> None:
    tagged(project)
    one = doubted(project, limit=1)[0]
    same = [x for x in doubted(project) if x.mark == one.mark]
    keep(project, one, analyst="甲")
    assert one.mark not in [x.mark for x in doubted(project)]
    undo(project, analyst="甲")
    assert [x.unit.id for x in doubted(project) if x.mark == one.mark] == [x.unit.id for x in same]
    redo(project, analyst="甲")
    assert one.mark not in [x.mark for x in doubted(project)]
    say(project, one.unit.id, "cat-pufa", not one.value)
    assert one.unit.id in [x.unit.id for x in doubted(project)]


def test_nothing_judged_nothing_doubted(project: Project) -> None:
    assert doubted(project) == []
    twins(project)
    assert doubted(project) == contradicting(project) == []


def test_the_one_of_three_near_duplicates_that_says_otherwise_is_shown_with_what_differs(
    project: Project,
) -> None:
    first, second, third = twins(project)
    for unit, value in ((first, True), (second, False), (third, True)):
        say(project, unit, "cat-pufa", value)
    [one] = contradicting(project)
    assert (one.unit.id, one.value) == (second, False)
    assert one.other is not None and one.other.id == first
    assert [one.unit.text[a:b] for a, b in one.differences] == ["三"]
    assert [one.other.text[a:b] for a, b in one.other_differences] == ["二"]
    fix(project, one, analyst="甲")
    assert contradicting(project) == []
    assert counting(project).value(second, "cat-pufa") == 1


def test_a_contradiction_that_was_kept_stays_away_whichever_side_is_fewer_later(
    project: Project,
) -> None:
    first, second, third = twins(project)
    say(project, first, "cat-pufa", True)
    say(project, second, "cat-pufa", False)
    [one] = contradicting(project)
    keep(project, one, analyst="甲")
    assert contradicting(project) == []
    say(project, third, "cat-pufa", False)
    assert contradicting(project) == []
    undo(project, analyst="甲")
    undo(project, analyst="甲")
    assert len(contradicting(project)) == 1


def test_keeping_a_tag_that_is_doubted_does_not_hide_that_it_contradicts_another(
    project: Project,
) -> None:
    first, second, _ = twins(project)
    say(project, first, "cat-pufa", True)
    say(project, second, "cat-pufa", False)
    [one] = contradicting(project)
    keep(project, Suspicion(one.unit, one.category, one.value), analyst="甲")
    assert contradicting(project) == [one]


@pytest.mark.parametrize("settled", [False, True])
def test_correcting_what_somebody_else_said_settles_it(project: Project, settled: bool) -> None:
    first, second, _ = twins(project)
    say(project, first, "cat-pufa", True, who="乙")
    say(project, second, "cat-pufa", False, who="乙")
    if settled:
        key = {"unit_id": first, "category": "cat-pufa", "value": True}
        adjudicate(project, **key, analyst="乙", note="")
    [one] = contradicting(project)
    fix(project, one, analyst="甲")
    assert counting(project).value(one.unit.id, "cat-pufa") == int(not one.value)
    undo(project, analyst="甲")
    assert contradicting(project) == [one]


def test_what_has_changed_since_is_neither_corrected_nor_kept(project: Project) -> None:
    first, second, _ = twins(project)
    say(project, first, "cat-pufa", True)
    say(project, second, "cat-pufa", False)
    [one] = contradicting(project)
    say(project, one.unit.id, "cat-pufa", None)
    for act in (fix, keep):
        with pytest.raises(KnownError) as raised:
            act(project, one, analyst="甲")
        assert raised.value.message.key == "operations.doubt_changed"
    assert counting(project).value(one.unit.id, "cat-pufa") == -1


def test_differences_are_the_characters_that_are_not_shared() -> None:
    assert differences("开展宣传二十场。", "今年开展宣传三十场") == (
        ((4, 5), (7, 8)),
        ((0, 2), (6, 7)),
    )
    assert differences("", "甲") == ((), ((0, 1),))
    assert differences("甲", "甲") == ((), ())


def test_the_categories_are_those_that_live(project: Project) -> None:
    from operations.edit_scheme import retire

    first, second, _ = twins(project)
    say(project, first, "cat-pufa", True)
    say(project, second, "cat-pufa", False)
    retire(project, "cat-pufa", analyst="甲")
    assert "cat-pufa" not in {c.uid for c in categories(project)}
    assert contradicting(project) == []
