import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography_vectors import open_vector_file
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.binding import Binding
from bot.domain.credentials import Field, Secret
from bot.domain.ports.keys import CannotOpenError
from bot.storage.keys.envelope import Envelope, bind, decrypt, key_id
from bot.storage.keys.master_keys import MasterKeys
from bot.storage.keys.vault import EnvelopeVault

KEY_A, KEY_B = secrets.token_bytes(32), secrets.token_bytes(32)
INDEX_KEY = secrets.token_bytes(32)
WRAP_END = 4 + 64  # version, length, then the wrapped data key

calm = settings(deadline=None)  # a busy machine is no failure
words = st.text(max_size=80)
bindings = st.builds(
    Binding,
    owner=st.integers(min_value=-(2**63), max_value=2**63 - 1),
    connection=words,
    exchange=words,
    field=words,
)
values = st.dictionaries(st.sampled_from(Field), st.text(max_size=600), max_size=3)


def vault_with(*keys: tuple[int, bytes], install_id: str = "i1") -> EnvelopeVault:
    return EnvelopeVault(MasterKeys(keys[0][0], dict(keys)), install_id, INDEX_KEY)


def refuses(vault: EnvelopeVault, blob: bytes, binding: Binding) -> bool:
    """Return whether a blob is refused in the only way, which reveals nothing."""
    try:
        vault.open(blob, binding)
    except CannotOpenError as error:
        return (str(error), error.__cause__, error.__context__) == ("cannot open", None, None)
    return False


@pytest.mark.parametrize("bits", [128, 192, 256])
def test_primitive_passes_the_vectors_of_nist(bits: int) -> None:
    seen = {"valid": 0, "invalid": 0}
    for case in vectors(f"gcmDecrypt{bits}.rsp"):
        seen[check_vector(case)] += 1
    assert seen["valid"] > 150
    assert seen["invalid"] > 150


def vectors(name: str) -> Iterator[dict[str, str]]:
    """Read the vectors with nonces of 96 bits and tags of 128, as the vault has them."""
    with open_vector_file(f"ciphers/AES/GCM/{name}", "r") as file:
        group: dict[str, str] = {}
        for block in file.read().split("\n\n"):
            facts = dict(re.findall(r"^\[?(\w+)(?: = ?([0-9a-f]*))?\]?$", block, re.MULTILINE))
            if "Keylen" in facts:
                group = facts
            elif "Key" in facts and (group["IVlen"], group["Taglen"]) == ("96", "128"):
                yield facts


def check_vector(case: dict[str, str]) -> str:
    read = {name: bytes.fromhex(case[name]) for name in ("Key", "IV", "AAD", "CT", "Tag")}
    cipher, sealed = AESGCM(read["Key"]), read["CT"] + read["Tag"]
    opened = decrypt(cipher, read["IV"] + sealed, read["AAD"])
    if "FAIL" in case:
        assert opened is None
        return "invalid"
    assert opened == bytes.fromhex(case["PT"])
    assert cipher.encrypt(read["IV"], opened, read["AAD"]) == sealed
    return "valid"


@calm
@given(values, bindings)
def test_what_is_sealed_is_opened(plain: dict[Field, str], binding: Binding) -> None:
    vault = vault_with((1, KEY_A))
    sealed = vault.seal({field: Secret(value) for field, value in plain.items()}, binding)
    assert {field: s.reveal() for field, s in vault.open(sealed, binding).items()} == plain


@calm
@given(st.binary(max_size=2000), st.binary(max_size=50))
def test_envelope_keeps_any_bytes(text: bytes, context: bytes) -> None:
    envelope = Envelope(MasterKeys(1, {1: KEY_A}))
    blob = envelope.seal(text, context)
    assert envelope.open(blob, context) == text
    assert envelope.open(blob, context + b"x") is None


@calm
@given(bindings, bindings)
def test_only_the_same_binding_opens(one: Binding, other: Binding) -> None:
    vault = vault_with((1, KEY_A))
    assert refuses(vault, vault.seal({}, one), other) == (one != other)


@calm
@given(st.dictionaries(words, words, max_size=4), st.dictionaries(words, words, max_size=4))
def test_different_pairs_give_different_contexts(one: dict[str, str], two: dict[str, str]) -> None:
    assert (bind(one) == bind(two)) == (one == two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"a": "bc"}, {"ab": "c"}),
        ({"a": "b", "c": "d"}, {"a": "bcd"}),
        ({"a": ""}, {"": "a"}),
        ({}, {"": ""}),
        *(({"a": f"b{mark}c{mark}d"}, {"a": "b", "c": "d"}) for mark in "|:,=&/\0\x1f"),
    ],
)
def test_parts_of_a_context_cannot_be_moved(one: dict[str, str], two: dict[str, str]) -> None:
    assert bind(one) != bind(two)


def test_every_flipped_bit_is_refused(
    vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]
) -> None:
    blob = vault.seal(credentials, binding)
    for position in range(len(blob) * 8):
        damaged = bytearray(blob)
        damaged[position // 8] ^= 1 << position % 8
        assert refuses(vault, bytes(damaged), binding), position


def test_every_truncation_and_extension_is_refused(
    vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]
) -> None:
    blob = vault.seal(credentials, binding)
    for length in range(len(blob)):
        assert refuses(vault, blob[:length], binding), length
        assert refuses(vault, blob[length + 1 :], binding), length
    for extra in (b"\0", b"x" * 16, b"\0" * 256, blob):
        assert refuses(vault, blob + extra, binding)
        assert refuses(vault, extra + blob, binding)


