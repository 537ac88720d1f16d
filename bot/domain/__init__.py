"""The domain as plain Python: values, rules, ports."""
