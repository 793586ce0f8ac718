"""``python -m oer_catalogue`` is the command ``oer``."""

from .cli import main

main()
