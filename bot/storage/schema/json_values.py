"""JSON values of rows, alike in both kinds of database."""

import json
import math
from typing import Any

from sqlalchemy import JSON, Case, Column, case, literal
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from bot.domain.bounds import plain
from bot.storage.schema.types import Unreadable

_LARGEST = 2**63  # the end of integer columns
_DEEPEST = 50  # levels of JSON

JSON_VALUE = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class _IsJson(FunctionElement[bool]):
    """Whether a text is JSON. PostgreSQL accepts nothing else."""

    inherit_cache = True


@compiles(_IsJson)
def _always(element: _IsJson, compiler: Any, **_: Any) -> str:  # noqa: ARG001  # its signature
    return "true"


@compiles(_IsJson, "sqlite")
def _if_valid(element: _IsJson, compiler: Any, **more: Any) -> str:
    return f"json_valid({compiler.process(element.clauses, **more)})"


def json_flag(column: Column[Any], *path: str) -> Case[bool]:
    """Return the expression of a flag in a JSON value; null if it is missing or no JSON."""
    return case((_IsJson(column), column[path].as_boolean()), else_=literal(None))


def to_json(value: Any) -> str:
    """Return a JSON text that both kinds of database accept."""
    try:
        text = json.dumps(value, allow_nan=False)
    except (ValueError, RecursionError):  # NaN, a number of thousands of digits
        text = ""
    return text if text and "\\u" not in text else json.dumps(_storable(value))


def of_json(text: str) -> Any:
    """Return the value of a stored JSON text."""
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return Unreadable(text)


def _storable(value: Any, depth: int = 0) -> Any:
    """Return a value without parts that a database refuses."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {plain(str(name)): _storable(v, depth + 1) for name, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_storable(item, depth + 1) for item in value]
    if isinstance(value, str):
        return plain(value)
    return _number(value)


def _number(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    too_large = isinstance(value, int) and not -_LARGEST <= value < _LARGEST
    return None if too_large else value
