"""What the program is shipped with, read from the installed packages themselves."""

from __future__ import annotations

import platform
import re
import sqlite3
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_OURS = "biaoju"
_PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_LONGEST = 60


@dataclass(frozen=True)
class Licence:
    """One part: ``licence`` is its short name as the package says it; ``home`` may be empty."""

    name: str
    version: str
    licence: str
    home: str = ""
    package: Distribution | None = field(default=None, repr=False)

    def text(self) -> str:
        """The whole text, where the package brings it; else empty."""
        if self.package is None:
            return ""
        found = [f for f in self.package.files or () if _FILE.search(f.name) and f.suffix != ".py"]
        paths = (Path(str(file.locate())) for file in found)
        texts = (path.read_text("utf-8", "replace") for path in paths if path.is_file())
        return "\n\n".join(texts)


def own_version() -> str:
    """The version of the program, installed or run from its folder."""
    try:
        return distribution(_OURS).version
    except PackageNotFoundError:
        return str(_project().get("version", ""))


def licences() -> list[Licence]:
    """Everything that is needed to run, by name; first Python, then SQLite."""
    found = dict[str, Distribution]()
    _follow(_needed(), found)
    parts = sorted(map(_licence, found.values()), key=lambda part: part.name.casefold())
    return [
        Licence("Python", platform.python_version(), "PSF-2.0", "https://www.python.org"),
        Licence("SQLite", sqlite3.sqlite_version, "Public domain", "https://sqlite.org"),
        *parts,
    ]


def _project() -> dict[str, object]:
    if not _PYPROJECT.is_file():
        return {}
    project: dict[str, object] = tomllib.loads(_PYPROJECT.read_text("utf-8"))["project"]
    return project


def _needed() -> list[str]:
    try:
        return distribution(_OURS).requires or []
    except PackageNotFoundError:
        needed = _project().get("dependencies", [])
        return [str(line) for line in needed] if isinstance(needed, list) else []


def _follow(requirements: Iterable[str], found: dict[str, Distribution]) -> None:
    """The packages named and all that they need, where they are installed."""
    for line in requirements:
        match = _NAME.match(line)
        if match is None or "extra ==" in line:
            continue
        name = match[0].lower().replace("_", "-")
        if name in found:
            continue
        try:
            found[name] = package = distribution(match[0])
        except PackageNotFoundError:
            continue  # meant for another system or another Python
        _follow(package.requires or (), found)


def _licence(package: Distribution) -> Licence:
    told = package.metadata
    classifiers = [
        line.rsplit(" :: ", 1)[-1]
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    named = told.get("License-Expression") or told.get("License") or ""
    short = named.strip().splitlines()[0] if named.strip() else ""
    if not short or len(short) > _LONGEST:
        short = "、".join(classifiers) or short[:_LONGEST]
    return Licence(told["Name"], package.version, short or "?", _home(package), package)


def _home(package: Distribution) -> str:
    if home := package.metadata.get("Home-page"):
        return str(home)
    links = package.metadata.get_all("Project-URL") or [""]
    return str(links[0]).rsplit(", ", 1)[-1]
