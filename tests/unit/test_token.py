import pytest
from arvio.domain.token import TOKEN_SECONDS, Bearer, Keyring, new_code, secret_hash
from arvio.errors import NotSignedIn

KEYS = Keyring.parse("k1:" + "ab" * 32)
BEARER = Bearer("3f1c", 0)


def test_a_token_tells_whose_it_is() -> None:
    assert KEYS.verify(KEYS.sign(BEARER, now=1000), now=2000) == BEARER


@pytest.mark.parametrize("token", ["", "v1", "v1.k1..", "3f1c", "v1.k1.e30.AAAA", "é.é.é.é", "v1." * 500])
def test_anything_else_is_refused(token: str) -> None:
    with pytest.raises(NotSignedIn):
        KEYS.verify(token, now=0)


@pytest.mark.parametrize("place", [4, 20, -1])
def test_a_changed_token_is_refused(place: int) -> None:
    token = list(KEYS.sign(BEARER, now=0))
    token[place] = "A" if token[place] != "A" else "B"

    with pytest.raises(NotSignedIn):
        KEYS.verify("".join(token), now=0)


def test_an_expired_token_is_refused() -> None:
    with pytest.raises(NotSignedIn):
        KEYS.verify(KEYS.sign(BEARER, now=0), now=TOKEN_SECONDS + 61)


def test_another_deployments_token_is_refused() -> None:
    with pytest.raises(NotSignedIn):
        KEYS.verify(Keyring.parse("k1:" + "cd" * 32).sign(BEARER, now=0), now=0)


def test_a_rotated_key_still_verifies() -> None:
    rotated = Keyring.parse("k2:" + "cd" * 32 + ",k1:" + "ab" * 32)

    assert rotated.verify(KEYS.sign(BEARER, now=0), now=0) == BEARER
    with pytest.raises(NotSignedIn):
        KEYS.verify(rotated.sign(BEARER, now=0), now=0)


def test_recovery_codes_carry_at_least_128_bits_and_forgive_case() -> None:
    code = new_code()

    assert len(code.replace("-", "")) * 5 >= 128
    assert secret_hash(code.upper() + " ") == secret_hash(code)
    assert new_code() != code
