"""A PDF whose objects are put into bytes once."""

from __future__ import annotations

from typing import Any


def write_once(pdf: Any) -> None:
    """Put every object of a finished PDF into bytes, and keep these: not one of them may change afterwards.

    pydyf 0.13 asks each object for its bytes twice, for the file and for its identifier, and packs it each time.
    """
    import pydyf

    class Kept(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
        """An object that was put into bytes."""

        data = b""
        compressible = False

        def __init__(self, of: Any) -> None:
            super().__init__()
            self.number, self.generation, self.free = of.number, of.generation, of.free
            self.data, self.compressible = of.data, of.compressible

    pdf.objects[:] = [each if each.free == "f" else Kept(each) for each in pdf.objects]
