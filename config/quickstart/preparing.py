"""What a shop needs before it opens: tables, an encoder, products, a login."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from rich.console import Console

from catalogue.models import Product
from search.encoder_choice import add_encoder, choose_encoder
from search.models import EncoderInUse

LOGIN = "merchandiser"


def migrate() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def encoder(console: Console) -> EncoderInUse:
    """The encoder in use; at the first start one is chosen, and the reason said and recorded."""
    row = EncoderInUse.objects.active()
    if row is None:
        choice = choose_encoder()
        row = add_encoder(choice.name, choice.reason)
    console.print(f"  Encoder: [bold]{row.name}[/] – {row.reason}", soft_wrap=True)
    return row


def demo(console: Console) -> None:
    """Load the demo catalogue into an empty shop; a shop with products is left alone."""
    folder = settings.BASE_DIR / "demo" / "catalogue"
    if Product.objects.exists() or not folder.is_dir():
        return
    try:
        call_command("load_demo", verbosity=0, stdout=console.file, stderr=console.file)
    except CommandError as error:  # an empty shop that runs is better than none
        console.print(f"  The demo catalogue was left out: {error}")


def login() -> str | None:
    """Create the merchandiser's login at the first start. Returns its password, once."""
    users = get_user_model()
    if users.objects.exists():
        return None
    password = secrets.token_urlsafe(12)
    users.objects.create_superuser(username=LOGIN, password=password)
    return password
