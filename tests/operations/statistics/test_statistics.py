"""What the reports say, with numbers worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from statistics_project import (
    ALL,
    CHECKED,
    FIRM,
    LAW,
    NEXT,
    PUFA,
    SHORT,
    YINGSHANG,
    ZHIFA,
    add,
    foretell,
    ids_of,
    make_statistics_project,
    say,
)

from annotation.annotations import adjudicate
from annotation.audit import BEGINS, blind_among
from annotation.counted_cells import YES, Cell
from annotation.predictions import store_predictions
from annotation.project import Project, open_project
from annotation.report_list import reports as all_reports
from annotation.units import unit_by_id, units
from operations.annotate import clear
from operations.edit_scheme import retire
from operations.near_duplicates import link
from operations.statistics import (
    APPLIES,
    BY_PEOPLE,
    MACHINE,
    PEOPLE,
    UNSURE,
    Count,
    Statistics,
    share,
    statistics,
)
from operations.statistics_reading import Pick, Reading, Wanted, picked_units, read_statistics
from operations.stats import project_stats


def told(project: Project, wanted: Wanted = Wanted()) -> Statistics:  # noqa: B008 - it is frozen
    return statistics(read_statistics(project, machine=wanted.machine), wanted)


def zhifa(project: Project, wanted: Wanted = Wanted()) -> Count:  # noqa: B008 - it is frozen
    return told(project, wanted).counts[ZHIFA]


def test_totals_count_sentences_as_they_stand(project: Project) -> None:
    found = told(project)
    assert (found.reports, found.without) == (3, 1)
    assert (found.sentences, found.spoken) == (9, 6)


def test_a_share_is_of_the_sentences_judged_in_that_category(project: Project) -> None:
    counts = told(project).counts
    # CHECKED and NEXT, of these and LAW and FIRM.
    assert counts[ZHIFA].yes == (2, 4)
    # NEXT was judged in 执法监督 alone, MEDIATE is no to both people.
    assert counts[PUFA].yes == (1, 4)
    assert counts[YINGSHANG].yes == (0, 4)


def test_a_repeat_inside_a_report_counts_once(project: Project) -> None:
    before = zhifa(project).yes
    say(project, ids_of(project)["无名", 1], ZHIFA)  # the same words in another report
    assert zhifa(project).yes == (before[0] + 1, before[1] + 1)


def test_a_repeat_counts_for_what_was_said_of_either(project: Project) -> None:
    ids = ids_of(project)
    say(project, ids["云溪", 0])  # the first is no now, its repeat still yes
    assert zhifa(project).yes == (2, 4)
    say(project, ids["云溪", 2])
    assert zhifa(project).yes == (1, 4)


def test_the_counts_of_a_repeat_are_those_of_stats(project: Project) -> None:
    once = {one.name: one.yes_once for one in project_stats(project).categories}
    found = told(project)
    assert {c.name: found.counts[c.uid].yes[0] for c in found.categories} == once


def test_reports_are_of_those_in_which_it_was_judged(project: Project) -> None:
    # 无名 was not judged at all: nobody knows whether it mentions it.
    assert zhifa(project).reports == (1, 2)


def test_characters_are_counted_as_sentences_are(project: Project) -> None:
    yes = len(CHECKED) + len(NEXT)
    assert zhifa(project).characters == (yes, yes + len(LAW) + len(FIRM))


def test_plans_are_counted_apart(project: Project) -> None:
    count = zhifa(project)
    assert count.in_section("成效") == (1, 3)
    assert count.in_section("计划") == (1, 1)
    assert count.in_section("问题") == (0, 0)


def test_a_conflict_is_neither_yes_nor_no_and_is_told(project: Project) -> None:
    assert zhifa(project).conflicts == 1
    assert told(project).conflicts == 1
    unit = ids_of(project)["青岚", 1]
    adjudicate(project, unit_id=unit, category=ZHIFA, value=True, analyst="甲", note="")
    assert zhifa(project).conflicts == 0
    assert zhifa(project).yes == (3, 5)


def test_what_nobody_judged_is_open(project: Project) -> None:
    count = zhifa(project)
    assert count.open == 3
    assert count.open + count.yes[1] + count.conflicts == 8  # nine sentences, one repeat


def test_nothing_judged_has_no_share(tmp_path: Path) -> None:
    with open_project(make_statistics_project(tmp_path / "新.db", tagged=False)) as project:
        found = told(project)
        assert found.spoken == 0
        assert share(found.counts[ZHIFA].yes) is None


def test_an_empty_project_counts_nothing(tmp_path: Path) -> None:
    with open_project(tmp_path / "空.db", create=True) as project:
        found = told(project, Wanted(machine=True))
        assert (found.reports, found.sentences, found.years, found.regions) == (0, 0, (), ())
        assert found.counts[ZHIFA].yes == (0, 0)


def test_the_machine_is_counted_only_where_it_is_asked_for(path: Path, project: Project) -> None:
    foretell(path)
    assert zhifa(project).yes == (2, 4)
    assert zhifa(project).sentences(MACHINE) == 0


def test_the_machine_speaks_only_where_nobody_has(path: Path, project: Project) -> None:
    foretell(path)
    count = zhifa(project, Wanted(machine=True))
    assert count.sentences(PEOPLE) == 2
    assert count.sentences(BY_PEOPLE) == 4
    assert count.sentences(MACHINE) == 2  # SHORT, and the first of 无名
    assert count.yes == (4, 6)
    assert count.conflicts == 1
    assert count.reports == (2, 3)
    assert count.open == 1


def test_near_the_threshold_the_machine_is_unsure(path: Path, project: Project) -> None:
    foretell(path)
    counts = told(project, Wanted(machine=True)).counts
    assert counts[ZHIFA].sentences(UNSURE) == 1  # 0.6
    assert counts[PUFA].sentences(UNSURE) == 1  # 0.4, a no
    assert counts[PUFA].sentences(MACHINE) == 0
    assert counts[YINGSHANG].sentences(UNSURE) == 0


def test_where_no_percentage_is_shown_the_machine_is_unsure_of_all(project: Project) -> None:
    unit = ids_of(project)["云溪", 4]
    scores = dict.fromkeys(ALL, 0.02) | {ZHIFA: 0.99}
    store_predictions(project, "v1", [(unit, scores)], calibrated=dict.fromkeys(ALL, False))
    counts = told(project, Wanted(machine=True)).counts
    assert [counts[uid].sentences(UNSURE) for uid in (ZHIFA, PUFA)] == [1, 1]


def test_just_four_to_one_is_sure_whether_yes_or_no(project: Project) -> None:
    ids = ids_of(project)
    said = {ids["云溪", 4]: (0.8, 0.79), ids["无名", 0]: (0.2, 0.21)}  # of a threshold of a half
    rows = [
        (unit, dict.fromkeys(ALL, 0.02) | dict(zip((ZHIFA, PUFA), odds, strict=True)))
        for unit, odds in said.items()
    ]
    store_predictions(project, "v1", rows)
    counts = told(project, Wanted(machine=True)).counts
    assert [counts[uid].sentences(UNSURE) for uid in (ZHIFA, PUFA)] == [0, 2]


def test_where_no_percentage_is_shown_a_nought_is_unsure_too(project: Project) -> None:
    unit = ids_of(project)["云溪", 4]
    scores = [(unit, dict.fromkeys(ALL, 0.0))]
    store_predictions(project, "v1", scores, calibrated=dict.fromkeys(ALL, False))
    assert zhifa(project, Wanted(machine=True)).sentences(UNSURE) == 1


def test_a_person_on_one_repeat_silences_the_machine_on_the_other(project: Project) -> None:
    repeat = ids_of(project)["云溪", 2]
    clear(project, uid=unit_by_id(project, repeat).uid, names=[], analyst="甲")
    scores = dict.fromkeys(ALL, 0.02) | {PUFA: 0.99}
    store_predictions(project, "v1", [(repeat, scores)])
    assert told(project, Wanted(machine=True)).counts[PUFA].sentences(MACHINE) == 0


def test_what_waits_for_the_random_check_is_not_told(tmp_path: Path) -> None:
    with open_project(tmp_path / "抽检.db", create=True) as project:
        texts = [f"第{n}件事由第{n * 7}组在第{n * 13}天按期办结。" for n in range(BEGINS + 200)]
        add(project, "长.txt", [("sentence", "成效", text) for text in texts], {})
        ids = [unit.id for unit in units(project)]
        for unit in ids[:BEGINS]:
            say(project, unit)
        store_predictions(project, "v1", [(unit, dict.fromkeys(ALL, 0.9)) for unit in ids])
        hidden = blind_among(project.db, ids[BEGINS:])
        assert hidden
        count = statistics(read_statistics(project, machine=True), Wanted(machine=True)).counts[
            ZHIFA
        ]
        assert count.sentences(MACHINE) == 200 - len(hidden)


def test_years_ascend_and_a_blank_one_comes_last(project: Project) -> None:
    years = told(project).years
    assert [(row.name, row.reports, row.sentences) for row in years] == [
        ("2021", 1, 5),
        ("2022", 1, 2),
        ("", 1, 2),
    ]
    assert [row.counts[ZHIFA].yes for row in years] == [(2, 3), (0, 1), (0, 0)]
    assert [share(row.counts[ZHIFA].yes) for row in years][1:] == [0.0, None]


def test_regions_follow_their_codes(project: Project) -> None:
    rows = told(project).regions
    assert [row.name for row in rows] == ["云溪县", "青岚区", ""]
    assert sum(row.sentences for row in rows) == 9


def test_a_region_that_only_another_report_gives_a_code_is_found(tmp_path: Path) -> None:
    with open_project(tmp_path / "码.db", create=True) as project:
        line = (("sentence", "成效", CHECKED),)
        add(project, "甲.txt", line, {"region": "江北区", "year": "2021"})
        coded = {"region": "江北区", "region_code": "330205", "year": "2022"}
        add(project, "乙.txt", (("sentence", "成效", LAW),), coded)
        (row,) = told(project, Wanted(year="2021")).regions
        assert (row.key, row.name, row.sentences) == ("330205", "江北区", 1)


def test_regions_of_one_name_are_told_apart(tmp_path: Path) -> None:
    with open_project(tmp_path / "同名.db", create=True) as project:
        for code, text in (("330205", CHECKED), ("500105", LAW)):
            fields = {"region": "江北区", "region_code": code}
            add(project, f"{code}.txt", (("sentence", "成效", text),), fields)
        reading = read_statistics(project, machine=False)
        named = ["浙江省宁波市江北区", "重庆市江北区"]
        assert [name for _, name, _ in reading.choices.regions] == named
        assert [row.name for row in statistics(reading, Wanted()).regions] == named
        assert reading.region_name("500105") == named[1]


def test_a_report_that_lost_its_sentences_while_it_was_read_counts_nowhere(
    project: Project,
) -> None:
    (report, *_), live = all_reports(project), read_statistics(project, machine=False).categories
    cell = Cell(ZHIFA, report.id, "成效", YES, 1, 10)
    found = statistics(Reading(False, live, (report,), (cell,), parts=()), Wanted())
    assert (found.reports, found.without, found.counts[ZHIFA].yes) == (0, 1, (0, 0))


@pytest.mark.parametrize(
    ("wanted", "reports", "sentences", "yes"),
    [
        (Wanted(year="2021"), 1, 5, (2, 3)),
        (Wanted(year=""), 1, 2, (0, 0)),
        (Wanted(level="区"), 1, 2, (0, 1)),
        (Wanted(region="云溪县"), 1, 5, (2, 3)),
        (Wanted(region="云溪县", year="2022"), 0, 0, (0, 0)),
        (Wanted(section="计划"), 2, 2, (1, 1)),
        (Wanted(section="成效"), 2, 4, (1, 3)),
    ],
)
def test_a_filter_leaves_what_it_names(
    project: Project, wanted: Wanted, reports: int, sentences: int, yes: tuple[int, int]
) -> None:
    found = told(project, wanted)
    assert (found.reports, found.sentences, found.counts[ZHIFA].yes) == (reports, sentences, yes)


def test_the_sections_add_up(path: Path, project: Project) -> None:
    foretell(path)
    whole = zhifa(project, Wanted(machine=True))
    parts = [whole.in_section(section) for section in ("成效", "问题", "计划", "其他")]
    assert (sum(yes for yes, _ in parts), sum(of for _, of in parts)) == whole.yes


@pytest.mark.parametrize("states", [APPLIES, PEOPLE, MACHINE, UNSURE])
@pytest.mark.parametrize("section", ["", "成效", "计划"])
def test_a_number_leads_to_as_many_sentences(
    path: Path, project: Project, states: tuple[int, ...], section: str
) -> None:
    foretell(path)
    wanted = Wanted(machine=True, section=section)
    reading = read_statistics(project, machine=True)
    found = picked_units(project, reading, Pick(ZHIFA, states, wanted))
    assert len(found) == zhifa(project, wanted).sentences(states)


def test_the_sentences_behind_a_number_come_in_document_order(project: Project) -> None:
    ids, reading = ids_of(project), read_statistics(project, machine=False)
    found = picked_units(project, reading, Pick(ZHIFA, APPLIES, Wanted()))
    assert found == [ids["云溪", 0], ids["云溪", 3]]


def test_a_retired_category_is_not_counted(project: Project) -> None:
    retire(project, PUFA, analyst="甲")
    assert PUFA not in told(project).counts


def test_where_repeats_are_not_known_all_count_and_that_is_told(project: Project) -> None:
    assert read_statistics(project, machine=False).once
    add(project, "后来.txt", (("sentence", "成效", SHORT),), {})
    reading = read_statistics(project, machine=False)
    assert not reading.once
    assert statistics(reading, Wanted()).counts[ZHIFA].yes == (3, 5)
    link(project)
    assert read_statistics(project, machine=False).once
