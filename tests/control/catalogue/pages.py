"""Short ways to the catalogue's pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def url(name: str, *args: object) -> str:
    """The address of a page of the control room."""
    return reverse(f"control:{name}", args=args)


def text(response: Any) -> str:
    """What the page says."""
    return " ".join(response.content.decode().split())


def filled(response: Any) -> dict[str, str]:
    """What a browser would post from the draft's form as it stands."""
    context = response.context
    forms = [context["head"], *(row for table in context["tables"] for row in table["formset"])]
    data = {"seen": context["seen"]}
    for table in context["tables"]:
        for field in table["formset"].management_form:
            data[field.html_name] = str(field.value())
    for form in forms:
        for field in form:
            value = field.value()
            if value is True:
                data[field.html_name] = "on"
            elif value not in (None, False):
                data[field.html_name] = str(value)
    return data


def send(browser: Any, name: str, told: dict[str, Any], *args: str, **more: Any) -> Any:
    """Post what a form of the process's page says, with the edition that the page carries now."""
    code = args[0]
    seen = {"seen": browser.get(url("process", code)).context["edition"]}
    return browser.post(url(name, *args), {**seen, **told}, **more)
