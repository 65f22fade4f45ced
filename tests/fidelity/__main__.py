"""`python -m tests.fidelity` measures fidelity on the families; see `run.py`."""

from tests.fidelity.run import main

raise SystemExit(main())
