"""How fast, how long yet, and other words of 批量标注."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # so that the translators' tool finds it

MEGABYTE = 1_000_000
_ENOUGH = 2.0  # seconds, before which a speed says nothing


def speed(size: int, files: int, seconds: float) -> str:
    """Megabytes a second, or reports a minute where that says more; "" before anything is known."""
    if seconds < _ENOUGH or not (size or files):
        return ""
    fast = size / MEGABYTE / seconds
    if fast >= 0.1:
        return translate("BatchWords", "每秒 {n} MB").format(n=f"{fast:.1f}")
    a_minute = round(60 * files / seconds)
    return translate("BatchWords", "每分钟 {n} 篇").format(n=f"{a_minute:,}") if a_minute else ""


def remaining(done: float, whole: float, seconds: float) -> str:
    """How long it takes yet, at the speed so far; "" before anything is known."""
    if seconds < _ENOUGH or done <= 0 or whole <= done:
        return ""
    return about(seconds * (whole - done) / done)


def about(seconds: float) -> str:
    """So many seconds in words, no more exact than they are known."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("BatchWords", "剩不到 1 分钟")
    if minutes < 60:
        return translate("BatchWords", "约剩 {n} 分钟").format(n=minutes)
    hours, rest = divmod(5 * round(minutes / 5), 60)
    return translate("BatchWords", "约剩 {h} 小时 {m} 分").format(h=hours, m=rest)


def joined(*parts: str) -> str:
    """What is known, side by side."""
    return "  ·  ".join(part for part in parts if part)


def sources(paths: Sequence[Path]) -> str:
    """What was chosen, in one line."""
    if len(paths) == 1:
        return str(paths[0])
    text = translate("BatchWords", "{first} 等 {n} 项")
    return text.format(first=paths[0], n=len(paths)) if paths else ""


def result_for(paths: Sequence[Path]) -> Path:
    """Where the table is to be written, as long as nobody says otherwise: beside what is read."""
    name = translate("BatchWords", "{name} 标注结果.xlsx")
    return free(paths[0].parent / name.format(name=paths[0].stem or paths[0].name))


def free(path: Path) -> Path:
    """``path``, with a number where something lies there."""
    number, found = 2, path
    while found.exists() or found.with_name(found.name + ".parts").exists():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found
