"""Every view is valid for Telegram, in every language and with difficult data."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.connection import NAME_LENGTH, Connection
from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, Problem, Status, Step, worst_first
from bot.domain.draft import Draft
from bot.domain.egress import Egress, Egresses, Moving
from bot.domain.exchange import Exchange
from bot.domain.notice import NoticeKind
from bot.domain.notice.matters import Matter
from bot.domain.person import Preferences
from bot.domain.ports.history import Record
from bot.domain.status_change import Drift, StatusChange
from bot.i18n import Translator
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import Remark, RemarkKind
from bot.services.connections import Move
from bot.services.notifying.planner import PlannedNotice
from bot.services.people.history import PAGE, HistoryPage
from bot.services.people.preferences import QuietProblem
from bot.services.people.time_zones import PLACES, offsets, zone_groups
from bot.views import View, general, help_pages, toasts
from bot.views.connecting import connecting, guides, online, testing, verdicts
from bot.views.connecting.receipts import Receipt
from bot.views.connections import card, connections, moves
from bot.views.connections.list_place import ListPlace
from bot.views.notifying import messages
from bot.views.notifying.alerts import NoticeMessage
from bot.views.notifying.digest import digest
from bot.views.operating import matters
from bot.views.people import access, history, languages, muting, preferences, time_zone
from bot.views.people.time_zone import ZonePurpose
from tests.views.conftest import (
    HOSTILE,
    ID,
    LANGUAGES,
    NOW,
    a_connection,
    a_notice,
    a_piece,
    a_report,
    check_view,
    some_entries,
    text_of,
)

LONG = "W" * NAME_LENGTH
OSLO = ZoneInfo("Europe/Oslo")
ADDRESSES = tuple(f"2001:db8:85a3:8d3:1319:8a2e:370:{n}" for n in range(7000, 7012))
HELP_PAGES = 9
ALONE = (NoticeKind.DRAFT_EXPIRED, NoticeKind.SECRETS_DESTROYED, NoticeKind.NOT_DELETED)

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


def a_draft(missing: Field) -> Draft:
    """Return a draft with everything before a field; the API key is of an unusual format."""
    before = list(Field)[: list(Field).index(missing)]
    return Draft(
        id=ID,
        exchange="acme",
        sealed=dict.fromkeys(before, "sealed"),
        doubtful=tuple(before[:1]),
        masked_key="mx0v…4fGh",
    )


def a_help(page: int) -> Build:
    return lambda t, _: help_pages.help_page(t, page)


def a_question(field: Field) -> Build:
    return lambda t, x: connecting.ask(t, x["other"], a_draft(field), a_receipt(x))


def a_refusal(why: NameProblem) -> Build:
    return lambda t, _: connecting.name_refused(t, why)


def a_test(answer: Answer) -> Build:
    steps = dict.fromkeys(Step, answer)
    return lambda t, x: testing.running(t, x["acme"], LONG, steps, a_receipt(x))


def a_list(page: int) -> Build:
    problems = list(Problem)
    stored = [a_connection(*problems[n : n + 1], name=f"{n} {HOSTILE}") for n in range(50)]
    return lambda t, x: connections.connection_list(t, stored, x, now=NOW, place=ListPlace.of(page))


def told(kind: NoticeKind) -> Build:
    return lambda t, x: messages.message(some_entries(t, x), [a_piece(kind)])


def bulletin(
    *news: PlannedNotice, connections: Sequence[Connection] = (), zone: tzinfo = UTC
) -> Build:
    stored = connections or [n.connection for n in news if n.connection]
    return lambda t, x: NoticeMessage(some_entries(t, x, stored, zone, ADDRESSES)).view(news)


def many(*problems: Problem) -> list[Connection]:
    """Return the maximum of connections, with difficult names."""
    names = (f"{n} {HOSTILE} {LONG}"[:NAME_LENGTH] for n in range(50))
    causes = itertools.cycle(problems)
    return [
        a_connection(next(causes), id=f"{n:032x}", name=name, muted_until_clear=True)
        for n, name in enumerate(names)
    ]


def fallen(*problems: Problem) -> Build:
    return bulletin(*(a_piece(NoticeKind.STATUS, c, unwatched=True) for c in many(*problems)))


def an_operator_report(t: Translator, exchanges: Mapping[str, Exchange]) -> View:
    where = ("acme", "other", "gone", *(f"gone {n}" for n in range(9)))
    news = [
        a_piece(NoticeKind.OPERATOR, matter=m, exchange=x, address=ADDRESSES[n])
        for n, x in enumerate(where)
        for m in (*sorted(Matter), "something-new")
    ]
    return matters.report(some_entries(t, exchanges), news)


def a_digest(*connections: Connection) -> Build:
    return lambda t, x: digest(t, x, connections, now=NOW, zone=OSLO)


def alert_settings(*connections: Connection, **wishes: Any) -> Build:
    return lambda t, _: preferences.alerts(
        t, Preferences(**wishes), connections, now=NOW, headline=preferences.saved(t)
    )


def a_time(purpose: ZonePurpose) -> Build:
    return lambda t, _: time_zone.ask_time(t, offsets(NOW), NOW, purpose)


def a_place(purpose: ZonePurpose) -> Build:
    return lambda t, _: time_zone.ask_place(t, PLACES[:4], NOW, purpose, typed=purpose > 0)


def a_city(offset: int) -> Build:
    return lambda t, _: time_zone.ask_city(t, zone_groups(offset, NOW), ZonePurpose.QUIET)


def a_past(*records: Record, **more: Any) -> Build:
    past = HistoryPage(records=records, page=1, more=True)
    return lambda t, x: history.history(t, past, x, now=NOW, zone=OSLO, **more)


def a_refused_time(why: QuietProblem) -> Build:
    return lambda t, _: preferences.quiet_refused(t, why)


GENERAL: dict[str, Build] = {
    "welcome": lambda t, _: general.welcome(t),
    "security": lambda t, _: general.security(t),
    "privacy": lambda t, _: general.privacy(t),
    **{f"help {page}": a_help(page) for page in range(-1, HELP_PAGES + 1)},
    "explanation": lambda t, _: general.explanation(t),
    "name help": lambda t, _: general.name_help(t),
    "confirm above": lambda t, _: general.confirm_above(t),
    "question": lambda t, _: general.question_help(t),
    "languages": lambda t, _: languages.choose_language(t, LANGUAGES.names),
    "language set": lambda t, _: languages.language_set(t),
    "unknown text": lambda t, _: general.unknown_text(t),
    "failed": lambda t, _: general.failed(t),
    "too fast": lambda t, _: general.too_fast(t),
    "cancelled": lambda t, _: general.cancelled(t, draft=False),
    "cancelled draft": lambda t, _: general.cancelled(t, draft=True),
    "nothing to cancel": lambda t, _: general.nothing_to_cancel(t),
    "group": lambda t, _: general.group_refusal(t, "https://t.me/bot?start=connect"),
    "group exposed": lambda t, _: general.group_refusal(t, "https://t.me/bot", exposed=True),
    "outside": lambda t, _: general.credential_outside(t, deleted=True),
    "outside, stays": lambda t, _: general.credential_outside(t, deleted=False),
}
CONNECT: dict[str, Build] = {
    "choose": lambda t, x: connecting.choose_exchange(t, x.values()),
    "no such exchange": lambda t, x: connecting.choose_exchange(
        t, x.values(), said="choose-exchange-unknown"
    ),
    "which exchange": lambda t, x: connecting.choose_exchange(
        t, x.values(), said="choose-exchange-help"
    ),
    "trouble": lambda t, x: guides.trouble(t, x["acme"], ADDRESSES),
    "guide": lambda t, x: guides.guide(t, x["acme"], ("203.0.113.7",)),
    "guide, many addresses": lambda t, x: guides.guide(t, x["acme"], ADDRESSES),
    "guide, no address": lambda t, x: guides.guide(
        t, x["other"], (), replaced=guides.Replaced(name=HOSTILE)
    ),
    **{f"ask {field}": a_question(field) for field in Field},
    "ask only": lambda t, x: connecting.ask(t, x["acme"], a_draft(Field.API_KEY)),
    "wrong kind": lambda t, x: connecting.wrong_kind(t, x["acme"], Field.SECRET, deleted=True),
    "wrong kind, stays": lambda t, x: connecting.wrong_kind(
        t, x["acme"], Field.SECRET, deleted=False
    ),
    **{f"name {why}": a_refusal(why) for why in NameProblem},
    "lapsed": lambda t, x: connecting.draft_lapsed(t, x["acme"]),
}
CHECKING: dict[str, Build] = {
    "running, nothing yet": lambda t, x: testing.running(t, x["acme"], HOSTILE, {}),
    **{f"running {answer}": a_test(answer) for answer in Answer},
    "online": lambda t, x: verdicts.verdict(t, x["acme"], a_connection(), a_report(), now=NOW),
    "online, named": lambda t, x: online.online(
        t,
        x["acme"],
        a_connection(name=HOSTILE, withdrawals_attested_at=NOW),
        now=NOW,
        additions=online.Additions(names=(LONG, HOSTILE), dashboard="https://app.example.com"),
    ),
    "asks again": lambda t, x: verdicts.verdict(
        t,
        x["acme"],
        HOSTILE,
        a_report(Problem.INVALID_PASSPHRASE),
        now=NOW,
        question=Field.PASSPHRASE,
    ),
    "gone elsewhere": lambda t, x: verdicts.verdict(
        t, x["acme"], HOSTILE, a_report(Problem.INVALID_KEY), now=NOW
    ),
    "replaced": lambda t, x: verdicts.replaced(
        t, x["acme"], a_connection(name=HOSTILE), a_report(), now=NOW
    ),
    "not replaced": lambda t, x: verdicts.not_replaced(
        t, x["acme"], a_connection(), a_report(Problem.WITHDRAW_ENABLED), now=NOW
    ),
    "not replaced, asks": lambda t, x: verdicts.not_replaced(
        t,
        x["acme"],
        a_connection(),
        a_report(Problem.INVALID_SECRET),
        now=NOW,
        question=Field.SECRET,
    ),
    "already running": lambda t, _: testing.already_running(t),
    "too many": lambda t, x: testing.too_many_tests(t, x["acme"], 1),
}
_TRIED = ((), (Problem.IP_NOT_ALLOWED,), (Problem.EGRESS_DOWN,), ())
STORED: dict[str, Build] = {
    "empty list": lambda t, x: connections.connection_list(t, (), x, now=NOW),
    **{f"list, page {page}": a_list(page) for page in (-1, 0, 3, 6, 99, 100, 106)},
    "list, no trouble": lambda t, x: connections.connection_list(
        t, [a_connection()], x, now=NOW, place=ListPlace(trouble=True)
    ),
    "card": lambda t, x: card.card(t, x["acme"], a_connection(name=HOSTILE), now=NOW),
    "card, our address changes": lambda t, x: card.with_move(
        t,
        a_connection(name=HOSTILE),
        Moving(day=NOW.date(), addresses=ADDRESSES),
        card.card(t, x["acme"], a_connection(name=HOSTILE), now=NOW),
    ),
    "moves, testing": lambda t, _: moves.testing(t),
    "moves, none": lambda t, x: moves.results(t, x, Egresses(), ()),
    "moves": lambda t, x: moves.results(
        t,
        x,
        Egresses((Egress(id="b", addresses=ADDRESSES),)),
        [
            Move(connection=replace(c, moving_to="b"), moved=n % 4 == 0, report=report)
            for n, c in enumerate(many(Problem.NO_TRADE))
            for report in (a_report(*_TRIED[n % 4]) if n % 4 else None,)
        ],
    ),
    "card, little known": lambda t, x: card.card(
        t,
        x["other"],
        a_connection(
            permissions={}, ip_whitelist=None, account=None, expires_at=None, seen_ip=None
        ),
        now=NOW,
    ),
    "card, no list": lambda t, x: card.card(t, x["acme"], a_connection(ip_whitelist=()), now=NOW),
    "card, short list": lambda t, x: card.card(
        t, x["acme"], a_connection(ip_whitelist=("203.0.113.7", "203.0.*.8")), now=NOW
    ),
    "card, destroyed": lambda t, x: card.card(
        t,
        x["acme"],
        a_connection(Problem.WITHDRAW_ENABLED, has_secrets=False, secrets_end_at=None),
        now=NOW,
    ),
    "card, past": lambda t, x: card.card(
        t, x["acme"], a_connection(expires_at=NOW - timedelta(days=2)), now=NOW
    ),
    "word taken": lambda t, x: card.attested(
        t, x["acme"], a_connection(Problem.WITHDRAW_UNKNOWN, withdrawals_attested_at=NOW), now=NOW
    ),
    "rename": lambda t, _: connections.ask_rename(t, a_connection(name=HOSTILE), (LONG,)),
    "renamed": lambda t, _: connections.renamed(t, a_connection(name=HOSTILE)),
    "delete": lambda t, x: connections.confirm_delete(t, x["acme"], a_connection(name=HOSTILE)),
    "deleted": lambda t, x: connections.deleted(t, x["acme"], HOSTILE),
    "card, muted": lambda t, x: card.card(
        t, x["acme"], a_connection(muted_until=NOW + timedelta(days=1)), now=NOW, zone=OSLO
    ),
    **{f"notice {kind}": told(kind) for kind in ALONE},
}
STATUS = NoticeKind.STATUS
CLEAR = a_connection(name=HOSTILE, status_since=NOW)
ALERTS: dict[str, Build] = {
    "fifty fallen": fallen(*Problem),
    "fifty fallen alike": fallen(Problem.KEY_OR_IP_OR_PERMISSION),
    "fifty blocked": fallen(Problem.WITHDRAW_ENABLED),
    "fifty unavailable": fallen(Problem.EXCHANGE_UNAVAILABLE),
    "fifty clear": bulletin(*(a_piece(STATUS, replace(CLEAR, id=str(n))) for n in range(50))),
    "clear": bulletin(a_piece(STATUS, CLEAR)),
    "clear, unwatched": bulletin(a_piece(STATUS, CLEAR, unwatched=True)),
    "clear, for the first time": bulletin(a_piece(STATUS, CLEAR, since=None)),
    **{
        f"drift {drift}": bulletin(a_piece(NoticeKind.DRIFT, CLEAR, drift=drift.value))
        for drift in Drift
    },
    "all drifts": bulletin(*(a_piece(NoticeKind.DRIFT, CLEAR, drift=d.value) for d in Drift)),
    "expiry": bulletin(a_piece(NoticeKind.EXPIRY, CLEAR)),
    "leak": bulletin(a_piece(NoticeKind.LEAK, a_connection(Problem.MUST_REPLACE, name=HOSTILE))),
    "new address": bulletin(
        a_piece(NoticeKind.NEW_ADDRESS), connections=many(Problem.IP_NOT_ALLOWED)
    ),
    "address retires": bulletin(
        a_piece(NoticeKind.ADDRESS_RETIRES),
        connections=[replace(c, moving_to="b") for c in many(Problem.NO_TRADE)],
    ),
    "address moved": bulletin(a_piece(NoticeKind.ADDRESS_MOVED, CLEAR)),
    "address moved, from nowhere": bulletin(a_piece(NoticeKind.ADDRESS_MOVED, CLEAR, before="")),
    "new address, known": bulletin(a_piece(NoticeKind.NEW_ADDRESS)),
    "incident": bulletin(a_piece(NoticeKind.INCIDENT), connections=many(*Problem), zone=OSLO),
    "incident over": bulletin(a_piece(NoticeKind.INCIDENT_OVER), connections=[CLEAR]),
    "everything at once": bulletin(
        *(a_piece(kind) for kind in (NoticeKind.INCIDENT, NoticeKind.NEW_ADDRESS)),
        *(a_piece(kind, c) for kind in (STATUS, NoticeKind.EXPIRY) for c in many(*Problem)),
    ),
    "digest, none": a_digest(),
    "digest, well": a_digest(a_connection(expires_at=None)),
    "digest, fifty": a_digest(*many(*Problem)),
    "digest, ending": a_digest(a_connection(name=HOSTILE, expires_at=NOW + timedelta(days=9))),
    "digest, exchange gone": a_digest(a_connection(Problem.NO_TRADE, exchange="gone")),
    "operator": an_operator_report,
    "access denied": lambda t, _: access.denied(t),
    "access asked": lambda t, _: access.request_sent(t),
    "access requested": lambda t, _: access.requested(t, a_notice(NoticeKind.ACCESS_REQUESTED)),
    "access allowed": lambda t, _: access.allowed(t, HOSTILE),
    "access turned down": lambda t, _: access.turned_down(t, HOSTILE),
    "access granted": lambda t, _: access.granted(t),
    "access refused": lambda t, _: access.refused(t),
}
SETTINGS: dict[str, Build] = {
    "mute": lambda t, _: muting.choose_mute(t, a_connection(Problem.NO_READ, name=HOSTILE)),
    "mute, online": lambda t, _: muting.choose_mute(t, a_connection(name=LONG)),
    "alerts": alert_settings(),
    "alerts, all set": alert_settings(
        *many(*Problem), timezone="Europe/Oslo", quiet_from=1320, quiet_to=420, digest_at=NOW
    ),
    "quiet": lambda t, _: preferences.choose_quiet(t, Preferences(timezone="Asia/Riyadh"), NOW),
    "quiet, typed": lambda t, _: preferences.ask_quiet(t),
    **{f"quiet, {why}": a_refused_time(why) for why in QuietProblem},
    **{f"time for {purpose.name}": a_time(purpose) for purpose in ZonePurpose},
    **{f"place for {purpose.name}": a_place(purpose) for purpose in ZonePurpose},
    "place, not found": lambda t, _: time_zone.place_not_found(
        t, ("Europe/Oslo",), NOW, ZonePurpose.ZONE
    ),
    "place, several": lambda t, _: time_zone.choose_place(t, PLACES[:8], NOW, ZonePurpose.QUIET),
    **{f"city at {offset}": a_city(offset) for offset in offsets(NOW)},
}
DEEDS = [AuditEntry.of(CLEAR, deed, NOW, hand) for deed in AuditAction for hand in AuditActor]
CHANGES = [
    StatusChange(
        connection=ID,
        owner=42,
        exchange=exchange,
        name=f"{HOSTILE} {LONG}"[:NAME_LENGTH],
        before=before,
        after=after,
        cause=Problem.KEY_OR_IP_OR_PERMISSION,
        drifts=tuple(drift for drift in Drift if drift is not Drift.FUTURES_GAINED),
        since=NOW,
        at=NOW,
        noticed_at=NOW - timedelta(days=2),
        unwatched=True,
    )
    for exchange, before, after in itertools.product(("acme", "gone"), Status, Status)
]
HISTORY: dict[str, Build] = {
    "whose": lambda t, _: history.choose(t, many(*Problem), page=3, asked=HOSTILE),
    "whose, nobody's": lambda t, _: history.choose(t, (), page=-1),
    "nothing": a_past(),
    "nothing of one": a_past(connection=CLEAR),
    **{f"deeds {n}": a_past(*DEEDS[n : n + PAGE]) for n in range(0, len(DEEDS), PAGE)},
    **{f"changes {n}": a_past(*CHANGES[n : n + PAGE]) for n in range(0, len(CHANGES), PAGE)},
    "changes of one": a_past(*CHANGES[:PAGE], connection=CLEAR),
}
VIEWS = GENERAL | CONNECT | CHECKING | STORED | ALERTS | SETTINGS | HISTORY


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
            verdicts.verdict(t, exchange, HOSTILE, report, now=NOW, addresses=addresses),
            verdicts.verdict(t, exchange, stored, report, now=NOW),
            card.card(t, exchange, stored, now=NOW, addresses=addresses, page=6),
            *_alerts_of(t, exchanges, replace(stored, exchange=exchange.id), addresses),
        )
        for text in (check_view(view, t) for view in views):
            if problem is not Problem.WITHDRAW_ENABLED:  # an alert says it in its first line
                assert own_words(t, f"problem-{problem}") in text
            assert own_words(t, f"fix-{problem}") in text


def _alerts_of(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    stored: Connection,
    addresses: Sequence[str],
) -> Iterator[View]:
    """Yield the alert of a failing connection, if its problem changes the status."""
    if stored.status is not Status.ONLINE:
        alert = NoticeMessage(some_entries(t, exchanges, [stored], OSLO, addresses))
        yield alert.view([a_piece(NoticeKind.STATUS, stored)])


def test_the_worst_case_fits_into_one_message(
    t: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    every = worst_first(Problem)
    half = (*every[:6], *every[-5:])
    stored = a_connection(*half, name=LONG)
    check_view(card.card(t, exchanges["acme"], stored, now=NOW), t)
    told = verdicts.replaced(t, exchanges["acme"], stored, a_report(*half), now=NOW)
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


def own_words(t: Translator, key: str) -> str:
    """Return the longest part of a message without a value."""
    nothing = dict.fromkeys(
        ("exchange", "list", "address", "ends", "read", "trade", "futures", "withdraw", "transfer"),
        "\0",
    )
    parts = re.split("\u2068[^\u2069]*\u2069", text_of(t(key, **nothing)))
    words = max(parts, key=len)
    assert len(words) >= 3, key
    return words
