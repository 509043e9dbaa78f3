"""A million interactions of a network: how long reading takes, and how long the figures."""
