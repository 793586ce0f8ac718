"""The YAML files of a module: a reader with positions, and one pydantic model per file type."""
