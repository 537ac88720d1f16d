"""That no image of this process is written to disk or read by its neighbours."""

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def forbid_dumps() -> None:
    """Allow no core file, and no debugger or reader of /proc but root, where the platform can.

    The limit is inherited by child processes; the rest ends with the next `exec`.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows; a limit is refused
        import resource  # noqa: PLC0415  # not on every platform

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # a C library without it
            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
