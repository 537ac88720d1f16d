"""Repairs the line breaks of private keys in PEM format."""

import re
from collections.abc import Mapping

from bot.domain.credentials import Field

_PEM = re.compile(r"-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.+?)-----END \1-----", re.DOTALL)
_LINE = 64  # characters


def with_pem_repaired(values: Mapping[Field, str]) -> Mapping[Field, str]:
    r"""Return the values with the lines of a PEM secret repaired; any other secret unchanged.

    It repairs a literal `\n`, lines joined by spaces, carriage returns and surrounding text. An
    Ed25519 key must be exact: ccxt distinguishes it from RSA by its length.
    """
    found = _PEM.search(values[Field.SECRET].replace(r"\r", "").replace(r"\n", "\n"))
    if not found:
        return values
    kind, body = found[1], "".join(found[2].split())
    lines = (body[start : start + _LINE] for start in range(0, len(body), _LINE))
    pem = "\n".join((f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"))
    return {**values, Field.SECRET: pem}
