"""Sets papers that go out, as PDF and as Word, in the state's and the Party's form."""
