"""The staff site: pages only, every write is one call into a module."""
