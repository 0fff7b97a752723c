"""A question that nobody waits for any more ends soon, and tells nothing."""

import threading

from gui.exchange.asker import Asker


def test_stopping_ends_the_work_where_it_looks_and_tells_nothing(qtbot):
    asker, began, told = Asker(), threading.Event(), list[object]()
    for signal in (asker.answered, asker.refused, asker.told):
        signal.connect(told.append)

    def work(tell) -> object:
        began.set()
        while True:
            tell(None)

    asker.ask(work)
    assert began.wait(20)
    asker.stop()  # would never return
    qtbot.wait(10)
    assert not told and not asker.busy


def test_a_newer_question_takes_the_place_of_the_one_before(qtbot):
    asker, answers, go_on = Asker(), list[object](), threading.Event()
    asker.answered.connect(answers.append)
    asker.ask(lambda _tell: go_on.wait(20) and "old")
    asker.ask(lambda _tell: "new")
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    asker.stop()
    assert answers == ["new"]
