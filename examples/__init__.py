"""Learning examples and the success factors they are told by."""
