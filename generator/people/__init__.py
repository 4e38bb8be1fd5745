"""The pay of a team beside the bands, from a table that people filled in."""
