"""A request for linked procedures as a form: which procedures, who applies and how, the papers once, every fee."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.content import Content, Shared, shared_papers
from motcua.catalogue.models import BundleOffer
from motcua.counter.intake.checklist import ChecklistForm
from motcua.counter.intake.intake_form import WAYS, IntakeForm
from motcua.register.actions.bundle_parts import FEWEST, codes_open
from motcua.register.linked.asked import Asked

NOT_LINKED = ("no_appointment", "to_other", "from_other")
"""Ways of coming that a request for several agencies does not have."""


class WhoForm(IntakeForm):
    """Who applies and how: as of a single intake, without the ways that several agencies cannot be asked in."""

    def __init__(self, data: Any = None, *, codes: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(data, codes=codes, at_once=False, **kwargs)
        self._choose("way", [(key, way.name) for key, way in WAYS.items() if key not in NOT_LINKED])
        del self.fields["other"]


class PartsForm(forms.Form):
    """``part-<key>``: asked for; ``code-<key>``: under which code, where the case decides."""

    at_once = forms.BooleanField(
        label=gettext_lazy("Gửi các cơ quan cùng lúc"),
        help_text=gettext_lazy(
            "Khi liên thông điện tử và không cơ quan nào phải chờ kết quả của cơ quan khác."
        ),
        required=False,
    )

    def __init__(
        self, data: Any = None, *, offer: BundleOffer, asked: Sequence[Asked], at: datetime, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.asked = asked
        for one in asked:
            key = one.member.key
            self.fields[f"part-{key}"] = forms.BooleanField(
                label=one.member.name, required=False, initial=True
            )
            if codes := codes_open(offer, one.member, at):
                self.fields[f"code-{key}"] = forms.ChoiceField(
                    label=_("Mã thủ tục: {name}").format(name=one.member.name),
                    choices=[("", "—"), *((code, code) for code in codes)],
                    required=False,
                )

    def rows(self) -> Iterable[dict[str, Any]]:
        """The procedures with their fields, for the page."""
        for one in self.asked:
            code = f"code-{one.member.key}"
            yield {
                "asked": one,
                "part": self[f"part-{one.member.key}"],
                "code": self[code] if code in self.fields else None,
            }

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if sum(bool(told.get(f"part-{one.member.key}")) for one in self.asked) < FEWEST:
            raise forms.ValidationError(_("Chọn ít nhất hai thủ tục của nhóm."))
        return told

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of those that are asked for; before anything was sent, all."""
        keys = [one.member.key for one in self.asked]
        if not self.is_bound:
            return tuple(keys)
        return tuple(key for key in keys if self.data.get(f"part-{key}"))


class SharedChecklist(ChecklistForm):
    """The papers of all procedures, each asked for once; those of procedures that are not asked for say nothing."""

    def __init__(
        self,
        data: Any = None,
        *,
        asked: Sequence[Asked],
        chosen: Collection[str],
        filed: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
        **kwargs: Any,
    ) -> None:
        """``filed``: key of a member → the papers that its filing told."""
        self.names = {one.member.key: one.member.name for one in asked}
        self.chosen = chosen
        self.shared: tuple[Shared, ...] = shared_papers({one.member.key: one.content for one in asked})
        content = Content(tuple(one.paper for one in self.shared))
        super().__init__(data, content=content, told=self._told(filed or {}), **kwargs)

    def rows(self) -> Iterable[dict[str, Any]]:
        """As of a single intake, with the names of the procedures that ask for each."""
        for row, shared in zip(super().rows(), self.shared, strict=False):
            yield {**row, "askers": [self.names[key] for key in shared.keys]}

    def components(self) -> list[dict[str, Any]]:
        """The whole list, as the reason for a missing paper needs it."""
        asked = {one.paper.key for one in self.shared if self._askers(one)}
        return [told for told in super().components() if told["key"] in asked]

    def of(self, key: str) -> list[dict[str, Any]]:
        """What goes to one procedure, under its own keys. A paper that several ask for lies with the first of them;
        the others tell with whom, and count none.
        """
        told = {one["key"]: one for one in self.components()}
        found = []
        for shared in self.shared:
            one = told.get(shared.paper.key)
            if one is None or key not in shared.keys:
                continue
            first = self._askers(shared)[0]
            mine = {**one, "key": shared.keys[key]}
            found.append(mine if first == key else {**mine, "count": 0, "with": self.names[first]})
        return found

    def _told(self, filed: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Mapping[str, Any]]:
        """Each paper as the member told it with which it lies."""
        told = {(key, one["key"]): one for key, papers in filed.items() for one in papers}
        found: list[Mapping[str, Any]] = []
        for shared in self.shared:
            lies = next((told[key, own] for key, own in shared.keys.items() if (key, own) in told), None)
            if lies is not None:
                found.append({**lies, "key": shared.paper.key})
        return found

    def _askers(self, shared: Shared) -> list[str]:
        return [key for key in shared.keys if key in self.chosen]
