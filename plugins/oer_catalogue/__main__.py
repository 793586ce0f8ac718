"""``python -m oer_catalogue`` is the command ``oer``."""

from .cli import main

if __name__ == "__main__":  # a worker that is started afresh imports this file
    main()
