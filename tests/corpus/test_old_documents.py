"""Documents of older office programs: told apart, converted where a converter is installed."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from report_files import paragraph, run

from corpus.readers import Reader, converters, read
from messages import KnownError, say

TEXT = "云溪县2021年法治政府建设情况报告。"
BODY = paragraph(run(TEXT))


def refusal(path: Path, *, reader: Reader | None = None) -> str:
    """The key of the sentence a file is refused with, said in both languages on the way."""
    with pytest.raises(KnownError) as caught:
        (reader or Reader()).read(path, name=path.name)
    message = caught.value.message
    for lang in ("zh", "en"):
        assert path.name in say(message.key, lang, **message.values)
    return message.key.removeprefix("corpus.")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_an_office_file_with_a_password_is_told_from_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "密.docx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100))
    assert refusal(path) == "encrypted"
    sheet = tmp_path / "坏.xls"
    sheet.write_bytes(OLE)
    assert refusal(sheet) == "damaged"


@pytest.mark.parametrize("name", ["旧.doc", "旧.wps", "旧.rtf", "旧.mht"])
def test_without_a_converter_old_documents_are_to_be_saved_as_docx(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    contents = {".rtf": b"{\\rtf1 x}", ".mht": b"MIME-Version: 1.0\r\n"}
    path = tmp_path / name
    path.write_bytes(contents.get(path.suffix, OLE))
    monkeypatch.setattr("shutil.which", lambda *_: None)
    assert refusal(path) == "no_converter"


FAKE = """#!{python}
import sys
sys.stdout.buffer.write({output!r}.encode())
sys.exit({code})
"""


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a first line")
def test_an_installed_converter_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "-旧.doc"
    path.write_bytes(OLE)
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool, output, code in (("antiword", "", 1), ("catdoc", TEXT, 0)):
        (tools / tool).write_text(FAKE.format(python=sys.executable, output=output, code=code))
        (tools / tool).chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    [source] = read(path, name="旧.doc")
    assert (source.name, source.text, source.extractor) == ("旧.doc", TEXT, "catdoc")
    (tools / "catdoc").unlink()
    assert refusal(path) == "conversion_failed"
    assert list(converters.installed(old_word=True)) == [("antiword", str(tools / "antiword"))]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a first line")
def test_a_converter_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "wrapper"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path / 'pid'}\nwait\n")
    script.chmod(0o755)
    monkeypatch.setattr(converters, "_SECONDS", 0.5)
    assert converters._run(str(script)) == b""
    pid = int((tmp_path / "pid").read_text())
    assert is_gone(pid)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that is ending gets a moment."""
    for _ in range(100):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True).stdout
        if not state.strip() or state.startswith(b"Z"):
            return True
        time.sleep(0.05)
    return False
