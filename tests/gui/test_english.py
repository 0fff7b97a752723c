"""English: every sentence that the window says in Chinese has its translation, blanks and all."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

GUI = Path(__file__).resolve().parents[2] / "gui"
MESSAGES = list(ET.parse(GUI / "translations" / "biaoju_en.ts").getroot().iter("message"))
_SAID = re.compile(r'(?:tr|translate)\(\s*(?:"\w+",\s*)?((?:"(?:[^"\\]|\\.)*"\s*)+)[,)]')


def test_nothing_is_left_untranslated() -> None:
    blank = [m.findtext("source") for m in MESSAGES if not (m.findtext("translation") or "")]
    unfinished = [m.findtext("source") for m in MESSAGES if m.find("translation").get("type")]
    assert (blank, unfinished) == ([], [])


def test_a_translation_has_the_blanks_of_its_source() -> None:
    def blanks(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w*\}", text))

    pairs = [(m.findtext("source"), m.findtext("translation")) for m in MESSAGES]
    assert [pair for pair in pairs if blanks(pair[0]) != blanks(pair[1])] == []


def test_every_sentence_in_the_code_is_known_to_the_translators() -> None:
    known, found = {m.findtext("source") for m in MESSAGES}, set[str]()
    for file in GUI.rglob("*.py"):
        for match in _SAID.findall(file.read_text("utf-8")):
            parts = re.findall(r'"((?:[^"\\]|\\.)*)"', match)
            found.add("".join(parts).replace("\\n", "\n").replace('\\"', '"'))
    chinese = {text for text in found if re.search("[\u4e00-\u9fff]", text)}
    assert len(chinese) > 300
    assert sorted(chinese - known) == []
