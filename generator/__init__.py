"""Échelons: YAML files about a career ladder become a reference site."""
