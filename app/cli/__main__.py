"""`python -m app.cli` is `kinora`."""

from app.cli import main

main()
