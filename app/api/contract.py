"""The contract as the framework derives it from the routes, put right where it can not know: our key, our 400."""

from typing import Any

from fastapi import FastAPI

from app.api.problems import describe
from app.errors import InvalidRequest

_KEY = {"type": "http", "scheme": "bearer", "description": "`kin_…`, from an operator."}
_BAD_REQUEST = {
    "description": describe(InvalidRequest)[400]["description"],
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorEnvelope"}}},
}


def install(app: FastAPI) -> None:
    """`app.openapi`, which `/openapi.json` and `kinora openapi` print."""
    derive = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _mend(derive())
        return derive()

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def _mend(document: dict[str, Any]) -> None:
    for operation in (operation for path in document["paths"].values() for operation in path.values()):
        responses = operation["responses"]
        if "401" in responses:
            operation["security"] = [{"key": []}]
        # FastAPI announces its own 422 for every route with a parameter; `problems` answers 400.
        has_query = any(parameter["in"] == "query" for parameter in operation.get("parameters", ()))
        if responses.get("422", {}).get("description") == "Validation Error":
            del responses["422"]
            if has_query:
                responses.setdefault("400", _BAD_REQUEST)
    components = document["components"]
    components["securitySchemes"] = {"key": _KEY}
    for name in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(name, None)
