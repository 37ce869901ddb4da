"""Which items of an index a search may return: one truth value an item, by number."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

# Shape: (n_items,).
Allowed = npt.NDArray[np.bool_]
