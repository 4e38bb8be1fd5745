"""The data as a whole: files, references, rules; the only door to a Catalog."""
