"""`kinora openapi`: the contract, as clients' generators read it."""

import json

from app.config import Settings
from app.main import create_app


def print_contract() -> None:
    """The repository's `openapi.json` is this."""
    # No setting shows in the contract, so none of this machine's is read.
    print(json.dumps(create_app(Settings.model_construct()).openapi(), indent=2, ensure_ascii=False))
