"""How many threads the numeric libraries may use.

The packaged encoder and FAISS use OpenMP, whose threads spin while they wait: two of them on two
busy cores are many times slower than one. A process that answers questions takes one thread a
request; a build takes all. OpenMP reads its setting once, when its library is loaded, so this is
called before numpy, FAISS and the encoder are imported.
"""

from __future__ import annotations

import os


def use_threads(count: int) -> None:
    """Set the number of OpenMP threads of the libraries that this process has yet to load."""
    os.environ["OMP_NUM_THREADS"] = str(count)
    os.environ["OMP_WAIT_POLICY"] = "passive"
