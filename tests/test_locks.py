"""The locks pin by hash and name no place to download from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def test_there_are_four_locks_and_no_uv_lock() -> None:
    assert [lock.name for lock in LOCKS] == [
        "requirements-dev.lock",
        "requirements-extras.lock",
        "requirements-peers.lock",
        "requirements.lock",
    ]
    assert not (ROOT / "uv.lock").exists()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(lock: Path) -> None:
    pin = re.compile(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,-]+\])?==[\w.+!]+( ; [^:/]+)? \\")
    hash_line = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = lock.read_text("utf-8").splitlines()
    assert lines
    assert [line for line in lines if not (pin.fullmatch(line) or hash_line.fullmatch(line))] == []


def test_what_runs_is_locked_alike_for_users_and_developers() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / name).read_text("utf-8"), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")
    assert pins("requirements.lock") <= pins("requirements-extras.lock")
    assert pins("requirements-extras.lock") <= pins("requirements-peers.lock")
