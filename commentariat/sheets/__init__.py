"""What coders get: units with their context, as sheets and as the folder that `serve` codes from."""
