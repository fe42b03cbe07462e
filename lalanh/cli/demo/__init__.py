"""The demonstration: an invented province, its gifts and directives, made through actions."""
