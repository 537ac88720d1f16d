"""The shapes of the Bot API as two clients describe them: aiogram and python-telegram-bot."""

from collections.abc import Iterator
from datetime import datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import telegram
from aiogram import methods
from aiogram.methods.base import TelegramMethod
from aiogram.types import TelegramObject
from pydantic.fields import FieldInfo

_PLAIN: dict[Any, tuple[type, ...]] = {
    bool: (bool,),
    int: (int,),
    float: (int, float),
    str: (str,),
    datetime: (int,),  # seconds since 1970
}
_LEFT_TO_AIOGRAM = {
    "can_send_welcome_messages",  # newer than python-telegram-bot
    "disabled",  # same
    "type",  # its subtypes imply it
}
_METHODS: dict[str, type[TelegramMethod[Any]]] = {
    method.__api_method__: method
    for method in (getattr(methods, name) for name in methods.__all__)
    if isinstance(getattr(method, "__api_method__", None), str)
}


def of_answer(method: str, result: Any) -> list[str]:
    """Return the problems of a method's result."""
    returns = _METHODS[method].__returning__
    return [
        *_of(result, returns, method),
        *(f"{method}: {name}" for name in _other(result, returns)),
    ]


def _of(value: Any, kind: Any, where: str) -> list[str]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(value, inner[0], where)
    if origin in {Union, UnionType}:
        return min((_of(value, each, where) for each in inner), key=len)
    if origin is list and isinstance(value, list):
        return [problem for each in value for problem in _of(each, inner[0], f"{where}[]")]
    if origin is Literal and value in inner:
        return []
    if isinstance(kind, type) and issubclass(kind, TelegramObject) and isinstance(value, dict):
        return _of_type(value, kind, where)
    return [] if type(value) in _PLAIN.get(kind, ()) else [f"{where}: {value!r} is no {kind}"]


def _of_type(value: dict[str, Any], kind: type[TelegramObject], where: str) -> list[str]:
    fields = dict(_fields(kind))
    required = {name for name, field in fields.items() if _is_required(field)}
    problems = [f"{where}: unknown field {name}" for name in value.keys() - fields.keys()]
    problems += [f"{where}: missing field {name}" for name in required - value.keys()]
    for name in value.keys() & fields.keys():
        problems += _of(value[name], fields[name].annotation, f"{where}.{name}")
    return problems


def _fields(kind: type[TelegramObject]) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in kind.model_fields.items():
        if not (isinstance(extra := field.json_schema_extra, dict) and extra.get("deprecated")):
            yield field.alias or name, field


def _is_required(field: FieldInfo) -> bool:
    return field.is_required() or get_origin(field.annotation) is Literal


def _other(result: Any, returns: Any) -> list[str]:
    """Return what python-telegram-bot misses or does not know in a result."""
    if isinstance(result, list):
        return [problem for each in result for problem in _other(each, *get_args(returns))]
    if not isinstance(result, dict):
        return []
    names = {kind.__name__ for kind in (returns, *get_args(returns)) if isinstance(kind, type)}
    kinds = [getattr(telegram, name) for name in names if hasattr(telegram, name)]
    return min((_read(result, kind) for kind in kinds), key=len, default=[])


def _read(result: dict[str, Any], kind: type[telegram.TelegramObject]) -> list[str]:
    try:
        names = unknown(kind.de_json(result, None))
    except (KeyError, TypeError, ValueError) as error:
        return [repr(error)]
    return [name for name in names if name not in _LEFT_TO_AIOGRAM]


def unknown(thing: Any) -> list[str]:
    """Return the fields python-telegram-bot does not know, anywhere inside an object of its own."""
    if isinstance(thing, list | tuple):
        return [name for each in thing for name in unknown(each)]
    if not isinstance(thing, telegram.TelegramObject):
        return []
    inside = [getattr(thing, name) for name in thing._get_attrs_names(include_private=False)]
    return [*thing.api_kwargs, *unknown(inside)]
