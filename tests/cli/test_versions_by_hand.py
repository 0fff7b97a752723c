"""Versions and deliveries from the command line: what is printed, what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from live_project import import_seven, say_much, sentences_of

from annotation.project import open_project
from cli import run
from operations.annotate import annotate

Say = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command in a folder with a tagged project: exit code, lines of stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_seven(project, tmp_path / "报告")
        say_much(project)

    def told(*argv: str) -> tuple[int, list[str], str]:
        code = run(list(argv))
        captured = capsys.readouterr()
        return code, captured.out.splitlines(), captured.err

    return told


def other_tags(path: Path) -> None:
    with open_project(path) as project:
        for unit in sentences_of(project):
            annotate(project, uid=unit.uid, names=["普法"] * ("执法" in unit.text), analyst="甲")


def test_a_version_is_compared_chosen_and_handed_over(say: Say, tmp_path: Path) -> None:
    say("train", "--note", "第一版")
    other_tags(tmp_path / "annotations.db")
    say("train")
    code, out, err = say("classifiers", "compare", "v1", "v2")
    head, *rows = map(json.loads, out)
    assert (code, head["first"], head["changed"]) == (0, "v1", len(rows))
    assert rows and all(row["changes"] for row in rows) and "普法" in err
    assert say("classifiers", "use")[1] == ['{"version": "v2"}']
    assert say("classifiers", "use", "v1")[1] == ['{"version": "v1"}']
    say("tag", "报告", "--out", "one.jsonl")
    say("tag", "报告", "--out", "two.jsonl", "--classifier", "v1")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    say("undo")
    say("tag", "报告", "--out", "three.jsonl")
    assert (tmp_path / "three.jsonl").read_bytes() != (tmp_path / "one.jsonl").read_bytes()
    assert say("classifiers", "export", "v1", "--out", "v1.biaoju")[0] == 0
    code, out, _ = say("classifiers", "import", "v1.biaoju", "--note", "甲的")
    told = json.loads(out[0])
    assert (code, told["version"], told["in_use"]) == (0, "v3", "v2")
    assert [json.loads(line)["version"] for line in say("classifiers", "--json")[1]] == [
        *("v1", "v2", "v3")
    ]
    assert say("classifiers", "note", "v1", "改过的备注")[0] == 0
    assert "改过的备注" in "".join(say("classifiers")[1])
    assert say("classifiers", "delete", "v3")[0] == 0
    code, _, err = say("classifiers", "use", "v3")
    assert code == 1 and "v3" in err and "Traceback" not in err


def test_the_list_of_versions_is_what_it_was(say: Say) -> None:
    say("train")
    (line,) = say("classifiers", "--json")[1]
    keys = {"version", "created_at", "macro_f1", "on_disk", "label_hash", "scheme_hash", "note"}
    assert json.loads(line).keys() == keys


def test_a_delivery_is_frozen_listed_exported_and_compared(say: Say, tmp_path: Path) -> None:
    say("train")
    code, out, err = say("deliver", "--name", "一稿", "--note", "上报")
    first = json.loads(out[0])
    assert (code, first["name"], first["version"]) == (0, "一稿", "v1") and "一稿" in err
    say("deliver", "export", "一稿", "--out", "a.xlsx")
    other_tags(tmp_path / "annotations.db")
    say("train")
    say("deliver", "--name", "二稿")
    assert say("--lang", "en", "deliver", "export", "一稿", "--out", "b.xlsx")[0] == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert [json.loads(line)["name"] for line in say("deliver", "list", "--json")[1]] == [
        *("一稿", "二稿")
    ]
    assert "一稿" in "".join(say("deliver", "list")[1])
    rows = [json.loads(line) for line in say("deliver", "compare", "一稿", "二稿", "--json")[1]]
    yes = next(
        r for r in rows if (r["group"], r["measure"], r["category"]) == ("category", "yes", "普法")
    )
    assert yes["difference"] == yes["after"] - yes["before"]
    assert "宏平均 F1" in "".join(say("deliver", "compare", "一稿", "二稿")[1])
    code, _, err = say("classifiers", "delete", "v1")
    assert code == 1 and "一稿" in err


def test_what_is_unknown_is_named_with_what_there_is(say: Say) -> None:
    assert say("deliver", "list")[0] == 0
    say("train")
    say("deliver", "--name", "一稿")
    for argv in (
        ("deliver", "export", "三稿", "--out", "x.xlsx"),
        ("deliver", "compare", "一稿", "三稿"),
    ):
        code, _, err = say(*argv)
        assert code == 1 and "三稿" in err and "一稿" in err
    code, _, err = say("classifiers", "compare", "v1", "v9")
    assert code == 1 and "v9" in err and "v1" in err


def test_deliver_without_a_name_is_wrong_usage(say: Say) -> None:
    with pytest.raises(SystemExit) as ended:
        say("deliver")
    assert ended.value.code == 2
