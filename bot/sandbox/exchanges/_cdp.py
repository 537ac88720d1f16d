"""Keys of Coinbase's developer platform, and the tokens they sign."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from bot.domain.credentials import Field
from bot.sandbox.exchanges._http import base64_text

Signer: TypeAlias = EllipticCurvePrivateKey | Ed25519PrivateKey

_HALF = 32  # bytes of each of the two numbers of an ES256 signature, and of an Ed25519 key


def ecdsa(digits: str) -> Mapping[Field, str]:
    """Return a key of the older kind: P-256, as a PEM."""
    key = derive_private_key(int.from_bytes(_seed(digits)), SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return {Field.API_KEY: _name(digits), Field.SECRET: pem.decode()}


def escaped_ecdsa(digits: str) -> Mapping[Field, str]:
    """Return the same key on one line, as in the downloaded JSON file."""
    values = ecdsa(digits)
    return {**values, Field.SECRET: values[Field.SECRET].replace("\n", "\\n")}


def ed25519(digits: str) -> Mapping[Field, str]:
    """Return a key of the newer kind as Coinbase shows it: private and public half in Base64."""
    seed = base64.b64decode("facade00") + bytes.fromhex(digits[:52])
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {
        Field.API_KEY: _name(digits),
        Field.SECRET: base64_text(key.private_bytes_raw() + public),
    }


def ed25519_pem(digits: str) -> Mapping[Field, str]:
    """Return a key of the newer kind as a PEM."""
    key = Ed25519PrivateKey.from_private_bytes(_seed(digits))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return {Field.API_KEY: _name(digits), Field.SECRET: pem.decode()}


def _name(digits: str) -> str:
    parts = (f"{d[:2]}-{d[2:6]}-4{d[6:9]}-a{d[9:12]}-{d[12:24]}" for d in (digits, digits[24:]))
    return "organizations/facade{}/apiKeys/facade{}".format(*parts)


def _seed(digits: str) -> bytes:
    """Return 32 bytes that give "sampleFacade" in the Base64 text of a PEM."""
    return bytes(2) + base64.b64decode("sampleFacade") + bytes.fromhex(digits[:42])


@dataclass(frozen=True)
class JsonWebToken:
    """A JSON web token (RFC 7519), not verified yet."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    text: bytes  # what was signed
    signature: bytes

    def is_signed_with(self, secret: str) -> bool:
        """Verify the signature against one of the secrets made above."""
        key = _signer(secret)
        try:
            if isinstance(key, Ed25519PrivateKey):
                key.public_key().verify(self.signature, self.text)
                return self.header.get("alg") == "EdDSA"
            halves = (self.signature[:_HALF], self.signature[_HALF:])
            signature = encode_dss_signature(*map(int.from_bytes, halves))
            key.public_key().verify(signature, self.text, ECDSA(SHA256()))
        except InvalidSignature:
            return False
        return self.header.get("alg") == "ES256" and len(self.signature) == 2 * _HALF


def read_token(authorization: str) -> JsonWebToken | None:
    """Return the bearer token of an Authorization header; None if there is none."""
    scheme, _, token = authorization.partition(" ")
    text, _, signature = token.rpartition(".")
    header, _, claims = text.partition(".")
    if scheme != "Bearer":
        return None
    try:
        decoded = json.loads(_decode(header)), json.loads(_decode(claims))
        found = JsonWebToken(*decoded, text.encode(), _decode(signature))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return found if all(isinstance(value, dict) for value in decoded) else None


def _decode(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _signer(secret: str) -> Signer:
    pem = secret.replace("\\n", "\n")
    if not pem.startswith("-----BEGIN"):
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret)[:_HALF])
    key = load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, Signer):
        raise TypeError("a sample of another kind of key")
    return key
