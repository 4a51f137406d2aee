"""Start SDJP from a source tree: hand over to the package."""

import sys

from sdjp.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
