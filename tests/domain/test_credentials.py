import copy
import logging
import pickle

import pytest

from bot.domain.credentials import Secret, mask


def test_a_secret_shows_itself_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret("s3cr3t-value")
    logging.getLogger(__name__).warning("%s %r", secret, [secret])
    for shown in (str(secret), repr(secret), f"{secret}", f"{secret:>30}", caplog.text):
        assert "s3cr3t" not in shown
    assert secret.reveal() == "s3cr3t-value"


def test_a_secret_is_never_copied_by_machinery() -> None:
    secret = Secret("s3cr3t-value")
    for leak in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            leak(secret)
    with pytest.raises(TypeError):
        hash(secret)
    assert not hasattr(secret, "__dict__")


def test_secrets_are_compared_by_value() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"


def test_a_mask_shows_both_ends_of_a_long_key_alone() -> None:
    assert mask(Secret("6705f5c311545b000157d3eb")) == "6705…d3eb"
    assert mask(Secret("short-key")) == "…"
