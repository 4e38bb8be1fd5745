"""Results told to a terminal, a program or a spreadsheet."""
