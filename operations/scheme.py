"""The scheme in and out, as TOML."""

from __future__ import annotations

from pathlib import Path

from annotation.project import Project
from annotation.scheme import Scheme, categories, dump_scheme, parse_scheme, replace_scheme
from interchange.atomic import replacing
from messages import KnownError
from operations.outputs import check_output


def export_scheme(project: Project) -> str:
    """The project's scheme, retired categories included, as TOML text."""
    name = project.setting("scheme_name") or ""
    return dump_scheme(Scheme(name, tuple(categories(project, retired=True))))


def save_scheme(project: Project, path: Path) -> None:
    """Write ``export_scheme`` to a file. Raises KnownError where it cannot be written."""
    check_output(path)
    with replacing(path) as file:
        file.write(export_scheme(project).encode("utf-8"))


def read_scheme(path: Path) -> Scheme:
    """The scheme in a TOML file. Raises KnownError where it cannot be read as one."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("operations.scheme_unreadable", path=path, why=error) from error
    return parse_scheme(text)


def import_scheme(project: Project, path: Path, *, analyst: str) -> Scheme:
    """Make the scheme in ``path`` the project's, as one undo step.

    Categories that the file does not name are retired, never deleted; annotations stay.
    """
    scheme = read_scheme(path)
    replace_scheme(project, scheme, analyst=analyst)
    return scheme
