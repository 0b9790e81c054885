"""The only door to encryption: text that only this site can read, with a key made of SECRET_KEY for each purpose.

AES-256-GCM; what was sealed under SECRET_KEY_FALLBACKS can still be read, so keys may be replaced.
"""

from __future__ import annotations

import base64
import binascii
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE_BYTES = 12


def seal(plain: bytes, purpose: bytes) -> str:
    """Return `plain` encrypted for `purpose`, as text that fits in a cookie."""
    nonce = os.urandom(_NONCE_BYTES)
    key, *_ = _keys(_secrets(), purpose)
    return base64.urlsafe_b64encode(nonce + key.encrypt(nonce, plain, purpose)).decode().rstrip("=")


def unseal(sealed: str, purpose: bytes) -> bytes | None:
    """Return what `seal` was given for `purpose`, or None when `sealed` is not ours. Never raises."""
    try:
        data = base64.b64decode(sealed + "=" * (-len(sealed) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    for key in _keys(_secrets(), purpose):
        try:
            return key.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], purpose)
        except (InvalidTag, ValueError):
            continue
    return None


def _secrets() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=8)
def _keys(secrets: tuple[str, ...], purpose: bytes) -> tuple[AESGCM, ...]:
    """Return a cipher for each secret, the one to encrypt with first."""
    return tuple(AESGCM(HKDF(SHA256(), 32, salt=None, info=purpose).derive(secret.encode())) for secret in secrets)
