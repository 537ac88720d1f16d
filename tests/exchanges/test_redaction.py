"""Credentials are redacted in every form."""

import base64
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exchanges._redaction import Redactor, signatures

PEM = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIODz/a+b==\n-----END EC PRIVATE KEY-----\n"


@pytest.mark.parametrize("value", ["110f31fc-61c5-4baf", "pass & phrase/+=", 'q"uote\\', PEM])
@pytest.mark.parametrize(
    "form",
    [
        str,
        str.upper,
        lambda v: quote(v, safe=""),
        quote_plus,
        lambda v: json.dumps(v)[1:-1],
        lambda v: base64.b64encode(v.encode()).decode(),
        lambda v: base64.urlsafe_b64encode(v.encode()).decode().rstrip("="),
    ],
)
def test_every_form_is_hidden(value: str, form: "st.SearchStrategy[str]") -> None:
    shown = Redactor([value]).hide(f"before {form(value)} after")  # type: ignore[operator]

    assert shown == "before *** after"


@given(secrets=st.lists(st.text(min_size=1), min_size=1), around=st.text(max_size=20))
def test_no_secret_is_left(secrets: list[str], around: str) -> None:
    text = f"{around}{secrets[0]}{around}".join(secrets)

    shown = Redactor(secrets).hide(text)

    assert not any(s in shown.replace("***", "") for s in secrets if s.isalnum() and len(s) > 1)


def test_a_longer_secret_is_hidden_before_one_that_it_holds() -> None:
    assert Redactor(["abc", "abcdef"]).hide("x abcdef y abc") == "x *** y ***"


def test_what_is_kept_is_one_short_line() -> None:
    shown = Redactor([]).hide("a\x1b[31m\r\nb\u202e\u2028c" + "d" * 1000)

    assert shown.startswith("a [31m b c")
    assert len(shown) == 300


def test_a_secret_at_the_cut_is_not_left_in_part() -> None:
    shown = Redactor(["TOPSECRET"]).hide("x" * 296 + "TOPSECRET")

    assert "TOP" not in shown


def test_long_values_of_a_request_count_as_signatures() -> None:
    url = "https://x/api?accessKey=mx0&signature=0123456789abcdef0123&note=a%2Fb"
    found = signatures(url, {"Signature": "f" * 64, "Short": "1", "Sign": "a/b+c=" * 5})

    assert found == ["f" * 64, "a/b+c=" * 5, "0123456789abcdef0123"]
    shown = Redactor([]).hide(f"{quote('a/b+c=' * 5, safe='')} {'F' * 64}", found)
    assert shown == "*** ***"


def test_the_text_of_an_error_loses_its_query() -> None:
    error = ValueError("GET https://x/y?signature=abc&b=c failed with k3y")

    assert (
        Redactor(["k3y"]).hide_in_error(error) == "ValueError: GET https://x/y?*** failed with ***"
    )
