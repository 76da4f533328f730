"""Who may look, edit, publish and run jobs: four groups that every shop begins with."""

import pytest
from django.contrib.auth.models import Group, User

pytestmark = pytest.mark.django_db

LOOK = [
    "catalogue.view_category",
    "catalogue.view_decision",
    "search.view_membership",
    "search.view_querycount",
]
EDIT = [
    "catalogue.change_category",
    "catalogue.add_decision",
    "catalogue.delete_rule",
    "catalogue.change_categorythreshold",
]
PUBLISH = ["catalogue.publish_category"]
RUN = ["search.run_jobs", "search.change_encoderinuse"]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("Viewers", [LOOK]),
        ("Editors", [LOOK, EDIT]),
        ("Publishers", [LOOK, EDIT, PUBLISH]),
        ("Operators", [LOOK, RUN]),
    ],
)
def test_a_role_may_do_what_its_name_says_and_nothing_else(role: str, may: list[list[str]]) -> None:
    user = User.objects.create_user("mira", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    for permissions in (LOOK, EDIT, PUBLISH, RUN):
        for permission in permissions:
            assert user.has_perm(permission) == (permissions in may), permission


def test_nobody_writes_versions_or_vectors_by_hand() -> None:
    """They come about by publishing and by workers only."""
    written = Group.objects.filter(
        permissions__codename__regex=r"^(add|change|delete)_(categoryversion|queryvector|membership)$"
    )
    assert not written.exists()
