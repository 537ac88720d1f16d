"""The languages: formats messages of Fluent files and escapes every value in them."""

from bot.i18n.files import language_files
from bot.i18n.languages import Languages
from bot.i18n.markup import Code, Markup, Named, escape, has_right_to_left
from bot.i18n.tags import ENGLISH, client_codes, primary
from bot.i18n.translator import GENERIC, BrokenMessageError, Translator

__all__ = [
    "ENGLISH",
    "GENERIC",
    "BrokenMessageError",
    "Code",
    "Languages",
    "Markup",
    "Named",
    "Translator",
    "client_codes",
    "escape",
    "has_right_to_left",
    "language_files",
    "primary",
]
