"""Pure rules of the field, without a framework: text, quantity, period, states, errors."""
