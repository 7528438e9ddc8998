# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.deals.opportunities_contract import opportunities_contract

# The dataset specification's columns of the table.
SPECIFIED = (
    "opp_id, account_id, rep_id, partner_id, type, product, created, close_date, close_date_orig, "
    "stage, forecast_cat, amount_acv, term_years, amount_tcv, list_price, discount_pct, currency, "
    "outcome, competitor, contacts_n, pushes_n, dealreg_id, loss_reason"
)


def test_has_the_table_every_specified_column() -> None:
    names = [column.name for column in opportunities_contract().columns]
    specified = set(SPECIFIED.split(", "))
    assert specified <= set(names)
    assert set(names) - specified == {"sub_id", "amount_acv_lc"}


def test_points_every_key_column_at_another_table() -> None:
    links = {link.column: link.table for link in opportunities_contract().links}
    assert links == {
        "account_id": "accounts",
        "rep_id": "reps",
        "partner_id": "partners",
        "sub_id": "subscriptions",
        "dealreg_id": "deal_regs",
    }


def test_do_the_descriptions_keep_the_defects_to_themselves() -> None:
    text = " ".join(column.description.lower() for column in opportunities_contract().columns)
    assert not any(word in text for word in ("defect", "wrong", "error", "past due", "bug"))
