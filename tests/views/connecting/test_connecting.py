from collections.abc import Mapping

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
from bot.i18n import Translator
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import Remark, RemarkKind
from bot.views import Action, Press
from bot.views.connecting import connecting, guides
from bot.views.connecting.receipts import Receipt
from tests.views.conftest import HOSTILE, an_exchange, check_view

ADDRESS = "203.0.113.7"


def test_exchanges_are_offered_by_title(en: Translator, exchanges: Mapping[str, Exchange]) -> None:
    [[acme, other], [cancel]] = connecting.choose_exchange(en, exchanges.values()).buttons
    assert (acme.label, acme.press) == ("Acme & Söhne", Press(Action.CHOOSE, "acme"))
    assert other.press == Press(Action.CHOOSE, "other")
    assert cancel.press == Press(Action.CANCEL)


def test_the_guide_speaks_the_exchange_s_words_and_asks_at_once(t: Translator) -> None:
    exchange = an_exchange()
    view = guides.guide(t, exchange, (ADDRESS,))
    text = check_view(view, t)
    words = [
        "Avatar → API Management → Create <API>",
        exchange.ip_label,
        str(exchange.passphrase_label),
        *(label for p in Permission if p != "transfer" for label in exchange.labels[p]),
        ADDRESS,
    ]
    assert [word for word in words if word not in text] == []
    assert f"<code>{ADDRESS}</code>" in view.text
    assert str(t("ask-api-key")) in view.text
    assert [b.url for row in view.buttons for b in row if b.url] == [exchange.keys_url]
    assert [b.copy for row in view.buttons for b in row if b.copy] == [ADDRESS]


def test_the_guide_tells_only_what_there_is(en: Translator) -> None:
    plain = an_exchange(
        fields={f: Shape(pattern=".+") for f in (Field.API_KEY, Field.SECRET)},
        labels={Permission.WITHDRAW: ("Withdrawal",)},
        passphrase_label=None,
        expiry_rule=None,
        sites={},
    )
    text = check_view(guides.guide(en, plain, ()), en)
    for missing in ("assphrase", "Futures", "regional", " ends ", "takes"):
        assert missing not in text
    assert "Withdrawal" in text
    assert "after the test" in text


def test_the_guide_tells_rules_and_limits(en: Translator) -> None:
    aged = an_exchange(expiry_rule=ExpiryRule(kind=ExpiryKind.AGE, days=90))
    text = check_view(guides.guide(en, aged, (ADDRESS, "203.0.113.8")), en)
    assert "ends \u206890\u2069 days after it was made" in text
    assert "A key takes \u20681\u2069 address." in text
    assert "Acme EU, Acme TR" in text


def test_the_guide_for_a_replacement_names_the_connection(en: Translator) -> None:
    view = guides.guide(en, an_exchange(), (), question=Field.SECRET, replaces=HOSTILE)
    assert HOSTILE in check_view(view, en)
    assert str(en("ask-secret")) in view.text


def test_the_passphrase_is_asked_for_where_it_was_chosen(en: Translator) -> None:
    assert "API Passphrase (7-32" in check_view(
        connecting.ask(en, an_exchange(), Field.PASSPHRASE), en
    )


def test_a_receipt_shows_the_masked_key_and_nothing_of_a_secret(en: Translator) -> None:
    receipt = Receipt(fields=(Field.API_KEY, Field.SECRET), masked_key="mx0v…4fGh")
    view = connecting.ask(en, an_exchange(), Field.PASSPHRASE, receipt)
    text = check_view(view, en)
    assert "✅ API key received: \u2068mx0v…4fGh\u2069" in text
    assert "✅ Secret received." in text
    assert "Your message was deleted." in text


def test_what_was_not_deleted_is_told_with_what_to_do(t: Translator) -> None:
    receipt = Receipt(fields=(Field.SECRET,), deleted=False)
    for view in (
        connecting.ask(t, an_exchange(), Field.PASSPHRASE, receipt),
        connecting.wrong_kind(t, an_exchange(), Field.SECRET, deleted=False),
    ):
        text = check_view(view, t)
        assert "Acme & Söhne" in text
        assert str(t("message-deleted")) not in view.text
        assert str(t("message-not-deleted", exchange="\0")).split("\u2068")[0].strip() in text


@pytest.mark.parametrize("kind", RemarkKind)
def test_a_remark_says_whether_the_value_was_taken(en: Translator, kind: RemarkKind) -> None:
    receipt = Receipt(remarks=(Remark(kind=kind, field=Field.SECRET),))
    text = check_view(connecting.ask(en, an_exchange(), Field.SECRET, receipt), en)
    doubts = {RemarkKind.UNUSUAL_SHAPE, RemarkKind.SWAPPED}
    neither = {
        RemarkKind.QUESTION,
        RemarkKind.MAY_BE_PHRASE,
        RemarkKind.AGAIN,
        RemarkKind.SEVERAL_FIELDS,
    }
    assert text.startswith("❌") is (kind not in doubts | neither)
    assert text.startswith("◻️") is (kind in doubts)
    assert "✅" not in text


def test_a_look_alike_exchange_is_named(en: Translator, exchanges: Mapping[str, Exchange]) -> None:
    remark = Remark(kind=RemarkKind.OTHER_EXCHANGE, field=Field.API_KEY, exchange="other")
    receipt = Receipt(remarks=(remark,), exchanges=exchanges)
    text = check_view(connecting.ask(en, exchanges["acme"], Field.API_KEY, receipt), en)
    assert "\u2068Other\u2069, not of \u2068Acme & Söhne\u2069" in text


@pytest.mark.parametrize("why", NameProblem)
def test_a_refused_name_can_be_cancelled(t: Translator, why: NameProblem) -> None:
    view = connecting.name_refused(t, why)
    assert [row[0].press for row in view.buttons] == [Press(Action.CANCEL)]


def test_after_a_lapse_the_first_question_stands_again(t: Translator) -> None:
    assert str(t("ask-api-key")) in connecting.draft_lapsed(t, an_exchange()).text
