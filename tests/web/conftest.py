"""What the tests over HTTP share."""

import pytest
from django.test import Client

from tests.families import NOOR
from tests.web.visitor import answer_all


@pytest.fixture
def parent(client: Client) -> Client:
    """Return the browser of Noor's parent, all questions answered."""
    answer_all(client, NOOR)
    return client
