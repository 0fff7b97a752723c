"""What an analyst does in a day, command by command: data on stdout, words on stderr."""

import json
from pathlib import Path

import pytest

from cli import run

Shell = tuple[int, list[str], str]


@pytest.fixture
def sh(tmp_path: Path, reports_folder: Path, monkeypatch, capsys):
    """Run a command in a folder that holds 报告/: exit code, lines of stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def call(*argv: str) -> Shell:
        code = run(argv)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out.splitlines(), captured.err

    return call


def uids(sh, *starts: str) -> list[str]:
    rows = [json.loads(line) for line in sh("split", "报告")[1]]
    return [next(r["uid"] for r in rows if r["text"].startswith(start)) for start in starts]


def test_annotating_prints_the_change_and_undo_takes_it_back(sh) -> None:
    sh("import", "报告", "--analyst", "甲")
    (uid,) = uids(sh, "开展宪法宣传周")
    code, lines, _ = sh("annotate", uid, "普法")
    change = json.loads(lines[0])
    assert (code, len(lines)) == (0, 1)
    assert (change["uid"], change["labels"], change["before"]) == (uid, ["普法"], {})
    assert set(change["after"]) == {"执法监督", "普法", "营商环境", "矛盾化解"}
    code, lines, said = sh("undo")
    assert (code, lines) == (0, [])
    assert "甲" in said
    assert json.loads(sh("annotate", uid, "--none")[1][0])["before"] == {}


def test_only_judges_one_category_and_leaves_the_others_open(sh) -> None:
    sh("import", "报告", "--analyst", "甲")
    (uid,) = uids(sh, "开展宪法宣传周")
    change = json.loads(sh("annotate", uid, "普法", "--only")[1][0])
    assert change["after"] == {"普法": True}
    assert json.loads(sh("annotate", uid, "--clear")[1][0])["after"] == {}


def test_an_unnamed_analyst_is_told_how_to_sign(sh) -> None:
    sh("import", "报告")
    (uid,) = uids(sh, "开展宪法宣传周")
    assert "--analyst" in sh("annotate", uid, "普法")[2]
    assert "--analyst" not in sh("annotate", uid, "普法", "--analyst", "甲")[2]
    assert "--analyst" not in sh("annotate", uid, "普法")[2]


def test_next_goes_on_where_the_analyst_stopped(sh) -> None:
    sh("import", "报告", "--analyst", "甲")
    # The default order draws from the top by chance, another draw in every project.
    first = json.loads(sh("next", "--order", "document")[1][0])
    assert first["text"].startswith("2021年，云溪县认真落实")
    sh("annotate", first["uid"], "--none")
    second = [json.loads(line) for line in sh("next", "--count", "2")[1]]
    assert first["uid"] not in {row["uid"] for row in second}
    assert len(second) == 2


def test_stats_count_what_is_judged(sh) -> None:
    sh("import", "报告", "--analyst", "甲")
    sh("annotate", *uids(sh, "开展宪法宣传周"), "普法")
    stats = json.loads(sh("stats", "--json")[1][0])
    assert (stats["reports"], stats["judged"], stats["analysts"]) == (2, 1, ["甲"])
    (pufa,) = [c for c in stats["categories"] if c["name"] == "普法"]
    assert (pufa["yes"], pufa["no"], pufa["conflict"]) == (1, 0, 0)
    assert pufa["not_judged"] == stats["sentences"] - 1
    assert "普法" in "\n".join(sh("stats")[1])


def test_two_analysts_their_agreement_and_a_merge_that_happens_once(sh) -> None:
    sh("import", "报告", "--analyst", "甲")
    three = uids(sh, "开展宪法宣传周", "为三百家企业", "组织领导干部")
    sh("backup", "--out", "同事.db")
    for uid in three:
        sh("annotate", uid, "普法")
        sh("annotate", uid, "普法", "--project", "同事.db", "--analyst", "乙")
    sh("annotate", three[1], "营商环境", "--project", "同事.db", "--analyst", "乙")
    assert sh("agreement")[0] == 1
    code, lines, said = sh("merge", "同事.db")
    assert (code, lines) == (0, [])
    assert "12" in said
    assert "标注 0 条" in sh("merge", "同事.db")[2]
    rows = {row["category"]: row for row in map(json.loads, sh("agreement", "--json")[1])}
    assert rows["普法"]["n"] == 3
    assert rows["普法"]["raw"] == pytest.approx(2 / 3)
    assert rows["执法监督"]["kappa"] is None
    assert sh("check")[0] == 0


def test_the_same_person_saying_two_things_is_a_conflict_that_is_listed(sh) -> None:
    sh("import", "报告", "--analyst", "甲")
    (uid,) = uids(sh, "开展宪法宣传周")
    sh("backup", "--out", "副本.db")
    sh("annotate", uid, "普法")
    sh("annotate", uid, "--none", "--project", "副本.db")
    code, lines, _ = sh("merge", "副本.db")
    (conflict,) = map(json.loads, lines)
    assert code == 0
    assert (conflict["uid"], conflict["ours"], conflict["theirs"]) == (uid, True, False)


def test_the_scheme_goes_out_is_edited_and_comes_back(sh, tmp_path: Path) -> None:
    sh("import", "报告", "--analyst", "甲")
    (uid,) = uids(sh, "开展宪法宣传周")
    sh("annotate", uid, "普法")
    text = "\n".join(sh("scheme", "export")[1])
    (tmp_path / "体系.toml").write_text(text.replace('name = "普法"', 'name = "法治宣传"'), "utf-8")
    assert sh("scheme", "import", "体系.toml")[0] == 0
    assert json.loads(sh("annotate", uid, "法治宣传")[1][0])["before"]["法治宣传"] is True
    assert sh("annotate", uid, "普法")[0] == 1


def test_a_backup_is_a_whole_project(sh) -> None:
    sh("import", "报告", "--analyst", "甲")
    sh("annotate", *uids(sh, "开展宪法宣传周"), "普法")
    code, (path,), _ = sh("backup")
    assert code == 0
    assert sh("stats", "--project", path)[1] == sh("stats")[1]
    assert sh("check", "--project", path)[0] == 0


def test_train_says_how_well_and_classifiers_remember_it(sh) -> None:
    sh("import", "报告", "--analyst", "甲")
    for line in sh("next", "--count", "99")[1]:
        row = json.loads(line)
        names = ["普法"] if "法治" in row["text"] or "宣传" in row["text"] else []
        sh("annotate", row["uid"], *(names or ["--none"]))
    code, lines, said = sh("train", "--json", "--note", "第一次")
    trained = json.loads(lines[0])
    assert (code, trained["version"]) == (0, "v1")
    assert [c["category"] for c in trained["categories"]] == [
        *("执法监督", "普法", "营商环境", "矛盾化解")
    ]
    assert "v1" in said
    (kept,) = map(json.loads, sh("classifiers", "--json")[1])
    assert (kept["version"], kept["note"], kept["on_disk"]) == ("v1", "第一次", True)
