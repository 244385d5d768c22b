"""Makes `python -m app.cli` the same as `kinora`."""

from app.cli import main

main()
