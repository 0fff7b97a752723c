"""spotcheck OUT: check a kept run by a random sample of its sentences, answered blind."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cli.commands.train import shown
from cli.console import Console
from cli.numbers import positive

if TYPE_CHECKING:
    from operations.tag_sample import RunSample
    from training.run_sample import Interval, RunFigures

COLUMNS = ("category", "given", "precision", "missed", "corrected")


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare OUT [--write FILE [--size N] | --read FILE] [--json]."""
    parser.add_argument("result", type=Path, metavar="OUT", help=say("sample_out_argument"))
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--write", type=Path, metavar="FILE", help=say("sample_write_option"))
    does.add_argument("--read", type=Path, metavar="FILE", help=say("sample_read_option"))
    parser.add_argument(
        "--size", type=positive, default=200, metavar="N", help=say("sample_size_option")
    )
    parser.add_argument("--json", action="store_true", help=say("json_option"))


def run(args: Namespace, console: Console) -> None:
    """Write the sample, or take its answers in and make the result again, or show the figures."""
    from messages import KnownError
    from operations.tag_kept import folder_of
    from operations.tag_sample import draw, read_sample

    folder = folder_of(args.result)
    if args.write is not None:
        _write(draw(folder, size=args.size), args.write, console)
        return
    sample = read_sample(folder)
    if sample is None:
        raise KnownError("operations.no_sample", path=args.result)
    if args.read is not None:
        _read(sample, args, console)
    _show(sample, console, as_json=args.json)


def _write(sample: RunSample, file: Path, console: Console) -> None:
    from operations.tag_sample_book import save_sample

    save_sample(sample, file, lang=console.lang)
    console.note("cli.sample_written", out=file, count=len(sample.waiting))


def _read(sample: RunSample, args: Namespace, console: Console) -> None:
    from operations.tag_rebuild import rebuild
    from operations.tag_sample_book import take_answers

    found = take_answers(sample, args.read)
    if found.otherwise:
        lines = "、".join(map(str, found.otherwise))
        console.note("cli.sample_otherwise", lines=lines)
    console.note("cli.sample_read", answered=found.answered, blank=found.blank)
    rebuild(sample.folder, out=args.result)
    console.note("cli.sample_rebuilt", out=args.result)


def _show(sample: RunSample, console: Console, *, as_json: bool) -> None:
    figures = sample.figures()
    if as_json:
        console.json(_as_dict(sample, figures))
    elif figures:
        console.table([console.say(f"cli.column_{c}") for c in COLUMNS], map(_row, figures))
    if not figures:
        drawn, done = len(sample.asked), len(sample.answers)
        console.note("cli.sample_too_few", done=done, drawn=drawn)


def _as_dict(sample: RunSample, figures: list[RunFigures]) -> dict[str, object]:
    return {
        "sentences": sum(sample.counts.values()),
        "drawn": len(sample.asked),
        "answered": len(sample.answers),
        "categories": [_category(one) for one in figures],
    }


def _category(one: RunFigures) -> dict[str, object]:
    told = asdict(one)
    for name in ("precision", "missed", "count"):
        found: Interval | None = told[name]
        told[name] = found and dict(zip(("value", "low", "high"), found, strict=True))
    return told


def _row(one: RunFigures) -> list[object]:
    return [one.category, one.given, shown(one.precision), shown(one.missed), _count(one.count)]


def _count(found: Interval | None) -> str:
    if found is None:
        return "–"
    value, low, high = (f"{end:,.0f}" for end in found)
    return f"{value} ({low}–{high})"
