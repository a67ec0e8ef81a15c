"""What is charged at the intake: each fee of the way of filing, how often, or why it is not charged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from motcua.catalogue.content import Charge, Content, Fee
from motcua.counter.fact_words import value_in_words
from motcua.register.actions.application import MOST_CHARGES
from motcua.register.vocabulary import FactKind

LONGEST, MOST = 200, 999


class FeeForm(forms.Form):
    """``fee_<n>`` how often, ``exempt_<n>`` why not.

    Fees of all channels stand here, the way chosen decides; with ``channel`` those of that way alone. ``told`` is what
    a filing said that it is charged (``charges`` of ``register.actions.application.Application``).
    """

    def __init__(
        self,
        data: Any = None,
        *,
        content: Content,
        channel: str | None = None,
        told: Sequence[Mapping[str, Any]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        listed = content.fees if channel is None else content.fees_by(channel)
        self.fees: tuple[Fee, ...] = tuple(fee for fee in listed if fee.amount)[:MOST_CHARGES]
        known = {str(one.get("name")): one for one in told}
        for place, fee in enumerate(self.fees):
            said = known.get(fee.name, {})
            self.fields[f"fee_{place}"] = forms.IntegerField(
                # Whose count and reason it is, the legend above them says.
                label=_("Số {per}").format(per=fee.per) if fee.per else _("Số lần thu"),
                min_value=0,
                max_value=MOST,
                initial=said.get("count", 0) if known else 0 if fee.per else 1,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
            self.fields[f"exempt_{place}"] = forms.CharField(
                label=_("Lý do miễn, giảm"),
                max_length=LONGEST,
                initial=said.get("exempt", ""),
                required=False,
            )

    def rows(self) -> Iterable[dict[str, Any]]:
        """The fees with their fields."""
        for place, fee in enumerate(self.fees):
            amount = value_in_words(FactKind.FEE, fee.amount)
            yield {
                "fee": fee,
                "amount": amount,
                "count": self[f"fee_{place}"],
                "exempt": self[f"exempt_{place}"],
            }

    def charges(self, channel: str) -> list[Charge]:
        """What is charged to one who files by ``channel``."""
        found = []
        for place, fee in enumerate(self.fees):
            count = self.cleaned_data.get(f"fee_{place}") or 0
            if count and fee.channel in ("", channel):
                # Of a reason that is too long nothing is clean; the page is shown with it nevertheless.
                why = (self.cleaned_data.get(f"exempt_{place}") or "").strip()
                found.append(Charge(fee.name, fee.amount or 0, count, why))
        return found
