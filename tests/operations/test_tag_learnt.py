"""What the workbook of a run says of the classifier that made it."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from kept_runs import keep_run
from live_project import import_seven, say_much

from annotation.project import open_project
from annotation.scheme import categories
from interchange.xlsx_reading import read_sheets
from operations.choose_classifier import Choice, choose
from operations.tag_beside import begin_run
from operations.tag_files import tag_files
from operations.tag_kept import folder_of, read_asked, write_asked
from operations.tag_learnt import (
    Learnt,
    ToldApart,
    learnt_from,
    learnt_json,
    learnt_of,
    why_doubt,
)
from operations.tag_rebuild import rebuild
from operations.tag_sheets import Facts, summary_sheet
from operations.tag_tally import Counts
from operations.tag_view import view_run
from operations.train import train

SHARE = (0.9, 0.8, 0.95)
PLAIN = ToldApart("普法", 12, SHARE, SHARE, calibrated=True, banded=False, error=0.031)
OTHER = ToldApart("矛盾化解", 12, SHARE, None, calibrated=True, banded=False, error=0.044)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The models of a project that was taught, beside its reports."""
    folder = tmp_path_factory.mktemp("taught")
    with open_project(folder / "云溪.db", create=True) as project:
        import_seven(project, folder / "报告")
        say_much(project)
        train(project, folder / "models")
    return folder


def choice_of(folder: Path) -> Choice:
    with open_project(folder / "云溪.db") as project:
        return choose(folder / "models", version=None, scheme=tuple(categories(project)))


def summary(path: Path) -> list[list[str]]:
    return next([cells for _, cells in rows] for name, rows in read_sheets(path) if name == "汇总")


def test_it_says_what_the_classifier_learnt_from_and_how_it_told(
    trained: Path, tmp_path: Path
) -> None:
    out, choice = tmp_path / "结果.xlsx", choice_of(trained)
    tag_files([trained / "报告"], out=out, format="xlsx", choice=choice)
    rows, classifier = summary(out), choice.load()
    begin = [row[0] for row in rows].index("分类器学自")
    told = {row[0]: row[1] for row in rows[begin + 1 : begin + 4]}
    assert told == {"已标的句子": "67", "报告": "7", "日期": classifier.notes["day"]}
    assert {classifier.notes["sentences"], classifier.notes["reports"]} == {"67", "7"}
    heads, *lines = rows[begin + 4 : begin + 9]
    assert heads[2:5] == ["查准率", "90% 下限", "90% 上限"]
    for figure, line in zip(classifier.figures.categories, lines, strict=True):
        shown = [float(cell) for cell in line[1:5] if cell]
        known = figure.precision if any(figure.precision) else ()
        assert shown == pytest.approx([figure.yes, *known])
    assert rows[begin + 9][0].startswith("交叉检验：整篇报告")


def test_the_same_is_written_where_the_classifier_is_gone(trained: Path, tmp_path: Path) -> None:
    shutil.copytree(trained, tmp_path / "p")
    out, choice = tmp_path / "结果.xlsx", choice_of(tmp_path / "p")
    tag_files([tmp_path / "p" / "报告"], out=out, format="xlsx", choice=choice, keep=True)
    before = out.read_bytes()
    shutil.rmtree(tmp_path / "p" / "models")
    out.unlink()
    rebuild(folder_of(out))
    assert out.read_bytes() == before


def test_a_run_of_the_window_writes_it_down_before_it_begins(trained: Path, tmp_path: Path) -> None:
    out, choice = tmp_path / "结果.xlsx", choice_of(trained)
    run = begin_run(trained / "云溪.db", [trained / "报告"], out, "xlsx", "zh", 1)
    for _ in range(2):
        next(run)
    run.close()
    known = read_asked(folder_of(out)).learnt
    assert known is not None and known == learnt_of(choice, choice.load())


def test_what_repeats_in_a_report_is_in_doubt_once_as_it_is_counted_once(tmp_path: Path) -> None:
    (tmp_path / "报告").mkdir()
    text = "一、工作\n开展宪法宣传活动。\n抽查案卷四百件。\n"
    (tmp_path / "报告" / "一.txt").write_text(text * 3, "utf-8")
    (tmp_path / "报告" / "二.txt").write_text(text, "utf-8")
    view = view_run(keep_run(tmp_path, tmp_path / "报告"))
    told = {row[0]: row[1] for row in summary(tmp_path / "结果.xlsx") if len(row) > 1}
    assert view.unsure == view.sentences == int(told["留给人看的句子"]) == int(told["句子"])
    assert view.review == 2 * view.unsure  # 3 + 1 copies of what counts 1 + 1


def test_two_reports_of_one_name_are_in_doubt_each_for_itself(tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "一.txt").write_text("一、工作\n开展宪法宣传活动。\n", "utf-8")
    out = tmp_path / "结果.xlsx"
    choice = choose(tmp_path / "none", version=None, scheme=None)
    tag_files([tmp_path / "甲", tmp_path / "乙"], out=out, format="xlsx", choice=choice, keep=True)
    told = {row[0]: row[1] for row in summary(out) if len(row) > 1}
    assert view_run(folder_of(out)).unsure == int(told["留给人看的句子"]) == 2


