"""The table of divisions: names decide a code only where they can mean one division."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus import regions
from corpus.document import Kind, Section, Unit
from corpus.metadata import extract


def _table() -> list[regions.Region]:
    lines = (Path(regions.__file__).parent / "data" / "regions.tsv").read_text("utf-8").splitlines()
    return [found for code in {line[:6] for line in lines} for found in regions.by_code(code)]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["宁波市", "江北区"], "330205"),
        (["宁波", "江北区"], "330205"),
        (["浙江省", "江北区"], "330205"),
        (["重庆市", "江北区"], "500105"),
        (["江北区"], None),
        (["同心县"], "640324"),
        (["青江市", "同心县"], None),
        (["湖北", "宜昌"], "420500"),
        (["吉林"], None),
        (["吉林省", "吉林"], "220200"),
        (["延边州"], "222400"),
        (["湖北省", "仙桃市"], "429004"),
        (["云溪县"], None),
        ([], None),
    ],
)
def test_a_chain_of_names_decides_a_code_or_nothing(names: list[str], code: str | None) -> None:
    found = regions.decide(names)
    assert (found.code if found else None) == code


def test_the_year_tells_old_and_new_divisions_of_one_name_apart() -> None:
    assert regions.decide(["三元区"]) is None
    before, after = (regions.decide(["三元区"], year=year) for year in (2018, 2023))
    assert before and before.code == "350403"
    assert after and after.code == "350404"
    assert regions.decide(["三元区"], year=2021) is None


def test_an_abolished_division_is_found_with_its_last_year() -> None:
    (found,) = regions.candidates("江东区")
    assert (found.code, found.last) == ("330204", 2015)
    assert regions.candidates("江东区", year=2021) == []


def test_a_hint_settles_only_what_is_open() -> None:
    found = regions.decide(["江北区"], hint="500105")
    assert found and found.code == "500105"
    assert regions.decide(["江北区"], hint="420500") is None


def test_levels_and_paths_follow_the_code() -> None:
    region = regions.candidates("同心县")[0]
    assert regions.path(region) == ("宁夏回族自治区", "吴忠市", "同心县")
    levels = {name: regions.candidates(name)[0].level for name in ("北京市", "宜昌市", "浏阳市")}
    assert levels == {"北京市": "省", "宜昌市": "市", "浏阳市": "县"}


def test_no_name_of_the_table_is_ever_given_a_wrong_code_or_level() -> None:
    """Each division alone in a title, and under its province and city: right or blank."""
    wrong, blank, table = [], 0, _table()
    for region in table:
        year = min(region.last, 2022)
        if year < region.first:
            continue
        for places in (region.name, "".join(regions.path(region))):
            title = f"{places}人民政府关于{year}年度法治政府建设情况的报告"
            unit = Unit(0, len(title), Kind.TITLE, Section.OTHER, title)
            found = extract("x.txt", [unit])
            code, level = found.get("region_code"), found.get("level")
            blank += code is None
            if (code and code.value != region.code) or (level and level.value != region.level):
                wrong.append(title)
    assert wrong == []
    assert blank < 0.06 * len(table)


def test_the_table_is_not_read_on_import() -> None:
    code = "import corpus.metadata, corpus.regions as r; print(r._by_name.cache_info().currsize)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(regions.__file__).parents[1],
    )
    assert ran.stdout.strip() == "0"


def test_the_table_is_well_formed() -> None:
    for region in _table():
        assert region.code.isdigit()
        assert len(region.code) == 6
        assert region.name.strip() == region.name != ""
        assert region.first <= region.last
