"""Pages become a site: staged, built aside, checked, swapped in, served."""
