"""What is said to people: problems, refusals, their language, the shapes of a report."""
