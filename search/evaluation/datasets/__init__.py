"""Data sets with known answers, each layout in a file of its own."""
