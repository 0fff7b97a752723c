"""Web pages: all visible text, one line per block, whatever the markup and the charset."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers import Reader
from corpus.readers.html import page_text
from messages import KnownError

PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://x/y.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>报告_青岚区人民政府</title><style>p{color:red}</style></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="/zw">政务公开</a></div>
<h1>青岚区2022年法治政府建设情况报告</h1>
<div><span>发布日期：2022-03-15</span><span>来源：青岚区司法局</span></div>
<div class="content"><p>　　一、主要工作。<b>规范</b>执法。</p>
<!-- 注释 -->裸露的文字<p>抽查案卷四百件，<br/>整改二十八个。
办结率98%。<table border=1><tbody><tr><th>单位</th><th>件数</th></tr>
<tr><td><p>云溪县</p><p>司法局</p></td><td>3</td></tr></table>表后文字
<ul><li>一是排查<li>二是调处</ul></div>
<script>document.write("脚本")</script><noscript>请启用</noscript>
<div style="DISPLAY : none">隐藏的文字</div><p hidden>隐藏的段落</p>
<select><option>友情链接<option>云溪县</select>
<div>版权所有</div></body></html>"""
LINES = [
    "首页 > 政务公开",
    "青岚区2022年法治政府建设情况报告",
    "发布日期：2022-03-15来源：青岚区司法局",
    "一、主要工作。规范执法。",
    "裸露的文字",
    "抽查案卷四百件，",
    "整改二十八个。办结率98%。",
    "单位 | 件数",
    "云溪县 司法局 | 3",
    "表后文字",
    "一是排查",
    "二是调处",
    "友情链接",
    "云溪县",
    "版权所有",
]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def lines(page: str) -> list[str]:
    return page_text(page, Path("a.html"))[0].splitlines()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_government_page(reader: Reader, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.htm"
    path.write_bytes(PAGE.encode(encoding))
    [source] = reader.read(path, name="a.htm")
    assert source.text.splitlines() == LINES
    assert source.encoding.startswith(encoding.removesuffix("-sig"))
    assert source.warnings == ()


@pytest.mark.parametrize("name", ["a.doc", "a.txt", "a.xls", "a"])
def test_a_page_under_another_name_is_still_a_page(
    reader: Reader, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(PAGE, "utf-8")
    [source] = reader.read(path, name=name)
    assert source.text.splitlines() == LINES


def test_text_without_tags_named_html_keeps_its_lines(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("第一行\n第二行 5 < 6\n", "utf-8")
    [source] = reader.read(path, name="a.html")
    assert source.text == "第一行\n第二行 5 < 6\n"


def test_brackets_that_are_no_tags_survive() -> None:
    assert lines("<p>《关于印发‹云溪县>的通知》《<办法>》 3<5 </第二> a<b") == [
        "《关于印发‹云溪县>的通知》《<办法>》 3<5 </第二> a"
    ]
    assert lines("<p>&lt;p&gt;文&nbsp;字&#12298;") == ["<p>文\xa0字《"]


def test_one_cell_tables_and_nested_tables_only_lay_out() -> None:
    data = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    page = f"<table><tr><td><p>一段。</p><p>二段。</p>{data}</td></tr></table>"
    assert lines(page) == ["一段。", "二段。", "甲 | 乙"]


def test_cells_without_a_row_and_text_between_cells() -> None:
    assert "丙" in "".join(lines("<table><td>甲</td><td>乙</td><tr>丙<td>丁</td></tr></table>"))
    assert lines("<div><td>甲</td></div>") == ["甲"]


def test_preformatted_lines_stay_lines() -> None:
    assert lines("<pre>第一行\n  第二行\n\n第三行</pre>后") == ["第一行", "第二行", "第三行", "后"]


def test_spaces_around_inline_tags() -> None:
    assert lines("<p>法 <b>治</b>\n<i>政</i>府  建设\nlaw\nand order") == [
        "法 治政府 建设 law and order"
    ]


def test_a_page_that_is_mostly_hidden_is_read_with_a_warning(
    reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body>头<div style='display:none'>正文很长很长</div></body></html>", "utf-8"
    )
    [source] = reader.read(path, name="a.html")
    assert source.text == "头\n正文很长很长\n"
    assert [warning.key for warning in source.warnings] == ["corpus.html_hidden"]


def test_a_page_without_text_is_an_error(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><img src=a.png><script>1</script></body></html>", "utf-8")
    with pytest.raises(KnownError, match="没有文字"):
        reader.read(path, name="a.html")


def test_a_page_nested_deep_is_read_whole() -> None:
    assert lines("<html>" + "<div>" * 1000 + "深" + "</div>" * 1000 + "后") == ["深", "后"]


def test_a_page_nested_too_deep_is_an_error_not_a_shorter_page() -> None:
    with pytest.raises(KnownError, match="已损坏"):
        lines("<html>" + "<div>" * 5000 + "深" + "</div>" * 5000 + "后")


TAGS = [
    "<p>",
    "</p>",
    "<br>",
    "<b>",
    "</b>",
    "<td>",
    "<tr>",
    "<table>",
    "</table>",
    "</div>",
    "<div>",
]
TAGS += [
    "<li>",
    "</td>",
    "</tr>",
    "<h2>",
    "</h2>",
    "<a>",
    "<!-- x -->",
    "</ul>",
    "<tbody>",
    "</font>",
]
WORDS = ["法治", "政府", "，", "3<5", "a>b", "《‹办法›》", "\n", "  "]


@settings(deadline=None)
@given(st.lists(st.sampled_from(TAGS + WORDS)))
def test_no_markup_however_broken_loses_a_character(pieces: list[str]) -> None:
    page = "<html><body>始" + "".join(pieces) + "终</body></html>"
    wanted = "始" + "".join(piece for piece in pieces if piece in WORDS) + "终"

    def letters(text: str) -> list[str]:
        return sorted("".join(text.split()).replace("|", ""))

    assert letters("".join(lines(page))) == letters(wanted)
