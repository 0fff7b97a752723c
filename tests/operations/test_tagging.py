"""Tag: with and without project and classifier, in parts, by several processes, among bad files."""

import json
from pathlib import Path

import pytest

from annotation.project import open_project
from cli import run
from messages import KnownError
from operations.annotate import annotate
from operations.choose_classifier import Choice, choose
from operations.import_reports import import_reports
from operations.tag_files import tag_files
from operations.tag_shards import Shards
from operations.train import train

COLUMNS = [
    *("report", "uid", "start", "end", "kind", "section", "text"),
    *("labels", "scores", "decision"),
]


def rows_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def seed_words() -> Choice:
    return choose(Path("no-such-folder"), version=None, scheme=None)


def test_without_project_or_classifier_the_shipped_words_tag_and_everything_is_for_review(
    reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["tag", "报告", "--out", "out.jsonl"]) == 0
    rows = rows_of(tmp_path / "out.jsonl")
    assert [list(row) for row in rows] == [COLUMNS] * len(rows)
    tagged = [row for row in rows if row["kind"] in ("sentence", "heading")]
    assert {row["decision"] for row in tagged} == {"review"}
    others = [row for row in rows if row["kind"] not in ("sentence", "heading")]
    assert others
    assert all((row["labels"], row["scores"], row["decision"]) == ([], {}, None) for row in others)
    (row,) = [row for row in rows if row["text"].startswith("全县人民调解组织")]
    assert row["labels"] == ["矛盾化解"]
    assert set(row["scores"]) == {"执法监督", "普法", "营商环境", "矛盾化解"}
    # No project was made, and no parts were left.
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "报告"]


def test_every_unit_of_a_long_report_has_its_own_row(tmp_path: Path) -> None:
    lines = ["长篇工作报告", "一、工作成效"]
    lines += [f"调解纠纷{i}件。" if i % 3 else f"第{i}行 | 表格" for i in range(2_500)]
    (tmp_path / "长.txt").write_text("\n".join(lines), "utf-8")
    out = tmp_path / "out.jsonl"
    tag_files([tmp_path / "长.txt"], out=out, format="jsonl", choice=seed_words())
    rows = rows_of(out)
    assert [row["text"] for row in rows] == lines
    # Those that are tagged have scores of their own, the rows of the table between them none.
    assert [row["labels"] for row in rows[2:]] == [["矛盾化解"] * (i % 3 > 0) for i in range(2_500)]
    assert all(bool(row["scores"]) == (row["kind"] != "table") for row in rows[2:])


def test_a_table_has_a_row_per_unit(reports_folder: Path, tmp_path: Path) -> None:
    from interchange.tables import read_table

    out = tmp_path / "out.csv"
    tag_files([reports_folder], out=out, format="csv", choice=seed_words())
    tag_files([reports_folder], out=tmp_path / "x.jsonl", format="jsonl", choice=seed_words())
    table, rows = read_table(out), rows_of(tmp_path / "x.jsonl")
    assert [row["uid"] for row in table.rows] == [row["uid"] for row in rows]


def test_several_processes_write_the_same_bytes_as_one(
    reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operations.tag_shards.SHARD_BYTES", 1)
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    tag_files([reports_folder], out=one, format="jsonl", choice=seed_words())
    tag_files([reports_folder], out=two, format="jsonl", choice=seed_words(), jobs=2)
    assert one.read_bytes() == two.read_bytes()


def test_a_bad_file_is_reported_and_the_others_are_tagged(
    reports_folder: Path, tmp_path: Path
) -> None:
    (reports_folder / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    out = tmp_path / "out.jsonl"
    result = tag_files([reports_folder], out=out, format="jsonl", choice=seed_words())
    assert result.reports == 2
    assert [item.name for item in result.failed] == ["坏.pdf"]
    assert {row["report"] for row in rows_of(out)} == {"云溪县2021.txt", "青岚区2022.txt"}


class StoppedError(Exception):
    pass


def stop_at_the_second(done: int, total: int, what: str) -> None:
    if done == 2:
        raise StoppedError


def test_a_run_that_was_stopped_goes_on_without_doing_anything_twice(
    reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operations.tag_shards.SHARD_BYTES", 1)
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    tag_files([reports_folder], out=whole, format="jsonl", choice=seed_words())
    (reports_folder / "青岚区2023.txt").write_text("第三篇报告说明情况。\n", "utf-8")
    with pytest.raises(StoppedError):
        tag_files(
            [reports_folder],
            out=out,
            format="jsonl",
            choice=seed_words(),
            progress=stop_at_the_second,
        )
    assert not out.exists()
    (first,) = (tmp_path / "out.jsonl.parts").glob("000000-*[0-9a-f].jsonl")
    written = first.stat().st_mtime_ns
    seen, write = [], Shards.write
    monkeypatch.setattr(
        "operations.tag_shards.Shards.write",
        lambda self, part, inputs: seen.append(part.id[:6]) or write(self, part, inputs),
    )
    assert written == first.stat().st_mtime_ns
    tag_files([reports_folder], out=out, format="jsonl", choice=seed_words(), resume=True)
    assert seen == ["000002"]
    assert out.read_bytes().startswith(whole.read_bytes())
    assert not first.parent.exists()


def test_parts_of_another_run_are_refused(reports_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(StoppedError):
        tag_files(
            [reports_folder, reports_folder],
            out=out,
            format="jsonl",
            choice=seed_words(),
            progress=lambda done, total, what: stop_at_the_second(done + 1, total, what),
        )
    (reports_folder / "新.txt").write_text("又来一篇报告。\n", "utf-8")
    with pytest.raises(KnownError):
        tag_files([reports_folder], out=out, format="jsonl", choice=seed_words(), resume=True)


def test_the_newest_version_tags_unless_another_is_named(
    reports_folder: Path, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
        from annotation.reports import units

        for unit in list(units(project, kinds=("sentence",))):
            names = ["普法"] if "宣传" in unit.text or "法律进" in unit.text else []
            annotate(project, uid=unit.uid, names=names, analyst="甲")
        assert [train(project, models).version for _ in range(2)] == ["v1", "v2"]
    assert choose(models, version=None, scheme=None).folder == models / "v2"
    assert choose(models, version="v1", scheme=None).folder == models / "v1"
    with pytest.raises(KnownError):
        choose(models, version="v9", scheme=None)


def test_an_output_in_a_missing_folder_is_refused_before_any_work(
    reports_folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(KnownError):
        tag_files(
            [reports_folder],
            out=tmp_path / "nowhere" / "out.jsonl",
            format="jsonl",
            choice=seed_words(),
        )
    assert not (tmp_path / "nowhere").exists()
