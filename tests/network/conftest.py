"""What the tests of the network app share."""


def pytest_collection_modifyitems(config, items):
    """Leave out the rebuild of the map unless its marker is asked for: it has packages of its own."""
    if "geodata" in config.option.markexpr:
        return
    rebuilds = [item for item in items if item.get_closest_marker("geodata")]
    config.hook.pytest_deselected(items=rebuilds)
    items[:] = [item for item in items if item not in rebuilds]
