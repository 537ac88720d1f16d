"""BOT_EGRESS: how it is written, and what is said of mistakes."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.egress import DEFAULT
from bot.egress_values import read_egresses
from bot.settings import SettingsError, load_settings

B = {"address": "203.0.113.6", "via": "http://bot:hush-hush@proxy.example:3128"}


def set_to(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    monkeypatch.setenv("BOT_EGRESS", value if isinstance(value, str) else json.dumps(value))


def test_without_it_there_is_one_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SERVER_IPS", "203.0.113.5, 2001:db8::5")
    monkeypatch.setenv("BOT_PROXY_URL", "http://bot:hush-hush@old.example:3128")
    [only] = load_settings().egresses.all
    assert (only.id, only.addresses) == (DEFAULT, ("203.0.113.5", "2001:db8::5"))
    assert only.proxy is not None
    assert only.proxy.reveal() == "http://bot:hush-hush@old.example:3128"


def test_entries_are_added_to_the_default_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SERVER_IPS", "203.0.113.5")
    c = {"address": ["203.0.113.7", "2001:db8::7"], "bind": "10.0.0.7", "retires": "2027-01-31"}
    set_to(monkeypatch, {"b": B, "c": c})
    settings = load_settings()
    default, b, last = settings.egresses.all
    assert (default.id, default.proxy, default.bind) == (DEFAULT, None, None)
    assert (b.addresses, b.retires) == (("203.0.113.6",), None)
    assert (last.addresses, last.bind) == (("203.0.113.7", "2001:db8::7"), "10.0.0.7")
    assert last.retires == date(2027, 1, 31)
    assert [e.id for e in settings.egresses.open] == [DEFAULT, "b"]
    assert "hush-hush" not in repr(settings)


def test_the_default_one_retires_by_an_entry_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps the address and the proxy of its own settings."""
    monkeypatch.setenv("BOT_SERVER_IPS", "203.0.113.5")
    monkeypatch.setenv("BOT_PROXY_URL", "http://old.example:3128")
    set_to(monkeypatch, {"default": {"retires": "2027-01-31"}, "b": B})
    default, _ = load_settings().egresses.all
    assert (default.addresses, default.retires) == (("203.0.113.5",), date(2027, 1, 31))
    assert default.proxy is not None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("hush-hush", "write it as JSON"),
        ("[]", "write it as JSON"),
        ("{}", "write it as JSON"),
        ('{"b": {"address": "203.0.113.6"}, "b": {"address": "203.0.113.7"}}', "as JSON"),
        ({"Hush Hush": B}, "entry 1: use a name"),
        ({"x" * 33: B}, "entry 1: use a name"),
        ({"b": B, "c": "hush-hush"}, "entry 2: its parts are"),
        ({"b": {**B, "adress": "x"}}, "entry 1: its parts are"),
        ({"b": {}}, "`address` is missing"),
        ({"b": {"address": "hush-hush"}}, "write `address` as"),
        ({"b": {"address": 7}}, "write `address` as"),
        ({"b": {"address": [7]}}, "write `address` as"),
        ({"b": {**B, "via": "socks5://hush-hush:1"}}, "`via`: use an address that begins"),
        ({"b": {**B, "via": 7}}, "`via`: use an address that begins"),
        ({"b": {**B, "bind": "hush-hush"}}, "write `bind` as"),
        ({"b": {**B, "retires": "hush-hush"}}, "write `retires` as a day"),
        ({"b": {**B, "retires": 2027}}, "write `retires` as a day"),
        ({"b": B, "c": B}, "two entries have the same address"),
        ({"default": {"retires": "2027-01-31"}}, "every entry retires"),
    ],
)
def test_a_mistake_is_named_and_no_value_is_shown(
    monkeypatch: pytest.MonkeyPatch, value: object, said: str
) -> None:
    set_to(monkeypatch, value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value).startswith("BOT_EGRESS: ")
    assert said in str(error.value)
    assert "hush" not in str(error.value).lower()


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@given(st.text(max_size=40) | JSONS.map(json.dumps))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        found = read_egresses(text)
    except ValueError:
        return
    assert all(egress.addresses or egress.id == DEFAULT for egress in found)
