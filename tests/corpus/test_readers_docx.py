"""Word documents: every word on the page, once, in order, with its automatic number."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from report_files import paragraph, part, run, write_docx

from corpus.readers import Reader
from corpus.readers.docx_numbers import chinese

TITLED = "《关于印发‹云溪县办法&gt;的通知》"

LinesOf = Callable[..., list[str]]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


@pytest.fixture
def lines_of(reader: Reader, tmp_path: Path) -> LinesOf:
    def lines(body: str, parts: dict[str, str] | None = None) -> list[str]:
        [source] = reader.read(write_docx(tmp_path / "a.docx", body, parts), name="a.docx")
        assert source.name == "a.docx"
        assert source.extractor == "biaoju-docx 1"
        assert source.text.endswith("\n")
        return source.text.removesuffix("\n").split("\n")

    return lines


def test_paragraphs_are_lines_and_titles_in_brackets_survive(lines_of: LinesOf) -> None:
    body = paragraph(run("云溪县") + run("工作报告")) + paragraph("") + paragraph(run(TITLED))
    assert lines_of(body) == ["云溪县工作报告", "《关于印发‹云溪县办法>的通知》"]


def test_breaks_tabs_and_hyphens_inside_a_paragraph(lines_of: LinesOf) -> None:
    body = paragraph(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/>"
        "<w:t>丁</w:t></w:r>"
    )
    assert lines_of(body) == ["甲\t乙", "丙-丁"]


def test_tracked_insertions_stay_and_deletions_go(lines_of: LinesOf) -> None:
    body = paragraph(
        run("抽查案卷")
        + f"<w:ins>{run('四百')}</w:ins>"
        + f"<w:del><w:r><w:delText>三百</w:delText></w:r>{run('两百')}</w:del>"
        + f"<w:moveTo>{run('件')}</w:moveTo><w:moveFrom>{run('份')}</w:moveFrom>"
    )
    assert lines_of(body) == ["抽查案卷四百件"]


def test_a_deleted_paragraph_mark_joins_two_lines(lines_of: LinesOf) -> None:
    marked = paragraph(run("调处纠纷"), "<w:rPr><w:del/></w:rPr>")
    assert lines_of(marked + paragraph(run("一千件。"))) == ["调处纠纷一千件。"]


def test_a_text_box_is_read_once(lines_of: LinesOf) -> None:
    box = f"<w:txbxContent>{paragraph(run('框中文字'))}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines_of(paragraph(run("正文") + both)) == ["正文", "框中文字"]


def test_an_old_text_box_is_read_too(lines_of: LinesOf) -> None:
    box = f"<w:txbxContent>{paragraph(run('旧框'))}</w:txbxContent>"
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    assert lines_of(paragraph(old)) == ["旧框"]


def test_word_art_is_text(lines_of: LinesOf) -> None:
    art = "<w:r><w:pict><v:shape><v:textpath string='云溪县文件'/></v:shape></w:pict></w:r>"
    assert lines_of(paragraph(art) + paragraph(run("正文"))) == ["云溪县文件", "正文"]


def test_content_controls_links_and_fields_are_text(lines_of: LinesOf) -> None:
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('控件段落'))}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('7')}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    link = f"<w:hyperlink>{run('链接')}</w:hyperlink>"
    simple = f"<w:fldSimple w:instr='DATE'>{run('今日')}</w:fldSimple>"
    assert lines_of(block + paragraph(inline + link + field + simple)) == [
        "控件段落",
        "控件链接7今日",
    ]


def test_hidden_text_is_left_out(lines_of: LinesOf) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>看得见</w:t></w:r>'
    assert lines_of(paragraph(hidden + shown)) == ["看得见"]


def test_ruby_stands_in_brackets_behind_its_base(lines_of: LinesOf) -> None:
    ruby = f"<w:ruby><w:rt>{run('zhì')}</w:rt><w:rubyBase>{run('治')}</w:rubyBase></w:ruby>"
    assert lines_of(paragraph(run("法") + f"<w:r>{ruby}</w:r>")) == ["法治(zhì)"]


def table(*rows: list[str]) -> str:
    def cell(inner: str) -> str:
        return f"<w:tc><w:tcPr/>{inner}</w:tc>"

    drawn = ("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(drawn)}</w:tbl>"


def test_a_table_row_is_one_line(lines_of: LinesOf) -> None:
    two = paragraph(run("青岚")) + paragraph(run("区"))
    body = table(
        [paragraph(run("单位")), paragraph(run("件数")), paragraph(run("备注"))],
        [two, paragraph(run("12")), paragraph("")],
        [paragraph(""), paragraph(""), paragraph(run("合计"))],
    )
    assert lines_of(body) == ["单位 | 件数 | 备注", "青岚 区 | 12", " |  | 合计"]


def test_a_table_around_the_whole_text_does_not_glue_it(lines_of: LinesOf) -> None:
    text = "".join(paragraph(run(f"第{at}段，" + "全县上下共同努力，" * 10)) for at in range(5))
    assert len(lines_of(table([text]))) == 5
    assert len(lines_of(table([paragraph(run("旁注")), text]))) == 6


def test_a_deleted_row_is_left_out(lines_of: LinesOf) -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('删'))}</w:tc></w:tr>"
    kept = f"<w:tr><w:tc>{paragraph(run('甲'))}</w:tc><w:tc>{paragraph(run('乙'))}</w:tc></w:tr>"
    assert lines_of(f"<w:tbl>{deleted}<w:ins>{kept}</w:ins></w:tbl>") == ["甲 | 乙"]


def test_notes_that_are_referred_to_stand_at_the_end(lines_of: LinesOf) -> None:
    notes = "".join(
        f'<w:footnote w:id="{at}">{paragraph(run(text))}</w:footnote>'
        for at, text in ((0, "分隔线"), (1, "数据截至年底。"))
    )
    body = paragraph(run("办结率98%") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("。"))
    lines = lines_of(
        body + paragraph(run("末段。")), {"word/footnotes.xml": part("footnotes", notes)}
    )
    assert lines == ["办结率98%。", "末段。", "数据截至年底。"]


def test_headers_footers_and_comments_are_not_text(lines_of: LinesOf) -> None:
    header = part("hdr", paragraph(run("云溪县文件")))
    parts = {
        "word/header1.xml": header,
        "word/comments.xml": part("comments", paragraph(run("批"))),
    }
    assert lines_of(paragraph(run("正文")), parts) == ["正文"]


def level(at: int, kind: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(number: int, at: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="5">'
    + level(0, "chineseCounting", "%1、", '<w:pStyle w:val="Kop1"/>')
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="6">' + level(0, "bullet", "•") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num>',
)
STYLES = part(
    "styles",
    '<w:style w:styleId="Kop1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Kop1b"><w:basedOn w:val="Kop1"/></w:style>',
)


def test_automatic_numbers_are_printed(lines_of: LinesOf) -> None:
    plan = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (2, 0), (3, 0), (9, 0)]
    body = "".join(paragraph(run("题"), numbered(number, at)) for number, at in plan)
    assert lines_of(body, {"word/numbering.xml": NUMBERING}) == [
        "一、题",
        "（一）题",
        "（二）题",
        "1. 题",
        "1.1 题",
        "二、题",
        "（一）题",
        "一、题",
        "题",
        "题",
    ]


def test_numbers_come_through_styles_and_can_be_switched_off(lines_of: LinesOf) -> None:
    body = (
        paragraph(run("甲"), '<w:pStyle w:val="Kop1"/>')
        + paragraph("", '<w:pStyle w:val="Kop1"/>')
        + paragraph(run("乙"), '<w:pStyle w:val="Kop1b"/>')
        + paragraph(run("丙"), '<w:pStyle w:val="Kop1"/>' + numbered(0, 0))
    )
    parts = {"word/numbering.xml": NUMBERING, "word/styles.xml": STYLES}
    assert lines_of(body, parts) == ["一、甲", "三、乙", "丙"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (105, "一百〇五"),
        (110, "一百一十"),
        (1010, "一千〇一十"),
        (0, "0"),
    ],
)
def test_chinese_counting(number: int, said: str) -> None:
    assert chinese(number) == said