def test_seed_words_have_no_figures_and_say_so(reports_folder: Path, tmp_path: Path) -> None:
    assert not view_run(keep_run(tmp_path, reports_folder)).trained
    rows = summary(tmp_path / "结果.xlsx")
    assert any("只按关键词判" in row[0] for row in rows)
    assert not any("查准率" in cell for row in rows for cell in row[1:])


def test_a_run_of_an_earlier_program_is_opened_and_says_nothing_of_it(
    trained: Path, tmp_path: Path
) -> None:
    out, choice = tmp_path / "结果.xlsx", choice_of(trained)
    tag_files([trained / "报告"], out=out, format="xlsx", choice=choice, keep=True)
    asked = folder_of(out) / "asked.json"
    told = json.loads(asked.read_text())
    del told["learnt"]
    asked.write_text(json.dumps(told))
    rebuild(folder_of(out))
    assert "分类器学自" not in [row[0] for row in summary(out)]


def test_a_classifier_of_an_earlier_program_says_what_it_knows(trained: Path) -> None:
    choice = choice_of(trained)
    plain = replace(choice.load(), notes={"day": "2026-02-30T25:61, or so", "sentences": "²"})
    learnt = learnt_of(choice, plain)
    assert learnt is not None
    assert (learnt.sentences, learnt.reports) == (67, 0)  # those of its folds
    assert len(learnt.day) == 10


def learnt(*categories: ToldApart) -> Learnt:
    return Learnt(67, 7, "2026-11-22", by_report=True, categories=categories)


def test_nothing_in_doubt_is_explained_by_what_the_folds_said() -> None:
    why = why_doubt(learnt(PLAIN, OTHER), unsure=0)
    assert why is not None and why.key == "operations.tagged_no_band"
    assert why.values == {"name": "矛盾化解", "error": "4.4%"}
    why = why_doubt(learnt(PLAIN, replace(OTHER, banded=True)), unsure=0)
    assert why is not None and why.key == "operations.tagged_band_not_met"
    for unknown in (None, learnt(), learnt(replace(PLAIN, error=None))):
        assert why_doubt(unknown, unsure=0) is None


def test_everything_in_doubt_is_explained_by_what_was_tagged_too_little() -> None:
    few = replace(OTHER, calibrated=False, banded=True)
    why = why_doubt(learnt(PLAIN, few), unsure=40)
    assert why is not None and why.values == {"names": "矛盾化解"}
    assert why_doubt(learnt(PLAIN, replace(OTHER, banded=True)), unsure=4) is None


def test_everything_in_doubt_is_explained_by_what_is_told_too_badly(
    trained: Path, tmp_path: Path
) -> None:
    bad = replace(OTHER, banded=True, all_doubted=True)
    why = why_doubt(learnt(PLAIN, bad), unsure=40)
    assert why is not None and why.key == "operations.tagged_all_doubted"
    assert why.values == {"names": "矛盾化解"}
    few = replace(PLAIN, calibrated=False, banded=True, all_doubted=True)
    both = str(why_doubt(learnt(few, bad), unsure=40))
    assert "普法的标注还太少" in both and "矛盾化解判得还不够准" in both
    assert "普法、" not in both


def test_a_band_of_everything_is_seen_in_the_classifier(trained: Path) -> None:
    choice = choice_of(trained)
    classifier = choice.load()
    calibrated = np.ones(len(classifier.categories), np.bool_)
    bands = np.tile([0.4, 0.6], (len(calibrated), 1))
    bands[0] = 0.0, 1.0
    decider = replace(classifier.decider, bands=bands, calibrated=calibrated)
    found = learnt_of(choice, replace(classifier, decider=decider))
    assert found is not None
    assert [one.all_doubted for one in found.categories] == [True, False, False, False]
    assert all(one.banded for one in found.categories)


def test_what_an_earlier_program_wrote_down_of_a_run_is_read() -> None:
    told = json.loads(json.dumps(learnt_json(learnt(PLAIN, OTHER))))
    for one in told["categories"]:
        del one["all_doubted"]
    assert learnt_from(told) == learnt(PLAIN, OTHER)


@pytest.mark.parametrize(("unsure", "said"), [(0, True), (3, False)])
def test_no_bare_nought_stands_on_the_first_sheet(unsure: int, said: bool) -> None:
    counts = Counts()
    counts.sections = {"成效": [40, 800]}
    facts = Facts("v2", 0, None, unsure=unsure, doubt=why_doubt(learnt(PLAIN), unsure=unsure))
    rows = list(summary_sheet(counts, ["普法"], facts, "zh"))
    at = [row[0] for row in rows if row].index("留给人看的句子")
    assert [row for row in rows if row][at][1] == unsure
    assert any(row and "没有句子留给人看" in str(row[0]) for row in rows) is said


def test_the_window_is_told_why(trained: Path, tmp_path: Path) -> None:
    out, choice = tmp_path / "结果.xlsx", choice_of(trained)
    tag_files([trained / "报告"], out=out, format="xlsx", choice=choice, keep=True)
    asked = read_asked(folder_of(out))
    write_asked(folder_of(out), replace(asked, learnt=learnt(PLAIN)))
    view = view_run(folder_of(out))
    assert view.trained and (view.review == 0 or view.doubt is None)
    write_asked(folder_of(out), replace(asked, learnt=learnt(replace(PLAIN, calibrated=False))))
    doubt = view_run(folder_of(out)).doubt
    assert view.review and doubt is not None and doubt.values == {"names": "普法"}
