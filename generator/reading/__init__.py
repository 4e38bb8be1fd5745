"""Files of YAML become records, or problems at their place."""
