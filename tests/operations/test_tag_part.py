"""What a worker does for one part."""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from operations.reading import ReadReport
from operations.tag_part import write_part
from operations.tag_report import Tagged, Tagger
from operations.tag_shards import Part, Shards, cut_into_parts


class Broken(Tagger):
    """Fails, and says whether circles were looked for meanwhile."""

    def __init__(self) -> None:
        self.collected: list[bool] = []

    def tag(self, reports: Sequence[ReadReport]) -> Iterator[Tagged]:
        self.collected.append(gc.isenabled())
        raise ValueError("broken")


def a_part(folder: Path) -> Part:
    report = folder / "云溪县.txt"
    report.write_text("全县调解纠纷三百件。", "utf-8")
    (part,) = cut_into_parts([(report, report.name)], {})
    return part


@pytest.mark.parametrize("enabled", [True, False])
def test_a_part_that_fails_leaves_the_collector_as_it_was(tmp_path: Path, enabled: bool) -> None:
    tagger, was = Broken(), gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(ValueError, match="broken"):
            write_part(a_part(tmp_path), tagger, Shards(tmp_path))
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()
    assert tagger.collected == [False]
    assert [file.suffix for file in tmp_path.iterdir()] == [".txt"]
