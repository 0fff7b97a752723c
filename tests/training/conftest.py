"""Invented sentences, and one classifier taught by them."""

import pytest
from made_sentences import Made, make

from training import Classifier, fit


@pytest.fixture(scope="session")
def made() -> Made:
    return make(reports=6, per_report=25)


@pytest.fixture(scope="session")
def taught(made: Made) -> Classifier:
    return fit(made.texts, made.labels, made.groups, made.categories, notes={"cleaner": "1"})


@pytest.fixture(scope="session")
def unseen() -> Made:
    return make(reports=2, per_report=30, seed=99)