def test_halves_of_two_versions_do_not_fit(vault: EnvelopeVault, binding: Binding) -> None:
    old = vault.seal({Field.API_KEY: Secret("old")}, binding)
    new = vault.seal({Field.API_KEY: Secret("new")}, binding)
    assert refuses(vault, old[:WRAP_END] + new[WRAP_END:], binding)
    assert refuses(vault, new[:WRAP_END] + old[WRAP_END:], binding)


@pytest.mark.parametrize(
    "moved", [{"owner": 7_000_000_002}, {"connection": "c2"}, {"exchange": "mexc"}, {"field": "d"}]
)
def test_a_moved_value_is_refused(
    vault: EnvelopeVault, binding: Binding, moved: dict[str, Any]
) -> None:
    assert refuses(vault, vault.seal({}, binding), replace(binding, **moved))


def test_another_installation_is_refused(binding: Binding) -> None:
    blob = vault_with((1, KEY_A), install_id="i1").seal({}, binding)
    assert refuses(vault_with((1, KEY_A), install_id="i2"), blob, binding)


def test_another_key_and_a_missing_one_are_refused_alike(binding: Binding) -> None:
    blob = vault_with((1, KEY_A)).seal({}, binding)
    assert refuses(vault_with((1, KEY_B)), blob, binding)
    assert refuses(vault_with((2, KEY_A)), blob, binding)
    relabelled = blob[:4] + (2).to_bytes(4, "big") + blob[8:]
    assert refuses(vault_with((1, KEY_A), (2, KEY_A)), relabelled, binding)


def test_secrets_of_usual_size_give_one_length(vault: EnvelopeVault, binding: Binding) -> None:
    lengths = {len(vault.seal({Field.SECRET: Secret("s" * size)}, binding)) for size in range(230)}
    assert lengths == {352}


def test_no_two_seals_are_alike(vault: EnvelopeVault, binding: Binding) -> None:
    assert len({vault.seal({}, binding) for _ in range(1000)}) == 1000


def test_rewrap_changes_the_wrapping_alone(
    binding: Binding, credentials: dict[Field, Secret]
) -> None:
    old, both, new = vault_with((1, KEY_A)), vault_with((2, KEY_B), (1, KEY_A)), (2, KEY_B)
    blob = old.seal(credentials, binding)
    wrapped = both.rewrap(blob, binding)
    assert wrapped[WRAP_END:] == blob[WRAP_END:]
    assert (key_id(blob), key_id(wrapped)) == (1, 2)
    assert vault_with(new).open(wrapped, binding) == credentials
    assert refuses(old, wrapped, binding)


def test_rewrap_refuses_what_was_moved_or_damaged(binding: Binding) -> None:
    vault = vault_with((1, KEY_A))
    blob = vault.seal({}, binding)
    for wrong, place in [
        (blob, replace(binding, owner=1)),
        (blob[:20] + b"\xff\xff" + blob[22:], binding),
        (b"", binding),
    ]:
        with pytest.raises(CannotOpenError, match=r"^cannot open$"):
            vault.rewrap(wrong, place)


def test_a_field_of_a_newer_version_is_refused(keys: MasterKeys) -> None:
    vault, binding = (
        EnvelopeVault(keys, "i1", INDEX_KEY),
        Binding(owner=1, connection="c", exchange="x", field="f"),
    )
    blob = vault._envelope.seal(b'{"retina": "canary"}', vault._context(binding))
    with pytest.raises(CannotOpenError, match=r"^cannot open$") as caught:
        vault.open(blob, binding)
    assert caught.value.__context__ is None


def test_fingerprint_recognises_a_key_and_nothing_else() -> None:
    vault = vault_with((1, KEY_A))
    print_ = vault.fingerprint("kucoin", Secret("abc"))
    assert len(print_) == 32
    assert vault_with((2, KEY_B), (1, KEY_A)).fingerprint("kucoin", Secret("abc")) == print_
    assert vault.fingerprint("mexc", Secret("abc")) != print_
    assert vault.fingerprint("kucoin", Secret("abd")) != print_
    assert vault.fingerprint("kucoina", Secret("bc")) != print_
    assert (
        EnvelopeVault(MasterKeys(1, {1: KEY_A}), "i1", KEY_B).fingerprint("kucoin", Secret("abc"))
        != print_
    )


def test_odd_text_neither_fails_nor_shows(vault: EnvelopeVault, binding: Binding) -> None:
    odd = Secret("\ud800\0🔑")
    assert vault.fingerprint("kucoin", odd)
    opened = vault.open(vault.seal({Field.SECRET: odd}, binding), binding)
    assert opened[Field.SECRET].reveal() == odd.reveal()


def test_keys_do_not_show_themselves(make_key: Callable[[], str]) -> None:
    text = make_key()
    keys = MasterKeys.parse(f"1:{text}", "a test")
    vault = EnvelopeVault(keys, "i1", INDEX_KEY)
    shown = f"{keys!r} {keys} {vault!r}"
    assert text not in shown
    assert repr(keys.by_id[1]) not in shown
