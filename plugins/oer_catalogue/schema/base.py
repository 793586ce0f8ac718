"""What all models share: unknown keys are errors, an empty optional field is as good as none."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Facts(BaseModel):
    """A group of keys. Every field has a description: it is the help in editors and the text of the reference page."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=False, validate_by_alias=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        """Nothing and ``null`` after an optional key are the same as no key."""
        if not isinstance(value, dict) or None not in value.values():
            return value
        optional = {f.alias or name for name, f in cls.model_fields.items() if not f.is_required()}
        return {key: item for key, item in value.items() if not (item is None and key in optional)}


def required(description: str, *, alias: str | None = None, least: int | None = None, most: int | None = None) -> Any:
    """A field that must be there; ``least`` and ``most`` count the entries of a list or map."""
    return Field(description=description, alias=alias, min_length=least, max_length=most)


def optional(description: str, default: Any = None, *, alias: str | None = None, most: int | None = None) -> Any:
    """A field that may be left out."""
    return Field(default=default, description=description, alias=alias, max_length=most)
