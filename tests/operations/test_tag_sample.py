"""随机抽检 of a run: the draw, the blind workbook, answers that come back, the first sheet."""

import json
from pathlib import Path

import pytest
from kept_runs import keep_run
from openpyxl import load_workbook

from cli import run
from interchange.xlsx_reading import read_sheets
from messages import KnownError
from operations.choose_classifier import choose
from operations.tag_files import tag_files
from operations.tag_kept import kept_run
from operations.tag_rebuild import rebuild
from operations.tag_review import review, reviewed, unsure_rows
from operations.tag_sample import RunSample, draw, read_sample
from operations.tag_sample_book import save_sample, take_answers


@pytest.fixture
def kept(reports_folder: Path, tmp_path: Path) -> Path:
    return keep_run(tmp_path, reports_folder)


def sheet_of(path: Path, name: str) -> list[list[str]]:
    return next([cells for _, cells in rows] for sheet, rows in read_sheets(path) if sheet == name)


def fill(path: Path, answers: dict[str, list[str]]) -> None:
    """Mark the workbook as a person would: uid -> names; no name: 均不涉及."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        names = answers.get(row[0].value)
        for name in [] if names is None else names or ["均不涉及"]:
            row[titles.index(name)].value = 1
    book.save(path)


def answer_all(sample: RunSample) -> None:
    sample.answer({one.uid: one.said.labels for one in sample.asked})


def test_the_same_seed_draws_the_same_and_a_draw_never_changes(
    reports_folder: Path, tmp_path: Path
) -> None:
    folders = [keep_run(tmp_path, reports_folder, format=f) for f in ("xlsx", "csv")]
    one, two = (draw(folder, size=6, seed="甲") for folder in folders)
    assert [s.uid for s in one.sentences] == [s.uid for s in two.sentences]
    assert len(one.sentences) == 6
    again = draw(folders[0], size=3, seed="乙")
    assert again.sentences == one.sentences


def test_sentences_without_category_are_drawn_too_and_headings_never(kept: Path) -> None:
    with kept_run(kept) as (opened, _):
        rows = [json.loads(line) for block in opened.blocks() for line in block.splitlines()]
    kinds = {row["uid"]: row["kind"] for row in rows}
    sample = draw(kept, size=8, seed="甲")
    assert {kinds[one.uid] for one in sample.sentences} == {"sentence"}
    assert any(not one.said.labels for one in sample.sentences)
    assert any(one.said.labels for one in sample.sentences)
    whole = draw(kept.parent / "结果.xlsx.parts", size=8)
    assert sum(whole.counts.values()) == list(kinds.values()).count("sentence")


def test_the_workbook_says_nothing_of_what_the_classifier_thinks(
    kept: Path, tmp_path: Path
) -> None:
    sample = draw(kept, size=9, seed="甲")
    save_sample(sample, tmp_path / "抽检.xlsx")
    header, *rows = sheet_of(tmp_path / "抽检.xlsx", "抽检")
    assert header == [
        *("uid", "report", "before", "text", "after"),
        *("执法监督", "普法", "营商环境", "矛盾化解", "均不涉及"),
    ]
    assert len(rows) == 9
    assert all(cell == "" for row in rows for cell in row[5:])
    text = str([list(sheet) for _, sheet in read_sheets(tmp_path / "抽检.xlsx")])
    assert "review" not in text and "auto" not in text


@pytest.mark.parametrize("said_by", ["review", "sample"])
def test_what_people_have_said_of_a_run_outlives_the_next_one(
    reports_folder: Path, tmp_path: Path, said_by: str
) -> None:
    kept = keep_run(tmp_path, reports_folder)
    sample = draw(kept, size=9, seed="甲")
    uid = sample.asked[0].uid
    if said_by == "review":
        review(kept, uid, ["普法"])
    else:
        sample.answer({uid: ["普法"]})
    again = {"out": tmp_path / "结果.xlsx", "format": "xlsx"}
    choice = choose(tmp_path / "none", version=None, scheme=None)
    tag_files([reports_folder], choice=choice, resume=True, **again)
    assert kept.is_dir()
    tag_files([reports_folder], choice=choice, **again)
    assert not kept.exists()
    [before] = tmp_path.glob("结果.xlsx.parts.*")
    left = reviewed(before) if said_by == "review" else (read_sample(before) or sample).said()
    assert left[uid].labels == ("普法",)


def test_answers_of_two_programs_are_all_kept(kept: Path) -> None:
    """A workbook is read by the command line while the window shows the same sample."""
    shown = draw(kept, size=9, seed="甲")
    elsewhere = read_sample(kept)
    assert elsewhere is not None
    first, second, third = (one.uid for one in shown.asked[:3])
    elsewhere.answer({first: ["普法"], third: []})
    shown.answer({second: ["执法监督"], first: []})
    shown.take_back(third)
    left = read_sample(kept)
    assert left is not None
    assert left.answers == shown.answers == {first: ("普法",), second: ("执法监督",)}


def test_answers_that_come_back_are_kept_and_blank_rows_wait(kept: Path, tmp_path: Path) -> None:
    sample, book = draw(kept, size=9, seed="甲"), tmp_path / "抽检.xlsx"
    save_sample(sample, book)
    first, second = (one.uid for one in sample.asked[:2])
    fill(book, {first: ["普法", "执法监督"], second: []})
    found = take_answers(sample, book)
    assert (found.answered, found.blank, found.otherwise) == (2, 7, ())
    again = read_sample(kept)
    assert again is not None
    assert {uid: set(names) for uid, names in again.answers.items()} == {
        first: {"普法", "执法监督"},
        second: set(),
    }
    save_sample(again, book)
    assert len(sheet_of(book, "抽检")) == 1 + 7


def test_the_first_answer_stands_and_another_one_is_named(kept: Path, tmp_path: Path) -> None:
    sample, book = draw(kept, size=9, seed="甲"), tmp_path / "抽检.xlsx"
    save_sample(sample, book)
    uid = sample.asked[0].uid
    sample.answer({uid: ["普法"]})
    fill(book, {uid: []})
    assert take_answers(sample, book).otherwise == (2,)
    assert sample.answers[uid] == ("普法",)


@pytest.mark.parametrize("spoil", ["unknown", "twice", "changed", "mark", "both", "column"])
def test_a_workbook_with_a_mistake_is_named_and_nothing_of_it_is_taken(
    kept: Path, tmp_path: Path, spoil: str
) -> None:
    sample, book = draw(kept, size=9, seed="甲"), tmp_path / "抽检.xlsx"
    save_sample(sample, book)
    fill(book, {one.uid: [] for one in sample.asked})
    opened = load_workbook(book)
    sheet = opened.worksheets[0]
    if spoil == "unknown":
        sheet["A3"] = "r0000000000000000:0-1"
    elif spoil == "twice":
        sheet["A3"], sheet["D3"] = sheet["A2"].value, sheet["D2"].value
    elif spoil == "changed":
        sheet["D3"] = "别的句子。"
    elif spoil == "mark":
        sheet["F3"] = "也许"
    elif spoil == "both":
        sheet["F3"] = 1
    else:
        sheet.delete_cols(6)
    opened.save(book)
    with pytest.raises(KnownError) as error:
        take_answers(sample, book)
    assert "执法监督" in str(error.value) if spoil == "column" else "第 3 行" in str(error.value)
    assert read_sample(kept).answers == {}


def test_until_it_is_sampled_the_sheet_says_so_and_then_it_says_how_good(
    kept: Path, tmp_path: Path
) -> None:
    out = tmp_path / "结果.xlsx"
    assert sheet_of(out, "汇总")[0][0] == "未抽检"
    sample = draw(kept, seed="甲")
    answer_all(sample)
    rebuild(kept)
    lines = sheet_of(out, "汇总")
    assert lines[0][0].startswith("随机抽检") and "未抽检" not in str(lines)
    (row,) = [line for line in lines if line[0] == "普法"][:1]
    assert row[2] == "1" and row[8] == row[1]  # all answered as it was said
    header, *rows = sheet_of(out, "句子")
    by = {row[header.index("uid")]: row[header.index("by")] for row in rows}
    assert by[sample.asked[0].uid] == "spot-checked"


def test_nobody_answers_twice(kept: Path) -> None:
    sample = draw(kept, seed="甲")
    uid = sample.asked[0].uid
    sample.answer({uid: ["普法"]})
    sample.answer({uid: []})
    assert sample.answers[uid] == read_sample(kept).answers[uid] == ("普法",)


def test_too_few_answers_tell_nothing(kept: Path) -> None:
    sample = draw(kept, seed="甲")
    sample.answer({sample.asked[0].uid: []})
    assert sample.figures() == []


def test_reports_of_a_newer_year_are_named(reports_folder: Path, tmp_path: Path) -> None:
    keep_run(tmp_path, reports_folder, taught=["2021"])
    told = str(sheet_of(tmp_path / "结果.xlsx", "汇总"))
    assert "2022" in told and "只到 2021 年" in told


def test_what_a_person_says_of_an_unsure_sentence_wins(kept: Path, tmp_path: Path) -> None:
    before = unsure_rows(kept)
    one = before.rows[0]
    review(kept, one.uid, ["矛盾化解"])
    after = unsure_rows(kept)
    assert (after.waiting, after.judged) == (before.waiting - 1, 1)
    rebuild(kept)
    header, *rows = sheet_of(tmp_path / "结果.xlsx", "句子")
    (row,) = [row for row in rows if row[header.index("uid")] == one.uid]
    assert (row[header.index("labels")], row[header.index("by")]) == ("矛盾化解", "human")
    review(kept, one.uid, None)
    assert unsure_rows(kept).judged == 0


def test_the_result_is_made_again_where_the_reports_are_gone(
    kept: Path, reports_folder: Path, tmp_path: Path
) -> None:
    whole = sheet_of(tmp_path / "结果.xlsx", "句子")
    for report in reports_folder.iterdir():
        report.unlink()
    rebuild(kept)
    assert sheet_of(tmp_path / "结果.xlsx", "句子") == whole


def test_what_is_no_kept_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(KnownError):
        draw(tmp_path / "x")


def test_the_command_line_draws_reads_and_shows(
    reports_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["tag", "报告", "--out", "结果.xlsx", "--keep"]) == 0
    assert run(["spotcheck", "结果.xlsx"]) == 1
    assert run(["spotcheck", "结果.xlsx", "--write", "抽检.xlsx"]) == 0
    sample = read_sample(tmp_path / "结果.xlsx.parts")
    assert sample is not None
    fill(tmp_path / "抽检.xlsx", {one.uid: list(one.said.labels) for one in sample.asked})
    capsys.readouterr()
    assert run(["spotcheck", "结果.xlsx", "--read", "抽检.xlsx", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["answered"] == told["drawn"] == told["sentences"]
    assert {one["category"] for one in told["categories"]} == {
        *("执法监督", "普法", "营商环境", "矛盾化解")
    }
    assert all(one["count"]["value"] == one["given"] for one in told["categories"])
    assert sheet_of(tmp_path / "结果.xlsx", "汇总")[0][0].startswith("随机抽检")
