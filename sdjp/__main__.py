"""`python -m sdjp`."""

import sys

from sdjp.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
