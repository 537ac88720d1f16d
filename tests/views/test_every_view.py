"""Every view in every language, with awkward data, is something Telegram draws as it is meant."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from bot.domain.connection import NAME_LENGTH
from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, Problem, Step, worst_first
from bot.domain.exchange import Exchange
from bot.domain.notice import Notice, NoticeKind
from bot.i18n import Translator
from bot.services.names import NameProblem
from bot.services.paste import Remark, RemarkKind
from bot.views import View, checking, connect, connections, general, notices, toasts
from bot.views.connect import Receipt
from tests.views.conftest import (
    HOSTILE,
    LANGUAGES,
    NOW,
    a_connection,
    a_report,
    check_view,
    text_of,
)

LONG = "W" * NAME_LENGTH
ADDRESSES = tuple(f"2001:db8:85a3:8d3:1319:8a2e:370:{n}" for n in range(7000, 7012))
HELP_PAGES = 4
ALONE = (NoticeKind.DRAFT_EXPIRED, NoticeKind.SECRETS_DESTROYED)

Build = Callable[[Translator, Mapping[str, Exchange]], View]


def a_receipt(exchanges: Mapping[str, Exchange]) -> Receipt:
    remarks = (
        *(Remark(kind=kind, field=field) for kind in RemarkKind for field in Field),
        Remark(kind=RemarkKind.OTHER_EXCHANGE, exchange="other"),
    )
    return Receipt(
        fields=tuple(Field),
        masked_key="mx0v…4fGh",
        deleted=False,
        remarks=remarks,
        exchanges=exchanges,
    )


def a_help(page: int) -> Build:
    return lambda t, _: general.help_page(t, page)


def a_question(field: Field) -> Build:
    return lambda t, x: connect.ask(t, x["other"], field, a_receipt(x))


def a_refusal(why: NameProblem) -> Build:
    return lambda t, _: connect.name_refused(t, why)


def a_test(answer: Answer) -> Build:
    steps = dict.fromkeys(Step, answer)
    return lambda t, x: checking.running(t, x["acme"], LONG, steps, a_receipt(x))


def a_list(page: int) -> Build:
    problems = list(Problem)
    stored = [a_connection(*problems[n : n + 1], name=f"{n} {HOSTILE}") for n in range(50)]
    return lambda t, x: connections.connection_list(t, stored, x, now=NOW, page=page)


def a_notice(kind: NoticeKind) -> Build:
    event = Notice(
        id="n",
        person=42,
        kind=kind,
        exchange="acme",
        name=HOSTILE,
        at=NOW,
        due_at=NOW,
        dedupe_key="n",
    )
    return lambda t, x: notices.notice(t, event, x["acme"])


GENERAL: dict[str, Build] = {
    "welcome": lambda t, _: general.welcome(t),
    "security": lambda t, _: general.security(t),
    "privacy": lambda t, _: general.privacy(t),
    **{f"help {page}": a_help(page) for page in range(-1, HELP_PAGES + 1)},
    "languages": lambda t, _: general.choose_language(t, LANGUAGES.names),
    "language set": lambda t, _: general.language_set(t),
    "unknown text": lambda t, _: general.unknown_text(t),
    "failed": lambda t, _: general.failed(t),
    "cancelled": lambda t, _: general.cancelled(t, draft=False),
    "cancelled draft": lambda t, _: general.cancelled(t, draft=True),
    "nothing to cancel": lambda t, _: general.nothing_to_cancel(t),
    "group": lambda t, _: general.group_refusal(t, "https://t.me/bot?start=connect"),
    "group exposed": lambda t, _: general.group_refusal(t, "https://t.me/bot", exposed=True),
    "outside": lambda t, _: general.credential_outside(t, deleted=True),
    "outside, stays": lambda t, _: general.credential_outside(t, deleted=False),
}
CONNECT: dict[str, Build] = {
    "choose": lambda t, x: connect.choose_exchange(t, x.values()),
    "guide": lambda t, x: connect.guide(t, x["acme"], ("203.0.113.7",)),
    "guide, many addresses": lambda t, x: connect.guide(t, x["acme"], ADDRESSES),
    "guide, no address": lambda t, x: connect.guide(t, x["other"], (), replaces=HOSTILE),
    **{f"ask {field}": a_question(field) for field in Field},
    "ask only": lambda t, x: connect.ask(t, x["acme"], Field.API_KEY),
    "wrong kind": lambda t, x: connect.wrong_kind(t, x["acme"], Field.SECRET, deleted=True),
    "wrong kind, stays": lambda t, x: connect.wrong_kind(t, x["acme"], Field.SECRET, deleted=False),
    "ask name": lambda t, x: connect.ask_name(t, x["acme"], (LONG, HOSTILE), a_receipt(x)),
    **{f"name {why}": a_refusal(why) for why in NameProblem},
    "lapsed": lambda t, x: connect.draft_lapsed(t, x["acme"]),
}
CHECKING: dict[str, Build] = {
    "running, nothing yet": lambda t, x: checking.running(t, x["acme"], HOSTILE, {}),
    **{f"running {answer}": a_test(answer) for answer in Answer},
    "online": lambda t, x: checking.verdict(
        t, x["acme"], LONG, a_report(), now=NOW, connection=a_connection()
    ),
    "asks again": lambda t, x: checking.verdict(
        t,
        x["acme"],
        HOSTILE,
        a_report(Problem.INVALID_PASSPHRASE),
        now=NOW,
        question=Field.PASSPHRASE,
    ),
    "gone elsewhere": lambda t, x: checking.verdict(
        t, x["acme"], HOSTILE, a_report(Problem.INVALID_KEY), now=NOW
    ),
    "replaced": lambda t, x: checking.replaced(
        t, x["acme"], a_connection(name=HOSTILE), a_report(), now=NOW
    ),
    "not replaced": lambda t, x: checking.not_replaced(
        t, x["acme"], a_connection(), a_report(Problem.WITHDRAW_ENABLED), now=NOW
    ),
    "not replaced, asks": lambda t, x: checking.not_replaced(
        t,
        x["acme"],
        a_connection(),
        a_report(Problem.INVALID_SECRET),
        now=NOW,
        question=Field.SECRET,
    ),
    "already running": lambda t, _: checking.already_running(t),
    "too many": lambda t, _: checking.too_many_tests(t, 1, "f" * 32),
}
STORED: dict[str, Build] = {
    "empty list": lambda t, x: connections.connection_list(t, (), x, now=NOW),
    **{f"list, page {page}": a_list(page) for page in (-1, 0, 3, 6, 99)},
    "card": lambda t, x: connections.card(t, x["acme"], a_connection(name=HOSTILE), now=NOW),
    "card, little known": lambda t, x: connections.card(
        t,
        x["other"],
        a_connection(
            permissions={}, ip_whitelist=None, account=None, expires_at=None, seen_ip=None
        ),
        now=NOW,
    ),
    "card, no list": lambda t, x: connections.card(
        t, x["acme"], a_connection(ip_whitelist=()), now=NOW
    ),
    "card, short list": lambda t, x: connections.card(
        t, x["acme"], a_connection(ip_whitelist=("203.0.113.7", "203.0.*.8")), now=NOW
    ),
    "card, destroyed": lambda t, x: connections.card(
        t,
        x["acme"],
        a_connection(Problem.WITHDRAW_ENABLED, has_secrets=False, secrets_end_at=None),
        now=NOW,
    ),
    "card, past": lambda t, x: connections.card(
        t, x["acme"], a_connection(expires_at=NOW - timedelta(days=2)), now=NOW
    ),
    "word taken": lambda t, x: connections.word_taken(
        t, x["acme"], a_connection(Problem.WITHDRAW_UNKNOWN, word_given_at=NOW), now=NOW
    ),
    "rename": lambda t, _: connections.ask_rename(t, a_connection(name=HOSTILE), (LONG,)),
    "renamed": lambda t, _: connections.renamed(t, a_connection(name=HOSTILE)),
    "delete": lambda t, x: connections.confirm_delete(t, x["acme"], a_connection(name=HOSTILE)),
    "deleted": lambda t, x: connections.deleted(t, x["acme"], HOSTILE),
    **{f"notice {kind}": a_notice(kind) for kind in ALONE},
}
VIEWS = GENERAL | CONNECT | CHECKING | STORED


@pytest.mark.parametrize("name", VIEWS)
def test_telegram_draws_it(t: Translator, exchanges: Mapping[str, Exchange], name: str) -> None:
    check_view(VIEWS[name](t, exchanges), t)


@pytest.mark.parametrize("problem", Problem)
@pytest.mark.parametrize("addresses", [(), ADDRESSES], ids=["no address", "many addresses"])
def test_every_problem_is_told_with_its_meaning_and_fix(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    problem: Problem,
    addresses: tuple[str, ...],
) -> None:
    for exchange in exchanges.values():
        stored = a_connection(problem, name=HOSTILE, seen_ip=None)
        report = a_report(problem, seen_ip=None)
        views = (
            checking.verdict(t, exchange, HOSTILE, report, now=NOW, addresses=addresses),
            checking.verdict(t, exchange, LONG, report, now=NOW, connection=stored),
            connections.card(t, exchange, stored, now=NOW, addresses=addresses, page=6),
        )
        for text in (check_view(view, t) for view in views):
            assert first_words(t, f"problem-{problem}") in text
            assert first_words(t, f"fix-{problem}") in text


def test_the_worst_case_fits_into_one_message(
    t: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    every = worst_first(Problem)
    half = (*every[:6], *every[-5:])
    stored = a_connection(*half, name=LONG)
    check_view(connections.card(t, exchanges["acme"], stored, now=NOW), t)
    told = checking.replaced(t, exchanges["acme"], stored, a_report(*half), now=NOW)
    check_view(told, t)


def test_toasts_fit_and_are_plain(t: Translator) -> None:
    for text in (toasts.stale(t), toasts.already_running(t), toasts.too_many_tests(t, 12)):
        assert 0 < len(text) <= 200
        assert text == text_of(text)


def test_commands_and_profile_fit(t: Translator) -> None:
    for name, description in general.commands(t):
        assert name.isascii()
        assert 3 <= len(description) <= 256
    profile = general.profile(t)
    assert 0 < len(profile.name) <= 64
    assert 0 < len(profile.short_description) <= 120
    assert 0 < len(profile.description) <= 512


def first_words(t: Translator, key: str) -> str:
    """Return how a message begins before its first value."""
    nothing = dict.fromkeys(
        ("exchange", "list", "address", "ends", "read", "trade", "futures", "withdraw", "transfer"),
        "\0",
    )
    words = text_of(t(key, **nothing)).split("\u2068")[0]
    assert len(words) >= 3, key
    return words
