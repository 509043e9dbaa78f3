"""What is done with the sittings that are kept: listed, handed over, copied, saved, erased."""
