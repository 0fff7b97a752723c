"""tag PATH... --out PATH: auto-tag files and folders of any size."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cli.console import Console
from cli.numbers import positive
from messages import KnownError

if TYPE_CHECKING:
    from annotation.scheme import Category
    from operations.tag_result import TagResult

FORMATS = ("jsonl", "csv", "xlsx", "parquet")


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare PATH... --out PATH [--format F] [--classifier V] [--jobs N] [--cluster A] ..."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say("path_argument"))
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help=say("out_option"))
    parser.add_argument("--format", metavar="|".join(FORMATS), help=say("format_option"))
    parser.add_argument("--classifier", metavar="V", help=say("classifier_option"))
    parser.add_argument("--encoding", metavar="E", help=say("encoding_option"))
    parser.add_argument("--jobs", type=positive, default=1, metavar="N", help=say("jobs_option"))
    parser.add_argument("--resume", action="store_true", help=say("resume_option"))
    parser.add_argument("--keep", action="store_true", help=say("keep_run_option"))
    parser.add_argument("--inputs", type=Path, metavar="PATH", help=say("inputs_option"))
    parser.add_argument("--cluster", metavar="ADDRESS", help=say("cluster_option"))
    for name in ("ca", "cert", "key"):
        parser.add_argument(f"--cluster-{name}", metavar="FILE", help=say(f"cluster_{name}_option"))


def run(args: Namespace, console: Console) -> int:
    """Tag; 1 when nothing at all could be read."""
    from cli.formats import format_of
    from cli.session import models_of
    from operations.choose_classifier import choose
    from operations.tag_files import tag_files
    from operations.tag_workers import Workers

    format = format_of(args.format, args.out, FORMATS)
    scheme, used, taught = _project(args.project, models_of(args), console)
    choice = choose(models_of(args), version=args.classifier, scheme=scheme, used=used)
    if choice.folder is None:
        console.note("cli.tag_by_seed_words")
    result = tag_files(
        args.paths,
        out=args.out,
        format=format,
        choice=choice,
        encoding=args.encoding,
        workers=Workers(
            args.jobs, args.cluster, args.cluster_ca, args.cluster_cert, args.cluster_key
        ),
        resume=args.resume,
        inputs=args.inputs,
        keep=args.keep,
        taught=taught,
        lang=console.lang,
        progress=console.progress,
    )
    _report(result, args.out, console)
    return 0 if result.reports or not result.failed else 1


def _project(
    project: Path, models: Path, console: Console
) -> tuple[tuple[Category, ...] | None, Path | None, tuple[str, ...]]:
    """The live categories of the project, its version in use and the years it was taught; nothing
    without one, or where it cannot be opened.
    """
    if not project.is_file():
        return None, None, ()
    from annotation.errors import sqlite_errors
    from annotation.project import open_project
    from annotation.scheme import categories
    from operations.choose_classifier import in_use
    from operations.tag_kept import taught_years

    try:
        with sqlite_errors(project), open_project(project) as opened:
            return tuple(categories(opened)), in_use(opened, models), taught_years(opened)
    except KnownError as error:
        console.note("cli.tag_without_project", why=error.message)
        return None, None, ()


def _report(result: TagResult, out: Path, console: Console) -> None:
    for name, warning in result.warnings:
        console.note("cli.import_warning", report=name, warning=warning)
    for item in result.failed:
        console.note("cli.import_failed", name=item.name, why=item.why)
    if result.unknown:
        console.note("cli.tag_untaught", names="、".join(result.unknown))
    labels = "、".join(f"{name} {count}" for name, count in result.labels.items()) or "–"
    console.note(
        "cli.tag_done",
        out=out,
        reports=result.reports,
        sentences=result.sentences,
        auto=result.auto,
        review=result.review,
        labels=labels,
        failed=len(result.failed),
    )
