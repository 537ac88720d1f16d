import io
import logging

import pytest

from bot.logs import RedactingFormatter, redact

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
