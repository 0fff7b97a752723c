"""Tagging in bulk: how much memory it takes, whatever the input.

Makes a tree of 1 GB of texts (``--quick``: 30 MB) in a temporary folder, of sentences invented
here and mixed at random, and a classifier that knows some of them; then runs ``tag`` with two
workers as a user would. ``parent_peak_mb``: the most that the program itself ever had in memory
(resident, as the system counts it: shared libraries too); ``worker_peak_mb``: the same of the
process it started that had most. Both are null where there is no /proc. ``megabytes``: of text.
``TMPDIR`` says where; twice the size of the texts and half as much again must be free.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from annotation.scheme import shipped_scheme
from benchmarks.harness import ROOT, arguments, note, report, stop
from operations.label_matrix import specs
from training import fit
from training.recipes import CANDIDATES
from training.saving import save
from training.seeds import seed_strength

MEGABYTES, QUICK = 1000, 30
ROOM = 4  # times the texts: texts, parts, result, and some to spare
_FILE = 100_000  # bytes of a report, about
_DIFFERENT = 40_000  # sentences
_TAUGHT = 4_000
_PARAGRAPH = 6
_PROC = Path("/proc")

# Who, what they did, to what, how, in what measure, and what came of it.
_WORDS = """\
全县 各镇 县司法局 综合执法队 调解委员会 政务服务中心 各行业部门 社区网格员 普法讲师团
组织开展 持续推进 集中办理 联合督查 及时化解 全面落实 上门宣传 规范办结 跟踪回访
执法检查 纠纷排查调解 法治宣传 营商环境优化 积案化解 行政复议 民法典宣讲 农村公路养护 秋冬季造林
进一步 深入 依法 高质量 扎实 有序 稳步 精准 常态化 分类
次 件 场 处 户 项 家 人次 公里 万元
群众满意度明显提升 办理时间缩短一半 隐患得到消除 企业成本持续下降 任务按期完成 薄弱环节得到加强
"""
_WHO, _DID, _WHAT, _HOW, _MEASURED, _SO = (line.split() for line in _WORDS.splitlines())


def invented_sentence(chance: random.Random) -> str:
    """One sentence in the genre; nothing in it is true of any place."""
    who, how, did, what = (chance.choice(words) for words in (_WHO, _HOW, _DID, _WHAT))
    count, measure, so = chance.randint(2, 9_999), chance.choice(_MEASURED), chance.choice(_SO)
    if chance.random() < 0.4:
        what += "和" + chance.choice(_WHAT)
    return f"{who}{how}{did}{what}{count}{measure}，{so}。"


def write_tree(folder: Path, sentences: list[str], megabytes: int, chance: random.Random) -> int:
    """Reports of about ``_FILE`` bytes, a hundred a folder; how many bytes they are."""
    written = number = 0
    size = sum(len(sentence.encode()) for sentence in sentences) // len(sentences)
    while written < megabytes * 1_000_000:
        place = folder / f"{number // 100:03d}" / f"{number:05d}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        said = chance.choices(sentences, k=_FILE // size)
        paragraphs = (said[at : at + _PARAGRAPH] for at in range(0, len(said), _PARAGRAPH))
        lines = [f"第{number}号工作报告", "一、主要工作成效", *map("".join, paragraphs)]
        written += place.write_bytes(("\n".join(lines) + "\n").encode())
        number += 1
    return written


def save_classifier(folder: Path, sentences: list[str]) -> None:
    """A classifier that seed words have taught ``sentences``, as the first version."""
    categories = specs(shipped_scheme().categories)
    labels = (seed_strength(sentences, categories) > 0).astype("int8")
    groups = [str(i // 200) for i in range(len(sentences))]
    save(fit(sentences, labels, groups, categories, recipe=CANDIDATES[0]), folder / "v0001")


def peaks(command: list[str]) -> tuple[float | None, float | None]:
    """Run ``command``: the most that its process, and the most that any below it, had in MB."""
    program = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    most: dict[int, float] = {}
    while program.poll() is None:
        for pid in _family(program.pid):
            most[pid] = max(most.get(pid, 0.0), _peak(pid))
        time.sleep(0.1)
    if program.returncode:
        stop(f"The run ended with {program.returncode}: {' '.join(command)}")
    own = most.pop(program.pid, None)
    return own, max(most.values(), default=None)


def _family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    if not _PROC.is_dir():
        return
    yield pid
    for file in _PROC.glob(f"{pid}/task/*/children"):
        for child in _read(file).split():
            yield from _family(int(child))


def _peak(pid: int) -> float:
    """The most that a process has had in memory, in MB, as the kernel remembers it."""
    for line in _read(_PROC / str(pid) / "status").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # it has ended
        return ""


def main() -> None:
    """Measure and print."""
    options = arguments("batch_memory", (__doc__ or "").splitlines()[0])
    megabytes = QUICK if options.quick else MEGABYTES
    chance = random.Random(7)
    sentences = [invented_sentence(chance) for _ in range(_DIFFERENT)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if shutil.disk_usage(folder).free < ROOM * megabytes * 1_000_000:
            stop(f"There is too little room in {folder}; TMPDIR names another place.")
        save_classifier(folder / "models", sentences[:_TAUGHT])
        written = write_tree(folder / "reports", sentences, megabytes, chance)
        note(f"{written / 1e6:.0f} MB written")
        command = [sys.executable, str(ROOT / "main.py"), "--project", str(folder / "none.db")]
        command += ["--models", str(folder / "models"), "tag", str(folder / "reports")]
        command += ["--out", str(folder / "out.jsonl"), "--jobs", "2"]
        parent, worker = peaks(command)
    figures: dict[str, object] = {"parent_peak_mb": parent, "worker_peak_mb": worker}
    report(figures | {"megabytes": written / 1e6}, as_json=options.json)


if __name__ == "__main__":
    main()
