"""Records of this package as the JSON of the commands.

Tuples become lists, periods `{"text", "from"}`, halves of a hit objects. But: adds and leaves out nothing.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from corpus.records import Period


def as_json(record: object) -> Any:  # noqa: ANN401
    """A record as plain JSON values."""
    if isinstance(record, Period):
        return {"text": record.text, "from": record.source}
    if is_dataclass(record) and not isinstance(record, type):
        return {field.name: as_json(getattr(record, field.name)) for field in fields(record)}
    if isinstance(record, tuple) and hasattr(record, "_asdict"):
        named: dict[str, object] = record._asdict()
        if set(named) == {"start", "end"}:
            return [named["start"], named["end"]]
        return {name: as_json(value) for name, value in named.items()}
    if isinstance(record, tuple | list):
        return [as_json(one) for one in record]
    if hasattr(record, "items"):
        return {str(name): as_json(value) for name, value in record.items()}
    return record
