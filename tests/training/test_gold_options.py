"""The benchmark on labelled reports knows its options and refuses others."""

import sys

import pytest

from benchmarks import gold, harness


def test_extra_flags_are_options_like_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gold", "--steps"])
    asked = harness.arguments("gold", "", steps="every step")
    assert (asked.steps, asked.json) == (True, False)


def test_an_unknown_option_beside_the_ablation_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["gold", "--ablation", "--jsno"])
    with pytest.raises(SystemExit) as caught:
        gold.main()
    assert caught.value.code == 2
    assert "--jsno" in capsys.readouterr().err
