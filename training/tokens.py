"""Words: the cuts of jieba 0.42.1 (exact mode, HMM on), computed by rjieba where it is there.

rjieba cuts as jieba does but for two things, repaired here: it keeps ASCII runs joined by
``-_.+#&%`` together (``A-B``), and it takes characters for hanzi that jieba leaves alone
(extension planes, a few rare ones). Tokens of a text always join to the text again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import re
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

PROBE = (
    "2023年，云溪县司法局深入开展“谁执法谁普法”，办结行政复议案件1,204件，同比增长12.5%；"
    "推行“互联网+监管”、12345热线与AT&T、C++、A-B-1号平台，李晓梅、欧阳朝阳等三十余人到青岚区蹲点调研。\n"
    "㐀鿖𠀀豈\r\nＡＢＣ１２３ 网格员·调解室🙂工业4.0版"
)

# What jieba puts into one block; everything else it yields one character at a time.
_BLOCK = r"\u4E00-\u9FD5a-zA-Z0-9+#&._%\-"
_FOREIGN = re.compile(rf"[\r\n]|[^{_BLOCK}\x00-\u33ff\u3000-\u303f\uff00-\uffef]")
_JOINED = re.compile(r"[a-zA-Z0-9](?:[-_+#&%]|\.(?!\d+(?![a-zA-Z0-9.])))[a-zA-Z0-9]")
_ASCII_RUN = re.compile(r"[a-zA-Z0-9+#&._%\-]+")
_ASCII_PIECES = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")

Cut = Callable[[str], Sequence[str]]


def tokenize(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text, in order; ``"".join(words)`` is the text. An empty text has none."""
    engine = _rjieba()
    if engine is None:
        cut = jieba_cut()
        return [list(cut(text)) for text in texts]
    return _tokenize_fast(texts, *engine)


@cache
def tokeniser_identity() -> dict[str, str]:
    """Name, version and dictionary of what cuts here, to be kept with a classifier.

    ``dictionary`` is the SHA-256 of jieba's dictionary, which rjieba was built from too.
    """
    spec = importlib.util.find_spec("jieba")
    folder = Path(str(spec.origin)).parent if spec else Path()
    digest = hashlib.sha256((folder / "dict.txt").read_bytes()).hexdigest()
    name = "jieba" if _rjieba() is None else "rjieba"
    return {"name": name, "version": version(name), "dictionary": digest}


def _tokenize_fast(
    texts: Sequence[str], cut: Cut, has_word: Callable[[str], bool]
) -> list[list[str]]:
    odd = {i for i, text in enumerate(texts) if _FOREIGN.search(text)}
    masked = [_FOREIGN.sub(" ", t) if i in odd else t for i, t in enumerate(texts)]
    rows = list(_lines(list(cut("\n".join(masked))), len(texts)))
    for i, text in enumerate(texts):
        if _JOINED.search(text):
            rows[i] = list(chain.from_iterable(_resplit(rows[i], has_word)))
        if i in odd:
            rows[i] = list(_unmask(rows[i], text))
    return rows


def _lines(tokens: list[str], count: int) -> Iterator[list[str]]:
    """The tokens between one newline and the next, ``count`` times."""
    tokens.append("\n")
    start = 0
    for _ in range(count):
        end = tokens.index("\n", start)
        yield tokens[start:end]
        start = end + 1


def _resplit(tokens: list[str], has_word: Callable[[str], bool]) -> Iterator[Sequence[str]]:
    """Cut what stands between dictionary words in an ASCII run the way jieba does."""
    loose = ""
    for token in tokens:
        if _ASCII_RUN.fullmatch(token) and (len(token) == 1 or not has_word(token)):
            loose += token
            continue
        yield _pieces(loose)
        loose = ""
        yield (token,)
    yield _pieces(loose)


def _pieces(run: str) -> Sequence[str]:
    return [piece for piece in _ASCII_PIECES.split(run) if piece] if run else ()


def _unmask(tokens: list[str], text: str) -> Iterator[str]:
    """The true characters back in place of the blanks; ``\\r\\n`` is one token to jieba."""
    at = 0
    for token in tokens:
        start, at = at, at + len(token)
        if text[start:at] == "\n" and text[start - 1 : start] == "\r":
            continue
        yield "\r\n" if text[start : at + 1] == "\r\n" else text[start:at]


@cache
def _rjieba() -> tuple[Cut, Callable[[str], bool]] | None:
    try:
        import rjieba
    except ImportError:  # no wheel for this machine
        return None
    return rjieba.cut, rjieba.has_word


@cache
def jieba_cut() -> Cut:
    """jieba itself, never reading the cache file that anyone may plant in the shared folder."""
    with warnings.catch_warnings():  # its old string escapes and pkg_resources
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(prefix="biaoju-") as private:
        tokenizer.tmp_dir = private
        tokenizer.initialize()
    return tokenizer.lcut  # type: ignore[no-any-return]
