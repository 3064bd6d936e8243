"""What is asked on the pages that lay cases side by side."""
