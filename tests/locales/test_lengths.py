"""What is shown fits on a phone and is taken by Telegram, also in a long language and in a
right-to-left one.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fluent.syntax import ast

from bot.domain.exchange import Exchange
from bot.i18n import ENGLISH, Languages, Translator
from bot.i18n.lengths import CAPTION, PAIRED, TOAST, width
from bot.i18n.messages import read
from bot.i18n.review import review
from bot.views import general, toasts
from tests.locales.pseudo import LONG, RIGHT_TO_LEFT, accented, pseudo_languages
from tests.locales.reading import FILES, FOLDER
from tests.views.conftest import LANGUAGES, an_exchange, check_view, text_of
from tests.views.test_every_view import VIEWS

EXCHANGES: Mapping[str, Exchange] = {
    "acme": an_exchange(),
    "other": an_exchange(id="other", title="Other", passphrase_label=None, sites={}),
}
LABELS = [
    name
    for name, message in read(FOLDER / "en.ftl").messages.items()
    if name.startswith(("button-", "help-tab-"))
    and all(isinstance(element, ast.TextElement) for element in message.value.elements)
]


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Languages:
    return pseudo_languages(tmp_path_factory.mktemp("locales"))


@pytest.fixture(params=[LONG, RIGHT_TO_LEFT])
def t(request: pytest.FixtureRequest, pseudo: Languages) -> Translator:
    return pseudo[request.param]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_label_toast_or_profile_text_is_too_long(path: Path) -> None:
    found = review(path.stem, FOLDER)
    assert found.too_long == ()


def test_a_long_language_is_forty_percent_longer(pseudo: Languages) -> None:
    lengths = {code: sum(width(pseudo[code].plain(n)) for n in LABELS) for code in ("en", LONG)}
    assert 1.35 < lengths[LONG] / lengths[ENGLISH] < 1.45
    assert accented("Use it") == "Ûûšéé îît"


@pytest.mark.parametrize("name", VIEWS)
def test_telegram_draws_it_in_a_language_that_nobody_speaks(t: Translator, name: str) -> None:
    check_view(VIEWS[name](t, EXCHANGES), t)


def test_toasts_commands_and_profile_fit_in_it(t: Translator) -> None:
    for toast in (toasts.stale(t), toasts.already_running(t), toasts.too_many_tests(t, 12)):
        assert len(toast) <= TOAST
    assert max(len(description) for _, description in general.commands(t)) <= 256
    profile = general.profile(t)
    assert len(profile.short_description) <= 120
    assert len(profile.description) <= 512


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_two_labels_fit_beside_each_other(code: str) -> None:
    assert {*_too_wide(LANGUAGES[code])} == set()


@pytest.mark.parametrize("code", [*LANGUAGES.codes, LONG, RIGHT_TO_LEFT])
def test_a_guide_fits_below_its_photo(code: str, pseudo: Languages) -> None:
    t = LANGUAGES[code] if code in LANGUAGES.codes else pseudo[code]
    caption = text_of(VIEWS["guide"](t, EXCHANGES).text)
    assert len(caption.encode("utf-16-le")) // 2 <= CAPTION


def _too_wide(t: Translator) -> Iterator[tuple[str, str]]:
    """Yield the labels of our own words that are too wide for their row, with their view."""
    own = {t.plain(name): name for name in LABELS}
    for view, build in VIEWS.items():
        for row in build(t, EXCHANGES).buttons:
            labels = [button.label for button in row if button.label in own]
            if len(row) > 1:
                yield from ((own[label], view) for label in labels if width(label) > PAIRED)
