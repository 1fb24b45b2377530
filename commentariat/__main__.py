"""`python -m commentariat` is the command `commentariat`."""

from commentariat.cli import main

main(prog_name="commentariat")
