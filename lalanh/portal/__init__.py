"""The public site: reads published snapshots, writes one inbox."""
