"""What was measured of speed, kept part by part: one measured again takes the place of itself alone.

One JSON file, replaced in one step. But: judges nothing; a file of another form is as if there were none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.publish import replace_file
from eval.speed_parts import PARTS, Measured

_FORM = TypeAdapter(tuple[Measured, ...])


def kept(path: Path) -> tuple[Measured, ...]:
    """The parts in the file, in the order of `PARTS`; none where there is no such file."""
    try:
        return _ordered(_FORM.validate_json(path.read_bytes()))
    except (OSError, ValidationError):
        return ()


def keep(path: Path, new: Measured) -> tuple[Measured, ...]:
    """Put `new` in its place in the file, and give all parts. Raises `UnwritableFolder`."""
    found = _ordered([*(one for one in kept(path) if one.part != new.part), new])
    replace_file(path, _FORM.dump_json(found, indent=1).decode())
    return found


def _ordered(parts: Sequence[Measured]) -> tuple[Measured, ...]:
    names = list(PARTS)
    return tuple(sorted((one for one in parts if one.part in PARTS), key=lambda one: names.index(one.part)))
