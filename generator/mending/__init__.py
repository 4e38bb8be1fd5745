"""Files of data changed at places, compared, laid out."""
