"""Collected pastes: each value is found exactly, and nothing else."""

import pytest

from bot.exchanges import EXCHANGES
from bot.services.connecting.paste import read_paste
from tests.services.paste_corpus import FOLDER, Sample, samples


@pytest.mark.parametrize(
    "sample",
    [s for file in sorted(FOLDER.glob("*.toml")) for s in samples(file.name)],
    ids=lambda s: s.id,
)
def test_each_value_is_found_to_the_character(sample: Sample) -> None:
    at = EXCHANGES[sample.exchange]
    paste = read_paste(sample.text, at, sample.missing, EXCHANGES.values())
    found = {field: value.reveal() for field, value in paste.values.items()}
    wrong = [f for f in sample.missing if found.get(f) != sample.expected.get(f)]
    assert wrong == []
