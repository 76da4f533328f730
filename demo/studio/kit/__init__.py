"""Shapes: each module makes one family of meshes, in studio units (a product is about 2 units large)."""
