import pytest
from django.test import Client

from tests.catalogue.admin.people import visit_as


@pytest.fixture
def merchandiser(db: None) -> Client:
    """Signed in, and allowed everything."""
    return visit_as("mira", superuser=True)
