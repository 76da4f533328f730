"""The recipe: how a definition becomes a ranking. Pure functions on numpy arrays, no Django.

Every part adds terms (`search.methods.terms`) to what is ranked by, so that each can be switched
off, weighed and shown; `recipe` says which are on. What each is worth: `docs/method.md`.
"""
