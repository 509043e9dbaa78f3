"""What each command does: one plain function a command, whose outcome ``cli.py`` shows. Nothing here prints."""
