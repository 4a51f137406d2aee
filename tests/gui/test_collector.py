"""Garbage is collected in the thread of the window and between events, never elsewhere."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from sdjp.app.collector import Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """One that begins with nothing to collect, and is ended."""
    gc.collect()
    made = Collector()
    yield made
    made.end()
    made.deleteLater()


class Knot:
    """An object that only the collector can take away."""

    def __init__(self, told: Callable[[], object]) -> None:
        self.itself = self
        weakref.finalize(self, told)


def allocate_elsewhere() -> list[list[int]]:
    """Ten thousand objects, made in a thread of their own."""
    made: list[list[int]] = []
    thread = threading.Thread(target=lambda: made.extend([number] for number in range(10_000)))
    thread.start()
    thread.join()
    return made


def test_other_threads_never_collect(collector: Collector, qtbot: QtBot) -> None:
    """What a reader allocates frees nothing of the window's; the window does, a moment later.

    The negative control: without the collector the other thread does it.
    """
    threads: list[threading.Thread] = []
    Knot(lambda: threads.append(threading.current_thread()))
    held = allocate_elsewhere()
    assert threads == []
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]
    collector.end()
    Knot(lambda: threads.append(threading.current_thread()))
    held += allocate_elsewhere()
    assert len(threads) == 2
    assert threads[1] is not threading.main_thread()


def test_old_garbage_goes_as_well(collector: Collector) -> None:
    """What has outlived many rounds is reached once they were many."""
    gone: list[None] = []
    knot = Knot(lambda: gone.append(None))
    for _ in range(3):
        gc.collect()  # `knot` is of the oldest generation now
    del knot
    rounds = 0
    while not gone and rounds < 1_000:
        held = [[number] for number in range(2_000)]
        collector.collect_due()
        rounds += 1
        del held
    assert gone
    assert rounds > 10  # it was not looked through each time
