"""Folder → values: reads ``modules/`` and says everything that is wrong with it."""
