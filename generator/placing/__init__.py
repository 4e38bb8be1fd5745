"""Answers become a place on the ladder, with its reasons."""
