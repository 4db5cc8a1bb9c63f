"""The network: geography, organisations, members, networks, meetings and e-learning."""
