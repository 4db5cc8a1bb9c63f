"""The motifs, one to a module; each gives a `draw_…` function that takes a scene."""
