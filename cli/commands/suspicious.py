"""suspicious: what may have been tagged by mistake, as JSONL; what was looked at is kept."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cli.console import Console
from cli.numbers import positive

if TYPE_CHECKING:
    from operations.suspicious import Suspicion


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--count N] [--keep UID CATEGORY]."""
    parser.add_argument("--count", type=positive, default=20, metavar="N", help=say("count_option"))
    parser.add_argument("--keep", nargs=2, metavar=("UID", "CATEGORY"), help=say("keep_option"))


def run(args: Namespace, console: Console) -> None:
    """Print contradictions first, then what a classifier doubts; or keep one."""
    from annotation.scheme import categories
    from cli.session import project_of
    from operations.keep_doubts import keep_all
    from operations.suspicious import contradicting, doubted

    with project_of(args, console) as (project, analyst):
        if args.keep:
            uid, name = args.keep
            kept = keep_all(project, uid=uid, name=name, analyst=analyst)
            console.note("cli.kept_doubts", count=kept)
            return
        names = {category.uid: category.name for category in categories(project)}
        pairs = contradicting(project)[: args.count]
        found = [*pairs, *doubted(project, limit=args.count, explained=True)]
    for one in found:
        console.json(_as_json(one, names[one.category]))
    if not found:
        console.note("cli.no_doubts")


def _as_json(one: Suspicion, name: str) -> dict[str, Any]:
    why, other = one.why, one.other
    return {
        "uid": one.unit.uid,
        "report": one.unit.report,
        "text": one.unit.text,
        "category": name,
        "value": one.value,
        "probability": None if one.probability is None else round(one.probability, 4),
        "for": [word for word, _ in why.spoke_for] if why else [],
        "against": [word for word, _ in why.spoke_against] if why else [],
        "other": other and {"uid": other.uid, "report": other.report, "text": other.text},
    }
