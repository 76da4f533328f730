"""What goes wrong behind a page without anyone seeing it: the console, failed requests."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# an answer that the page stopped waiting for, as while one types; htmx tells the console of it
_LEFT = "net::ERR_ABORTED"
_LEFT_BY_HTMX = ("htmx:sendAbort", "htmx:afterRequest")


class Watch:
    """Notes the troubles of every page of a browser context.

    A page that answers 4xx in words is no trouble, nor is what the browser writes about it.
    A violation of the Content-Security-Policy is an error in the console.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.troubles: list[str] = []
        self._refusals: set[str] = set()
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)
        context.on("console", self._said)
        context.on("weberror", self._broke)

    def _answered(self, response: Response) -> None:
        if response.status < 400:
            return
        if response.request.is_navigation_request() and response.status < 500:
            self._refusals.add(response.url)
        else:
            self.troubles.append(f"{response.status} {response.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != _LEFT:
            self.troubles.append(f"{request.failure} {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        if message.location["url"] in self._refusals and "Failed to load" in message.text:
            return
        if not message.text.startswith(_LEFT_BY_HTMX):
            self.troubles.append(f"{message.type}: {message.text}")

    def _broke(self, error: WebError) -> None:
        self.troubles.append(f"uncaught: {error.error}")
