"""`python -m regatlas` is the command `regatlas`."""

import sys

from regatlas.cli import main

sys.exit(main())
