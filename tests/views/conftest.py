"""Sample data of the view tests, and a check for views that Telegram accepts."""

import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Step, status_of
from bot.domain.egress import Egress, Egresses
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
from bot.domain.notice import Notice, NoticeKind
from bot.domain.status_change import Drift
from bot.i18n import Languages, Translator, has_right_to_left
from bot.services.notifying.planner import PlannedNotice
from bot.views import View
from bot.views.notifying.texts import NoticeTexts
from bot.views.view import COPY_LIMIT

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ID = "0123456789abcdef" * 2
HOSTILE = "<b>&\"'أحمد}{$x} 名"  # a difficult name
LANGUAGES = Languages(strict=True)
NEXT = Egress(id="b", addresses=("203.0.113.8", "2001:db8::8"))

_ISOLATED = re.compile("[\u2066\u2068]([^\u2066\u2068\u2069]*)\u2069")
_SIGNED = re.compile(r"(?<!\w)[-+\u2212]\d|\d%|(?<!\w)/\w")  # a sign, or the slash of a command
_NUMBERS = itertools.count()
VALUES: Mapping[NoticeKind, Mapping[str, object]] = {
    NoticeKind.NOT_DELETED: {"sent_at": NOW.isoformat()},
    NoticeKind.STATUS: {"since": (NOW - timedelta(hours=5, minutes=12)).isoformat()},
    NoticeKind.DRIFT: {"drift": Drift.TRANSFER_GAINED.value},
    NoticeKind.EXPIRY: {"days": 3, "ends": (NOW + timedelta(days=3)).isoformat()},
    NoticeKind.NEW_ADDRESS: {"address": "198.51.100.23"},
    NoticeKind.ADDRESS_RETIRES: {"egress": "default", "day": NOW.isoformat()},
    NoticeKind.ADDRESS_MOVED: {"before": "203.0.113.7"},
    NoticeKind.INCIDENT: {"incident": "i", "since": (NOW - timedelta(minutes=20)).isoformat()},
    NoticeKind.INCIDENT_OVER: {"incident": "i", "seconds": 1234.5},
    NoticeKind.OPERATOR: {"matter": "clock-skew", "exchange": "acme"},
    NoticeKind.STRATEGY: {
        "strategy": "s1",
        "event": "closed",
        "pair": "BTC/USDT",
        "what": "stop",
        "held": "0.00026623",
        "average": "100123.5",
        "result": "-12.345678",
    },
    NoticeKind.ACCESS_REQUESTED: {"person": 43, "title": HOSTILE},
}  # as they are stored

_TAGS = {"b", "i", "code", "a", "blockquote", "tg-spoiler"}
_ISOLATES = re.compile("[\u2068\u2069]")


def an_exchange(**changes: object) -> Exchange:
    facts = {
        "id": "acme",
        "title": "Acme & Söhne",
        "fields": {f: Shape(pattern=".+") for f in Field},
        "keys_url": "https://acme.test/keys",
        "revoke_url": "https://acme.test/keys#revoke",
        "menu": ("Avatar", "API Management", "Create <API>"),
        "labels": {
            Permission.READ: ("General",),
            Permission.TRADE: ("Spot Trading", "Margin Trading"),
            Permission.FUTURES: ("Futures Trading",),
            Permission.WITHDRAW: ("Withdrawal",),
            Permission.TRANSFER: ("FlexTransfers",),
        },
        "ip_label": "Restrict to Trusted IPs Only",
        "ip_limit": 1,
        "passphrase_label": "API Passphrase (7-32 characters)",
        "expiry_rule": ExpiryRule(kind=ExpiryKind.IDLE, days=30),
        "sites": {"Acme EU": "https://acme.eu.test", "Acme TR": "https://acme.tr.test"},
    }
    return Exchange(**{**facts, **changes})  # type: ignore[arg-type]  # fields by name


def a_report(*problems: Problem, **changes: object) -> CheckReport:
    answers = (Answer.YES, Answer.NO, Answer.UNKNOWN)
    facts = {
        "problems": problems,
        "steps": {step: answers[n % 3] for n, step in enumerate(Step)},
        "permissions": {p: answers[n % 3] for n, p in enumerate(Permission)},
        "ip_whitelist": ("203.0.113.7",),
        "seen_ip": "2001:db8:85a3:8d3:1319:8a2e:370:7348",
        "expires_at": NOW + timedelta(days=9),
        "account": "165111215",
        "seconds": 1.2345,
    }
    return CheckReport(**{**facts, **changes})  # type: ignore[arg-type]  # fields by name


def a_connection(*problems: Problem, **changes: object) -> Connection:
    word = changes.get("withdrawals_attested_at") is not None
    status = status_of(problems, withdrawals_attested=word)
    blocked = Problem.WITHDRAW_ENABLED in problems
    facts = {
        "id": ID,
        "owner": 42,
        "exchange": "acme",
        "name": "Spot Main",
        "masked_key": "mx0v…4fGh",
        "status": status,
        "status_since": NOW - timedelta(hours=5),
        "created_at": NOW - timedelta(days=40),
        "keyed_at": NOW - timedelta(days=40),
        "tested_at": NOW - timedelta(minutes=3),
        "problems": problems,
        "permissions": {Permission.READ: Answer.YES, Permission.FUTURES: Answer.NO},
        "ip_whitelist": tuple(f"203.0.113.{n}" for n in range(12)),
        "seen_ip": "203.0.113.7",
        "expires_at": NOW + timedelta(days=80),
        "account": "165111215",
        "seconds": 0.24,
        "secrets_end_at": NOW + timedelta(minutes=30) if blocked else None,
    }
    return Connection(**{**facts, **changes})  # type: ignore[arg-type]  # fields by name


