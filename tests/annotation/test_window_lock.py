"""One window per project, and a dead one holds nobody up."""

from __future__ import annotations

import errno
import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from annotation import lock
from annotation.lock import hold, holder, lock_path, need_closed
from messages import KnownError, say


def test_the_holder_is_known_and_gone_afterwards(path):
    assert holder(path) is None
    with hold(path) as me:
        assert holder(path) == me
        assert me.pid == os.getpid()
    assert holder(path) is None
    assert not lock_path(path).exists()


def test_a_second_window_is_told_who_has_the_first(path, other_window):
    with other_window(path) as process:
        with pytest.raises(KnownError) as caught, hold(path):
            pass
        message = caught.value.message
        assert message.key == "annotation.window_open"
        told = say(message.key, "zh", **message.values)
        assert str(process.pid) in told
        started = datetime.fromisoformat(json.loads(lock_path(path).read_bytes())["started"])
        assert f"始于 {started.astimezone():%Y-%m-%d %H:%M}）" in told
        with pytest.raises(KnownError), need_closed(path):
            pass
    with hold(path):
        pass


def test_the_lock_of_a_killed_window_is_taken_over(path, other_window):
    with other_window(path) as process:
        process.kill()
        process.wait()
        assert lock_path(path).exists()
        assert holder(path) is None
        with hold(path) as me:
            assert holder(path) == me


def test_a_lock_file_of_nonsense_holds_nobody_up(path):
    lock_path(path).write_text("{}", "utf-8")
    assert holder(path) is None
    with hold(path) as me:
        assert holder(path) == me


def test_the_window_itself_may_do_what_needs_it_closed(path):
    with hold(path) as me:
        with need_closed(path):
            assert holder(path) == me
        assert holder(path) == me


def test_while_something_needs_it_closed_no_window_opens(path):
    with need_closed(path), pytest.raises(KnownError), hold(path):
        pass


def test_a_lock_that_is_let_go_while_it_is_looked_at_is_nobodys(path, monkeypatch):
    monkeypatch.setattr(Path, "exists", lambda _: True)  # a moment ago
    assert holder(path) is None


def test_who_only_looks_keeps_nobody_out(path, monkeypatch):
    """To see whether a lock is held one has to take it, for a moment."""
    with lock_path(path).open("a+b") as looking:
        assert lock._lock(looking)
        monkeypatch.setattr(lock.time, "sleep", lambda _: lock._unlock(looking))
        with hold(path) as me:
            assert holder(path) == me


def test_a_full_disk_has_room_for_a_lock_without_a_name(path, monkeypatch):
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(lock.os, "write", full)
    with hold(path):
        assert holder(path) is not None
    assert holder(path) is None
