"""A report that comes in is compared with what is there; what is there is not compared again."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_texts import add_text

from annotation.project import Project, open_project
from annotation.reports import units
from annotation.undo import undo
from operations.correct_text import merge_with_next
from operations.near_duplicates import groups, link
from training import near_duplicates

TALES = (
    "白鹭乡请来县里的律师，在农闲时节为留守老人讲解如何识别养老诈骗",
    "石桥街道把调解室搬进茶馆，老党员坐堂听街坊讲理，当场化解口角",
    "南汀市在渔港设立流动窗口，船主不上岸就能办完换证手续",
)
MIDDLE = "村里请来退休木匠教年轻人打家具修农具编竹篮搭凉棚"
ENDS = ("农闲时节天晴", "冬天炉边说古")


def _lines(number: int) -> list[str]:
    """Some tales again with other figures, some sentences of no other report."""
    again = [f"{tale}{number}回。" for place, tale in enumerate(TALES) if (number + place) % 3]
    return [
        *again,
        f"第{'甲乙丙丁戊己庚辛'[number]}渠清淤完工，{'稻麦豆粟棉麻桑茶'[number]}田受益。",
    ]


@pytest.fixture
def project(tmp_path: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        for number in range(4):
            add_text(opened, _lines(number), name=f"{number}.txt")
        link(opened)
        yield opened


def _whole(project: Project) -> list[list[int]]:
    """The groups as they are where nothing is known."""
    project.cache.write(lambda conn: conn.execute("DELETE FROM near_state"))
    return groups(project)


def test_reports_that_come_one_by_one_are_linked_as_if_they_had_come_at_once(
    project: Project,
) -> None:
    for number in range(4, 8):
        add_text(project, _lines(number), name=f"{number}.txt")
        link(project)
    grown = groups(project)
    assert grown == _whole(project)
    assert [len(group) > 4 for group in grown] == [True] * 3


def test_the_old_ones_are_not_compared_with_each_other_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("training.near_duplicates.candidates", _few(near_duplicates.candidates))
    add_text(project, ["从没有人写过的一句话，讲的是山里的风车。"], name="5.txt")
    link(project)
    monkeypatch.setattr("training.near_duplicates.new_candidates", never)
    with pytest.raises(AssertionError):
        add_text(project, _lines(6), name="6.txt")
        link(project)


def _few(real):  # type: ignore[no-untyped-def]
    def checked(found):  # type: ignore[no-untyped-def]
        assert len(found) <= 2
        return real(found)

    return checked


def test_a_new_text_can_make_one_group_of_two(project: Project) -> None:
    one, other = f"{ENDS[0]}，{MIDDLE}。", f"{MIDDLE}，{ENDS[1]}。"
    add_text(project, [one], name="一.txt")
    add_text(project, [other], name="二.txt")
    link(project)
    assert len(groups(project)) == len(TALES)
    add_text(project, [f"{ENDS[0][2:]}，{MIDDLE}，{ENDS[1][:-2]}。"], name="三.txt")
    grown = groups(project)
    assert len(grown[-1]) == 3
    assert grown == _whole(project)


def test_what_was_corrected_or_undone_is_worked_out_anew(project: Project) -> None:
    first = next(iter(units(project)))
    merge_with_next(project, unit_id=first.id, analyst="甲")
    assert groups(project) == _whole(project)
    undo(project, analyst="甲")
    assert groups(project) == _whole(project)
    undo(project, analyst="甲")
    assert groups(project) == _whole(project)
