"""A project made by hand, and the few words its tests share."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from annotation.annotations import Change, Provenance, annotations, judge
from annotation.project import Project, open_project
from annotation.reports import Added, NewUnit, add_report, units
from annotation.versions import WATCHED

SENTENCES = (
    "云溪县开展行政执法案卷评查。",
    "全年举办法治宣传四十场。",
    "调解矛盾纠纷一百二十件。",
    "下一步继续优化服务。",
)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that only has the shipped scheme; copy it, never open it."""
    path = tmp_path_factory.mktemp("empty") / "annotations.db"
    open_project(path, create=True).close()
    return path


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A fresh project file that nobody has open."""
    path = tmp_path / "annotations.db"
    shutil.copyfile(empty_file, path)
    return path


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """A fresh project, open."""
    with open_project(path) as project:
        yield project


def spans(sentences: Sequence[str], kind: str = "sentence") -> list[NewUnit]:
    """Units that follow each other without a gap."""
    found, at = [], 0
    for text in sentences:
        found.append(NewUnit(at, at + len(text), kind, "成效", text))
        at += len(text)
    return found


def add_sentences(
    project: Project, sentences: Sequence[str] = SENTENCES, *, name: str = "云溪县.txt", **other
) -> Added:
    """Add a report that consists of these sentences."""
    given = {
        "source": "".join(sentences),
        "encoding": "utf-8",
        "extractor": "",
        "units": spans(sentences),
        "metadata": {},
        "cleaner_version": "c1",
        "splitter_version": "s1",
        "analyst": "甲",
    }
    return add_report(project, name=name, **(given | other))


def say(project: Project, unit_id: int, *, analyst: str = "甲", kind="typed", **values) -> Change:
    """Judge by category name without its "cat-": ``say(project, 1, zhifa=True)``."""
    given = {f"cat-{name}": value for name, value in values.items()}
    return judge(
        project, unit_id=unit_id, values=given, analyst=analyst, provenance=Provenance(kind)
    )


def ids(project: Project) -> list[int]:
    """The ids of the live units in order."""
    return [unit.id for unit in units(project)]


def dump(project: Project) -> dict[str, list[tuple]]:
    """Every row of every user table, sorted."""
    return {
        table: sorted(project.db.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in WATCHED
    }


def said(project: Project) -> set[tuple[str, str, str, bool]]:
    """Every annotation: uid, category, analyst, value."""
    return {(row.uid, row.category, row.analyst, row.value) for row in annotations(project)}


@pytest.fixture(scope="session")
def store() -> Store:
    """The helpers above, for test modules, which cannot import a conftest."""
    return Store()


class Store:
    """The words the tests share."""

    sentences = SENTENCES
    spans = staticmethod(spans)
    add = staticmethod(add_sentences)
    say = staticmethod(say)
    ids = staticmethod(ids)
    dump = staticmethod(dump)
    said = staticmethod(said)


@pytest.fixture
def spoil() -> Callable[[Path], None]:
    """``spoil(path)``: a fifth of the pages, from a fifth of the file on, are overwritten."""

    def spoilt(path: Path, noise: bytes = b"\xa5") -> None:
        page = 4096
        pages = path.stat().st_size // page
        with path.open("r+b") as file:
            file.seek(pages // 5 * page)
            file.write(noise * (max(pages // 5, 1) * page // len(noise)))

    return spoilt


@pytest.fixture
def other_window() -> Callable[[Path], AbstractContextManager[subprocess.Popen[str]]]:
    """``with other_window(path):`` another process holds the project meanwhile."""

    @contextmanager
    def opened(path: Path) -> Iterator[subprocess.Popen[str]]:
        code = (
            "import sys; from pathlib import Path; from annotation.lock import hold\n"
            "with hold(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with process:
            assert process.stdout is not None and process.stdout.readline() == "held\n"
            yield process
            process.communicate("")

    return opened


@pytest.fixture
def other(tmp_path, empty_file):
    """``with other() as theirs:`` their project, closed afterwards; ``other.path``."""
    path = tmp_path / "theirs.db"
    shutil.copyfile(empty_file, path)

    @contextmanager
    def opened():
        with open_project(path) as theirs:
            yield theirs

    opened.path = path
    return opened
