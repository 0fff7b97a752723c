"""What may stand in a field of a report's metadata, however it was typed."""

from __future__ import annotations

from messages import KnownError

LEVELS = ("省", "市", "县", "乡镇街道", "功能区")
BODY_TYPES = ("政府", "部门", "党委")
CHOICES = {"level": LEVELS, "body_type": BODY_TYPES}
"""The fields that take one of a few words."""

_REFUSED = {
    "year": "operations.bad_year",
    "region_code": "operations.bad_region_code",
    "date_written": "operations.bad_date",
    "date_published": "operations.bad_date",
}


def tidy(field: str, value: str, *, report: str) -> str:
    """``value`` as it is stored: 2021年 as 2021, 2022年3月9日 as 2022-03-09; "" stays "".

    Raises KnownError, naming ``report``, for a year, day, code, level or body type that is none.
    """
    value = value.strip()
    if not value:
        return ""
    if field in CHOICES:
        return _choice(field, value, report)
    if field not in _REFUSED:
        return value
    from corpus.metadata_table import read_table
    from corpus.normalize import normalize

    # Full-width digits are normalized: an input method leaves them behind.
    known = read_table({field: normalize(value)})
    if field not in known:
        raise KnownError(_REFUSED[field], report=report, value=value)
    return known[field]


def _choice(field: str, value: str, report: str) -> str:
    if value not in CHOICES[field]:
        known = "、".join(CHOICES[field])
        raise KnownError(f"operations.bad_{field}", report=report, value=value, known=known)
    return value


def code_of(region: str, *, year: str, hint: str) -> str:
    """The six-digit code of a typed region, "" where it is unknown or could be several.

    ``region``: 云溪县, or with what it lies in (宁波市江北区). ``year``: the year reported on or
    "", as names move. ``hint``: the code it had, which settles what is still open.
    """
    from corpus.metadata_body import parse
    from corpus.normalize import normalize
    from corpus.regions import decide, short_candidates

    name = normalize(region)
    subject = parse(name)
    chain = subject.chain if subject else ((name,) if short_candidates(name) else ())
    if not chain or (subject and subject.part):
        return ""
    decided = decide(chain, year=int(year) if year else None, hint=hint)
    decided = decided or decide(chain, hint=hint)
    return decided.code if decided else ""
