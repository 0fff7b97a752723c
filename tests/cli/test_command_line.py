"""The contract of the command line: where output goes, exit codes, help, languages."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli import run
from cli.commands import COMMANDS
from cli.parser import _verbs, build_parser

ROOT = Path(__file__).resolve().parents[2]
NAMES = [name.rstrip("_") for name in COMMANDS]


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    headings = re.findall(r"`(\w+)", "".join(re.findall(r"^## .*", text, re.MULTILINE)))
    assert set(headings) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_of_a_command_is_documented(name: str) -> None:
    parser = build_parser("en")
    (commands,) = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    (section,) = re.findall(rf"^## [^\n]*`{name}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    shared = {"--help", "--project", "--models", "--analyst", "--lang"}
    for place in (commands.choices[name], *_verbs(commands.choices[name])):
        shown = [a for a in place._actions if a.help is not argparse.SUPPRESS]
        options = {o for a in shown for o in a.option_strings if o.startswith("--")}
        assert [o for o in options - shared if o not in section] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_in_both_languages(
    lang: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser(lang).parse_args([name, "--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert ("项目文件" in out) == (lang == "zh")


@pytest.mark.parametrize(
    "argv",
    [
        ["no-such-command"],
        ["annotate"],
        ["annotate", "r0000000000000000:0-1"],
        ["annotate", "r0000000000000000:0-1", "普法", "--none"],
        ["annotate", "r0000000000000000:0-1", "--none", "--clear"],
        ["annotate", "r0000000000000000:0-1", "--none", "--only"],
        ["tag", "a.txt"],
        ["--lang", "fr", "stats"],
    ],
)
def test_wrong_usage_exits_2_and_touches_nothing(
    argv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        run(argv)
    assert ended.value.code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "argv",
    [
        ["stats"],
        ["next"],
        ["train"],
        ["undo"],
        ["redo"],
        ["check"],
        ["backup"],
        ["agreement"],
        ["classifiers"],
        ["scheme", "export"],
        ["export", "--out", "x.jsonl"],
        ["merge", "other.db"],
    ],
    ids=lambda argv: argv[0],
)
def test_a_command_without_its_project_says_so_and_makes_none(
    argv: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(argv) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "annotations.db" in captured.err
    assert "Traceback" not in captured.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", ["parquet", "doccano"])
def test_a_format_of_a_later_version_is_named_as_such(
    format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["--lang", "en", "export", "--format", format, "--out", str(tmp_path / "x")]
    assert run(argv) == 1
    assert f"does not know the format {format} yet" in capsys.readouterr().err


def test_an_interrupt_exits_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("cli.commands.split.run", interrupted)
    assert run(["split", "x.txt"]) == 130
    assert "已中断" in capsys.readouterr().err


def test_a_bug_becomes_a_crash_report_and_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(*_: object) -> int:
        return len(None)  # type: ignore[arg-type]

    monkeypatch.setattr("cli.commands.split.run", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run(["split", "x.txt"]) == 1
    (report,) = tmp_path.glob("biaoju-crash-*.txt")
    err = capsys.readouterr().err
    assert str(report) in err
    assert "Traceback" not in err
    assert "TypeError" in report.read_text("utf-8")


def test_the_command_line_runs_without_qt_and_help_without_heavy_libraries() -> None:
    code = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "from cli import run\n"
        "try:\n    run(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'sklearn', 'rjieba', 'sqlite_utils', 'lxml'} & set(sys.modules)\n"
        "sys.exit(repr(heavy) if heavy else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "demo" in done.stdout


def test_global_options_stand_before_or_after_the_command() -> None:
    parser = build_parser("zh")
    before = parser.parse_args(["--project", "a.db", "--analyst", "甲", "stats"])
    verb = parser.parse_args(["scheme", "import", "s.toml", "--project", "a.db"])
    assert verb.project == Path("a.db")
    after = parser.parse_args(["stats", "--project", "a.db", "--analyst", "甲"])
    assert (
        (before.project, before.analyst) == (after.project, after.analyst) == (Path("a.db"), "甲")
    )


def test_without_qt_the_window_says_why_and_points_to_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import main

    for name in [name for name in sys.modules if name == "gui" or name.startswith("gui.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PySide6", None)
    monkeypatch.setitem(sys.modules, "PySide6.QtCore", None)
    assert main.main(["--lang", "en"]) == 1
    assert "--help" in capsys.readouterr().err
