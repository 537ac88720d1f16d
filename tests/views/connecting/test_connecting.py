from collections.abc import Mapping

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.domain.draft import Draft
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
from bot.exchanges import EXCHANGES
from bot.i18n import Translator
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import Remark, RemarkKind
from bot.views import Action, Press
from bot.views.connecting import connecting, guides, receipts
from bot.views.connecting.receipts import Receipt
from tests.views.conftest import HOSTILE, an_exchange, check_view

ADDRESS = "203.0.113.7"


def test_exchanges_are_offered_by_title(en: Translator, exchanges: Mapping[str, Exchange]) -> None:
    [[acme, other], [explain], [cancel]] = connecting.choose_exchange(
        en, exchanges.values()
    ).buttons
    assert explain.press == Press(Action.EXPLAIN)
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
    assert str(t("guide-finish")) in view.text
    assert [b.url for row in view.buttons for b in row if b.url] == [exchange.keys_url]
    assert [b.copy for row in view.buttons for b in row if b.copy] == [ADDRESS]


def test_a_heading_that_boxes_of_futures_share_is_said_once(en: Translator) -> None:
    together = ("Futures: View", "Futures: Place")
    exchange = an_exchange(labels={Permission.FUTURES: together})
    assert "Futures: View, Place" in check_view(guides.guide(en, exchange, ()), en)
    apart = an_exchange(labels={Permission.FUTURES: ("Futures: View", "Perpetual: View")})
    assert "Futures: View, Perpetual: View" in check_view(guides.guide(en, apart, ()), en)
    bare = an_exchange(labels={Permission.FUTURES: ("View", "Place")})
    assert "View, Place" in check_view(guides.guide(en, bare, ()), en)


def test_the_guide_tells_only_what_there_is(en: Translator) -> None:
    plain = an_exchange(
        fields={f: Shape(pattern=".+") for f in (Field.API_KEY, Field.SECRET)},
        labels={Permission.WITHDRAW: ("Withdrawal",)},
        passphrase_label=None,
        expiry_rule=None,
        sites={},
    )
    text = check_view(guides.guide(en, plain, ()), en)
    for missing in ("assphrase", "Futures", "regional", "expires", "accepts"):
        assert missing not in text
    assert "Withdrawal" in text
    assert "The test shows our address" in text


def test_what_does_not_work_has_its_own_page(en: Translator) -> None:
    aged = an_exchange(expiry_rule=ExpiryRule(kind=ExpiryKind.AGE, days=90))
    two = (ADDRESS, "203.0.113.8")
    text = check_view(guides.trouble(en, aged, two), en)
    guide = check_view(guides.guide(en, aged, two), en)
    for rule in ("\u206890\u2069 days", "\u20681\u2069 address.", "Acme EU, Acme TR"):
        assert rule in text
        assert rule not in guide


def test_the_guide_for_a_replacement_names_the_connection(en: Translator) -> None:
    replaced = guides.Replaced(name=HOSTILE)
    view = guides.guide(en, an_exchange(), (), question=Field.SECRET, replaced=replaced)
    assert HOSTILE in check_view(view, en)
    assert str(en("ask-secret")) in view.text


@pytest.mark.parametrize("exchange", EXCHANGES.values(), ids=list(EXCHANGES))
def test_the_guide_fits_a_caption_and_ten_lines(t: Translator, exchange: Exchange) -> None:
    addresses = ("203.0.113.7", "203.0.113.8", "2001:db8:85a3:8d3:1319:8a2e:370:7348")
    for replaced in (None, guides.Replaced(name="W" * 32)):
        text = check_view(guides.guide(t, exchange, addresses, replaced=replaced), t)
        assert len(text.splitlines()) <= 10
        assert len(text.encode("utf-16-le")) // 2 <= 1024
    check_view(guides.trouble(t, exchange, addresses), t)


def a_draft(*arrived: Field, **changes: object) -> Draft:
    facts = {"masked_key": "mx0v…4fGh", "sealed": dict.fromkeys(arrived, "sealed"), **changes}
    return Draft(id="d", exchange="acme", **facts)  # type: ignore[arg-type]  # by name


def test_the_passphrase_is_asked_for_where_it_was_chosen(en: Translator) -> None:
    draft = a_draft(Field.API_KEY, Field.SECRET)
    assert "API Passphrase (7-32" in check_view(connecting.ask(en, an_exchange(), draft), en)


def test_progress_shows_the_masked_key_and_nothing_of_a_secret(en: Translator) -> None:
    receipt = Receipt(fields=(Field.API_KEY, Field.SECRET), masked_key="mx0v…4fGh")
    draft = a_draft(Field.API_KEY, Field.SECRET)
    text = check_view(connecting.ask(en, an_exchange(), draft, receipt), en)
    assert "✅ API key: \u2068mx0v…4fGh\u2069\n✅ Secret\n◻️ Passphrase" in text
    assert "step 2 of 4" in text
    assert "Your message was deleted." in text


def test_a_doubtful_value_has_no_tick(t: Translator) -> None:
    draft = a_draft(Field.API_KEY, Field.SECRET, doubtful=tuple(Field)[:2], unsure=Field.SECRET)
    text = check_view(connecting.ask(t, an_exchange(), draft, Receipt()), t)
    assert "✅" not in text
    assert text.count("◻️") == 3


def test_what_was_not_deleted_is_told_with_what_to_do(t: Translator) -> None:
    receipt = Receipt(fields=(Field.SECRET,), deleted=False)
    for view in (
        connecting.ask(t, an_exchange(), a_draft(Field.API_KEY, Field.SECRET), receipt),
        connecting.wrong_kind(t, an_exchange(), Field.SECRET, deleted=False),
    ):
        text = check_view(view, t)
        assert "Acme & Söhne" in text
        assert str(t("message-deleted")) not in view.text
        assert str(t("message-not-deleted", exchange="\0")).split("\u2068")[0].strip() in text


@pytest.mark.parametrize("kind", RemarkKind)
def test_a_remark_says_whether_the_value_was_taken(en: Translator, kind: RemarkKind) -> None:
    receipt = Receipt(remarks=(Remark(kind=kind, field=Field.SECRET),))
    text = check_view(receipts.received(en, an_exchange(), receipt), en)
    doubts = {RemarkKind.UNUSUAL_SHAPE, RemarkKind.SWAPPED}
    neither = {
        RemarkKind.QUESTION,
        RemarkKind.MAY_BE_PHRASE,
        RemarkKind.AGAIN,
    }
    assert text.startswith("❌") is (kind not in doubts | neither)
    assert text.startswith("◻️") is (kind in doubts)
    assert "✅" not in text


def test_a_look_alike_exchange_is_named(en: Translator, exchanges: Mapping[str, Exchange]) -> None:
    remark = Remark(kind=RemarkKind.OTHER_EXCHANGE, field=Field.API_KEY, exchange="other")
    receipt = Receipt(remarks=(remark,), exchanges=exchanges)
    text = check_view(connecting.ask(en, exchanges["acme"], a_draft(), receipt), en)
    assert "\u2068Other\u2069, not of \u2068Acme & Söhne\u2069" in text


@pytest.mark.parametrize("why", NameProblem)
def test_a_refused_name_can_be_cancelled(t: Translator, why: NameProblem) -> None:
    view = connecting.name_refused(t, why)
    assert [row[0].press for row in view.buttons] == [Press(Action.CANCEL)]


def test_after_a_lapse_the_first_question_stands_again(t: Translator) -> None:
    assert str(t("ask-api-key")) in connecting.draft_lapsed(t, an_exchange()).text
