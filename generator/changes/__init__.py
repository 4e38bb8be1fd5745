"""What changed in the data, what would change, where they are kept."""
