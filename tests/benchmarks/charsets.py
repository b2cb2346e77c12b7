"""How many texts in older encodings are read right: ``python -m tests.benchmarks.charsets``.

Each text is stored in each encoding that it is written in, as a whole and as its first sentence,
alone and as a page that doesn't say its encoding, and is right if what is read is what was
stored. Beside our own are charset-normalizer and chardet alone.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import chardet
import charset_normalizer

from reader.errors import UnreadableFileError
from reader.importers.encoding import decode
from reader.importers.html.charset import decode_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS: dict[str, str] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "languages.toml").read_text("utf-8")
)
_WEST = ("en", "fr", "de", "es", "pt", "it", "sv")
_CENTRE = ("pl", "cs", "hu", "hr")
_BALTIC = ("lt", "lv")
_CYRILLIC = ("ru", "bg")
_ALL = tuple(TEXTS)
ENCODINGS: dict[str, tuple[str, ...]] = {
    "utf-8": _ALL,
    "utf-8-sig": _ALL,
    "utf-16": _ALL,
    "utf-16-le": _ALL,
    "utf-16-be": _ALL,
    "cp1252": _WEST,
    "iso8859-1": _WEST,
    "iso8859-15": _WEST,
    "mac-roman": _WEST,
    "cp850": _WEST[1:],
    "cp1250": (*_CENTRE, "ro"),
    "iso8859-2": (*_CENTRE, "ro"),
    "cp1257": _BALTIC,
    "iso8859-13": _BALTIC,
    "cp1254": ("tr",),
    "iso8859-9": ("tr",),
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp1251": (*_CYRILLIC, "uk"),
    "koi8-r": ("ru",),
    "koi8-u": ("uk",),
    "iso8859-5": _CYRILLIC,
    "cp866": ("ru",),
    "cp1256": ("ar", "fa"),
    "iso8859-6": ("ar",),
    "cp1255": ("he",),
    "iso8859-8": ("he",),
    "cp1258": ("vi",),
    "cp874": ("th",),
    "gb18030": ("zh-Hans",),
    "big5": ("zh-Hant",),
    "shift_jis": ("ja",),
    "euc-jp": ("ja",),
    "iso2022-jp": ("ja",),
    "cp949": ("ko",),
}


def _by_chardet(data: bytes) -> str:
    return data.decode(chardet.detect(data)["encoding"] or "ascii")


def _by_charset_normalizer(data: bytes) -> str:
    return str(charset_normalizer.from_bytes(data).best() or "")


def _read(data: bytes) -> str:
    return (
        decode_html(data)
        if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0").startswith(b"<")
        else decode(data)
    )


WAYS: dict[str, Callable[[bytes], str]] = {
    "ours": _read,
    "charset-normalizer": _by_charset_normalizer,
    "chardet": _by_chardet,
}


def files(encoding: str) -> Iterator[tuple[bytes, str]]:
    """Yield what is stored in an encoding, and what has to be read."""
    for language in ENCODINGS[encoding]:
        text = TEXTS[language]
        first = text[: max(text.find(". "), text.find("。")) + 1] or text[:60]
        for whole in (text, first, f"{text}\n\n" * 12):
            for form in ("{}", "<html><head><title>x</title></head><body><p>{}</p></body></html>"):
                data = form.format(whole).encode(encoding, "ignore")
                yield data, data.decode(encoding)


def _is_right(way: Callable[[bytes], str], data: bytes, wanted: str) -> bool:
    with suppress(UnreadableFileError, UnicodeError, LookupError):
        return way(data).lstrip("\ufeff") == wanted
    return False


def main() -> None:
    print(f"{'encoding':<14}{'files':>6}" + "".join(f"{name:>20}" for name in WAYS))
    total: Counter[str] = Counter()
    for encoding in ENCODINGS:
        stored = list(files(encoding))
        right = {name: sum(_is_right(way, *file) for file in stored) for name, way in WAYS.items()}
        total.update(right, files=len(stored))
        print(f"{encoding:<14}{len(stored):>6}" + "".join(f"{n:>20}" for n in right.values()))
    print(f"{'all':<14}{total['files']:>6}" + "".join(f"{total[name]:>20}" for name in WAYS))


if __name__ == "__main__":
    main()
