"""The window says each thing in one word: what GLOSSARY.md avoids is in none of its sentences."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

WORDS = Path(__file__).parents[2] / "gui" / "translations" / "biaoju_en.ts"


@pytest.mark.parametrize("avoided", ["分类器", "意见不一", "宏平均", "准确率", "队列", "审计"])
def test_no_sentence_of_the_window_has_a_word_that_is_avoided(avoided: str) -> None:
    said = [source.text or "" for source in ET.parse(WORDS).getroot().iter("source")]
    assert said and [sentence for sentence in said if avoided in sentence] == []
