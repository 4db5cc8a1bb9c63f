"""Measurements that `make bench` prints; every one checks its answers before it takes the time."""
