"""kill -9 at any moment: nothing that was acknowledged is lost, and the project stays sound."""

import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 50

ANNOTATE_FOREVER = """
import itertools, sys
from pathlib import Path
from annotation.project import open_project
from annotation.reports import units
from operations.annotate import annotate
with open_project(Path(sys.argv[1])) as project:
    uids = [unit.uid for unit in units(project, kinds=("sentence",))]
    print("ready", flush=True)
    for i in itertools.count(int(sys.argv[2])):
        name = ("普法", "矛盾化解")[i // len(uids) % 2]
        change = annotate(project, uid=uids[i % len(uids)], names=[name], analyst="甲")
        print(change.uid, name, flush=True)
"""


def annotate_until_killed(project: Path, start: int, seconds: float) -> list[tuple[str, str]]:
    """What the child acknowledged before it was killed: (uid, category) in order."""
    child = subprocess.Popen(
        [sys.executable, "-c", ANNOTATE_FOREVER, str(project), str(start)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(seconds)
    child.kill()
    # A last line without its end was still being written: it was not acknowledged.
    lines = [line for line in child.stdout.read().splitlines(keepends=True) if line[-1] == "\n"]
    child.stdout.close()
    child.wait()
    return [(line.split()[0], line.split()[1]) for line in lines]


def test_nothing_acknowledged_is_lost_to_kill_9(reports_folder: Path, tmp_path: Path) -> None:
    from annotation.annotations import annotations
    from annotation.check import check
    from annotation.project import open_project
    from annotation.reports import units
    from annotation.scheme import categories
    from operations.import_reports import import_reports

    path = tmp_path / "annotations.db"
    with open_project(path, create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
        sentences = [unit.uid for unit in units(project, kinds=("sentence",))]

    random.seed(20)
    promised: dict[str, str] = {}
    acknowledged = 0
    for _ in range(ROUNDS):
        said = annotate_until_killed(path, acknowledged, random.uniform(0.0, 0.12))
        acknowledged += len(said)
        promised |= dict(said)
        with open_project(path) as project:
            names = {c.uid: c.name for c in categories(project)}
            uids = {unit.id: unit.uid for unit in units(project)}
            kept = {uids[a.unit_id]: names[a.category] for a in annotations(project) if a.value}
            # One more than acknowledged may have reached the disk: that is no loss.
            lost = {uid: name for uid, name in promised.items() if kept.get(uid) != name}
            assert lost.keys() <= {sentences[acknowledged % len(sentences)]}
            promised |= {uid: kept[uid] for uid in lost}
            assert check(project) == []
    assert acknowledged > ROUNDS
