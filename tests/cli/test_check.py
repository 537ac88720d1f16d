"""The command `check`: one typed key, or many keys as lines."""

import asyncio
import contextlib
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.cli import check, check_lines
from bot.domain.credentials import Credentials, Field
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Progress, Step
from bot.exchanges import EXCHANGES, KeyLine
from bot.sandbox.exchanges import ExchangeServer
from tests.services.paste_values import make

ROOT = Path(check.__file__).parents[2]
FIELDS = {"api-key": "k3y-value", "secret": "s3cret-value", "passphrase": "ph4se-value"}
REPORT = CheckReport(
    problems=(Problem.NO_TRADE, Problem.NO_IP_WHITELIST),
    steps=dict.fromkeys(Step, Answer.YES),
    permissions=dict.fromkeys(Permission, Answer.UNKNOWN),
    ip_whitelist=("203.0.113.7",),
    seen_ip="203.0.113.9",
    expires_at=datetime(2027, 1, 2, 3, 4, tzinfo=UTC),
    account="42",
    seconds=0.1234567,
)


class FakeProber:
    """Returns one report; delays the keys it is configured to delay."""

    def __init__(self, report: CheckReport = REPORT) -> None:
        self.report = report
        self.held: dict[str, asyncio.Event] = {}
        self.now = self.most = 0
        self.keys: list[str] = []

    async def check(
        self, exchange: str, credentials: Credentials, progress: Progress | None = None
    ) -> CheckReport:
        assert credentials.keys() == EXCHANGES[exchange].fields.keys()
        assert progress is None
        key = credentials[Field.API_KEY].reveal()
        self.keys.append(key)
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0)
        if key in self.held:
            await self.held[key].wait()
        self.now -= 1
        return self.report


