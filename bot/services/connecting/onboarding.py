"""Onboarding: from a new draft to a tested, stored connection."""

import base64
import logging
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.binding import draft_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Field, Secret, mask
from bot.domain.diagnosis import CheckReport, Progress
from bot.domain.draft import Draft
from bot.domain.egress import ByEgress
from bot.domain.exchange import Exchange
from bot.domain.ports.checks import Prober
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.keys import CannotOpenError, Vault
from bot.services.connecting.known_values import KnownValues, contains
from bot.services.connecting.paste import Formatting, Paste, RemarkKind, read_paste
from bot.services.connecting.saving import Saving, TestedDraft, TestOutcome
from bot.services.key_access import KeyAccess

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Onboarding:
    """Reads what a person sends into a draft, tests and stores it."""

    exchanges: Mapping[str, Exchange]
    prober: ByEgress[Prober]
    vault: Vault
    access: KeyAccess
    store: ConnectionStore
    clock: Callable[[], datetime]
    _saving: Saving = field(init=False)
    _known: KnownValues = field(init=False)

    def __post_init__(self) -> None:
        self._saving = Saving(
            exchanges=self.exchanges, vault=self.vault, store=self.store, clock=self.clock
        )
        self._known = KnownValues(access=self.access, store=self.store)

    def begin(self, exchange: str, message: int = 0) -> Draft:
        """Return a new draft. `message`: id of the message that requested it."""
        return Draft(id=uuid.uuid4().hex, exchange=exchange, last_message=message)

    def begin_replacing(self, connection: Connection) -> Draft:
        """Return a draft whose key will replace that of a connection."""
        egress = connection.moving_to or connection.egress
        return replace(self.begin(connection.exchange), replaces=connection.id, egress=egress)

    async def begin_fixing(self, connection: Connection, fields: Sequence[Field]) -> Draft:
        """Return a draft that lacks some fields of a connection and keeps the others.

        Raises CannotOpenError. All fields are missing if the secrets were destroyed.
        """
        draft = self.begin_replacing(connection)
        blob = await self.store.sealed(connection)
        if blob is None:
            return draft

        def keep(values: Credentials) -> Draft:
            kept = {f: v for f, v in values.items() if f not in fields}
            return self._keep(draft, connection.owner, kept)

        return self.access.use(connection, blob, keep)

    def add_values(
        self,
        draft: Draft,
        owner: int,
        message: int,
        text: str,
        formatting: Iterable[Formatting] = (),
        asked: Field | None = None,
    ) -> tuple[Draft, Paste]:
        """Return the draft with the sealed values of a message, and the paste that was read.

        A value that the draft holds already is not used for another field. `formatting`:
        Telegram's formatting of the text. `asked`: the field that was asked for, if not the
        first missing one. Raises CannotOpenError.
        """
        exchange = self.exchanges[draft.exchange]
        draft = replace(draft, last_message=message, expired=False)
        missing = sorted(draft.all_missing(exchange), key=lambda f: f is not asked)
        opened = self._open(draft, owner)
        known = {v.reveal() for f, v in opened.items() if f not in missing}
        paste = read_paste(text, exchange, missing, self.exchanges.values(), known, formatting)
        draft = self._keep(draft, owner, {**paste.unsure, **paste.values})
        draft = replace(draft, doubtful=_doubtful(draft, paste))
        unsure = next(iter(paste.unsure), None) or draft.unsure
        return replace(draft, unsure=None if unsure in paste.values else unsure), paste

    async def holds(self, draft: Draft, owner: int, text: str) -> bool:
        """Return whether a text contains a value of the draft, or of the person at its exchange."""
        try:
            if contains(text, self._open(draft, owner)):
                return True
        except CannotOpenError:
            return False
        return await self._known.contains(owner, text, draft.exchange)

    async def test(self, draft: Draft, owner: int, progress: Progress | None = None) -> TestedDraft:
        """Test a complete draft, and store it unless a value must be sent again."""
        try:
            credentials = self._open(draft, owner)
        except CannotOpenError:
            log.exception("a draft cannot be opened")
            return _lapsed(draft)
        if draft.missing(self.exchanges[draft.exchange]):  # destroyed while it waited for its test
            return _lapsed(draft)
        report = await self.prober.via(draft.egress).check(draft.exchange, credentials, progress)
        log.info("tested a new key at %s: %s", draft.exchange, report.in_words)
        if report.blames:
            again = draft.forget(report.blames)
            return TestedDraft(outcome=TestOutcome.AGAIN, draft=again, report=report)
        return await self._saving.save(draft, owner, credentials, report)

    def _keep(self, draft: Draft, owner: int, values: Credentials) -> Draft:
        """Return a draft with additional values, each sealed and bound to its field."""
        sealed = {
            f: base64.b64encode(self.vault.seal({f: v}, draft_binding(draft, owner, f))).decode()
            for f, v in values.items()
        }
        key = values.get(Field.API_KEY)
        fits = key and self.exchanges[draft.exchange].fields[Field.API_KEY].fits(key.reveal())
        masked = draft.masked_key if key is None else mask(key) if fits else "…"
        return replace(draft, sealed={**draft.sealed, **sealed}, masked_key=masked)

    def _open(self, draft: Draft, owner: int) -> dict[Field, Secret]:
        """Return the values of a draft. Raises CannotOpenError."""
        return {
            f: self.vault.open(base64.b64decode(blob), draft_binding(draft, owner, f))[f]
            for f, blob in draft.sealed.items()
        }


def _lapsed(draft: Draft) -> TestedDraft:
    """Return the outcome of a draft without values; the person is asked for them at once."""
    nothing = CheckReport(problems=(), steps={}, permissions={})
    fresh = replace(draft.lapse(), expired=False)
    return TestedDraft(outcome=TestOutcome.LAPSED, draft=fresh, report=nothing)


def _doubtful(draft: Draft, paste: Paste) -> tuple[Field, ...]:
    """Return the fields of a draft whose values are of an unusual format."""
    unusual = {r.field for r in paste.remarks if r.kind is RemarkKind.UNUSUAL_SHAPE}
    earlier = {f for f in draft.doubtful if f not in paste.values}
    return tuple(f for f in Field if f in unusual | earlier)
