"""Ten thousand small reports of places that do not exist, and files that no reader can like."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

_OPENINGS = ("全县", "我局", "各街道", "青岚区", "司法所", "县政府", "各部门")
_DEEDS = (
    "办结行政复议案件{}件，调解矛盾纠纷{}起",
    "开展普法宣传{}场，发放资料{}份",
    "抽查行政执法案卷{}件，整改问题{}个",
    "压减审批时限{}天，帮办项目{}个",
)


def hostile_files(folder: Path, *, count: int, hostile: int) -> tuple[set[str], set[str]]:
    """Write ``count`` files, ``hostile`` of them of every bad kind in turn; the names of the good
    and of the bad ones."""
    chance = random.Random(9)
    kinds = _kinds()
    every = count // hostile
    good, bad = set(), set()
    for number in range(count):
        place = folder / f"{number // 500:02d}"
        place.mkdir(parents=True, exist_ok=True)
        if number % every:
            path = place / f"云溪县{number}.txt"
            path.write_text(_report(chance, number), "utf-8")
            good.add(path.name)
        else:
            suffix, write = kinds[number // every % len(kinds)]
            path = place / f"坏{number}{suffix}"
            write(path)
            bad.add(path.name)
    return good, bad


def _report(chance: random.Random, number: int) -> str:
    lines = [f"云溪县第{number}号镇2021年法治政府建设情况报告", "一、工作成效"]
    for _ in range(chance.randint(3, 12)):
        deed = chance.choice(_DEEDS).format(chance.randint(2, 90), chance.randint(2, 900))
        lines.append(f"{chance.choice(_OPENINGS)}{deed}。")
    return "\n".join([*lines, "二、下一步打算", "明年将继续推进。", ""])


def _kinds() -> Sequence[tuple[str, Callable[[Path], object]]]:
    """Suffix, and how the file is written."""
    return (
        (".txt", lambda path: path.write_bytes(b"")),
        (".txt", lambda path: path.write_bytes(os.urandom(4000))),
        (".txt", lambda path: path.write_bytes(b"\0" * 5000)),
        (".txt", lambda path: path.write_bytes("云溪县".encode() * 200 + b"\xff\xfe\x80" * 5)),
        (".pdf", lambda path: path.write_bytes(b"%PDF-1.7 broken")),
        (".docx", lambda path: path.write_bytes(b"PK\x03\x04 no zip at all")),
        (".docx", lambda path: path.write_bytes(_bomb())),
        (".xlsx", lambda path: path.write_bytes(_zip({"xl/workbook.xml": b"<broken"}))),
        (".doc", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 999)),
        (".txt", lambda path: path.symlink_to(path.with_name("nowhere"))),
        (".txt", lambda path: path.symlink_to(path)),
        (".jsonl", lambda path: path.write_bytes(b"{broken\n")),
        (".html", lambda path: path.write_bytes(b"<html><body></body></html>")),
        (".ofd", lambda path: path.write_bytes(_zip({"OFD.xml": b"<ofd/>"}))),
        (".exe", lambda path: path.write_bytes(b"MZ" + b"\x90\0\3" * 500)),
        (".txt", _pipe),
    )


def _zip(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def _bomb() -> bytes:
    return _zip({"word/document.xml": b" " * 60_000_000})


def _pipe(path: Path) -> None:
    """A named pipe, which blocks whoever opens it; an empty file where there are none."""
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
    else:
        path.write_bytes(b"")
