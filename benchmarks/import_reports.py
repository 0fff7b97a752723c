"""Import of the government work reports into a new project: search index, near-duplicates linked.

``cpu_seconds``: processor time of a fresh process from its start to the end of the import, and
of the processes it starts. ``peak_memory_mb``: its highest resident memory, plus the highest of
one of those. Each is the median of three imports, with the least and the most as ``NAME_low``
and ``NAME_high``: the same reports every time, so no bootstrap is drawn. ``linked``: sentences and
headings that have a near-duplicate, in ``near_duplicate_groups``. ``--quick`` imports every sixth
report.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.harness import arguments, note, report, shared, stop
from benchmarks.repeats import spread

REPEATS = 3
MEASURED = ("cpu_seconds", "peak_memory_mb", "wall_seconds")
COUNTS = ("reports", "sentences", "linked", "near_duplicate_groups")


def write_reports(folder: Path, *, every: int) -> int:
    """Each ``every``-th report as a .txt file; returns the number of characters."""
    lines = shared("data", "government_work_reports.jsonl").read_text("utf-8").splitlines()
    characters = 0
    for number, line in list(enumerate(lines))[::every]:
        row = json.loads(line)
        text = row["title"] + "\n" + row["content"]
        (folder / f"{number:02d}_{row['title'][:24]}.txt").write_text(text, "utf-8")
        characters += len(text)
    return characters


def run(project_file: Path, folder: Path) -> dict[str, float]:
    """The import itself; called in a process of its own."""
    from annotation.project import open_project
    from operations.import_reports import import_reports
    from operations.near_duplicates import groups

    start = time.perf_counter()
    with open_project(project_file, create=True) as project:
        result = import_reports(project, [folder], analyst="benchmark")
        cpu, memory, wall = _cpu_seconds(), _peak_memory_mb(), time.perf_counter() - start
        linked = groups(project)
    return {
        "cpu_seconds": round(cpu, 2),
        "peak_memory_mb": round(memory, 1),
        "wall_seconds": round(wall, 2),
        "linked": sum(map(len, linked)),
        "near_duplicate_groups": len(linked),
        "reports": len(result.added) + len(result.renamed),
        "failed": len(result.failed),
        "sentences": result.sentences,
    }


def in_fresh_process(project_file: Path, folder: Path) -> dict[str, float]:
    """``run``, with nothing loaded and no memory used before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(run, project_file, folder).result()


def main() -> None:
    """Write the files, import them, print."""
    options = arguments("import_reports", __doc__ or "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "reports")
        folder.mkdir()
        characters = write_reports(folder, every=6 if options.quick else 1)
        files = len(list(folder.iterdir()))
        note(f"{files} reports, {characters} characters")
        runs = [in_fresh_process(Path(name, f"{at}.db"), folder) for at in range(REPEATS)]
    for done in runs:
        if done["failed"] or done["reports"] != files:
            stop(f"Only {done['reports']} of {files} reports came in.")
    figures: dict[str, object] = {"characters": characters}
    figures |= {name: runs[0][name] for name in COUNTS}
    for name in MEASURED:
        figures |= spread(name, [done[name] for done in runs])
    report(figures, as_json=options.json)


def _cpu_seconds() -> float:
    times = os.times()  # the children's are 0 on Windows
    return times.user + times.system + times.children_user + times.children_system


def _peak_memory_mb() -> float:
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 2**20
    import resource

    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    usages = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_maxrss for who in usages) * unit / 2**20


if __name__ == "__main__":
    main()
