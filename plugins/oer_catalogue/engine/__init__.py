"""From values to a finished folder: stage the engine's sources, run it, fill its frames, swap the tree in."""
