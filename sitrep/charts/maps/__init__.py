"""Parts of a map: the frame, what lies in it, and labels."""
