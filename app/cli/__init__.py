"""The command line: `kinora …`. An error is one plain line, never a traceback."""

import gc
import os
import sys

from app.cli.commands import cli

# Objects before a search for garbage. With Python's 700, the many that an import makes, which all stay, are searched
# hundreds of times: a tenth of the start.
_GARBAGE = (20_000, 10, 10)


def main() -> None:
    """Run a command. Exit codes: 0 done, 1 failed, 2 wrong call or wrong setting, 130 stopped with Ctrl-C."""
    gc.set_threshold(*_GARBAGE)
    try:
        code = cli(standalone_mode=False, prog_name="kinora")
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = _leave_pipe()
    except Exception as error:  # noqa: BLE001 - for any error, an operator reads one line and no traceback
        # Imported here, because it imports the settings, which take longer to import than a help page takes to print.
        from app.cli import failures  # noqa: PLC0415

        code = failures.tell(error)
    sys.exit(code or 0)


def _leave_pipe() -> int:
    """The reader of our output has closed it, as `head` does. Without this, Python would report the error again when it
    closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
