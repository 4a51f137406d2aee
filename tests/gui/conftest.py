"""What the tests of the window share; see `tests.gui.fixtures`.

pytest and the tests import this file under two names, so that it holds nothing itself.
"""

from tests.gui.fixtures import *  # noqa: F403 - fixtures, and what the tests import from here
