"""Starts the window: `python main.py [PICTURE …]`."""

import sys


def main() -> int:
    """Hand over to the window."""
    from sdjp.ui.window.start import main as start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
