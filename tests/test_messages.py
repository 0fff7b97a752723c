"""Every sentence exists in both languages, with the same blanks, and every key in use exists."""

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from messages import KnownError, Message, say

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("main.py", "cli", "operations", "corpus", "annotation", "interchange", "training")
KEY = re.compile(r"(?:cli|operations|corpus|cleaning|annotation|interchange|training)\.[a-z_0-9]+")


def sentences(lang: str) -> dict[str, str]:
    found = {}
    for file in sorted((ROOT / "messages" / lang).glob("*.toml")):
        for name, text in tomllib.loads(file.read_text("utf-8")).items():
            found[f"{file.stem}.{name}"] = text
    return found


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def keys_in_use() -> dict[str, Path]:
    found = {}
    for room in ROOMS:
        path = ROOT / room
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
                if is_text and KEY.fullmatch(node.value):
                    found[node.value] = file
    return found


def test_both_languages_have_the_same_sentences_with_the_same_blanks() -> None:
    zh, en = sentences("zh"), sentences("en")
    assert set(zh) == set(en)
    assert {k for k in zh if blanks(zh[k]) != blanks(en[k])} == set()


def test_every_key_the_program_uses_has_a_sentence() -> None:
    known = sentences("zh")
    modules = {f"{room}.{p.stem}" for room in ROOMS for p in (ROOT / room).rglob("*.py")}
    used = keys_in_use()
    assert len(used) > 50
    unknown = {key: file.name for key, file in used.items() if key not in {*known, *modules}}
    # A key that ends with "_" is the beginning of a computed one.
    starts = {key for key in unknown if key.endswith("_") and any(k.startswith(key) for k in known)}
    assert set(unknown) == starts


def test_english_sentences_have_no_hanzi() -> None:
    hanzi = re.compile("[\u4e00-\u9fff]")
    spoken = {k: v for k, v in sentences("en").items() if k.startswith(("cli.", "operations."))}
    assert [key for key, text in spoken.items() if hanzi.search(text)] == []


def test_a_message_inside_a_message_is_said_in_the_same_language() -> None:
    inner = Message("cli.nothing_to_undo")
    assert say("cli.error", "en", sentence=inner) == "Error: There is nothing to undo."
    assert say("cli.error", sentence=inner) == "错误：没有可撤销的步骤。"


def test_a_known_error_comes_back_whole_from_another_process() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(KnownError("cli.disk_full", path="甲.db")))
    assert isinstance(error, KnownError)
    assert "甲.db" in str(error)


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        say("cli.no_such_sentence")
