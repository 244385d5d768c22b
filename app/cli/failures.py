"""Reports an exception to the user of a command: one line on standard error, and an exit code."""

import sys

from pydantic_core import ValidationError
from typer.exceptions import TyperException

from app.config import Misconfigured
from app.errors import KinoraError


def tell(error: Exception) -> int:
    """Print the line; return the exit code."""
    text, code = _explain(error)
    print(f"kinora: {' '.join(text.split())}", file=sys.stderr)
    return code


def _explain(error: Exception) -> tuple[str, int]:
    match error:
        case TyperException():
            text = error.format_message()
            return f"{text if text.endswith(('.', '?')) else f'{text}.'}{_point_to_help(error)}", 2
        case Misconfigured():
            return str(error), 2
        case KinoraError():
            return error.message, 1
        case ValidationError():  # an option, which the same model checks as for a request
            problem = error.errors(include_url=False, include_input=False)[0]
            return f"`{'.'.join(map(str, problem['loc']))}`: {problem['msg']}.", 2
        case OSError():
            place = f"{error.filename}: " if error.filename else ""
            return f"{place}{error.strerror or error}", 1
        case _:
            # A database error without its statement and parameters, because the parameters may contain a prompt.
            return f"{type(error).__name__}: {getattr(error, 'orig', error)}", 1


def _point_to_help(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f" See `{context.command_path} --help`." if context else ""
