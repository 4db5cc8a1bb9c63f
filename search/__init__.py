"""Search over everything the portal publishes: one contract, several engines."""
