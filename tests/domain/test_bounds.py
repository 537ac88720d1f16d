"""Values of an exchange are bounded and cleaned before use."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.bounds import (
    LONGEST_ACCOUNT,
    LONGEST_DETAIL,
    MOST_ITEMS,
    bounded,
    bounded_key,
    plain,
)
from bot.domain.diagnosis import Answer, CheckReport, KeyInfo

ANYTHING: Any = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.binary(), st.lists(st.text(), max_size=5)
)
REPORT = CheckReport(problems=(), steps={}, permissions={})


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING, st.one_of(ANYTHING, st.datetimes()), ANYTHING)
def test_any_report_becomes_one_that_can_be_stored(
    account: Any, listed: Any, seen: Any, detail: Any, ends: Any, wait: Any
) -> None:
    clean = bounded(
        replace(
            REPORT,
            account=account,
            ip_whitelist=listed,
            seen_ip=seen,
            detail=detail,
            expires_at=ends,
            wait=wait,
            seconds=wait,
        )
    )
    assert clean == bounded(clean)
    assert clean.account is None or clean.account.isprintable()
    assert len(clean.detail) <= LONGEST_DETAIL
    assert clean.detail.isprintable()
    assert clean.expires_at is None or clean.expires_at.tzinfo is UTC
    assert 0 <= clean.seconds < timedelta.max.total_seconds()
    assert clean.wait is None or timedelta(seconds=clean.wait) >= timedelta(0)


@pytest.mark.parametrize(
    "account", ["8812\0", "8812\n", "\ud800", "", "9" * (LONGEST_ACCOUNT + 1), 8812, None]
)
def test_what_is_no_account_is_not_told(account: Any) -> None:
    """Cutting or cleaning could make two ids equal."""
    assert bounded_key(KeyInfo(account=account)).account is None


@pytest.mark.parametrize(
    "listed", [("203.0.113.7", "a\0b"), ("1.2.3.4",) * (MOST_ITEMS + 1), ("x" * 100,), ("",), 7]
)
def test_a_list_that_cannot_be_told_restricts_all_the_same(listed: Any) -> None:
    key = bounded_key(KeyInfo(ip_whitelist=listed))
    assert (key.ip_whitelist, key.restricted) == (None, Answer.YES)


@pytest.mark.parametrize("listed", [(), ("203.0.113.7", "10.0.*.*"), None])
def test_a_fit_list_stays_as_it_is(listed: Any) -> None:
    key = bounded_key(KeyInfo(ip_whitelist=listed))
    assert key.ip_whitelist == listed


@pytest.mark.parametrize(
    "moment",
    [
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-14))),
        datetime.min.replace(tzinfo=UTC),
        datetime(2027, 1, 1),  # noqa: DTZ001  # the point
        "2027-01-01",
        4_102_444_800,
    ],
)
def test_an_absurd_end_is_none(moment: Any) -> None:
    assert bounded_key(KeyInfo(expires_at=moment)).expires_at is None


def test_a_plain_text_stays() -> None:
    assert plain("Größe\n🔑 عربي", 100) == "Größe\n🔑 عربي"
    assert plain("a\0b\ud800c", 2) == "ab"
