"""Prevents core dumps of this process, and reads of its memory by other processes."""

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def forbid_dumps() -> None:
    """Forbid core files, and debuggers and readers of /proc other than root, where supported.

    Child processes inherit the limit; the other flag is reset by the next `exec`.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows; the limit is refused
        import resource  # noqa: PLC0415  # not on every platform

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # the C library lacks it
            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
