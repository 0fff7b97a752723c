"""What each cell of the table says, as words and as chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotation.annotations import CONFLICT
from annotation.predictions import Predicted
from annotation.scheme import Category
from annotation.sentence_table import SentenceRow
from gui.sentences.words import kind_word, section_word, sections
from gui.tagging.chips import Chip
from gui.tagging.reports_panel import short_name

COLUMNS = ("report", "region", "year", "section", "text", "said", "predicted", "flag")
translate = QCoreApplication.translate  # so that the translators' tool finds it
SURE = 0.5  # where the classifier gave no threshold


class CellWords:
    """The words of the cells, under one scheme and one set of predictions."""

    def __init__(self, categories: Sequence[Category], predicted: Predicted | None = None) -> None:
        self.categories, self.predicted = list(categories), predicted

    def heading(self, column: str) -> str:
        """The name of a column."""
        return {
            "report": translate("CellWords", "报告"),
            "region": translate("CellWords", "地区"),
            "year": translate("CellWords", "年份"),
            "section": translate("CellWords", "部分"),
            "text": translate("CellWords", "句子"),
            "said": translate("CellWords", "标注"),
            "predicted": translate("CellWords", "机器判断"),
            "flag": translate("CellWords", "存疑"),
        }[column]

    def fixed(self, column: str) -> list[str]:
        """Words of a column that must fit without being cut."""
        parts = sections().values() if column == "section" else ()
        return [self.heading(column), *parts]

    def cell(self, row: SentenceRow, column: str) -> str:
        """What a cell says."""
        match column:
            case "report":
                return short_name(row.report)
            case "section":
                return self.section(row)
            case "said":
                return translate("CellWords", "、").join(chip.text for chip in self.said(row))
            case "predicted":
                return translate("CellWords", "、").join(chip.text for chip in self.foretold(row))
            case "flag":
                return self.flag(row)
            case _:
                return str(getattr(row, column))

    def tip(self, row: SentenceRow, column: str) -> str:
        """The whole of what a cell may have to cut short; "": nothing more to say."""
        match column:
            case "report":
                return row.report
            case "said" if row.analysts:
                names = translate("CellWords", "、").join(row.analysts)
                return translate("CellWords", "{what}（标注人 {names}）").format(
                    what=self.cell(row, column), names=names
                )
            case "flag":
                return row.note
            case "predicted" if row.blind:
                return translate("CellWords", "随机抽检：先答后看，答完才显示机器判断")
            case "region" | "year" | "section":
                return ""
            case _:
                return self.cell(row, column)

    def section(self, row: SentenceRow) -> str:
        """The part of the report, or what the unit is where it is no sentence."""
        return section_word(row.section) if row.kind == "sentence" else kind_word(row.kind)

    def flag(self, row: SentenceRow) -> str:
        """The note; without one, the mark alone."""
        return (row.note or translate("CellWords", "存疑")) if row.flagged else ""

    def said(self, row: SentenceRow) -> list[Chip]:
        """What people said: a filled chip for yes, an outlined one where they disagree."""
        chips, values = [], [row.values.get(c.uid) for c in self.categories]
        for category, value in zip(self.categories, values, strict=True):
            if value == 1:
                chips.append(Chip(category.name, category.colour, filled=True))
            elif value == CONFLICT:
                chips.append(
                    Chip(category.name, category.colour, False, translate("CellWords", "有分歧"))
                )
        if chips or not row.values:
            return chips
        word = (
            translate("CellWords", "均不涉及")
            if all(value == 0 for value in values)
            else translate("CellWords", "未判完")
        )
        return [Chip(word, "", filled=False)]

    def foretold(self, row: SentenceRow) -> list[Chip]:
        """What the classifier said: an outlined chip for what it would pre-select."""
        if row.blind:
            return [Chip(translate("CellWords", "随机抽检"), "", filled=False)]
        if not row.scores or self.predicted is None:
            return []
        chips = []
        for category in self.categories:
            score = row.scores.get(category.uid, 0.0)
            if score >= self.predicted.thresholds.get(category.uid, SURE):
                sure = self.predicted.calibrated.get(category.uid, True)
                percent = f"{score:.0%}" if sure else ""
                chips.append(Chip(category.name, category.colour, False, percent))
        return chips or [Chip(translate("CellWords", "均不涉及"), "", filled=False)]
