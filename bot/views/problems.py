"""The texts of problems: the meaning, the fix, and who is responsible."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.diagnosis import Cause, CheckReport, Permission, Problem, Severity, blamed
from bot.domain.exchange import Exchange
from bot.i18n import Code, Markup, Named, Translator, escape
from bot.views import times
from bot.views.view import Rows, copy_buttons, lines, listed, sentences

NEEDS_ADDRESS = {
    Problem.IP_NOT_ALLOWED,
    Problem.KEY_OR_IP_OR_PERMISSION,
    Problem.KEY_GONE_OR_CHANGED,
    Problem.NO_IP_WHITELIST,
}


@dataclass(frozen=True, kw_only=True)
class Findings:
    """Problems with the values of their texts. `exchange`: None for exchanges in general."""

    problems: tuple[Problem, ...]
    exchange: Exchange | None = None
    addresses: tuple[str, ...] = ()  # to add to an IP list
    expires_at: datetime | None = None
    zone: tzinfo = UTC  # of the person


def findings_of(
    exchange: Exchange,
    found: CheckReport | Connection,
    addresses: Iterable[str],
    zone: tzinfo = UTC,
) -> Findings:
    """Return the findings of a test or a stored connection.

    The address that the exchange saw overrides the configured ones; a statement of the person
    removes an unproven problem.
    """
    ignored = set()
    if isinstance(found, Connection) and found.withdrawals_attested_at is not None:
        ignored.add(Problem.WITHDRAW_UNKNOWN)
    if Permission.FUTURES not in exchange.labels:  # no separate permission: they belong to trading
        ignored.add(Problem.NO_FUTURES)
    return Findings(
        problems=tuple(p for p in found.problems if p not in ignored),
        exchange=exchange,
        addresses=(found.seen_ip,) if found.seen_ip else tuple(addresses),
        expires_at=found.expires_at,
        zone=zone,
    )


def blocks(t: Translator, findings: Findings, now: datetime | None = None) -> list[Markup]:
    """Return a block for each problem that stops the key from working, and one for all advice.

    `now`: the reference for an expiry; None if there is none.
    """
    values = _values(t, findings, now)
    texts = [(p, t(f"problem-{p}", **values), fix(t, p, findings, now)) for p in findings.problems]
    advice = [
        f"• {sentences(t, (what, how))}" for p, what, how in texts if p.severity is Severity.ADVICE
    ]
    return [
        *(
            Markup(f"<b>{what}</b>\n{how}\n<i>{t(f'who-{p.responsible}')}</i>")
            for p, what, how in texts
            if p.severity is not Severity.ADVICE
        ),
        lines(t("verdict-advice"), *advice) if advice else Markup(),
    ]


def meaning(
    t: Translator, problem: Problem, findings: Findings, now: datetime | None = None
) -> Markup:
    """Return the meaning of a problem."""
    return t(f"problem-{problem}", **_values(t, findings, now))


def fix(t: Translator, problem: Problem, findings: Findings, now: datetime | None = None) -> Markup:
    """Return the fix of a problem; if the cause is unknown, the possible causes to check."""
    places = _places(t, findings)
    checks = (f"• {t(key, **places)}" for key in _checks(findings, problem))
    return lines(t(f"fix-{problem}", **_values(t, findings, now)), *checks)


def full_fix(
    t: Translator, problem: Problem, findings: Findings, now: datetime | None = None
) -> Markup:
    """Return the fix of a problem and who is responsible."""
    return Markup(f"{fix(t, problem, findings, now)}\n<i>{t(f'who-{problem.responsible}')}</i>")


def sole_blamed(connection: Connection) -> Field | None:
    """Return the field of a stored key to send again, if it is exactly one."""
    fields = blamed(connection.problems)
    return fields[0] if connection.has_secrets and len(fields) == 1 else None


def may_be_the_secret(exchange: Exchange, connection: Connection) -> bool:
    """Return whether a refusal without a cause may be about the secret."""
    refused = Problem.KEY_OR_IP_OR_PERMISSION in connection.problems
    return refused and connection.has_secrets and Cause.SECRET in exchange.causes


def sending_line(t: Translator, connection: Connection) -> Markup:
    """Return how to send values again if no button asks for one of them."""
    several = blamed(connection.problems) and not sole_blamed(connection)
    return t("send-by-replacing") if several else Markup()


def address_buttons(t: Translator, findings: Findings) -> Rows:
    """Return copy buttons for the addresses, if a fix needs them."""
    return copy_buttons(t, needed_addresses(findings))


def needed_addresses(findings: Findings) -> tuple[str, ...]:
    """Return the addresses, if a fix needs them."""
    return findings.addresses if NEEDS_ADDRESS.intersection(findings.problems) else ()


def labels(t: Translator, exchange: Exchange | None, permission: Permission) -> Markup:
    """Return the labels of a permission at the exchange, else our own."""
    words: Sequence[str] = exchange.labels.get(permission, ()) if exchange else ()
    return strong(t, words or [t.plain(f"permission-{permission}")])


def strong(t: Translator, words: Iterable[str]) -> Markup:
    """Return labels of the exchange in bold."""
    return listed(t, (_bold(word) for word in words))


def codes(t: Translator, values: Iterable[str]) -> Markup:
    """Return values in <code>, for copying."""
    return listed(t, (Code(value) for value in values))


def any_of(t: Translator, key: str) -> Named:
    """Return the words for none in particular; a message may choose others by `[any]`."""
    return Named(t(key), "any")


def ip_list(t: Translator, exchange: Exchange | None) -> Markup:
    """Return the label of the IP list at the exchange."""
    return _bold(exchange.ip_label) if exchange else any_of(t, "the-ip-list")


def _values(t: Translator, findings: Findings, now: datetime | None) -> dict[str, str]:
    """Return every value that the texts of a problem may use."""
    exchange, ends = findings.exchange, findings.expires_at
    return {
        "exchange": exchange.title if exchange else any_of(t, "the-exchange"),
        "ends": times.deadline(t, ends, now, findings.zone) if ends and now else t("soon"),
        **_places(t, findings),
    }


def _places(t: Translator, findings: Findings) -> dict[str, str]:
    """Return the labels and addresses that a fix refers to."""
    return {
        "list": ip_list(t, findings.exchange),
        "address": codes(t, findings.addresses) if findings.addresses else any_of(t, "our-address"),
        **{permission: labels(t, findings.exchange, permission) for permission in Permission},
    }


def _checks(findings: Findings, problem: Problem) -> Iterator[str]:
    """Yield the names of the messages for possible causes that the exchange does not report."""
    causes = findings.exchange.causes if findings.exchange else tuple(Cause)
    if problem is Problem.KEY_OR_IP_OR_PERMISSION:
        yield from (f"cause-{cause}" for cause in causes)
    if problem is Problem.KEY_GONE_OR_CHANGED:  # the values were correct
        yield "cause-gone"
        yield from (f"cause-{c}" for c in causes if c in {Cause.ADDRESS, Cause.PERMISSION})


def _bold(word: str) -> Markup:
    return Markup(f"<b>{escape(word)}</b>")
