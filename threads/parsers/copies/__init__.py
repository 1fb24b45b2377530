"""The platforms whose screens are read when somebody copies them as text: one file each, named in `screens.py`.

Each is written from the platform's documentation and from memory of its screens, in English, Chinese and Korean.
"""
