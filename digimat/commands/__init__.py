"""What each command does: one plain function a command, whose outcome ``command_line`` shows. Nothing here prints."""
