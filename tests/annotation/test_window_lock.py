"""One window per project, and a dead one holds nobody up."""

from __future__ import annotations

import os

import pytest

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
        assert str(process.pid) in say(message.key, "zh", **message.values)
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
