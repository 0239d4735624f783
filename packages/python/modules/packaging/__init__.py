"""Of the package `packaging` only versions are here."""

__version__ = "26.0"