def a_notice(kind: NoticeKind, values: Mapping[str, object] | None = None) -> Notice:
    stored = VALUES.get(kind, {}) if values is None else values
    facts = {
        "id": f"n{next(_NUMBERS)}",
        "person": 42,
        "kind": kind,
        "exchange": "acme",
        "name": HOSTILE,
        "at": NOW,
        "due_at": NOW,
        "dedupe_key": "n",
        "payload": kind.payload.from_json(stored),
    }
    return Notice(**facts)  # type: ignore[arg-type]  # fields by name


def a_piece(
    kind: NoticeKind, connection: Connection | None = None, **values: object
) -> PlannedNotice:
    """Return a planned notice; its values are those of its kind, with changes."""
    notice = a_notice(kind, values={**VALUES.get(kind, {}), **values})
    return PlannedNotice(notice=notice, connection=connection)


def some_entries(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    connections: Sequence[Connection] = (),
    zone: tzinfo = UTC,
    addresses: Sequence[str] = (),
) -> NoticeTexts:
    return NoticeTexts(
        t=t,
        exchanges=exchanges,
        connections=connections,
        now=NOW,
        zone=zone,
        egresses=Egresses((Egress(addresses=tuple(addresses)), NEXT)),
    )


class _Judge(HTMLParser):
    """Parses HTML as Telegram does: few tags, all closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        assert tag in _TAGS, tag
        assert tag not in self.open, f"<{tag}> inside itself"
        assert not attrs or (tag, attrs[0][0]) in {("a", "href"), ("blockquote", "expandable")}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> was never opened"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "code" in self.open:
            assert not _ISOLATES.search(data), "an isolate would be copied with the value"
        self.text += data


def text_of(html: str) -> str:
    """Return the visible text of HTML; fail if Telegram would reject it."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    assert not judge.open, judge.open
    return judge.text


def check_view(view: View, t: Translator) -> str:
    """Fail unless Telegram would accept a view; return the visible text."""
    text = text_of(view.text)
    if has_right_to_left(t.name):
        check_direction(text)
        for said in (text, *(button.label for row in view.buttons for button in row)):
            assert misplaced(said) == []
    assert 0 < len(text.encode("utf-16-le")) // 2 <= 4096
    for leftover in ("{$", "{ $", "&amp;", "&lt;", "???"):
        assert leftover not in text.replace(HOSTILE, "")
    assert "\n\n\n" not in text
    assert len(re.findall("[\u2066\u2068]", text)) == text.count("\u2069")
    check_buttons(view)
    return text


def check_direction(text: str) -> None:
    """Fail unless every line is right-to-left in each kind of client.

    By the Unicode rule the first letter outside isolates decides; simple clients take the first.
    """
    assert has_right_to_left(first_letter(text))
    for line in filter(first_letter, text.splitlines()):
        outside = line
        while "\u2069" in outside:
            outside = re.sub("[\u2066\u2068][^\u2066\u2068\u2069]*\u2069", "", outside)
        assert has_right_to_left(first_letter(outside)), line


def misplaced(text: str) -> list[str]:
    """Return the parts of an Arabic text that its reader would see in a wrong order.

    A sign or a slash that follows an Arabic letter moves to the other side of its word. An
    isolate whose letters are all in isolates of its own runs from left to right.
    """
    found = []
    while isolate := _ISOLATED.search(text):
        inside = isolate[1]
        if "\ufffc" in inside and not first_letter(inside):
            found.append(inside)
        found += _moved(inside)
        mark = "\ufffc" if has_right_to_left(inside) else " "
        text = text[: isolate.start()] + mark + text[isolate.end() :]
    return found + [part for line in text.splitlines() for part in _moved(line)]


def _moved(text: str) -> list[str]:
    """Return the signs and slashes before which the last letter is an Arabic one."""
    before = ((sign, text[: sign.start()]) for sign in _SIGNED.finditer(text))
    return [text[sign.start() :] for sign, said in before if _is_arabic(first_letter(said[::-1]))]


def _is_arabic(letter: str) -> bool:
    return letter != "" and unicodedata.bidirectional(letter) == "AL"


def first_letter(text: str) -> str:
    """Return the first character with a direction, or an empty string."""
    return next((c for c in text if unicodedata.bidirectional(c) in {"L", "R", "AL"}), "")


def check_buttons(view: View) -> None:
    for button in (button for row in view.buttons for button in row):
        assert 0 < len(button.label) <= 64, button.label
        assert "<" not in button.label.replace(HOSTILE, "")
        assert sum(kind is not None for kind in (button.press, button.url, button.copy)) == 1
        if button.press:
            packed = f"v1:{button.press.action}:{button.press.target}:{button.press.page}"
            assert len(packed.encode()) <= 64, packed
        if button.url:
            assert urlsplit(button.url).scheme == "https"
        if button.copy is not None:
            assert 0 < len(button.copy) <= COPY_LIMIT
            assert not _ISOLATES.search(button.copy)
    assert all(view.buttons), "an empty row"


@pytest.fixture(params=LANGUAGES.codes)
def t(request: pytest.FixtureRequest) -> Translator:
    return LANGUAGES[request.param]


@pytest.fixture
def en() -> Translator:
    return LANGUAGES["en"]


@pytest.fixture
def exchanges() -> Mapping[str, Exchange]:
    other = an_exchange(id="other", title="Other", passphrase_label=None, sites={})
    return {"acme": an_exchange(), "other": other}
