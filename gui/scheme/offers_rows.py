"""What the three lists of offered words say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.scheme.offers_table import OfferRow

if TYPE_CHECKING:
    from operations.grow_words import OfferedWord
    from operations.word_offers import WordOffers
    from training.strong_words import StrongWord

MINED, FOR, AGAINST = "mined", "for", "against"
translate = QCoreApplication.translate  # so that the translators' tool finds it


def titles() -> dict[str, str]:
    """The names of the lists."""
    return {
        MINED: translate("WordOffers", "建议的关键词"),
        FOR: translate("WordOffers", "最支持的词"),
        AGAINST: translate("WordOffers", "最反对的词"),
    }


def explained(name: str) -> str:
    """What a list holds."""
    return {
        MINED: translate("WordOffers", "现有关键词没有命中的句子里，加上它们能多命中的。"),
        FOR: translate("WordOffers", "自动标注判断“属于”时最看重的词。"),
        AGAINST: translate("WordOffers", "自动标注判断“不属于”时最看重的词。"),
    }[name]


def heads_of(name: str) -> tuple[str, ...]:
    """The names of the columns behind the word."""
    judged = translate("WordOffers", "已标 是/否")
    if name != MINED:
        return (judged,)
    return translate("WordOffers", "多命中"), judged, translate("WordOffers", "估计查准率")


def rows_of(name: str, found: WordOffers) -> list[OfferRow]:
    """One list."""
    if name == MINED:
        return [_mined(one) for one in found.suggested]
    return [_strong(one) for one in (found.spoke_for if name == FOR else found.spoke_against)]


def _mined(one: OfferedWord) -> OfferRow:
    value, low, high = (round(100 * part) for part in one.precision)
    precision = f"{value}%（{low}–{high}%）"
    sentences = translate("WordOffers", "{n} 句").format(n=f"{one.sentences:,}")
    return OfferRow(one.word, (sentences, f"{one.yes} / {one.no}", precision), _tip(one))


def _tip(one: OfferedWord) -> str:
    by = {
        "tags": translate("WordOffers", "查准率按这些句子的标注估计"),
        "scores": translate("WordOffers", "标注太少，查准率按机器判断估计"),
    }[one.source]
    words = translate("WordOffers", "标为“属于”的来自 {n} 篇报告；{by}，括号里是九成把握的范围")
    return words.format(n=one.reports, by=by)


def _strong(one: StrongWord) -> OfferRow:
    return OfferRow(one.word, (f"{one.yes} / {one.no}",))
