"""No core dump on disk, and no reads of the memory by other processes."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOBODY = 65534
TOKEN = "987654321:AAE-secret-of-the-environment-x1"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
UNLIMITED = ("sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$@"', "sh", sys.executable)
DIE = "import os, signal; os.kill(os.getpid(), signal.SIGABRT)"
HARDENED = f"from bot.dumps import forbid_dumps; forbid_dumps(); {DIE}"


def run(program: str, folder: Path) -> int:
    """Run a program in a folder with core files allowed; return its exit code."""
    return subprocess.run(  # noqa: S603  # our own program
        [*UNLIMITED, "-c", program],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
    ).returncode


def writes_cores_here(folder: Path) -> bool:
    """Return whether this machine writes core files of ordinary programs."""
    folder.mkdir()
    return run(DIE, folder) == -signal.SIGABRT and any(folder.iterdir())


def test_a_process_that_is_aborted_leaves_no_core_file(tmp_path: Path) -> None:
    if not writes_cores_here(tmp_path / "ordinary"):
        pytest.skip("this machine writes no core files beside a program")
    folder = tmp_path / "hardened"
    folder.mkdir()
    assert run(HARDENED, folder) == -signal.SIGABRT
    assert [*folder.iterdir()] == []


async def started(folder: Path, *arguments: str) -> asyncio.subprocess.Process:
    """Start a command that keeps running, and wait for its first line."""
    process = await asyncio.create_subprocess_exec(
        *UNLIMITED,
        *("-m", "bot", *arguments),
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "TMPDIR": str(folder)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"no JSON\n")
    assert await process.stdout.readline()
    return process


@pytest.mark.parametrize("arguments", [("demo",), ("check", "--jsonl")])
async def test_every_command_is_hardened(arguments: tuple[str, ...], tmp_path: Path) -> None:
    process = await started(tmp_path, *arguments)
    limits = await asyncio.to_thread(Path(f"/proc/{process.pid}/limits").read_text)
    process.send_signal(signal.SIGABRT)
    assert await process.wait() == -signal.SIGABRT
    assert next(line for line in limits.splitlines() if "core" in line).split()[4:6] == ["0", "0"]
    assert not await asyncio.to_thread(lambda: [*tmp_path.glob("*core*")])


WAIT = "print('up', flush=True); input()"
FORBID = f"exec(open({str(ROOT / 'bot/dumps.py')!r}).read()); forbid_dumps()"
PYTHONS = ("/usr/bin/python3", sys.executable)  # where root's own is hidden from others


def readable(program: str, python: str, user: int | None) -> set[str]:
    """Return what another process of the same user can read of a running program."""
    with subprocess.Popen(  # noqa: S603  # our own program
        [python, "-c", f"{program}; {WAIT}"],
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        user=user,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        seen = {
            name
            for name in ("environ", "maps", "io")
            if subprocess.run(  # noqa: S603  # a file of the system
                ["/bin/cat", f"/proc/{process.pid}/{name}"],
                user=user,
                capture_output=True,
                check=False,
            ).stdout
        }
        process.kill()
    return seen


def test_no_neighbour_reads_environment_or_memory() -> None:
    user = NOBODY if os.geteuid() == 0 else None
    shown = [python for python in PYTHONS if usable(python, user)]
    if not shown or "environ" not in readable("pass", shown[0], user):
        pytest.skip("this machine shows no process to its neighbours")
    assert readable(FORBID, shown[0], user) == set()


def usable(python: str, user: int | None) -> bool:
    """Return whether a user can run an interpreter."""
    try:
        return not subprocess.run([python, "-c", ""], cwd="/", user=user, check=False).returncode  # noqa: S603
    except OSError:
        return False
