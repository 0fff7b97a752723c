"""Tagging in bulk when things go wrong: nothing is lost, done twice, or different.

Each fault is a run that is compared, byte for byte, with one that nothing happened to:
a Dask scheduler and two workers on loopback, one worker killed at work; a loky worker killed; the
whole program killed (-9) at ten random moments and resumed; a full disk (a small tmpfs where we
may mount one, else a writer that says so after so many bytes), then room; 10,000 files, one in a
hundred hostile in some way, each named with its reason. ``runs_lost``: runs that did not end well;
``rows_differing``: lines of their results that are not those of the quiet run. ``--quick``: fewer
files, three kills. Needs the extra ``cluster`` for Dask (``dask_run`` is null without it).
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from benchmarks.batch_hostile import hostile_files
from benchmarks.faulty_machines import Dying, dask_cluster, full_disk
from benchmarks.harness import ROOT, arguments, note, report, shared
from messages import KnownError
from operations.choose_classifier import Choice, choose
from operations.tag_files import tag_files
from operations.tag_part import PartWriter
from operations.tag_result import write_result
from operations.tag_run import open_run
from operations.tag_workers import Workers

FILES, HOSTILE = 10_000, 100
KILLS = 10


@dataclass
class Faults:
    """What has been seen so far."""

    folder: Path
    reports: Path
    choice: Choice
    quiet: bytes = b""
    figures: dict[str, object] = field(default_factory=dict)
    lost: int = 0
    differing: int = 0

    def run(self, name: str, work: Callable[[Path], None]) -> None:
        """One faulty run: ``work`` must leave its result at the path it is given."""
        out = self.folder / f"{name}.jsonl"
        start = time.perf_counter()
        try:
            work(out)
            differing = rows_differing(self.quiet, out.read_bytes())
        except (KnownError, OSError, AssertionError, subprocess.SubprocessError) as error:
            note(f"{name}: {type(error).__name__}: {error}")
            self.lost, differing = self.lost + 1, 0
        self.differing += differing
        note(f"{name}: {differing} rows differ, {time.perf_counter() - start:.0f} s")


def rows_differing(one: bytes, other: bytes) -> int:
    """Lines that are not the same in both."""
    return sum(a != b for a, b in zip_longest(one.splitlines(), other.splitlines()))


def government_reports(folder: Path, *, quick: bool) -> Path:
    """The reports as files, one a part."""
    folder.mkdir()
    lines = shared("data", "government_work_reports.jsonl").read_text("utf-8").splitlines()
    for number, line in enumerate(lines[:: 6 if quick else 1]):
        # Several reports a file: a part is about 1 MB.
        (folder / f"{number:03d}.txt").write_text(json.loads(line)["content"] * 6, "utf-8")
    return folder


def kill_a_dask_worker(faults: Faults) -> Callable[[Path], None]:
    """Two worker processes; one is killed once the first part is done."""

    def work(out: Path) -> None:
        with dask_cluster(2) as (address, workers):
            killed = _kill_when(lambda: _parts(out) >= 1, workers[0].pid)
            tag_files(
                [faults.reports],
                out=out,
                format="jsonl",
                choice=faults.choice,
                workers=Workers(cluster=address),
            )
            assert killed.is_set(), "the run ended before the worker was killed"

    return work


def kill_a_loky_worker(faults: Faults) -> Callable[[Path], None]:
    """One of two processes of this machine is killed at its work, once."""

    def work(out: Path) -> None:
        parts = out.with_name(out.name + ".parts")
        with open_run(parts, [faults.reports], choice=faults.choice) as run:
            victim, mark = run.parts[len(run.parts) // 2].id, out.with_suffix(".died")
            write = Dying(PartWriter(run.choice, run.shards), victim, mark)
            list(Workers(2).do(write, run.parts, lambda: True))
            assert mark.exists(), "nobody died"
            write_result(run, out, format="jsonl", names=())

    return work


def _kill_when(ready: Callable[[], bool], victim: int) -> threading.Event:
    """Kill a process of ours as soon as something is so; the event tells that it happened."""
    killed = threading.Event()

    def wait() -> None:
        until = time.monotonic() + 120
        while not ready() and time.monotonic() < until:
            time.sleep(0.01)
        os.kill(victim, signal.SIGKILL)
        killed.set()

    threading.Thread(target=wait, daemon=True).start()
    return killed


def _parts(out: Path) -> int:
    return len(list(out.with_name(out.name + ".parts").glob("*[0-9a-f].reports.jsonl")))


def kill_the_program(faults: Faults, kills: int) -> Callable[[Path], None]:
    """``main.py tag`` killed at random moments; each time it goes on, and at last it ends."""

    def work(out: Path) -> None:
        chance = random.Random(5)
        command = [sys.executable, str(ROOT / "main.py"), "tag", str(faults.reports)]
        command += ["--out", str(out), "--jobs", "2", "--project", str(faults.folder / "none.db")]
        whole = _seconds(command)
        out.unlink()
        for kill in range(kills):
            child = subprocess.Popen(
                [*command, "--resume"], stderr=subprocess.DEVNULL, start_new_session=True
            )
            time.sleep(chance.uniform(0.0, whole * (0.3 + 0.6 * kill / kills)))
            # The group: its workers must not go on and finish the parts for it.
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        _seconds([*command, "--resume"])

    return work


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def fill_the_disk(faults: Faults) -> Callable[[Path], None]:
    """The disk is full before the run ends: it says so, and goes on when there is room."""

    def work(out: Path) -> None:
        with full_disk(faults.folder / "small", len(faults.quiet)) as disk:
            faults.figures["disk_full"] = disk.how
            there = disk.folder / "out.jsonl"
            asked = {"out": there, "format": "jsonl", "choice": faults.choice}
            try:
                tag_files([faults.reports], **asked)  # type: ignore[arg-type]
            except KnownError as error:
                note(f"disk full: {error}")
            else:
                raise AssertionError("the disk was never full")
            disk.make_room()
            tag_files([faults.reports], **asked, resume=True)  # type: ignore[arg-type]
            out.write_bytes(there.read_bytes())

    return work


def many_files(faults: Faults, *, count: int, hostile: int) -> None:
    """``count`` files, ``hostile`` of them bad: the run ends, and names each with its reason."""
    folder = faults.folder / "many"
    good, bad = hostile_files(folder, count=count, hostile=hostile)
    out = faults.folder / "many.jsonl"
    start = time.perf_counter()
    try:
        result = tag_files([folder], out=out, format="jsonl", choice=faults.choice, jobs=2)
    except (KnownError, OSError) as error:
        note(f"many files: {error}")
        faults.lost += 1
        return
    told = {Path(item.name).name for item in result.failed}
    told |= {Path(name).name for name, _ in result.warnings}
    silent = sorted(bad - told)
    with out.open("rb") as file:
        read = {json.loads(line)["report"] for line in file}
    missing = len(good - {Path(name).name for name in read})
    faults.lost += bool(silent or missing)
    faults.figures |= {
        "files": count,
        "hostile": len(bad),
        "hostile_not_named": len(silent),
        "good_not_tagged": missing,
        "files_seconds": time.perf_counter() - start,
    }
    if silent:
        note(f"not named: {', '.join(silent)}")


def main() -> None:
    """Measure and print."""
    options = arguments("batch_faults", (__doc__ or "").splitlines()[0])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        reports = government_reports(folder / "reports", quick=options.quick)
        faults = Faults(folder, reports, choose(folder, version=None, scheme=None))
        tag_files([reports], out=folder / "quiet.jsonl", format="jsonl", choice=faults.choice)
        faults.quiet = (folder / "quiet.jsonl").read_bytes()
        if importlib.util.find_spec("distributed"):
            faults.run("dask", kill_a_dask_worker(faults))
            faults.figures["dask_run"] = True
        else:
            note("distributed is not here (requirements-peers.lock): dask_run is null.")
            faults.figures["dask_run"] = None
        faults.run("loky", kill_a_loky_worker(faults))
        faults.run("killed", kill_the_program(faults, 3 if options.quick else KILLS))
        faults.run("disk", fill_the_disk(faults))
        scale = 10 if options.quick else 1
        many_files(faults, count=FILES // scale, hostile=HOSTILE // scale)
    figures: dict[str, object] = {
        "runs_lost": faults.lost,
        "rows_differing": faults.differing,
        "rows": faults.quiet.count(b"\n"),
    }
    report(figures | faults.figures, as_json=options.json)


if __name__ == "__main__":
    main()
