"""Versions: kept, chosen, compared, noted, deleted, handed over; each whole or not at all."""

import json
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from live_project import import_seven, say, say_much, sentences_of

from annotation.classifiers import classifier, classifiers
from annotation.project import Project, open_project
from annotation.scheme import Scheme, categories, replace_scheme
from annotation.undo import redo, undo
from messages import KnownError
from operations import keep_version, share_version
from operations.beside import Beside, Done
from operations.choose_classifier import in_use
from operations.compare_versions import compare_beside, compare_versions
from operations.deliver import deliver
from operations.edit_scheme import rename, set_seeds
from operations.keep_version import DELETED, STAGED, fit_beside, keep, new_staging, staging
from operations.list_classifiers import list_classifiers
from operations.share_version import export_version, import_version
from operations.train import train
from operations.versions import delete_version, note_version, predict_by, use_version


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_seven(project, tmp_path / "报告")
        say_much(project)
        yield project


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Project]:
    """A colleague's project with the same scheme."""
    folder = tmp_path / "同事"
    folder.mkdir()
    with open_project(folder / "annotations.db", create=True) as project:
        yield project


def used(project: Project, models: Path) -> str:
    folder = in_use(project, models)
    return folder.name if folder else ""


def key_of(error: pytest.ExceptionInfo[KnownError]) -> str:
    return error.value.message.key


def test_the_newest_is_in_use_until_another_is_chosen(project: Project, models: Path) -> None:
    assert used(project, models) == ""
    train(project, models)
    train(project, models)
    assert used(project, models) == "v2"
    use_version(project, models, "v1", analyst="甲")
    assert used(project, models) == "v1"
    assert [row.used for row in list_classifiers(project, models)] == [True, False]
    undo(project, analyst="甲")
    assert used(project, models) == "v2"
    redo(project, analyst="甲")
    assert used(project, models) == "v1"


def test_a_version_is_kept_and_in_use_or_neither(
    project: Project, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(project, models)
    use_version(project, models, "v1", analyst="甲")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(keep_version, "_forget_choice", die)
    with pytest.raises(KeyboardInterrupt):
        train(project, models)
    assert [row.version for row in classifiers(project)] == ["v1"]
    assert [folder.name for folder in models.iterdir()] == ["v1"]


def test_files_without_a_record_are_not_in_use(project: Project, models: Path) -> None:
    """As a program leaves them that is killed after the files came, before the record did."""
    train(project, models)
    shutil.copytree(models / "v1", models / "v2")
    assert used(project, models) == "v1"
    assert deliver(project, models, name="一", analyst="甲").version == "v1"
    assert train(project, models).version == "v3"


def test_what_a_killed_program_left_among_the_versions_goes_a_day_later(models: Path) -> None:
    old = [models / f"{STAGED}abc", models / f"{DELETED}abc"]
    young, version = models / f"{STAGED}def", models / "v1"
    for folder in (*old, young, version):
        (folder / "fitted").mkdir(parents=True)
    for folder in (*old, version):
        os.utime(folder, (time.time() - 25 * 3600,) * 2)
    with staging(models):
        assert not any(folder.exists() for folder in old)
        assert young.exists()
        assert version.exists()


def test_what_is_kept_is_in_use_and_undo_goes_back_to_the_choice(
    project: Project, models: Path
) -> None:
    train(project, models)
    train(project, models)
    use_version(project, models, "v1", analyst="甲")
    train(project, models)
    assert used(project, models) == "v3"
    undo(project, analyst="甲")
    assert used(project, models) == "v1"
    undo(project, analyst="甲")
    assert used(project, models) == "v3"


def test_a_choice_that_is_no_version_or_has_no_files_is_passed_over(
    project: Project, models: Path, tmp_path: Path
) -> None:
    train(project, models)
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "meta.json").write_text("{}")
    for named in ("../evil", str(tmp_path / "evil"), "v9", ""):
        project.set_setting("classifier", named)
        assert used(project, models) == "v1"


def test_only_a_version_that_is_there_can_be_chosen(project: Project, models: Path) -> None:
    train(project, models)
    with pytest.raises(KnownError) as error:
        use_version(project, models, "v7", analyst="甲")
    assert key_of(error) == "annotation.unknown_version"
    (models / "v1").rename(models / "aside")
    with pytest.raises(KnownError) as error:
        use_version(project, models, "v1", analyst="甲")
    assert key_of(error) == "operations.version_gone"


def test_a_chosen_version_speaks_for_every_sentence(project: Project, models: Path) -> None:
    from annotation.cache import predicted

    train(project, models)
    train(project, models)
    predict_by(project, models, "v1")
    said = predicted(project)
    assert said is not None and said.version == "v1"


