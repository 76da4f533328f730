"""Bring products from files into the catalogue. The public door; the other modules are rooms."""

from catalogue.importing.importer import import_products
from catalogue.importing.report import FileRefused, Problem, Progress, Report

__all__ = ["FileRefused", "Problem", "Progress", "Report", "import_products"]
