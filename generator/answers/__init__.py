"""Answers read from files, tables and links."""
