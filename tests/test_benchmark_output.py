"""Benchmarks: a sentence where their data are not at hand, one JSON line where they are."""

import importlib
import json
import re
from pathlib import Path

import pytest

from benchmarks import harness
from benchmarks.repeats import spread

# They make their own project.
SELF_CONTAINED = {"batch_memory", "exchange", "run_sample", "startup", "table", "ui_latency"}
SOURCES = {p.stem: p.read_text("utf-8") for p in Path(harness.__file__).parent.glob("*.py")}
MODULES = {name for name, source in SOURCES.items() if "\ndef main(" in source}


@pytest.mark.parametrize("name", sorted(MODULES - SELF_CONTAINED))
def test_without_the_data_a_benchmark_ends_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setattr(harness, "SHARED", tmp_path / "nowhere")
    monkeypatch.setattr("sys.argv", [name, "--quick", "--json"])
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(f"benchmarks.{name}").main()
    shown = capsys.readouterr()
    assert (ended.value.code, shown.out) == (1, "")
    [sentence] = shown.err.splitlines()
    assert str(tmp_path / "nowhere") in sentence


@pytest.mark.parametrize("name", sorted(SELF_CONTAINED))
def test_what_makes_its_own_project_asks_for_no_data(name: str) -> None:
    assert name in MODULES
    assert not re.search(r"\bshared\(|\bSHARED\b", SOURCES[name])


@pytest.mark.parametrize("as_json", [True, False])
def test_a_report_ends_with_one_json_line(
    capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    figures: dict[str, object] = {"share": 0.5, "方": "甲", "interval": [0.1, 0.9]}
    harness.report(figures, as_json=as_json)
    *table, last = capsys.readouterr().out.splitlines()
    assert json.loads(last) == figures
    assert len(table) == (0 if as_json else len(figures))


def test_repeats_give_their_median_and_their_spread() -> None:
    assert spread("x", [3.0, 1.0, 2.0]) == {"x": 2.0, "x_low": 1.0, "x_high": 3.0}


def test_the_tokens_have_intervals_by_report() -> None:
    import numpy as np

    from benchmarks.tokens import figures

    found = figures(np.array([[10.0, 10.0, 1.0, 8.0, 1.0], [10.0, 5.0, 1.0, 2.0, 1.0]]))
    assert found["sentences"] == 20
    assert [found[f"identical_share{end}"] for end in ("_low", "", "_high")] == [0.5, 0.75, 1.0]
    assert [found[f"ratio_to_jieba{end}"] for end in ("_low", "", "_high")] == [2.0, 5.0, 8.0]
