import requests

from infra.failures import ArvioFailed

SECONDS = 30
BEGINNING = 200


def fetch(address: str) -> requests.Response:
    """A 2xx answer. Raises ArvioFailed with the address, the status, and how the body begins."""
    with requests.Session() as session:
        # No proxy between this machine and itself.
        session.trust_env = False
        try:
            answer = session.get(address, timeout=SECONDS)
        except requests.RequestException as error:
            raise ArvioFailed(f"{address} does not answer ({type(error).__name__}).") from None
    if not answer.ok:
        said = answer.text[:BEGINNING].strip()
        raise ArvioFailed(f"{address} answers HTTP {answer.status_code}: {said or answer.reason}")
    return answer
