"""Tokens are jieba's own, whatever the text, and nobody can plant a dictionary."""

import json
import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training import tokens
from training.tokens import PROBE, jieba_cut, tokeniser_identity, tokenize

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT.parent / "shared" / "data" / "government_work_reports.jsonl"

HANZI = st.sampled_from(list("法治政府建设社区的是了一二三十年月执行工作会议网格员调解"))
JOINING = st.sampled_from(list("abXYZ0159-_.+#&%"))
WORDS = st.sampled_from(["AT&T", "C++", "B超", "IP地址", "4S店", "小S", "T恤衫", "5.5%", "1.2.3"])
ODD = st.sampled_from(list("\n\r\t\0 \u2028\u3000　，。；（）《》ＡＢ１２％😀é㐀鿖鿿𠀀豈٣²\ud800"))
MIXED = st.lists(st.one_of(HANZI, JOINING, WORDS, ODD, st.characters()), max_size=25).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(MIXED, max_size=4))
def test_any_text_is_cut_as_jieba_cuts_it(texts: list[str]) -> None:
    cut = jieba_cut()
    assert tokenize(texts) == [list(cut(text)) for text in texts]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A-B-1号", ["A", "-", "B", "-", "1", "号"]),
        ("cc_bc三", ["cc", "_", "bc", "三"]),
        ("AT&T与C++", ["AT&T", "与", "C++"]),
        ("增长5.5%", ["增长", "5.5%"]),
        ("一\r\n二", ["一", "\r\n", "二"]),
        ("㐀𠀀", ["㐀", "𠀀"]),
        ("", []),
    ],
)
def test_where_rjieba_alone_would_differ(text: str, words: list[str]) -> None:
    assert tokenize([text]) == [words]


def test_without_rjieba_jieba_itself_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = tokenize([PROBE, "", "法治\n宣传"])
    monkeypatch.setattr(tokens, "_rjieba", lambda: None)
    assert tokenize([PROBE, "", "法治\n宣传"]) == fast


def test_the_identity_names_what_cuts_and_its_dictionary() -> None:
    identity = tokeniser_identity()
    assert set(identity) == {"name", "version", "dictionary"}
    assert re.fullmatch(r"[0-9a-f]{64}", identity["dictionary"])


def test_a_planted_jieba_cache_is_never_loaded(tmp_path: Path) -> None:
    planted = ({"云": 10**9, "溪": 10**9, "云溪县司": 10**12}, 10**12)
    (tmp_path / "jieba.cache").write_bytes(marshal.dumps(planted))
    code = (
        "import json; from training.tokens import jieba_cut; "
        "print(json.dumps(jieba_cut()('云溪县司法局开展普法宣传')))"
    )
    env = {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == tokenize(["云溪县司法局开展普法宣传"])[0]
    assert done.stderr == ""
    assert [p.name for p in tmp_path.iterdir()] == ["jieba.cache"]


def test_government_reports_are_cut_as_jieba_cuts_them() -> None:
    if not REPORTS.exists():
        pytest.skip("the shared reports are not here")
    lines = REPORTS.read_text("utf-8").splitlines()[::12]
    texts = [s for line in lines for s in re.split(r"(?<=[。；])|\n", json.loads(line)["content"])]
    cut = jieba_cut()
    assert tokenize(texts) == [list(cut(text)) for text in texts]
