"""Copies of a released site that are kept true to it: fetched by hash, verified before they show, current at the cost of what changed."""
