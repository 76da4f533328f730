"""How well do rankings answer definitions? Measured on data whose answers are known.

Nothing here reads or writes the catalogue: a data set has its own images, and their vectors are
kept in files of their own.
"""
