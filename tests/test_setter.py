"""Pages for print are set by a process of its own: its errors come back, its end is told, nothing of it stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reports.pages.print import setter
from reports.pages.print.typeset import Typesetter
from threads.errors import NotSet

PAGE = {"main.typ": "#set page(width: 90pt, height: 90pt)\nOne #pagebreak() two #metadata(2)<pages>"}


def test_an_error_of_typst_comes_back_as_itself_and_the_process_goes_on() -> None:
    import typst

    with Typesetter() as made:
        with pytest.raises(typst.TypstError, match="unclosed delimiter") as raised:
            made._asked("pdf", {"main.typ": "#foo("}, pdf_standards=[])
        assert str(raised.value) == "unclosed delimiter"
        assert "main.typ" in raised.value.diagnostic and raised.value.hints == []
        assert made._asked("pages", PAGE) == b"2"
        assert made._asked("pdf", PAGE, pdf_standards=[]).startswith(b"%PDF")


def test_where_the_process_is_ended_a_sentence_says_so() -> None:
    with Typesetter() as made:
        made._process.kill()
        with pytest.raises(NotSet, match="could not be set"):
            made._asked("pages", PAGE)


def test_the_process_ends_with_the_block_and_with_an_error_in_it() -> None:
    with Typesetter() as made:
        pass
    assert made._process.returncode == 0
    with pytest.raises(KeyboardInterrupt), Typesetter() as made:
        raise KeyboardInterrupt
    assert made._process.returncode not in (0, None)


def test_the_script_needs_nothing_but_typst() -> None:
    code = f"import sys; sys.argv = ['', ''];exec(open({setter.__file__!r}).read().split('if __name__')[0])"
    loaded = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"{code}\nprint(*(n for n in sys.modules if '.' not in n))"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert not {"reports", "threads", "analysis", "numpy", "pandas"} & set(loaded)
    assert Path(setter.__file__).is_file()
