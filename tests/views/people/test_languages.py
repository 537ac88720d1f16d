from bot.i18n import Translator
from bot.views import Action, Press, View
from bot.views.people import languages
from tests.views.conftest import LANGUAGES, check_view

THIRTY = {f"l{n}": f"Language {n:02}" for n in range(30, 0, -1)}


def offered(view: View) -> dict[str, Press | None]:
    return {button.label: button.press for row in view.buttons for button in row}


def test_languages_are_offered_by_their_own_names(t: Translator) -> None:
    view = languages.choose_language(t, LANGUAGES.names)
    check_view(view, t)
    assert offered(view)["العربية"] == Press(Action.LANGUAGE_SET, "ar")
    assert offered(view)["Norsk"] == Press(Action.LANGUAGE_SET, "nb")
    assert next(iter(offered(view))) == t.name


def test_the_languages_of_the_person_come_first_the_others_by_name(t: Translator) -> None:
    names = {"zh-Hans": "简体中文", "de": "Deutsch", **LANGUAGES.names, "cs": "čeština"}
    view = languages.choose_language(t, names, "zh-Hans")
    codes = [press.target for press in offered(view).values() if press and press.target]
    assert codes[:3] == [*dict.fromkeys(("zh-Hans", t.language, "en")), codes[2]][:3]
    assert sorted(codes) == sorted(names)
    rest = [names[code].casefold() for code in codes if code not in {"zh-Hans", t.language, "en"}]
    assert rest == sorted(rest)


def test_thirty_languages_take_two_pages(en: Translator) -> None:
    names = {**THIRTY, "en": "English"}
    pages = [languages.choose_language(en, names, "gone", page) for page in (-1, 0, 1, 9)]
    assert pages[0] == pages[1]
    assert pages[2] == pages[3]
    labels = [label for view in pages[1:3] for label in offered(view) if label in names.values()]
    assert labels == ["English", *sorted(THIRTY.values())]
    assert max(len(row) for view in pages for row in view.buttons) == 2
    assert offered(pages[1])["▶"] == Press(Action.LANGUAGE, page=1)
    for view in pages:
        check_view(view, en)