def test_a_note_can_be_edited_and_that_undone_whatever_happened_to_the_files(
    project: Project, models: Path
) -> None:
    train(project, models, note="旧")
    note_version(project, "v1", " 新 ", analyst="甲")
    train(project, models)
    delete_version(project, models, "v1", analyst="甲")
    assert classifier(project, "v1").note == "新"
    undo(project, analyst="甲")
    assert classifier(project, "v1").note == "旧"
    assert [row.version for row in classifiers(project)] == ["v1", "v2"]


def test_deleting_takes_the_files_and_keeps_the_record(project: Project, models: Path) -> None:
    train(project, models)
    train(project, models)
    delete_version(project, models, "v2", analyst="甲")
    assert [path.name for path in models.iterdir()] == ["v1"]
    first, second = list_classifiers(project, models)
    assert (second.on_disk, bool(second.record.deleted_at)) == (False, True)
    assert first.record.deleted_at == ""
    assert train(project, models).version == "v3"  # its number is never given again


def test_what_was_delivered_or_chosen_is_not_deleted(project: Project, models: Path) -> None:
    train(project, models)
    train(project, models)
    use_version(project, models, "v1", analyst="甲")
    with pytest.raises(KnownError) as error:
        delete_version(project, models, "v1", analyst="甲")
    assert key_of(error) == "operations.version_chosen"
    deliver(project, models, name="一稿", analyst="甲")
    use_version(project, models, "v2", analyst="甲")
    with pytest.raises(KnownError, match="一稿"):
        delete_version(project, models, "v1", analyst="甲")
    assert (models / "v1" / "meta.json").is_file()


