import io
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.logs import LONGEST, RedactingFormatter, one_line, redact

HIDDEN = [
    "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    "https://api.example/order?symbol=BTC&signature=abc123&timestamp=1",
    "{'KC-API-PASSPHRASE': 'c2VjcmV0', 'KC-API-SIGN': 'x/9='}",
    "api_key=mx0vglSample",
    '{"secret": "hunter2"}',
    "6705f5c311545b000157d3eb",
    "110f31fc-61c5-4baf-a29f-3f19a62bbf5d",
    "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----",
]
PARTS = ["AAHdq", "abc123", "c2Vj", "mx0vgl", "hunter2", "6705f5", "4baf", "MHcCAQ"]


@pytest.mark.parametrize(("text", "part"), list(zip(HIDDEN, PARTS, strict=True)))
def test_what_may_be_a_secret_is_redacted(text: str, part: str) -> None:
    assert part in text
    assert part not in redact(f"before {text} after")


@pytest.mark.parametrize(
    "text",
    [
        "tested 0a1b2c3d: (no-trade, no-futures) HTTP 200",
        "the bot is up",
        "/usr/lib/python3.11/site-packages/aiogram/dispatcher/dispatcher.py",
        "Update id=42 is handled. Duration 12 ms by bot id=7",
    ],
)
def test_what_an_operator_needs_stays(text: str) -> None:
    assert redact(text) == text


def test_tracebacks_are_redacted_too() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter("%(message)s"))
    log = logging.Logger("test")  # noqa: LOG001  # apart from the root's handlers
    log.addHandler(handler)
    try:
        int("6705f5c311545b000157d3eb")
    except ValueError:
        log.exception("the call with %s failed", "signature=abcdef")
    assert "6705f5" not in stream.getvalue()
    assert "abcdef" not in stream.getvalue()
    assert "Traceback" in stream.getvalue()


def formatted(message: str, *values: object) -> str:
    record = logging.LogRecord("test", logging.INFO, "", 0, message, values, None)
    return RedactingFormatter("%(levelname)s %(message)s").format(record)


def test_a_page_of_html_is_its_title_on_one_line() -> None:
    page = (
        "<!DOCTYPE html>\n<html><head><title>403\n Forbidden</title></head>\n<body>…</body></html>"
    )
    told = formatted("tested: HTTP %s %s; next", 403, page)
    assert told == "INFO tested: HTTP 403 [web page: 403 Forbidden]; next"
    assert formatted("%s", "<html><center>cut off") == "INFO [web page]"


def test_what_comes_from_outside_begins_no_line() -> None:
    forged = "no\r\n2026-01-01 00:00:00,000 INFO bot.app: all is well"
    assert "\n" not in formatted("refused: %s", forged)
    assert "\r" not in formatted("refused: %s", forged)


def test_a_message_is_of_bearable_length() -> None:
    assert len(one_line("word " * 10_000)) == LONGEST + 1


# ---------------------------------------------------------------- uncaught errors

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
UNCAUGHT = {
    "the program": "raise RuntimeError(TEXT)",
    "a thread": """
import threading
def fail(): raise RuntimeError(TEXT)
thread = threading.Thread(target=fail); thread.start(); thread.join()
""",
    "a destructor": """
class Odd:
    def __del__(self): raise RuntimeError(TEXT)
Odd()
""",
    "a task that nobody awaits": """
import asyncio
async def fail(): raise RuntimeError(TEXT)
async def go():
    task = asyncio.create_task(fail()); await asyncio.sleep(0); await asyncio.sleep(0); del task
asyncio.run(go())
""",
    "a callback of the loop": """
import asyncio
async def fail(): raise RuntimeError(TEXT)
def call(): raise RuntimeError(TEXT)
async def go():
    asyncio.get_running_loop().call_soon(call); await asyncio.sleep(0.01)
asyncio.run(go())
""",
    "a group": """
import asyncio
async def fail(): raise RuntimeError(TEXT)
async def go():
    async with asyncio.TaskGroup() as group: group.create_task(fail())
asyncio.run(go())
""",
    "a chain": """
try: raise ValueError(TEXT)
except ValueError as error: raise RuntimeError(TEXT) from error
""",
    "a warning": "import warnings; warnings.warn(TEXT)",
    "a note": "e = RuntimeError('x'); e.add_note(TEXT); raise e",
}


@pytest.mark.parametrize("way", UNCAUGHT)
def test_what_nobody_caught_is_redacted(way: str, tmp_path: Path) -> None:
    text = f"{TOKEN} secret=hunter2 key 6705f5c311545b000157d3eb"
    program = tmp_path / "program.py"
    program.write_text(f"""
import sys
from bot.logs import log_uncaught_errors, set_up_logging
set_up_logging("WARNING")
log_uncaught_errors()
TEXT = sys.argv[1]
{UNCAUGHT[way]}
""")
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, str(program), text],
        env={"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "secret=[…]" in ended.stderr
    assert not any(part in ended.stderr for part in ("AAHdq", "hunter2", "6705f5"))
    lines = ended.stderr.splitlines()
    assert any(level in lines[0] for level in ("WARNING", "ERROR", "CRITICAL"))


def test_main_sets_all_of_it_up(tmp_path: Path) -> None:
    program = (
        "import sys, threading, bot.cli.main as m\n"
        "try: m.main(['--version'])\n"
        "except SystemExit: pass\n"
        "raise RuntimeError('secret=hunter2')"
    )
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "python -m bot 0.1.0\n"
    assert "hunter2" not in ended.stderr
    assert "the program ends with an error" in ended.stderr
