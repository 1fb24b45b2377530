"""The command."""
def main() -> None:
    """x"""
