"""Drawn illustrations in the portal's hues, printed like a screen print: one ink at a time, overlaps darkening."""
