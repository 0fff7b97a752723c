"""定稿: frozen together, the same workbook byte for byte later, compared number by number."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_project import import_seven, say, say_much, sentences_of

from annotation.annotations import adjudicate
from annotation.backup import backup
from annotation.check import check
from annotation.deliveries import deliveries, delivery
from annotation.project import Project, open_project
from annotation.reports import reports
from annotation.scheme import Scheme, categories, replace_scheme
from annotation.undo import undo
from interchange.tables import read_table
from messages import KnownError
from operations import correct_text
from operations.compare_deliveries import compare_deliveries
from operations.deliver import deliver, export_delivery, same_writer
from operations.edit_metadata import Edit, edit_metadata
from operations.edit_scheme import define, rename
from operations.export_corpus import export_corpus
from operations.train import train

VOID = Path("no-such-models")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_seven(project, tmp_path / "报告")
        say_much(project, start=10)
        yield project


def book(project: Project, name: str, folder: Path) -> bytes:
    out = folder / f"{time.monotonic_ns()}.xlsx"
    export_delivery(project, name, out)
    return out.read_bytes()


def test_its_sentences_are_those_of_an_export_at_that_moment(
    project: Project, tmp_path: Path
) -> None:
    deliver(project, VOID, name="一稿", analyst="甲")
    export_corpus(project, tmp_path / "now.xlsx", format="xlsx")
    export_delivery(project, "一稿", tmp_path / "frozen.xlsx")
    now, frozen = read_table(tmp_path / "now.xlsx"), sheet_of(tmp_path / "frozen.xlsx", "标注")
    assert frozen[0] == list(now.columns)
    assert [dict(zip(frozen[0], row, strict=True)) for row in frozen[1:]] == now.rows


def sheet_of(path: Path, name: str) -> list[list[str]]:
    from python_calamine import CalamineWorkbook

    from interchange.cells import shown

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()
    return [[shown(cell) for cell in row] for row in rows]


def test_the_workbook_is_the_same_after_everything_has_changed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = tmp_path / "models"
    train(project, models)
    deliver(project, models, name="一稿", note="上报", analyst="甲")
    first = book(project, "一稿", tmp_path)
    live = categories(project)
    unit = sentences_of(project)[20]
    say(project, unit, pufa=True, zhifa=None)
    adjudicate(project, unit_id=unit.id, category="cat-maodun", value=True, analyst="乙", note="")
    correct_text.split_unit(project, unit_id=sentences_of(project)[12].id, offset=4, analyst="甲")
    correct_text.merge_with_next(project, unit_id=sentences_of(project)[30].id, analyst="甲")
    rename(project, live[0].uid, "另一个名字", analyst="甲")
    define(project, live[1].uid, "另一个定义", analyst="甲")
    edit_metadata(project, [Edit(reports(project)[0].id, "year", "1999")], analyst="甲")
    replace_scheme(project, Scheme("空", tuple(categories(project)[:1])), analyst="甲")
    train(project, models)
    (models / "v1" / "meta.json").unlink()
    assert book(project, "一稿", tmp_path) == first
    while undo(project, analyst="甲"):  # the reports themselves are gone
        pass
    assert reports(project) == []
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert book(project, "一稿", tmp_path) == first
    finally:
        monkeypatch.undo()
        time.tzset()
    assert check(project) == []


def test_a_backup_gives_the_same_workbook(project: Project, tmp_path: Path) -> None:
    deliver(project, VOID, name="一稿", analyst="甲")
    backup(project, tmp_path / "copy.db")
    with open_project(tmp_path / "copy.db") as copy:
        assert book(copy, "一稿", tmp_path) == book(project, "一稿", tmp_path)


def test_it_keeps_the_language_it_was_frozen_in(project: Project, tmp_path: Path) -> None:
    deliver(project, VOID, name="one", analyst="甲", lang="en")
    out = tmp_path / "x.xlsx"
    row = export_delivery(project, "one", out)
    assert same_writer(row)
    assert sheet_of(out, "Summary")[0] == ["Delivery", "one"] + [""] * 7


def test_conflicts_and_what_nobody_judged_stay_what_they_were(
    project: Project, tmp_path: Path
) -> None:
    unit = sentences_of(project)[0]
    from operations.judge_one import judge_category

    for who, value in (("甲", True), ("乙", False)):
        judge_category(project, unit_id=unit.id, category="cat-pufa", value=value, analyst=who)
    row = deliver(project, VOID, name="一稿", analyst="甲")
    assert row.numbers["conflicts"] == 1
    pufa = next(c for c in row.numbers["categories"] if c["uid"] == "cat-pufa")
    assert (pufa["conflict"], pufa["not_judged"]) == (1, 9)
    export_delivery(project, "一稿", tmp_path / "x.xlsx")
    rows = sheet_of(tmp_path / "x.xlsx", "标注")
    found = next(dict(zip(rows[0], r, strict=True)) for r in rows if r[1] == unit.uid)
    assert (found["conflicts"], found["普法"], found["analysts"]) == ("普法", "", "乙|甲")


def test_counts_agree_with_the_projects_own(project: Project) -> None:
    from operations.stats import project_stats

    row, stats = deliver(project, VOID, name="一稿", analyst="甲"), project_stats(project)
    assert row.numbers["reports"] == stats.reports
    assert row.numbers["sentences"] == stats.sentences
    assert row.numbers["judged"] == stats.judged
    told = [(c["yes"], c["no"], c["not_judged"]) for c in row.numbers["categories"]]
    assert told == [(c.yes, c.no, c.not_judged) for c in stats.categories]
    places = row.numbers["places"]
    assert sum(p["sentences"] for p in places) == stats.sentences
    assert [sum(p["yes"][i] for p in places) for i in range(4)] == [t[0] for t in told]


def test_the_classifier_in_use_is_frozen_with_its_figures(project: Project, tmp_path: Path) -> None:
    models = tmp_path / "models"
    trained = train(project, models)
    row = deliver(project, models, name="一稿", analyst="甲")
    used = row.numbers["classifier"]
    assert (row.version, used["same_labels"]) == ("v1", True)
    assert used["macro_f1"] == list(trained.macro_f1 or ())
    say(project, sentences_of(project)[0], pufa=True)
    again = deliver(project, models, name="二稿", analyst="甲")
    assert again.numbers["classifier"]["same_labels"] is False


def test_a_name_is_given_once_and_a_delivery_never_changes(project: Project) -> None:
    deliver(project, VOID, name=" 一稿 ", analyst="甲")
    for name, key in (("一稿", "delivery_taken"), ("  ", "delivery_no_name")):
        with pytest.raises(KnownError) as error:
            deliver(project, VOID, name=name, analyst="甲")
        assert error.value.message.key == f"annotation.{key}"
    for sql in ("DELETE FROM delivery", "UPDATE delivery_part SET packed = x''"):
        with pytest.raises(sqlite3.IntegrityError, match="delivered"):
            project.db.execute(sql)
    while undo(project, analyst="甲"):
        pass
    assert [row.name for row in deliveries(project)] == ["一稿"]


def test_nothing_annotated_is_nothing_to_deliver(tmp_path: Path) -> None:
    with open_project(tmp_path / "b.db", create=True) as project:
        import_seven(project, tmp_path / "r")
        with pytest.raises(KnownError) as error:
            deliver(project, VOID, name="一稿", analyst="甲")
        assert error.value.message.key == "operations.nothing_to_deliver"
        assert deliveries(project) == []
        with pytest.raises(KnownError, match="一稿"):
            delivery(project, "一稿")


def test_a_full_disk_leaves_no_half_delivery(project: Project) -> None:
    deliver(project, VOID, name="一稿", analyst="甲")
    before = project.db.execute("SELECT count(*) FROM delivery_part").fetchone()
    correct_text.split_unit(project, unit_id=sentences_of(project)[0].id, offset=4, analyst="甲")
    pages = project.db.execute("PRAGMA page_count").fetchone()[0]
    project.db.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(200):  # until the last free page is used
        try:
            deliver(project, VOID, name=f"稿{number}", note="长" * 3000, analyst="甲")
        except KnownError as error:
            assert error.message.key == "annotation.disk_full"
            break
    else:
        pytest.fail("the disk was never full")
    project.db.execute("PRAGMA max_page_count = 1000000")
    assert [row.name for row in deliveries(project)] == ["一稿", *(f"稿{i}" for i in range(number))]
    after = project.db.execute("SELECT count(*) FROM delivery_part").fetchone()
    assert after[0] - before[0] == (1 if number else 0)
    assert check(project) == []


def test_reports_that_are_cut_the_same_are_stored_once(project: Project) -> None:
    deliver(project, VOID, name="一稿", analyst="甲")
    parts = project.db.execute("SELECT count(*) FROM delivery_part").fetchone()
    say(project, sentences_of(project)[0], pufa=True)
    deliver(project, VOID, name="二稿", analyst="甲")
    assert project.db.execute("SELECT count(*) FROM delivery_part").fetchone() == parts


def test_a_damaged_part_is_noticed(project: Project, tmp_path: Path) -> None:
    deliver(project, VOID, name="一稿", analyst="甲")
    project.db.execute("DROP TRIGGER delivery_part_stays")
    project.db.execute("UPDATE delivery_part SET packed = x'789c'")
    with pytest.raises(KnownError) as error:
        export_delivery(project, "一稿", tmp_path / "x.xlsx")
    assert error.value.message.key == "annotation.damaged"
    assert not (tmp_path / "x.xlsx").exists()


def test_changed_numbers_are_noticed(project: Project, tmp_path: Path) -> None:
    deliver(project, VOID, name="一稿", analyst="甲")
    project.db.execute("DROP TRIGGER delivery_stays")
    project.db.execute("UPDATE delivery SET numbers = replace(numbers, '67', '68')")
    with pytest.raises(KnownError) as error:
        export_delivery(project, "一稿", tmp_path / "x.xlsx")
    assert error.value.message.key == "annotation.damaged"


def test_an_export_that_fails_leaves_the_old_file(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(project, VOID, name="一稿", analyst="甲")
    out = tmp_path / "x.xlsx"
    out.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("interchange.delivery_book._notes", full)
    with pytest.raises(KnownError):
        export_delivery(project, "一稿", out)
    assert out.read_bytes() == b"old"
    assert not list(tmp_path.glob(".biaoju*"))
    with pytest.raises(KnownError):  # a project is never written over
        export_delivery(project, "一稿", project.path)


def test_two_deliveries_are_compared_number_by_number(project: Project, tmp_path: Path) -> None:
    models = tmp_path / "models"
    first = deliver(project, models, name="一稿", analyst="甲")
    unit = sentences_of(project)[0]
    say(project, unit, pufa=True)
    rename(project, "cat-pufa", "法治宣传", analyst="甲")
    train(project, models)
    second = deliver(project, models, name="二稿", analyst="甲")
    found = compare_deliveries(first, second)
    by_key = {(n.group, n.measure, n.category, n.place): n for n in found}
    judged, yes = by_key["total", "judged", "", ""], by_key["category", "yes", "法治宣传", ""]
    assert (judged.difference, yes.difference) == (1, 1)
    macro = by_key["figure", "macro_f1", "", ""]
    assert (macro.before, macro.difference) == (None, None)
    assert macro.after is not None and macro.after_range is not None
    places = [n for n in found if n.group == "place" and n.measure == "yes" and n.difference]
    assert [n.category for n in places] == ["法治宣传"]
    same = compare_deliveries(second, delivery(project, "二稿"))
    assert {n.difference for n in same} == {0}


def test_what_only_one_of_them_has_is_there_with_a_gap(project: Project) -> None:
    first = deliver(project, VOID, name="一稿", analyst="甲")
    live = categories(project)
    replace_scheme(project, Scheme("少", tuple(live[1:])), analyst="甲")
    second = deliver(project, VOID, name="二稿", analyst="甲")
    gone = [n for n in compare_deliveries(first, second) if n.category == live[0].name]
    assert gone and all(n.after is None and n.before is not None for n in gone)


def test_the_audit_slice_is_frozen_as_it_was(project: Project, tmp_path: Path) -> None:
    from annotation.audit import audit_slice
    from operations.audit import answer_blind

    drawn = []
    for seed in map(str, range(99)):  # a draw that has one of those nobody has seen
        project.set_setting("audit_seed", seed)
        slice = audit_slice(project)
        drawn = [u for u in sentences_of(project)[:10] if slice.waits(u.id, u.uid)]
        if drawn:
            break
    answers = dict.fromkeys(("cat-pufa", "cat-zhifa", "cat-yingshang", "cat-maodun"), False)
    for unit in drawn:
        answer_blind(project, unit_id=unit.id, values=answers, analyst="甲")
    train(project, tmp_path / "models")
    row = deliver(project, tmp_path / "models", name="一稿", analyst="甲")
    assert row.numbers["sample"]["answered"] == len(drawn) > 0
    export_delivery(project, "一稿", tmp_path / "x.xlsx")
    told = sheet_of(tmp_path / "x.xlsx", "准确程度")
    assert ["盲标句数", str(len(drawn))] in [line[:2] for line in told]
