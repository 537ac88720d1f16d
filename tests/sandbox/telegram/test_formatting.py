"""HTML becomes plain text and entities, counted in UTF-16 units."""

import pytest

from bot.sandbox.telegram.formatting import complete, parse_html, utf16_length
from bot.sandbox.telegram.refusals import ApiError


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("a &lt;b&gt; &amp;amp; &#65;&quot;", 'a <b> &amp; A"', []),
        ("<b>a</b><strong>b</strong>", "ab", [("bold", 0, 1), ("bold", 1, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><del>b</del>", "ab", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>a</code>", "a", [("code", 0, 1)]),
        ("<pre>a</pre>", "a", [("pre", 0, 1)]),
        ('<pre><code class="language-json">{}</code></pre>', "{}", [("pre", 0, 2)]),
        ('<a href="https://a.no/?b=1&amp;c=2">x</a>', "x", [("text_link", 0, 1)]),
        ("<a>nothing</a> here", "nothing here", [("text_link", 0, 7)]),
        ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("🟢 <b>مرحبا</b>", "🟢 مرحبا", [("bold", 3, 5)]),
        ("<b>a <i>b</i></b>", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("<b></b>a", "a", []),
        ("  <b> a </b> ", "a", [("bold", 0, 1)]),
        ("/start https://a.no/x. @name_", "/start https://a.no/x. @name_", "found"),
        ("<code>/start</code>", "/start", [("code", 0, 6)]),
        ("https://a.no/start not/command a@b.no", None, [("url", 0, 18)]),
    ],
)
def test_what_is_understood(
    source: str, text: str | None, entities: list[tuple[str, int, int]] | str
) -> None:
    found, given = complete(*parse_html(source))
    assert text in {None, found}
    if entities == "found":
        entities = [("bot_command", 0, 6), ("url", 7, 14), ("mention", 23, 6)]
    assert [(e["type"], e["offset"], e["length"]) for e in given] == entities


def test_links_and_languages_are_kept() -> None:
    _, (link, block) = complete(
        *parse_html(
            '<a href="https://a.no/?b=1&amp;c=2">x</a><pre><code class="language-py">1</code></pre>'
        )
    )
    assert link["url"] == "https://a.no/?b=1&c=2"
    assert block["language"] == "py"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("é<div>a</div>", 'Unsupported start tag "div" at byte offset 2'),
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_is_refused(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {words}"


def test_units() -> None:
    assert [utf16_length(text) for text in ("a", "é", "م", "🟢", "👨‍💻")] == [1, 1, 1, 2, 5]
