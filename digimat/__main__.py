"""``python -m digimat``: the same as ``digimat``."""

import sys

from digimat.cli import main

sys.exit(main())
