"""How workers are started and how their ends are told; Windows' job object with a stand-in."""

from __future__ import annotations

import ctypes
import signal
import sys
from typing import Any

import pytest

from sdjp.base import job_object
from sdjp.base.system import outcome, start_worker, worker_command


def test_from_source_a_worker_is_a_module() -> None:
    """The interpreter that runs the window runs the workers."""
    assert worker_command("painter") == [sys.executable, "-m", "sdjp.worker", "painter"]


def test_installed_a_worker_is_an_executable_beside_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The second executable has no Qt in it."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/絵 SDJP/sdjp")
    assert worker_command("painter") == ["/opt/絵 SDJP/sdjp-worker", "painter"]


def test_a_worker_gets_pipes_and_utf8() -> None:
    """Standard input and output are ours; what it writes to standard error goes nowhere."""
    code = "import sys; sys.stderr.write('x' * 999999); print(sys.stdin.read(), end='')"
    process = start_worker([sys.executable, "-c", code])
    out, err = process.communicate("鳥居".encode(), timeout=60)
    assert (out.decode(), err, process.returncode) == ("鳥居", None, 0)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (0, "終了コード0"),
        (3, "終了コード3"),
        (-int(signal.SIGSEGV), "SIGSEGV"),
        (-9, "強制終了、メモリー不足かもしれません"),
        (-250, "signal 250"),
    ],
)
def test_an_end_is_told_in_words(code: int, told: str) -> None:
    """Exit codes and signals help to find the reason."""
    assert outcome(code) == told


class Kernel:
    """Notes what is asked of kernel32."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.limits: list[int] = []
        self.assigned: list[tuple[int, int | None]] = []

    def CreateJobObjectW(self, _security: None, _name: None) -> int:
        return 77

    def SetInformationJobObject(self, job: int, what: int, limits: Any, size: int) -> bool:
        assert (job, what) == (77, 9)
        assert size == ctypes.sizeof(job_object._ExtendedLimits)
        self.limits.append(limits._obj.BasicLimitInformation.LimitFlags)
        return True

    def AssignProcessToJobObject(self, job: int, process: ctypes.c_void_p) -> bool:
        self.assigned.append((job, process.value))
        return self.works


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """A system that calls itself Windows."""
    kernel = Kernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(job_object, "_kernel", lambda: kernel)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 5, raising=False)
    job_object._job.cache_clear()
    return kernel


def test_all_workers_share_one_job_object_that_ends_with_us(windows: Kernel) -> None:
    """The job kills on close; each worker is put into it."""
    assert job_object.end_with_us(1001)
    assert job_object.end_with_us(1002)
    assert windows.limits == [0x2000]
    assert windows.assigned == [(77, 1001), (77, 1002)]


def test_a_worker_that_cannot_be_put_into_it_works_all_the_same(windows: Kernel) -> None:
    """An old Windows in a job of its own refuses; that is no reason to stop."""
    windows.works = False
    assert not job_object.end_with_us(1001)


def test_elsewhere_there_is_no_job_object() -> None:
    """Other systems have the end of standard input alone."""
    if sys.platform != "win32":
        assert not job_object.end_with_us(1001)


@pytest.mark.skipif(sys.maxsize < 2**32, reason="sizes of 64-bit Windows")
def test_the_structures_have_the_sizes_of_windows() -> None:
    """As `sizeof` gives them in winnt.h: 64 and 144 bytes, the flags at byte 16."""
    assert ctypes.sizeof(job_object._BasicLimits) == 64
    assert ctypes.sizeof(job_object._ExtendedLimits) == 144
    assert job_object._BasicLimits.LimitFlags.offset == 16
