"""Addresses of the cashier's pages, within those of the counter."""

from __future__ import annotations

from django.urls import path

from motcua.counter.cash import cancelling, closings, fees, sheet

urlpatterns = [
    path("thu-phi/", fees.cash, name="cash"),
    path("thu-phi/<uuid:uid>/", fees.take, name="take_fee"),
    path("thu-phi/bien-lai/<int:receipt_id>/huy/", cancelling.cancel_receipt, name="cancel_receipt"),
    path("khoa-so/huy/<int:cancellation_id>/", cancelling.decide_cancellation, name="decide_cancellation"),
    path("khoa-so/", closings.closings, name="cash_closings"),
    path("khoa-so/ghi/", closings.close, name="close_cash"),
    path("khoa-so/<int:closing_id>/", sheet.sheet, name="cash_sheet"),
    path("khoa-so/<int:closing_id>/xac-nhan/", closings.confirm_closing, name="confirm_cash"),
]
