"""Measures the vault: sealing and opening, compared with the plain cipher."""

import json
import os
import time
from collections.abc import Callable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.figures import Figure
from bot.domain.binding import Binding
from bot.domain.credentials import Field, Secret
from bot.storage.keys.master_keys import KEY_BYTES, MasterKeys
from bot.storage.keys.vault import EnvelopeVault

SECONDS = 0.4  # of each measure
ROUNDS = 5  # the best one counts: other load only slows
_BATCH = 20  # runs between two readings of the clock
_SAMPLE = {
    Field.API_KEY: "facade" * 4,
    Field.SECRET: "facade-ade-4fac-adef" * 2,
    Field.PASSPHRASE: "sample-facade",
}
_BINDING = Binding(owner=42, connection="a-connection", exchange="kucoin", field="credentials")


async def measure(scale: float) -> list[Figure]:
    """Seal and open the three fields of a key."""
    vault = EnvelopeVault(MasterKeys(1, {1: os.urandom(KEY_BYTES)}), "bench", os.urandom(KEY_BYTES))
    values = {field: Secret(value) for field, value in _SAMPLE.items()}
    blob = vault.seal(values, _BINDING)
    assert vault.open(blob, _BINDING) == values

    cipher, nonce, bound = AESGCM(os.urandom(KEY_BYTES)), os.urandom(12), b"a-connection"
    text = json.dumps(_SAMPLE).encode()
    sealed = cipher.encrypt(nonce, text, bound)

    seals, encrypts = _rates(
        scale,
        lambda: vault.seal(values, _BINDING),
        lambda: cipher.encrypt(os.urandom(12), text, bound),
    )
    opens, decrypts = _rates(
        scale,
        lambda: vault.open(blob, _BINDING),
        lambda: cipher.decrypt(nonce, sealed, bound),
    )
    plain = "one AES-256-GCM of the same text; the vault does two, and JSON"
    return [
        Figure(name="seals a second", value=seals, unit="/s", yardstick=encrypts, beside=plain),
        Figure(name="opens a second", value=opens, unit="/s", yardstick=decrypts, beside=plain),
    ]


def _rates(scale: float, work: Callable[[], object], plain: Callable[[], object]) -> list[float]:
    """Return the rates of two operations per second, measured alternately."""
    rounds = [[_rate(each, SECONDS * scale) for each in (work, plain)] for _ in range(ROUNDS)]
    return [max(rates) for rates in zip(*rounds, strict=True)]


def _rate(work: Callable[[], object], seconds: float) -> float:
    began, done = time.perf_counter(), 0
    while (passed := time.perf_counter() - began) < seconds or not done:
        for _ in range(_BATCH):
            work()
        done += _BATCH
    return done / passed