def test_a_deletion_that_cannot_be_written_down_changes_nothing(
    project: Project, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(project, models)

    def full(*_: object, **__: object) -> None:
        raise KnownError("annotation.disk_full", path="x")

    monkeypatch.setattr("operations.versions.mark_deleted", full)
    with pytest.raises(KnownError):
        delete_version(project, models, "v1", analyst="甲")
    assert [path.name for path in models.iterdir()] == ["v1"]
    assert used(project, models) == "v1"


def test_a_process_beside_fits_and_what_it_left_is_kept_at_once(
    project: Project, models: Path
) -> None:
    staged = new_staging(models)
    beside, news = Beside(fit_beside, project.path, staged), None
    while not isinstance(news, Done):
        time.sleep(0.02)
        news = beside.poll()
    version = keep(project, models, staged, news.result, note="现在的")
    row = classifier(project, version)
    assert (version, row.note) == ("v1", "现在的")
    trained = train(project, models)
    again = classifier(project, trained.version)
    assert (row.label_hash, row.figures) == (again.label_hash, again.figures)
    assert row.figures["sentences"] == len(sentences_of(project))


def test_a_fit_that_cannot_be_recorded_leaves_neither_files_nor_record(
    project: Project, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise KnownError("annotation.disk_full", path="x")

    monkeypatch.setattr(keep_version, "record", full)
    with pytest.raises(KnownError):
        train(project, models)
    assert list(models.iterdir()) == []
    assert classifiers(project) == []


# Comparing.


def test_two_versions_differ_where_their_decisions_do(project: Project, models: Path) -> None:
    train(project, models)
    for unit in sentences_of(project):
        say(project, unit, pufa="执法" in unit.text)
    train(project, models)
    found = compare_versions(project, models, "v1", "v2")
    assert found.sentences == len(sentences_of(project))
    by_name = {row.category: row for row in found.categories}
    assert by_name["普法"].changed > 5
    pufa = [flip for s in found.changed for flip in s.flips if flip.category == "普法"]
    assert len(pufa) == by_name["普法"].changed
    assert sum(flip.after for flip in pufa) == by_name["普法"].gained
    assert all(
        sum((r.both, r.neither, r.gained, r.lost)) == found.sentences for r in by_name.values()
    )
    taught = [flip for flip in pufa if flip.said is not None]
    assert taught and sum(flip.said == flip.after for flip in taught) > len(taught) / 2
    back = compare_beside(project.path, models, "v2", "v1")
    assert {s.uid for s in back.changed} == {s.uid for s in found.changed}
    json.dumps([found.as_dict(), *(s.as_dict() for s in found.changed)])


def test_the_same_decisions_are_no_change(project: Project, models: Path) -> None:
    train(project, models)
    train(project, models)
    assert compare_versions(project, models, "v1", "v2").changed == ()


# From one project to another.


def test_a_colleagues_version_decides_here_as_it_did_there(
    project: Project, models: Path, other: Project, tmp_path: Path
) -> None:
    train(project, models, note="第一版")
    export_version(project, models, "v1", tmp_path / "v1.biaoju")
    theirs = other.path.parent / "models"
    found = import_version(other, theirs, tmp_path / "v1.biaoju")
    assert (found.version, found.differences) == ("v1", ())
    assert found.origin == "v1 · v1.biaoju"
    (row,) = classifiers(other, imported=True)
    assert (row.note, row.origin) == ("第一版", found.origin)
    assert row.label_hash == classifier(project, "v1").label_hash
    files = sorted(path.name for path in (models / "v1").iterdir())
    assert all((models / "v1" / n).read_bytes() == (theirs / "v1" / n).read_bytes() for n in files)
    assert classifiers(other) == []  # not of its own making
    assert used(other, theirs) == "v1"  # there is no other


def test_an_imported_version_is_used_only_once_it_is_chosen(
    project: Project, models: Path, tmp_path: Path
) -> None:
    train(project, models)
    export_version(project, models, "v1", tmp_path / "a.biaoju")
    assert import_version(project, models, tmp_path / "a.biaoju").version == "v2"
    assert used(project, models) == "v1"
    use_version(project, models, "v2", analyst="甲")
    assert used(project, models) == "v2"


def test_a_scheme_that_differs_is_said_plainly(
    project: Project, models: Path, other: Project, tmp_path: Path
) -> None:
    train(project, models)
    export_version(project, models, "v1", tmp_path / "a.biaoju")
    live = categories(other)
    rename(other, live[0].uid, "执法", analyst="乙")
    set_seeds(other, live[1].uid, ["另一个词"], analyst="乙")
    kept = [c for c in categories(other) if c.uid != live[2].uid]
    new = replace(live[2], uid="cat-xin", name="新类别", key="9")
    replace_scheme(other, Scheme("另", (*kept, new)), analyst="乙")
    found = import_version(other, other.path.parent / "models", tmp_path / "a.biaoju")
    told = {m.key.removeprefix("operations.differs_"): str(m) for m in found.differences}
    assert set(told) == {"renamed", "unknown", "untaught", "words"}
    assert live[2].name in told["unknown"] and "新类别" in told["untaught"]
    assert live[1].name in told["words"]


def test_with_no_category_in_common_nothing_comes_in(
    project: Project, models: Path, other: Project, tmp_path: Path
) -> None:
    train(project, models)
    export_version(project, models, "v1", tmp_path / "a.biaoju")
    strange = replace(categories(other)[0], uid="cat-x", name="别的")
    replace_scheme(other, Scheme("另", (strange,)), analyst="乙")
    theirs = other.path.parent / "models"
    with pytest.raises(KnownError) as error:
        import_version(other, theirs, tmp_path / "a.biaoju")
    assert key_of(error) == "operations.nothing_in_common"
    assert list(theirs.iterdir()) == []
    assert classifiers(other, imported=True) == []


@pytest.mark.parametrize("about", [b'{"version": 5, "note": [], "sentences": "x"}', b"{}"])
def test_what_a_file_says_of_itself_may_be_anything(
    project: Project, models: Path, tmp_path: Path, about: bytes
) -> None:
    train(project, models)
    out = tmp_path / "a.biaoju"
    export_version(project, models, "v1", out)
    from training.bundle import pack

    with out.open("wb") as file:
        pack(models / "v1", json.loads(about), file)
    assert import_version(project, models, out).origin == "? · a.biaoju"


def test_a_file_that_is_none_leaves_nothing(project: Project, models: Path, tmp_path: Path) -> None:
    (tmp_path / "a.biaoju").write_bytes(b"PK\3\4")
    with pytest.raises(KnownError) as error:
        import_version(project, models, tmp_path / "a.biaoju")
    assert key_of(error) == "training.no_bundle"
    assert list(models.iterdir()) == []


def test_an_export_that_fails_leaves_the_old_file(
    project: Project, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(project, models)
    out = tmp_path / "a.biaoju"
    out.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("training.bundle._tail", full)
    with pytest.raises(KnownError):
        share_version.export_version(project, models, "v1", out)
    assert out.read_bytes() == b"old"
    assert not list(tmp_path.glob(".biaoju*"))


def test_the_live_loop_starts_from_the_version_in_use(project: Project, models: Path) -> None:
    from operations.live_corpus import LiveCorpus

    train(project, models)
    train(project, models)
    corpus = LiveCorpus(project, models)
    corpus.look(texts=True)
    assert corpus.version == "v2"
    use_version(project, models, "v1", analyst="甲")
    export_version(project, models, "v1", models.parent / "a.biaoju")
    import_version(project, models, models.parent / "a.biaoju")
    corpus.look(texts=False)
    assert corpus.version == "v1"
