"""The platforms whose screens are read when somebody copies them as text: `NAME.toml` each, named in `screens.py`,
and `NAME.py` where the post over the comments is read in a way of its own.

Each is written from the platform's documentation and from memory of its screens, in English, Chinese and Korean.
"""
