"""What must never be overwritten, mixed or lost on the way."""

import json
import sqlite3
from pathlib import Path

import pytest

from annotation.annotations import annotations
from annotation.cache import cache_path, search
from annotation.project import Project, open_project
from annotation.reports import find_report, units
from annotation.scheme import Category, Scheme, categories, replace_scheme
from cli import run
from corpus.document import Kind, Section, Unit
from corpus.normalize import normalize
from messages import KnownError
from operations.annotate import annotate
from operations.choose_classifier import Choice, choose
from operations.demo import run_demo
from operations.export_corpus import export_corpus
from operations.import_labels import import_labels
from operations.import_reports import import_reports
from operations.label_matrix import specs
from operations.merge import merge_project
from operations.next_sentences import next_sentences
from operations.resplit import preview, resplit
from operations.tag_files import tag_files
from operations.train import train


@pytest.fixture
def project(tmp_path: Path, reports_folder: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        import_reports(opened, [reports_folder], analyst="甲")
        yield opened


def seed_words() -> Choice:
    return choose(Path("no-such-folder"), version=None, scheme=None)


def teach(project: Project) -> None:
    for unit in list(units(project, kinds=("sentence",))):
        names = ["普法"] if "宣传" in unit.text or "法律" in unit.text else []
        annotate(project, uid=unit.uid, names=names, analyst="甲")


def rows_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_no_result_replaces_a_project(project: Project, reports_folder: Path) -> None:
    teach(project)
    before = list(annotations(project))
    with pytest.raises(KnownError):
        export_corpus(project, project.path, format="jsonl")
    with pytest.raises(KnownError):
        tag_files([reports_folder], out=project.path, format="jsonl", choice=seed_words())
    argv = ["scheme", "export", "--out", str(project.path), "--project", str(project.path)]
    assert run(argv) == 1
    assert list(annotations(project)) == before


def test_no_result_replaces_a_report_that_is_read(reports_folder: Path) -> None:
    report = reports_folder / "云溪县2021.txt"
    before = report.read_bytes()
    with pytest.raises(KnownError):
        tag_files([report], out=report, format="jsonl", choice=seed_words())
    assert report.read_bytes() == before


def test_a_folder_of_that_name_that_is_no_run_is_left_alone(
    reports_folder: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "data.csv.parts" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("keep", "utf-8")
    with pytest.raises(KnownError):
        tag_files([reports_folder], out=tmp_path / "data.csv", format="csv", choice=seed_words())
    assert mine.read_text("utf-8") == "keep"


def test_the_demo_leaves_a_used_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "corpus.xlsx").write_bytes(b"mine")
    with pytest.raises(KnownError):
        run_demo(tmp_path, tell=lambda message: None)
    assert (tmp_path / "corpus.xlsx").read_bytes() == b"mine"


class StoppedError(Exception):
    pass


def stopping(done: int, total: int, what: str) -> None:
    if done:
        raise StoppedError


def test_a_run_whose_output_lies_among_its_inputs_can_be_resumed(
    reports_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operations.tag_shards.SHARD_BYTES", 1)
    out = reports_folder / "结果.jsonl"
    with pytest.raises(StoppedError):
        tag_files([reports_folder], out=out, format="jsonl", choice=seed_words(), progress=stopping)
    tag_files([reports_folder], out=out, format="jsonl", choice=seed_words(), resume=True)
    again = tag_files([reports_folder], out=out, format="jsonl", choice=seed_words())
    assert (again.reports, again.failed) == (2, [])


def test_a_resumed_run_never_mixes_encodings_or_classifiers(
    reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operations.tag_shards.SHARD_BYTES", 1)
    out = tmp_path / "out.jsonl"
    with pytest.raises(StoppedError):
        tag_files([reports_folder], out=out, format="jsonl", choice=seed_words(), progress=stopping)
    other = Choice(None, seed_words().categories[:2])
    for changed in ({"encoding": "gb18030"}, {"choice": other}):
        asked = {"choice": seed_words(), "encoding": None, **changed}
        with pytest.raises(KnownError):
            tag_files([reports_folder], out=out, format="jsonl", resume=True, **asked)


def test_the_newest_training_is_the_highest_version(project: Project, tmp_path: Path) -> None:
    teach(project)
    models = tmp_path / "models"
    train(project, models)
    (models / "v1").rename(models / "v9")
    trained = train(project, models)
    assert trained.version == "v10"
    assert choose(models, version=None, scheme=None).folder == trained.folder


def test_a_training_that_cannot_be_recorded_leaves_no_version(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(project)

    def broken(*_: object, **__: object) -> None:
        raise StoppedError

    monkeypatch.setattr("operations.keep_version.record", broken)
    with pytest.raises(StoppedError):
        train(project, tmp_path / "models")
    assert list((tmp_path / "models").glob("v*")) == []


def test_tagging_uses_present_names_and_leaves_retired_categories_out(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    teach(project)
    train(project, tmp_path / "models")
    kept = [c for c in categories(project) if c.name != "营商环境"]
    renamed = [
        Category(c.uid, "法治宣传" if c.name == "普法" else c.name, seeds=c.seeds) for c in kept
    ]
    replace_scheme(project, Scheme("", (*renamed, Category("", "数字政府"))), analyst="甲")
    choice = choose(tmp_path / "models", version=None, scheme=tuple(categories(project)))
    result = tag_files([reports_folder], out=tmp_path / "o.jsonl", format="jsonl", choice=choice)
    scores = [row["scores"] for row in rows_of(tmp_path / "o.jsonl") if row["scores"]]
    assert {tuple(row) for row in scores} == {("执法监督", "法治宣传", "矛盾化解")}
    assert result.unknown == ["数字政府"]


def test_a_project_without_live_categories_is_not_tagged_with_the_shipped_ones() -> None:
    assert choose(Path("no-such-folder"), version=None, scheme=()).categories == ()


def test_seed_words_meet_texts_in_whatever_script_and_width_they_were_typed() -> None:
    (spec,) = specs([Category("c", "普法", seeds=("憲法宣傳",), vetoes=("(試行)",))])
    assert spec.seeds == (normalize("宪法宣传"),)
    assert spec.vetoes == (normalize("（试行）"),)


def test_predictions_come_back_after_the_cache_is_deleted(
    reports_folder: Path, tmp_path: Path
) -> None:
    path, models = tmp_path / "p.db", tmp_path / "models"
    with open_project(path, create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
        teach(project)
        train(project, models)
        for unit in list(units(project, kinds=("sentence",)))[:4]:
            annotate_nothing(project, unit.uid)
        before = next_sentences(project, models, count=4)
    assert all(sentence.scores or sentence.audit for sentence in before)
    cache_path(path).unlink()
    with open_project(path) as again:
        assert next_sentences(again, models, count=4) == before


def annotate_nothing(project: Project, uid: str) -> None:
    from operations.annotate import clear

    clear(project, uid=uid, names=[], analyst="甲")


@pytest.mark.parametrize("count", ["0", "-5", "x"])
def test_a_count_below_one_is_wrong_usage(count: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["next", "--count", count])
    assert ended.value.code == 2


def test_a_metadata_table_says_the_same_before_and_after_the_report(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    table = {"云溪县2021": {"地区": "北京市海淀区", "年份": "2019"}}
    import_reports(project, [reports_folder], analyst="甲", metadata=table)
    with open_project(tmp_path / "new.db", create=True) as new:
        import_reports(new, [reports_folder], analyst="甲", metadata=table)
        first = find_report(new, "云溪县2021.txt").metadata
    later = find_report(project, "云溪县2021.txt").metadata
    told = {name for name, (_, source) in first.items() if source == "table"}
    assert {"region", "year"} <= told
    assert {n: later[n] for n in told} == {n: first[n] for n in told}


def test_rows_that_contradict_each_other_are_a_problem(project: Project, tmp_path: Path) -> None:
    uid = next(units(project, kinds=("sentence",))).uid
    file = tmp_path / "in.jsonl"
    rows = ({"uid": uid, "labels": ["普法"]}, {"uid": uid, "labels": []})
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    result = import_labels(project, file, analyst="甲")
    assert (result.units, len(result.problems)) == (1, 1)
    assert {a.category for a in annotations(project) if a.value} == {"cat-pufa"}
    argv = ["labels", "import", str(file), "--project", str(project.path), "--analyst", "甲"]
    assert run(argv) == 1


def test_labels_of_a_tagged_file_keep_their_origin(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "tagged.csv"
    tag_files([reports_folder], out=out, format="csv", choice=seed_words())
    assert import_labels(project, out, analyst="甲").from_tag
    assert {a.provenance.version for a in annotations(project)} == {"tag"}


def test_a_colleagues_reports_are_searchable_after_a_merge(
    project: Project, tmp_path: Path
) -> None:
    extra = tmp_path / "望汐区2023.txt"
    extra.write_text("望汐区2023年法治政府建设情况报告\n全区开展灯会普法三场。\n", "utf-8")
    with open_project(tmp_path / "other.db", create=True) as other:
        import_reports(other, [extra], analyst="乙")
    merge_project(project, tmp_path / "other.db", analyst="甲")
    assert len(search(project, "灯会普法")) == 1


def test_cutting_anew_carries_annotations_to_the_new_units(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = next(u for u in units(project) if u.text.startswith("全年抽查"))
    annotate(project, uid=unit.uid, names=["执法监督"], analyst="甲")

    def whole_lines(source: str) -> list[Unit]:
        found, start = [], 0
        for line in source.splitlines(keepends=True):
            text = line.rstrip("\n")
            end = start + len(text)
            found.append(Unit(start, end, Kind.SENTENCE, Section.OTHER, text))
            start += len(line)
        return found

    monkeypatch.setattr("operations.resplit.split", whole_lines)
    plan = preview(project, ["云溪县2021.txt"])
    assert plan.changes["云溪县2021.txt"].new > 0
    resplit(project, plan, analyst="甲")
    (carried,) = {a.uid for a in annotations(project) if a.value}
    assert carried != unit.uid
    (now,) = [u for u in units(project) if u.uid == carried]
    assert now.text.startswith("一是开展案卷评查。全年抽查")
    assert len(search(project, "案卷评查。全年抽查")) == 1


def test_check_exits_1_when_a_text_was_changed_behind_the_program(
    reports_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.db"
    with open_project(path, create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
    raw = sqlite3.connect(path)
    raw.execute("UPDATE unit SET text = '改过的句子。' WHERE kind = 'sentence'")
    raw.commit()
    raw.close()
    assert run(["check", "--project", str(path)]) == 1