class Written(io.StringIO):
    """Records the content at each flush."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed: list[int] = []
        self._more = asyncio.Event()

    def flush(self) -> None:
        self.flushed.append(self.getvalue().count("\n"))
        self._more.set()

    async def has(self, lines: int) -> None:
        """Wait until a number of lines was written."""
        async with asyncio.timeout(60):
            while self.flushed[-1:] < [lines]:
                await self._more.wait()
                self._more.clear()


def line(line_id: Any = 1, exchange: Any = "kucoin", fields: Any = FIELDS) -> str:
    return json.dumps({"id": line_id, "exchange": exchange, "fields": fields})


async def answers(*lines: str, prober: FakeProber | None = None, **kwargs: Any) -> list[Any]:
    written = Written()
    await check_lines.check_lines(
        prober or FakeProber(), io.StringIO("\n".join(lines)), written, **kwargs
    )
    return [json.loads(text) for text in written.getvalue().splitlines()]


async def test_a_line_comes_back_as_promised() -> None:
    assert await answers(line("a")) == [
        {
            "id": "a",
            "exchange": "kucoin",
            "status": "action-needed",
            "problems": ["no-trade", "no-ip-whitelist"],
            "permissions": dict.fromkeys(
                ("read", "trade", "futures", "withdraw", "transfer"), "unknown"
            ),
            "ip_whitelist": ["203.0.113.7"],
            "seen_ip": "203.0.113.9",
            "expires_at": "2027-01-02T03:04:00+00:00",
            "account": "42",
            "attempts_ms": 123.5,
        }
    ]


async def test_what_is_not_known_is_null() -> None:
    bare = CheckReport(problems=(), steps={}, permissions={})

    told = (await answers(line(), prober=FakeProber(bare)))[0]

    assert told["status"] == "online"
    for name in ("ip_whitelist", "seen_ip", "expires_at", "account"):
        assert told[name] is None


SECRET_LINE = line()[:-1]  # truncated: invalid JSON


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (SECRET_LINE, {"id": None, "error": "not-json"}),
        ("s3cret-value", {"id": None, "error": "not-json"}),
        ("[" * 50_000, {"id": None, "error": "not-json"}),
        ('"s3cret-value"', {"id": None, "error": "not-an-object"}),
        ("[]", {"id": None, "error": "not-an-object"}),
        (line(["s3cret-value"]), {"id": None, "error": "bad-id"}),
        (line(1.5), {"id": None, "error": "bad-id"}),
        (line(7, "s3cret-value"), {"id": 7, "error": "unknown-exchange"}),
        (line(7, None), {"id": 7, "error": "unknown-exchange"}),
        (line(7, ["kucoin"]), {"id": 7, "error": "unknown-exchange"}),
        ('{"exchange": "kucoin"}', {"id": None, "error": "missing-api-key"}),
        (line(8, fields="s3cret-value"), {"id": 8, "error": "missing-api-key"}),
        (line(8, fields={**FIELDS, "secret": ""}), {"id": 8, "error": "missing-secret"}),
        (line(8, fields={**FIELDS, "secret": 5}), {"id": 8, "error": "missing-secret"}),
        (
            line("x", fields={"api-key": "k", "secret": "s"}),
            {"id": "x", "error": "missing-passphrase"},
        ),
        (line(9, fields={**FIELDS, "api-key": "k" * 70_000}), {"id": None, "error": "not-json"}),
    ],
)
async def test_a_bad_line_is_told_without_what_it_holds(bad: str, told: Mapping[str, Any]) -> None:
    found = await answers(line(1), bad, line(2))

    assert [a for a in found if "error" in a] == [told]
    assert sorted(a["id"] for a in found if "error" not in a) == [1, 2]
    assert "value" not in json.dumps(found)


async def test_blank_lines_are_nothing_and_an_id_may_be_any_text() -> None:
    found = await answers("", "  \t", line("\ud800 ✓"), "\r", line(None))

    assert [a["id"] for a in found] == ["\ud800 ✓", None]


async def test_fields_an_exchange_does_not_ask_for_are_left_out() -> None:
    assert (await answers(line(1, "mexc")))[0]["exchange"] == "mexc"


async def test_a_slow_key_holds_up_nobody() -> None:
    prober = FakeProber()
    prober.held["slow"] = asyncio.Event()
    written = Written()
    lines = [line(0, fields={**FIELDS, "api-key": "slow"}), *(line(n) for n in range(1, 50))]
    running = asyncio.create_task(
        check_lines.check_lines(prober, io.StringIO("\n".join(lines)), written)
    )
    await written.has(49)

    assert not running.done()
    assert written.flushed == [*range(1, 50)]  # each line as soon as it is complete
    prober.held["slow"].set()
    await running
    assert json.loads(written.getvalue().splitlines()[-1])["id"] == 0


async def test_no_more_lines_are_held_than_allowed() -> None:
    prober = FakeProber()
    source = Source()
    running = asyncio.create_task(check_lines.check_lines(prober, source, Written(), concurrency=5))
    for _ in range(200):
        source.put(line(1))
    source.put("")
    await running

    assert len(prober.keys) == 200
    assert prober.most <= 5


class Source(io.StringIO):
    """A pipe whose writer controls when a line arrives."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._come = threading.Semaphore(0)
        self.taken = 0

    def put(self, text: str) -> None:
        self._lines.append(f"{text}\n" if text else "")
        self._come.release()

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # text
        self._come.acquire()
        self.taken += 1
        return self._lines.pop(0)


async def test_the_first_line_is_answered_before_the_second_comes() -> None:
    source, written = Source(), Written()
    running = asyncio.create_task(check_lines.check_lines(FakeProber(), source, written))
    source.put(line(1))
    await written.has(1)

    assert json.loads(written.getvalue())["id"] == 1
    assert not running.done()
    source.put("")
    await running


async def test_reading_waits_while_nothing_is_done() -> None:
    prober, source = FakeProber(), Source()
    prober.held["k3y-value"] = asyncio.Event()
    for _ in range(50):
        source.put(line(1))
    source.put("")
    running = asyncio.create_task(check_lines.check_lines(prober, source, Written(), concurrency=3))
    await asyncio.sleep(0.1)

    assert len(prober.keys) == 3
    assert source.taken <= 4
    prober.held["k3y-value"].set()
    await running
    assert len(prober.keys) == 50


# ---------------------------------------------------------------- as a program


def environment(**urls: str) -> dict[str, str]:
    passed = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return {**passed, "BOT_EXCHANGE_URLS": json.dumps(urls), "PYTHONWARNINGS": "error"}


