"""A tagging run: never half, never twice, and every input is accounted for."""

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.faulty_machines import Dying
from corpus.document import Kind
from interchange.json_lines import line
from messages import KnownError
from operations.choose_classifier import Choice, choose
from operations.context import texts_and_leads
from operations.reading import ReadReport, read_reports
from operations.tag_files import tag_files
from operations.tag_kept import folder_of, read_asked
from operations.tag_part import PartDone, PartWriter
from operations.tag_result import Said, write_result
from operations.tag_run import TagRun, open_run
from operations.tag_shards import Shards
from operations.tag_tally import CHECKED, Counts, Tally
from operations.tag_workers import Workers

ROOT = Path(__file__).resolve().parents[2]


def seed_words() -> Choice:
    return choose(Path("no-such-folder"), version=None, scheme=None)


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("operations.tag_shards.SHARD_BYTES", 1)


def opened(folder: Path, reports: Path, *, resume: bool = False):
    return open_run(folder, [reports], choice=seed_words(), resume=resume)


def names(run: TagRun) -> list[str]:
    return [name for _, name in run.choice.columns(run.choice.load())]


def test_the_rows_are_those_of_the_contract_said_by_the_plain_classifier(
    reports_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    choice = seed_words()
    tag_files([reports_folder], out=out, format="jsonl", choice=choice)
    classifier = choice.load()
    wanted = b""
    for report in read_reports([reports_folder]):
        assert isinstance(report, ReadReport)
        texts, leads = texts_and_leads(report.units)
        said = classifier.predict(texts, context=leads)
        for i, row in enumerate(report.rows()):
            tagged = report.units[i].kind in (Kind.SENTENCE, Kind.HEADING)
            shown = {c.name: j for j, c in enumerate(classifier.categories) if tagged}
            labels = [name for name, j in shown.items() if said.labels[i, j]]
            scores = {name: round(said.probabilities[i, j], 4) for name, j in shown.items()}
            decision = ("review" if said.review[i] else "auto") if tagged else None
            wanted += line(row | {"labels": labels, "scores": scores, "decision": decision})
    assert out.read_bytes() == wanted


def test_a_paused_run_goes_on_where_it_was(reports_folder: Path, tmp_path: Path) -> None:
    (reports_folder / "第三篇.txt").write_text("说明情况。\n", "utf-8")
    done: list[PartDone] = []
    with opened(tmp_path / "run", reports_folder) as run:
        assert not run.work(watch=done.append, going=lambda: len(done) < 1)
        assert (len(done), len(run.left)) == (1, 2)
        assert run.work(watch=done.append)
    assert [part.reports for part in done] == [1, 1, 1]
    assert len({part.id for part in done}) == 3


def test_what_a_dead_worker_left_half_is_thrown_away(reports_folder: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "run", reports_folder) as run:
        run.work()
        rows = next(run.folder.glob("000000-*[0-9a-f].jsonl"))
        whole = rows.read_bytes()
        rows.unlink()
        (run.folder / "000000-x.jsonl.0123.part.tmp").write_bytes(whole[:40])
    with opened(tmp_path / "run", reports_folder, resume=True) as run:
        assert [part.id[:6] for part in run.left] == ["000000"]
        run.work()
        assert rows.read_bytes() == whole
        assert not list(run.folder.glob("*.tmp"))


def test_a_run_that_was_killed_before_it_began_is_begun_again(
    reports_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "inputs.jsonl").write_bytes(b"{}\n")
    (folder / "manifest.json.0123.part.tmp").write_bytes(b"{")
    with opened(folder, reports_folder, resume=True) as run:
        assert run.work()


def test_parts_are_named_after_what_they_are_made_of(reports_folder: Path, tmp_path: Path) -> None:
    def ids(choice: Choice) -> list[str]:
        with open_run(tmp_path / "run", [reports_folder], choice=choice) as run:
            return [part.id for part in run.parts]

    first = ids(seed_words())
    assert ids(seed_words()) == first
    assert not set(ids(Choice(None, seed_words().categories[:2]))) & set(first)


def test_a_full_disk_is_said_and_the_run_goes_on_when_there_is_room(
    reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    tag_files([reports_folder], out=whole, format="jsonl", choice=seed_words())
    written = [0]

    def full(_: int) -> None:
        written[0] += 1
        if written[0] > 5:
            raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(KnownError, match="--resume"):
            tag_files([reports_folder], out=out, format="jsonl", choice=seed_words())
    assert not out.exists()
    assert not list(tmp_path.rglob("*.tmp"))
    tag_files([reports_folder], out=out, format="jsonl", choice=seed_words(), resume=True)
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.parametrize("always", [False, True])
def test_a_killed_worker_costs_its_part_and_that_is_done_again(
    reports_folder: Path, tmp_path: Path, *, always: bool
) -> None:
    (reports_folder / "第三篇.txt").write_text("说明情况。\n", "utf-8")
    with opened(tmp_path / "run", reports_folder) as run:
        mark = None if always else tmp_path / "died"
        write = Dying(PartWriter(run.choice, run.shards), run.parts[0].id, mark)
        work = Workers(2).do(write, run.parts, lambda: True)
        if always:
            with pytest.raises(KnownError, match="--resume"):
                list(work)
            assert "000000" in [part.id[:6] for part in run.left]
        else:
            assert sorted(part.id for part in work) == [part.id for part in run.parts]


def test_a_part_whose_worker_died_before_it_was_told_is_told_once(
    reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    pools = list[list[str]]()

    def pool(_self, write, parts, _going):  # type: ignore[no-untyped-def]
        pools.append([part.id for part in parts])
        told = [write(part) for part in parts]
        if len(pools) == 1:
            raise TerminatedWorkerError
        yield from told

    monkeypatch.setattr(Workers, "_one_pool", pool)
    with opened(tmp_path / "run", reports_folder) as run:
        write = PartWriter(run.choice, run.shards)
        told = list(Workers(2).do(write, run.parts, lambda: True))
        assert [done.id for done in told] == [part.id for part in run.parts]
        assert sum(done.files for done in told) == 2
    assert len(pools) == 1


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_killed_program_goes_on_and_gives_the_same(reports_folder: Path, tmp_path: Path) -> None:
    for number in range(30):
        report = f"第{number}篇报告\n全县调解纠纷{number}件。\n" * 2000
        (reports_folder / f"{number}.txt").write_text(report, "utf-8")
    command = [sys.executable, str(ROOT / "main.py"), "tag", str(reports_folder)]
    command += ["--project", str(tmp_path / "none.db"), "--out", str(tmp_path / "out.jsonl")]
    child = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    parts = tmp_path / "out.jsonl.parts"
    until = time.monotonic() + 60
    while len(list(parts.glob("0*"))) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    child.kill()
    child.wait()
    assert parts.is_dir()
    subprocess.run([*command, "--resume"], cwd=ROOT, check=True, capture_output=True)
    whole = tmp_path / "whole.jsonl"
    tag_files([reports_folder], out=whole, format="jsonl", choice=seed_words())
    assert (tmp_path / "out.jsonl").read_bytes() == whole.read_bytes()


def test_every_input_is_listed_with_what_became_of_it(reports_folder: Path, tmp_path: Path) -> None:
    from interchange.tables import read_table

    (reports_folder / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    (reports_folder / "空.txt").write_bytes(b"")
    (reports_folder / "程序.exe").write_bytes(b"MZ")
    out, inputs = tmp_path / "out.csv", tmp_path / "inputs.csv"
    tag_files([reports_folder], out=out, format="csv", choice=seed_words(), inputs=inputs)
    rows = {Path(row["文件"]).name: row for row in read_table(inputs).rows}
    assert {name: row["结果"] for name, row in rows.items()} == {
        "坏.pdf": "未读入",
        "空.txt": "未读入",
        "程序.exe": "不是报告",
        "云溪县2021.txt": "已标注",
        "青岚区2022.txt": "已标注",
    }
    assert all(row["说明"] for row in rows.values() if row["结果"] != "已标注")


def test_a_target_that_cannot_be_written_is_said_before_anything_is_read(
    reports_folder: Path, tmp_path: Path
) -> None:
    for out, inputs in ((tmp_path / "no" / "o.csv", None), (tmp_path / "o.csv", tmp_path / "no/i")):
        with pytest.raises(KnownError):
            tag_files([reports_folder], out=out, format="csv", choice=seed_words(), inputs=inputs)
    assert [path.name for path in tmp_path.iterdir()] == ["报告"]


def test_people_win_over_the_classifier_and_are_counted_anew(
    reports_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    with opened(tmp_path / "run", reports_folder) as run:
        run.work()
        rows = [json.loads(each) for each in b"".join(run.blocks()).splitlines()]
        uid = next(row["uid"] for row in rows if row["text"].startswith("全县人民调解组织"))
        said = {uid: Said(("普法",)), rows[-1]["uid"]: Said((), CHECKED)}
        write_result(run, out, format="csv", names=names(run), said=said)
    from interchange.tables import read_table

    told = {row["uid"]: row for row in read_table(out).rows}
    assert (told[uid]["labels"], told[uid]["by"]) == ("普法", "human")
    assert told[rows[-1]["uid"]]["by"] == "spot-checked"
    assert {row["by"] for row in told.values()} == {"", "machine", "human", "spot-checked"}


def test_a_sentence_that_stands_twice_in_a_report_counts_once() -> None:
    tally, counts = Tally(), Counts()
    tally.add("调解三件。", "成效", ["调解"])
    tally.add("调解三件。", "计划", ["调解"])
    tally.add("继续调解工作。", "计划", ["调解"])
    tally.add("说明情况。", "其他", [])
    counts.add(tally.as_json())
    counts.add(tally.as_json())
    assert (counts.reports, counts.mentioning) == (2, {"调解": 2})
    assert counts.total() == (6, 2 * (5 + 7 + 5))
    assert counts.of("调解") == (4, 2 * (5 + 7))
    assert counts.in_section("调解", "成效") == (2, 2)
    assert counts.in_section("调解", "计划") == (2, 2)
    assert counts.in_section("普法", "计划") == (0, 2)


def test_many_sentences_are_counted_as_they_are_one_by_one() -> None:
    said = [("甲。", "成效", b"1"), ("乙乙。", "计划", b"0"), ("甲。", "计划", b"0")]
    said += [("丙。", "成效", b"2"), ("丁。", "成效", b"1")]
    labels = {b"0": [], b"1": ["普法"], b"2": ["普法", "调解"]}
    one_by_one, together = Tally(), Tally()
    for text, section, key in said:
        one_by_one.add(text, section, labels[key])
    together.add_all(said, labels)
    assert together.as_json() == one_by_one.as_json()
    assert together.as_json()["sections"] == {"成效": [3, 6], "计划": [1, 3]}
    together.add("丙。", "成效", ["普法"])
    assert together.as_json() == one_by_one.as_json()


def test_without_the_extra_a_cluster_is_refused_with_what_to_install(
    reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    workers = Workers(cluster="tcp://127.0.0.1:1")
    with pytest.raises(KnownError, match=r"requirements-extras\.lock"):
        tag_files(
            [reports_folder],
            out=tmp_path / "o.jsonl",
            format="jsonl",
            choice=seed_words(),
            workers=workers,
        )


def test_a_run_whose_removal_was_cut_short_is_neither_whole_nor_a_stranger(
    reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill between any two of its files: it is not listed as finished, and can be begun anew."""
    out = tmp_path / "out.jsonl"
    folder = folder_of(out)
    tag_files([reports_folder], out=out, format="jsonl", choice=seed_words(), keep=True)
    kept, files = tmp_path / "kept", len(list(folder.iterdir()))
    folder.rename(kept)
    unlink = Path.unlink

    def dying(left: int) -> Callable[..., None]:
        gone = iter(range(left))

        def gone_or_killed(path: Path, missing_ok: bool = False) -> None:
            if next(gone, None) is None:
                raise KeyboardInterrupt
            unlink(path, missing_ok=missing_ok)

        return gone_or_killed

    for left in range(1, files):
        shutil.copytree(kept, folder)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", dying(left))
            with pytest.raises(KeyboardInterrupt):
                Shards(folder).remove()
        with pytest.raises(KnownError):
            read_asked(folder)
        with opened(folder, reports_folder) as run:
            assert len(run.left) == len(run.parts) > 0
        shutil.rmtree(folder)
