"""What a collection of reports lacks: blanks, doubles, years without a report."""

import pytest

from annotation.reports import ReportRow
from operations.corpus_gaps import corpus_gaps
from operations.region_years import MOST_YEARS, region_years

JIANGBEI, HAISHU, YINZHOU, CIXI = "330205", "330203", "330212", "330282"  # of one prefecture


def report(number: int, region: str = "", year: str = "", code: str = "", **more: str) -> ReportRow:
    fields = {"region": region, "year": year, "region_code": code, **more}
    metadata = {field: (value, "title") for field, value in fields.items() if value}
    return ReportRow(
        number, f"{number}.txt", f"{number}.txt", "", "", "", "", "", False, metadata=metadata
    )


def test_blank_and_cleared_values_are_named() -> None:
    cleared = report(3, "云溪县")
    cleared.metadata["year"] = ("", "typed")
    gaps = corpus_gaps([report(1, "云溪县", "2021"), report(2, year="2021"), cleared])
    assert gaps.no_region == {2}
    assert gaps.no_year == {3}


def test_two_reports_of_one_government_and_year_are_doubles() -> None:
    one = report(1, "云溪县", "2021", body_type="政府", issuing_body="云溪县人民政府")
    two = report(2, "云溪县", "2021", body_type="政府", issuing_body="云溪县人民政府办公室")
    other = report(3, "云溪县", "2020", body_type="政府")
    assert corpus_gaps([one, two, other]).doubles == {1: (2,), 2: (1,)}


@pytest.mark.parametrize(
    ("first", "second", "doubled"),
    [
        ({"body_type": "政府"}, {"body_type": "部门"}, False),
        ({"issuing_body": "县司法局"}, {"issuing_body": "县财政局"}, False),
        ({"issuing_body": "县司法局"}, {"issuing_body": "县司法局"}, True),
        ({"code": JIANGBEI}, {"code": "500105"}, False),
        ({"code": JIANGBEI}, {}, True),
        ({}, {}, True),
    ],
)
def test_which_two_are_of_one_body(first: dict, second: dict, doubled: bool) -> None:
    kind = {"body_type": "部门"}
    pair = [
        report(1, "江北区", "2021", **kind | first),
        report(2, "江北区", "2021", **kind | second),
    ]
    assert bool(corpus_gaps(pair).doubles) is doubled


def test_without_a_year_or_region_nothing_is_a_double() -> None:
    gaps = corpus_gaps(
        [report(1, "云溪县"), report(2, "云溪县"), report(3, year="2021"), report(4)]
    )
    assert gaps.doubles == {}


def test_a_name_without_code_stands_in_the_row_of_its_only_namesake() -> None:
    table = region_years([report(1, "江北区", "2020", JIANGBEI), report(2, "江北区", "2021")])
    assert [(row.key, row.outer) for row in table.rows] == [(JIANGBEI, "浙江省宁波市")]
    assert table.rows[0].cells == {"2020": (1,), "2021": (2,)}


def test_two_namesakes_have_a_row_each() -> None:
    some = [report(1, "江北区", "2020", JIANGBEI), report(2, "江北区", "2020", "500105")]
    assert [r.key for r in region_years([*some, report(3, "江北区", "2020")]).rows] == [
        JIANGBEI,
        "500105",
        "江北区",
    ]


def test_a_year_between_two_reports_is_missing() -> None:
    table = region_years([report(1, "云溪县", "2019"), report(2, "云溪县", "2022")])
    assert table.years == ("2019", "2020", "2021", "2022")
    assert table.rows[0].missing == {"2020": "between", "2021": "between"}


def test_a_year_that_most_neighbours_have_is_missing() -> None:
    some = [report(1, "海曙区", "2021", HAISHU), report(2, "鄞州区", "2021", YINZHOU)]
    some += [report(3, "江北区", "2020", JIANGBEI)]
    missing = {row.key: row.missing for row in region_years(some).rows}
    assert missing == {JIANGBEI: {"2021": "others"}, HAISHU: {}, YINZHOU: {}}


def test_one_neighbour_is_not_most() -> None:
    some = [report(1, "海曙区", "2021", HAISHU), report(2, "江北区", "2020", JIANGBEI)]
    assert all(row.missing == {} for row in region_years(some).rows)


def test_regions_elsewhere_are_no_neighbours() -> None:
    some = [report(1, "海曙区", "2021", HAISHU), report(2, "鄞州区", "2021", YINZHOU)]
    some += [report(3, "湖北省", "2020", "420000")]
    assert next(r for r in region_years(some).rows if r.key == "420000").missing == {}


def test_a_region_is_not_missed_in_years_it_did_not_exist() -> None:
    # 江东区 of 宁波 became part of another district in 2016.
    some = [report(1, "江东区", "2014", "330204")]
    some += [report(n, "海曙区", str(y), HAISHU) for n, y in enumerate(range(2014, 2022), 2)]
    some += [report(n, "鄞州区", str(y), YINZHOU) for n, y in enumerate(range(2014, 2022), 20)]
    gone = next(row for row in region_years(some).rows if row.name == "江东区")
    assert "2015" in gone.missing
    assert "2020" not in gone.missing


def test_a_mistyped_year_makes_no_hundred_columns() -> None:
    far = [report(1, "云溪县", "1921"), report(2, "云溪县", "2021"), report(3, "云溪县", "无")]
    assert region_years(far).years == ("1921", "2021")
    near = [report(1, "云溪县", str(2021 - MOST_YEARS + 1)), report(2, "云溪县", "2021")]
    assert len(region_years(near).years) == MOST_YEARS


def test_nothing_makes_an_empty_table() -> None:
    assert region_years([]).rows == ()
    assert region_years([report(1)]).years == ()
