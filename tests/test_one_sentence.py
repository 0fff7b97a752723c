"""One sentence all the way: file -> unit -> annotation -> classifier -> tagged table -> export.

The whole core runs here with Qt blocked.
"""

import json
import sys
from pathlib import Path

import pytest

SENTENCE = "全年抽查行政执法案卷四百件，通报问题三十个，已整改二十八个。"


@pytest.fixture(autouse=True)
def _no_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6", None)


def test_a_sentence_from_the_file_to_the_exported_corpus(
    reports_folder: Path, tmp_path: Path
) -> None:
    from annotation.annotations import annotations
    from annotation.project import open_project
    from annotation.reports import source_text, units
    from annotation.undo import redo, undo
    from operations.annotate import annotate
    from operations.choose_classifier import choose
    from operations.export_corpus import export_corpus
    from operations.import_reports import import_reports
    from operations.next_sentences import next_sentences
    from operations.tag_files import tag_files
    from operations.train import train

    with open_project(tmp_path / "annotations.db", create=True) as project:
        result = import_reports(project, [reports_folder], analyst="甲")
        assert result.added == ["云溪县2021.txt", "青岚区2022.txt"]
        assert result.failed == []

        (unit,) = [u for u in units(project) if u.text == SENTENCE]
        assert unit.kind == "sentence"
        assert unit.section == "成效"
        assert source_text(project, unit.report_id)[unit.start : unit.end] == SENTENCE

        change = annotate(project, uid=unit.uid, names=["执法监督"], analyst="甲")
        assert sorted(change.after.values()) == [False, False, False, True]
        undo(project, analyst="甲")
        assert list(annotations(project)) == []
        redo(project, analyst="甲")
        assert {(a.analyst, a.provenance.kind) for a in annotations(project)} == {("甲", "typed")}

        _tag_the_rest(project, annotate)
        trained = train(project, tmp_path / "models")
        assert trained.version == "v1"
        assert {result.category for result in trained.categories} >= {"执法监督", "普法"}
        assert next_sentences(project, tmp_path / "models", count=3) == []

        choice = choose(tmp_path / "models", version=None, scheme=None)
        assert choice.folder == tmp_path / "models" / "v1"
        out = tmp_path / "tagged.jsonl"
        tag_files([reports_folder], out=out, format="jsonl", choice=choice)
        rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
        (row,) = [row for row in rows if row["uid"] == unit.uid]
        assert row["labels"] == ["执法监督"]
        assert row["scores"]["执法监督"] > row["scores"]["普法"]

        export_corpus(project, tmp_path / "corpus.jsonl", format="jsonl")
    exported = (tmp_path / "corpus.jsonl").read_text("utf-8").splitlines()
    (kept,) = [r for r in map(json.loads, exported) if r["uid"] == unit.uid]
    assert (kept["text"], kept["labels"]) == (SENTENCE, ["执法监督"])


def _tag_the_rest(project, annotate) -> None:
    from annotation.reports import units

    words = {
        "执法监督": ("执法",),
        "普法": ("宣传", "旁听", "法律进"),
        "营商环境": ("企业", "证明事项"),
        "矛盾化解": ("调解", "复议"),
    }
    for unit in list(units(project, kinds=("sentence",))):
        names = [n for n, hits in words.items() if any(hit in unit.text for hit in hits)]
        annotate(project, uid=unit.uid, names=names, analyst="甲")


def test_predictions_never_change_annotations(reports_folder: Path, tmp_path: Path) -> None:
    from annotation.annotations import annotations
    from annotation.cache import predictions
    from annotation.project import open_project
    from operations.annotate import annotate
    from operations.import_reports import import_reports
    from operations.train import train

    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
        _tag_the_rest(project, annotate)
        before = list(annotations(project))
        train(project, tmp_path / "models")
        assert predictions(project)
        assert list(annotations(project)) == before