async def run(
    *arguments: str, given: str = "", urls: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> tuple[int | None, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        cwd=cwd,
        env=environment(**(urls or {})) | {"PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate(given.encode(errors="surrogateescape"))
    return process.returncode, out.decode(), err.decode()


async def test_a_stream_of_keys_against_the_sandbox(tmp_path: Path) -> None:
    async with ExchangeServer("kucoin") as kucoin, ExchangeServer("mexc") as mexc:
        servers = {"kucoin": kucoin, "mexc": mexc}
        samples = [
            (name, server.sample(case))
            for name, server in servers.items()
            for case in ("good", "may-withdraw", "wrong-secret", "unknown-key", "ip-refused")
        ]
        lines = [line(n, name, sample.fields) for n, (name, sample) in enumerate(samples)]
        code, out, err = await run(
            *("-m", "bot", "check", "--jsonl"),
            given="\n".join([*lines, "no JSON \udcff s3cret-value"]),
            urls={name: server.url for name, server in servers.items()},
            cwd=tmp_path,
        )

    assert (code, err) == (0, "")
    found = {a["id"]: a for a in map(json.loads, out.splitlines())}
    assert found.pop(None) == {"id": None, "error": "not-json"}
    for n, (_, sample) in enumerate(samples):
        assert found[n]["problems"] == [*sample.expected_problems]
        assert found[n]["status"] == sample.expected_status
        assert not any(value in out for value in sample.fields.values())
    assert "s3cret" not in out
    left = await asyncio.to_thread(lambda: [*tmp_path.iterdir()])
    assert not left  # neither a database nor a key file


async def test_nobody_reads_on() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "check", "--jsonl"),
        cwd=ROOT,
        env=environment(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"x\n")
    await process.stdin.drain()
    assert json.loads(await process.stdout.readline())["error"] == "not-json"
    process.stdout._transport.close()  # type: ignore[attr-defined]  # the reader closes the pipe

    process.stdin.write(b"x\n" * 1000)
    process.stdin.write_eof()
    async with asyncio.timeout(60):
        assert await process.wait() == 1


def test_one_key_is_asked_for_without_echo_and_told_as_people_read_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return f"{len(asked)}-typed-in-value"

    monkeypatch.setattr(check, "typed", ask)
    monkeypatch.setattr(check, "CcxtProber", Closed)

    code = check.main(["kucoin"])

    assert asked == [
        "API key, or all values in one paste (typing is hidden): ",
        "Secret (typing is hidden): ",
        "Passphrase (typing is hidden): ",
    ]
    assert code == 1
    shown = capsys.readouterr().out
    assert "KuCoin" in shown
    assert "<b>" not in shown
    assert "typed-in" not in shown.replace(shown.splitlines()[0], "")


def test_a_pasted_block_answers_all_prompts(monkeypatch: pytest.MonkeyPatch) -> None:
    values = make("kucoin", 1)
    block = "API Key\n{}\nSecret\n{}\nPassphrase\n{}\nIP: 203.0.113.7\n".format(*values.values())
    tested: list[Credentials] = []

    class Noting(Closed):
        async def check(
            self, exchange: str, credentials: Credentials, progress: Progress | None = None
        ) -> CheckReport:
            tested.append(credentials)
            return await super().check(exchange, credentials, progress)

    monkeypatch.setattr(check, "typed", lambda _: block)
    monkeypatch.setattr(check, "CcxtProber", Noting)
    check.main(["kucoin"])
    assert [{f: v.reveal() for f, v in given.items()} for given in tested] == [values]


async def test_a_paste_in_place_of_fields_is_read_as_in_the_chat() -> None:
    values = make("kucoin", 2)
    lines = [f"{name.upper()}={value}" for name, value in values.items()]
    prober = FakeProber()
    answers = [
        await check_lines._answer(
            prober, json.dumps({"id": 1, "exchange": "kucoin", "paste": text})
        )
        for text in ("\n".join(lines), "\n".join(lines[:2]), "hello there", "", 7)
    ]
    assert prober.keys == [values[Field.API_KEY]]
    assert "error" not in answers[0]
    wanted = ["missing-passphrase", *["missing-api-key"] * 3]
    assert answers[1:] == [{"id": 1, "error": error} for error in wanted]


class Closed(FakeProber):
    """A prober that records its settings and that it was closed."""

    def __init__(self, line: KeyLine) -> None:
        assert line.catalogue
        super().__init__()

    async def close(self) -> None:
        assert self.keys


@pytest.mark.parametrize("problem", Problem)
def test_a_verdict_on_a_terminal_speaks_of_no_button(
    problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    report = CheckReport(
        problems=(problem,), steps={}, permissions={}, expires_at=REPORT.expires_at
    )
    told = check.render(report, EXCHANGES["kucoin"], "mask", check._translator(), ("203.0.113.7",))
    assert not re.search(r"(?i)\bpress\b|\bsend\b|test again\b(?! later)|replace the key", told), (
        told
    )
    if problem in {Problem.IP_NOT_ALLOWED, Problem.KEY_OR_IP_OR_PERMISSION}:
        assert "203.0.113.7" in told
        assert "run this command again" in told


@pytest.mark.parametrize(
    ("locale", "language"),
    [("nn_NO.UTF-8", "nb"), ("ar_EG@x", "ar"), ("C.UTF-8", "en"), ("", "en"), ("ru", "ru")],
)
def test_the_terminal_speaks_the_language_of_its_locale(
    locale: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setenv("LC_ALL", locale)
    assert check._translator().language == language


def test_nothing_typed_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["", "  ", "key ", "secret"])
    monkeypatch.setattr(check, "typed", lambda _: next(typed))
    t = check._translator()
    assert check._ask(t, Field.API_KEY) == "key"
    assert check._ask(t, Field.SECRET) == "secret"


@pytest.mark.parametrize(("key", "code"), [(b"\x04", 1), (b"\x03", 130)], ids=["Ctrl-D", "Ctrl-C"])
def test_leaving_the_prompt_is_no_traceback(key: bytes, code: int, tmp_path: Path) -> None:
    """Uses a pseudo-terminal."""
    pid, terminal = pty.fork()
    if pid == 0:  # the child
        os.chdir(tmp_path)
        os.environ["PYTHONPATH"] = str(ROOT)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell ignores it in background jobs
        os.execv(sys.executable, [sys.executable, "-m", "bot", "check", "kucoin"])  # noqa: S606
    shown = b""
    while b"typing is hidden): " not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, key)
    with contextlib.suppress(OSError):  # the end of input of a terminal
        while more := os.read(terminal, 1000):
            shown += more
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == code
    assert b"Traceback" not in shown
    assert (b"Nothing was tested" in shown) == (code == 1)


def test_help_tells_of_lines_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        check.main(["--help"])
    shown = capsys.readouterr().out
    assert "--jsonl" in shown
    sample = next(line for line in shown.splitlines() if line.strip().startswith("{"))
    assert set(json.loads(sample)) == {"id", "exchange", "fields"}


def test_online_is_a_success(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = CheckReport(problems=(Problem.NO_FUTURES,), steps={}, permissions={})

    class Sound(Closed):
        def __init__(self, line: KeyLine) -> None:
            super().__init__(line)
            self.report = sound

    monkeypatch.setattr(check, "typed", lambda _: "a-value-typed-in")
    monkeypatch.setattr(check, "CcxtProber", Sound)

    assert check.main(["mexc"]) == 0


@pytest.mark.parametrize("argv", [[], ["atlantis"], ["kucoin", "--jsonl"]])
def test_wrong_arguments_are_told(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        check.main(argv)

    assert error.value.code == 2
    assert "usage: python -m bot check" in capsys.readouterr().err


def test_neither_telegram_nor_the_database_is_imported() -> None:
    program = (
        "import sys, io, asyncio, bot.cli.check as c\n"
        "from bot.exchanges import CcxtProber, KeyLine\n"
        f"lines = io.StringIO({line()!r})\n"
        "prober = CcxtProber(KeyLine({'kucoin': 'http://127.0.0.1:9'}))\n"
        "async def go():\n"
        "    await c.check_lines(prober, lines, sys.stdout)\n"
        "    await prober.close()\n"
        "asyncio.run(go())\n"
        "unwanted = {'aiogram', 'sqlalchemy', 'alembic', 'aiosqlite'}\n"
        "print(unwanted & sys.modules.keys())\n"
    )
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    told, unwanted = done.stdout.splitlines()
    assert json.loads(told)["problems"] == ["exchange-unavailable"]
    assert unwanted == "set()"
