"""`kinora openapi`: prints the API's contract (OpenAPI) for client generators."""

import json

from app.config import Settings
from app.main import create_app


def print_contract() -> None:
    """The file `openapi.json` in the repository is this output."""
    # The contract does not depend on settings, so those of this machine are not read.
    print(json.dumps(create_app(Settings.model_construct()).openapi(), indent=2, ensure_ascii=False))
