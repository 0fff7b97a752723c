"""The parts of a Word document that are always the same (ECMA-376): types, links, styles, page."""

from __future__ import annotations

DOCUMENT = "word/document.xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# A4, 2.5 cm around.
BEGIN = f"{_XML}<w:document {_WORD}><w:body>"
END = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418"'
    ' w:bottom="1418" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    "</w:body></w:document>"
)


def _style(name: str, title: str, *, size: int, before: int, after: int, bold: bool = False) -> str:
    """A paragraph style; ``size`` in half points, spaces in twentieths of a point."""
    level = f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>' if name.startswith("Heading") else ""
    follows = '<w:next w:val="Normal"/>' if level else ""
    keep = "<w:keepNext/>" if level else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    grey = "" if level else '<w:color w:val="666666"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:basedOn w:val="Normal"/>{follows}<w:qFormat/><w:pPr>{keep}'
        f'<w:spacing w:before="{before}" w:after="{after}"/>{level}</w:pPr>'
        f'<w:rPr>{weight}{grey}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


_STYLES = (
    f"{_XML}<w:styles {_WORD}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"'
    ' w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:pPr><w:spacing w:after="80" w:line="360" w:lineRule="auto"/></w:pPr></w:style>'
    + _style("Heading1", "heading 1", size=36, before=480, after=120, bold=True)
    + _style("Heading2", "heading 2", size=30, before=320, after=120, bold=True)
    + _style("Heading3", "heading 3", size=26, before=240, after=80, bold=True)
    + _style("Heading4", "heading 4", size=24, before=160, after=80, bold=True)
    + _style("Source", "Source", size=20, before=0, after=240)
    + '<w:style w:type="character" w:styleId="Category"><w:name w:val="Category"/><w:qFormat/>'
    '<w:rPr><w:b/><w:bCs/><w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/></w:rPr></w:style>'
    "</w:styles>"
)

FIXED = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{DOCUMENT}" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship'
        f' Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument"'
        f' Target="{DOCUMENT}"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship'
        f' Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/styles"'
        ' Target="styles.xml"/></Relationships>'
    ),
    "word/styles.xml": _STYLES,
}
"""Name in the zip -> content; the document itself is :data:`BEGIN`, paragraphs, :data:`END`."""
