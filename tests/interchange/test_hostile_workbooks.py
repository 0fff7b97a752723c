"""A workbook that would take the memory of the machine is refused before it is read."""

import random
import zipfile
from pathlib import Path

import pytest

from interchange import xlsx_reading
from interchange.export import write_xlsx
from interchange.labels import read_labels
from interchange.rows import ExportRow
from messages import KnownError


def refused(path: Path) -> str:
    with pytest.raises(KnownError) as error:
        read_labels(path, categories=["普法"])
    assert path.name in str(error.value)
    return error.value.message.key


def small(path: Path) -> Path:
    row = ExportRow("甲", "r1:0-5", 0, 5, "sentence", "成效", "甲。", ("普法",), ("普法",))
    write_xlsx(path, [row], categories=["普法"])
    return path


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = small(tmp_path / "bomb.xlsx")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/styles.bin", "w") as part,
    ):
        for _ in range(100):
            part.write(bytes(1 << 20))
    assert path.stat().st_size < 1 << 20
    assert refused(path) == "interchange.xlsx_unpacks_large"


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liar.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", bytes(5 << 20))
    data = path.read_bytes()
    path.write_bytes(data.replace((5 << 20).to_bytes(4, "little"), (5 << 10).to_bytes(4, "little")))
    assert refused(path) == "interchange.not_xlsx"


def test_a_cell_in_the_far_corner_is_refused(tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "corner.xlsx"
    book = Workbook()
    book.active["A1"] = "uid"
    book.active["XFD1048576"] = "x"
    book.save(path)
    assert refused(path) == "interchange.xlsx_too_many_cells"


def test_a_long_or_wide_sheet_is_read(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = small(tmp_path / "a.xlsx")
    book = load_workbook(path)
    book["标注"]["B200000"] = "r2:0-5"
    book["标注"]["XFD1"] = "远"
    book.save(path)
    assert refused(path) == "interchange.xlsx_too_many_cells"
    book["标注"]["XFD1"] = None
    book.save(path)
    assert [came.uid for came in read_labels(path, categories=["普法"]).rows] == ["r1:0-5"]


def test_a_password_or_an_old_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refused(path) == "interchange.xlsx_password"


def test_a_damaged_workbook_is_read_or_refused_but_never_a_crash(tmp_path: Path) -> None:
    whole = small(tmp_path / "a.xlsx").read_bytes()
    path, chance = tmp_path / "damaged.xlsx", random.Random(7)
    refusals = 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        try:
            read_labels(path, categories=["普法"])
        except KnownError as error:
            refusals += 1
            assert path.name in str(error)
    assert refusals > 200


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert refused(path) == "interchange.not_xlsx"


def test_the_last_column_is_counted_right(tmp_path: Path) -> None:
    assert xlsx_reading._column(b"A") == 1
    assert xlsx_reading._column(b"XFD") == 16_384
