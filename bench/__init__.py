"""Measurements. Figures belong to the machine they were taken on; ratios travel further."""
