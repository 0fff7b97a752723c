"""Labels in by uid, span and text; the corpus out; and back again the same."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project_files import REPORT, write_reports

from annotation.annotations import annotations, counting
from annotation.project import Project, open_project
from annotation.reports import UnitRow, reports, units
from annotation.scheme import categories
from annotation.undo import undo
from corpus.readers import read
from messages import KnownError
from operations.annotate import annotate, clear
from operations.export_corpus import export_corpus, preview_export
from operations.import_labels import import_labels, preview_labels
from operations.import_reports import import_reports

NAMES = ("执法监督", "普法", "营商环境", "矛盾化解")


@pytest.fixture
def project(tmp_path: Path, reports_folder: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        import_reports(opened, [reports_folder], analyst="甲")
        yield opened


def sentence(project: Project, start: str) -> UnitRow:
    (found,) = [unit for unit in units(project) if unit.text.startswith(start)]
    return found


def labels_of(project: Project, unit: UnitRow) -> set[str] | None:
    counted = counting(project)
    values = {c.name: counted.value(unit.id, c.uid) for c in categories(project)}
    return None if set(values.values()) == {-1} else {n for n, v in values.items() if v == 1}


def write_rows(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    return path


def test_rows_find_their_sentence_by_uid_by_span_and_by_text(
    project: Project, tmp_path: Path
) -> None:
    by_uid = sentence(project, "开展宪法宣传周")
    by_text = sentence(project, "为三百家企业")
    span = REPORT.index("组织领导干部")
    rows = write_rows(
        tmp_path / "in.jsonl",
        {"uid": by_uid.uid, "labels": ["普法"]},
        {"report": "云溪县2021.txt", "start": span - 1, "end": span + 12, "labels": ["普法"]},
        {"text": by_text.text, "labels": ["营商环境"]},
        {"text": "两家邻居因排水沟归属争执多年,经人民调解员上门三次达成协议。", "labels": []},
    )
    result = import_labels(project, rows, analyst="乙")
    assert (result.units, result.problems) == (4, [])
    assert labels_of(project, by_uid) == {"普法"}
    assert labels_of(project, sentence(project, "组织领导干部")) == {"普法"}
    assert labels_of(project, by_text) == {"营商环境"}
    # Half-width and full-width commas read the same; an empty list says none applies.
    assert labels_of(project, sentence(project, "两家邻居")) == set()
    assert {a.provenance.kind for a in annotations(project)} == {"imported"}


def test_all_labels_of_a_file_are_one_undo_step(project: Project, tmp_path: Path) -> None:
    rows = [{"uid": u.uid, "labels": ["普法"]} for u in units(project, kinds=("sentence",))]
    import_labels(project, write_rows(tmp_path / "in.jsonl", *rows), analyst="甲")
    assert list(annotations(project))
    undo(project, analyst="甲")
    assert list(annotations(project)) == []


def test_unknown_categories_are_named_and_nothing_is_changed(
    project: Project, tmp_path: Path
) -> None:
    uid = sentence(project, "开展宪法宣传周").uid
    rows = write_rows(tmp_path / "in.jsonl", {"uid": uid, "labels": ["普法", "数字政府"]})
    with pytest.raises(KnownError, match="数字政府"):
        import_labels(project, rows, analyst="甲")
    assert list(annotations(project)) == []
    import_labels(project, rows, analyst="甲", create=True)
    assert labels_of(project, sentence(project, "开展宪法宣传周")) == {"普法", "数字政府"}
    assert [c.name for c in categories(project)] == [*NAMES, "数字政府"]


def test_rows_that_fit_nothing_are_problems_and_the_others_come_in(
    project: Project, tmp_path: Path
) -> None:
    good = sentence(project, "开展宪法宣传周")
    rows = write_rows(
        tmp_path / "in.jsonl",
        {"uid": good.uid, "labels": ["普法"]},
        {"uid": "r0123456789abcdef:0-9", "labels": ["普法"]},
        {"text": "没有这一句。", "labels": []},
    )
    result = import_labels(project, rows, analyst="甲")
    assert result.units == 1
    assert [str(problem)[:5] for problem in result.problems] == ["第 2 行", "第 3 行"]


def test_a_file_that_fits_nowhere_is_an_error(project: Project, tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "in.jsonl", {"text": "没有这一句。", "labels": ["普法"]})
    with pytest.raises(KnownError):
        import_labels(project, rows, analyst="甲")


def test_an_empty_export_is_refused(project: Project, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        export_corpus(project, tmp_path / "out.jsonl", format="jsonl")
    assert not (tmp_path / "out.jsonl").exists()


def test_disagreement_is_exported_as_conflict_and_not_as_a_label(
    project: Project, tmp_path: Path
) -> None:
    unit = sentence(project, "开展宪法宣传周")
    annotate(project, uid=unit.uid, names=["普法"], analyst="甲")
    annotate(project, uid=unit.uid, names=["普法", "营商环境"], analyst="乙")
    result = export_corpus(project, tmp_path / "out.jsonl", format="jsonl")
    (row,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert (row["labels"], row["conflicts"]) == (["普法"], ["营商环境"])
    assert (result.rows, result.conflicts) == (1, 1)
    assert sorted(row["analysts"]) == ["乙", "甲"]


def test_clearing_one_category_leaves_the_others(project: Project) -> None:
    unit = sentence(project, "开展宪法宣传周")
    annotate(project, uid=unit.uid, names=["普法"], analyst="甲")
    change = clear(project, uid=unit.uid, names=["营商环境"], analyst="甲")
    assert len(change.before) == 4
    assert len(change.after) == 3


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("round_trip")
    with open_project(folder / "annotations.db", create=True) as opened:
        import_reports(opened, [write_reports(folder / "报告")], analyst="甲")
        yield folder, opened


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    format=st.sampled_from(["jsonl", "csv", "xlsx"]),
    answers=st.lists(
        st.none() | st.frozensets(st.sampled_from(NAMES)), min_size=12, max_size=12
    ).filter(any),
)
def test_export_then_import_gives_the_same_labels(many, format, answers) -> None:
    folder, project = many
    sentences = list(units(project, kinds=("sentence",)))[:12]
    for unit, names in zip(sentences, answers, strict=True):
        clear(project, uid=unit.uid, names=[], analyst="甲")
        if names is not None:
            annotate(project, uid=unit.uid, names=sorted(names), analyst="甲")
    told = [labels_of(project, unit) for unit in sentences]
    assert told == [None if names is None else set(names) for names in answers]
    out = folder / f"corpus.{format}"
    export_corpus(project, out, format=format, everything=True)
    for unit in sentences:
        clear(project, uid=unit.uid, names=[], analyst="甲")
    import_labels(project, out, analyst="甲")
    assert [labels_of(project, unit) for unit in sentences] == told


def test_a_preview_says_what_will_happen_and_writes_nothing(project, tmp_path) -> None:
    known = sentence(project, "开展宪法宣传周")
    annotate(project, uid=known.uid, names=["执法监督"], analyst="乙")
    before = list(annotations(project))
    rows = write_rows(
        tmp_path / "in.jsonl",
        {"uid": known.uid, "labels": ["普法", "信访"]},
        {"text": "为三百家企业提供法治体检。", "labels": []},
        {"text": "哪里都没有这一句。", "labels": ["普法"]},
    )
    preview = preview_labels(project, rows, analyst="乙")
    assert (preview.result.rows, preview.result.units, preview.again) == (3, 2, 1)
    assert preview.unknown == ("信访",)
    assert [why.key for why in preview.result.problems] == ["operations.label_no_match"]
    assert preview.first == (
        ("普法、信访", known.text),
        ("无类别", "为三百家企业提供法治体检。"),
    )
    assert list(annotations(project)) == before


def test_an_export_may_be_of_some_reports_only(project, tmp_path) -> None:
    other = reports(project)[1]
    result = export_corpus(
        project, tmp_path / "a.jsonl", format="jsonl", everything=True, report_ids=[other.id]
    )
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["report"] for line in lines} == {other.name}
    assert result.rows == len(lines)


def test_a_preview_of_an_export_counts_all_and_shows_the_first(project) -> None:
    annotate(project, uid=sentence(project, "开展宪法宣传周").uid, names=["普法"], analyst="甲")
    preview = preview_export(project, limit=5, everything=True)
    assert (len(preview.rows), preview.total.judged) == (5, 1)
    assert preview.total.rows == len(list(units(project, kinds=("sentence",))))
    assert preview_export(project, limit=5).total.rows == 1


def test_word_shows_the_headings_of_what_was_judged(project, tmp_path) -> None:
    annotate(project, uid=sentence(project, "开展宪法宣传周").uid, names=["普法"], analyst="甲")
    result = export_corpus(project, tmp_path / "a.docx", format="docx")
    [source] = read(tmp_path / "a.docx", name="a.docx")
    assert result.rows == 1
    assert "（二）加强法治宣传" in source.text
    assert "开展宪法宣传周活动二十场，发放普法资料五千份。〔普法〕" in source.text
    assert "化解矛盾纠纷" not in source.text


def test_what_is_written_meanwhile_is_not_in_an_export(project: Project, tmp_path: Path) -> None:
    first = next(units(project, kinds=("sentence",)))
    annotate(project, uid=first.uid, names=["普法"], analyst="甲")

    def meanwhile(*_: object) -> None:
        with open_project(project.path) as other, other.transaction():
            other.db.execute("UPDATE unit SET text = '改过。' WHERE id = ?", (first.id,))

    out = tmp_path / "语料.jsonl"
    export_corpus(project, out, format="jsonl", progress=meanwhile)
    assert [json.loads(line)["text"] for line in out.read_text("utf-8").splitlines()] == [
        first.text
    ]
    assert next(units(project, kinds=("sentence",))).text == "改过。"
