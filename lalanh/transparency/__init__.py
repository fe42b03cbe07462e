"""What may be public: published rows, the log that proves them, snapshots."""
