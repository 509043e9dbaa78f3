"""The pages of the full screen, one a file, without the screen."""
