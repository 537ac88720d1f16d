from pathlib import Path

import pytest

from bot.domain.diagnosis import Problem
from bot.i18n import Languages, Translator, language_files
from bot.views import problems
from bot.views.problems import Findings
from tests.views.conftest import an_exchange, text_of

CHOOSING = """
problem-invalid-key = { $exchange ->
    [any] Na žádné burze
   *[other] Na burze { $exchange }
}: { $list ->
    [any] seznam
   *[other] { $list }
}, { $address ->
    [any] adresa
   *[other] { $address }
}
"""


@pytest.fixture
def cs(tmp_path: Path) -> Translator:
    english = language_files()[0].read_text(encoding="utf-8")
    (tmp_path / "en.ftl").write_text(english, encoding="utf-8")
    (tmp_path / "cs.ftl").write_text(CHOOSING, encoding="utf-8")
    return Languages(tmp_path)["cs"]


def test_a_language_may_have_other_words_where_no_exchange_is_meant(cs: Translator) -> None:
    plain = str.maketrans("", "", "\u2068\u2069")
    findings = Findings(problems=(Problem.INVALID_KEY,))
    said = problems.meaning(cs, Problem.INVALID_KEY, findings)
    assert said.translate(plain) == "Na žádné burze: seznam, adresa"
    findings = Findings(problems=(Problem.INVALID_KEY,), exchange=an_exchange(), addresses=("::1",))
    said = problems.meaning(cs, Problem.INVALID_KEY, findings)
    assert text_of(said).translate(plain) == (
        "Na burze Acme & Söhne: Restrict to Trusted IPs Only, ::1"
    )
