"""Formats of old office programs (.doc, .wps, .rtf, .mht), through a converter that is installed.

antiword and catdoc write text, LibreOffice writes .docx; none of them is required. Without one
the user is told to save the file as .docx.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.readers import guard
from messages import KnownError

_SECONDS = 120
_OLE = b"\xd0\xcf\x11\xe0"
_ARGUMENTS = {
    "antiword": ("-m", "UTF-8.txt", "-w", "0"),
    "catdoc": ("-d", "utf-8", "-w"),
}
_OFFICE = ("soffice", "libreoffice")


@contextmanager
def to_docx_or_text(path: Path) -> Iterator[tuple[Path, str]]:
    """A readable copy of an old document while the context lasts, and the converter's name.

    The converters are tried in turn until one makes something of the file. Raises KnownError
    where none is installed or none succeeds.
    """
    old_word = guard.first_bytes(path).startswith(_OLE)
    programs = installed(old_word=old_word)
    if not programs:
        raise KnownError("corpus.no_converter", path=str(path))
    with tempfile.TemporaryDirectory() as folder:
        # Under a name of our own: a .wps is taken for what its suffix meant to others.
        copy = Path(folder) / ("report.doc" if old_word else "report" + path.suffix.lower())
        with guard.disk_errors(path):
            shutil.copyfile(path, copy)
        for tool, program in programs:
            if (made := _convert(tool, program, copy)) is not None:
                yield made, tool
                return
    raise KnownError("corpus.conversion_failed", path=str(path))


def installed(*, old_word: bool) -> list[tuple[str, str]]:
    """The converters found on this machine as (name, program), the quicker ones first."""
    tools = (*_ARGUMENTS, *_OFFICE) if old_word else _OFFICE
    return [(tool, program) for tool in tools if (program := shutil.which(tool))]


def _convert(tool: str, program: str, copy: Path) -> Path | None:
    """The .docx or .txt the converter made, None if it made nothing."""
    if tool in _OFFICE:
        folder = copy.parent / "made"
        profile = (copy.parent / "profile").as_uri()
        options = (f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx")
        _run(program, *options, "--outdir", str(folder), str(copy))
        return next(folder.glob("*.docx"), None)
    output = _run(program, *_ARGUMENTS[tool], str(copy))
    if not output.strip():
        return None
    target = copy.parent / "made.txt"
    target.write_bytes(output)
    return target


def _run(*command: str) -> bytes:
    """What a program writes to its standard output; nothing if it fails or takes too long."""
    try:
        with _started(command) as process:
            try:
                output, _ = process.communicate(timeout=_SECONDS)
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                _kill_with_children(process)
                raise
    except (subprocess.TimeoutExpired, OSError):
        return b""
    return output if process.returncode == 0 else b""


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _kill_with_children(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice's program is a wrapper: killing it alone would leave the office running."""
    if sys.platform == "win32":
        command = ("taskkill", "/F", "/T", "/PID", str(process.pid))
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
