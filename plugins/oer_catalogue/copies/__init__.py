"""Copies that hold only a part of the site: what is chosen, what a copy writes itself, the offline edition, USB sticks."""
