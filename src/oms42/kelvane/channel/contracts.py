# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tables of the channel promise to their readers."""

from oms42.kelvane.channel.deal_regs import STATUSES
from oms42.kelvane.channel.hospitality import KINDS, RECIPIENTS
from oms42.kelvane.channel.partners import BANDS, DILIGENCE, TYPES
from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.accounts_contract import NA_NOTE

DOLLARS = "US dollars at plan exchange rates"
COUNTRY = "Country, ISO 3166-1 alpha-2."


def contracts() -> tuple[Contract, ...]:
    """Return the contracts of `partners`, `deal_regs` and `gifts_hospitality`.

    Returns:
        Three contracts.

    Example:
        >>> [contract.name for contract in contracts()]
        ['partners', 'deal_regs', 'gifts_hospitality']
    """
    return (_partners(), _deal_regs(), _hospitality())


def _partners() -> Contract:
    """Return the contract of `partners`."""
    return Contract(
        name="partners",
        title="Partners: distributors, resellers and agents",
        description=(
            "One row for each of the 46 partners on 30 September 2026. Distributors and resellers "
            "buy and sell; agents bring deals for a commission. Simulated."
        ),
        columns=(*_partner(), *_terms_of_trade(), *_diligence()),
        key=("partner_id",),
    )


def _partner() -> tuple[Column, ...]:
    """Return the columns that say who a partner is."""
    return (
        Column("partner_id", "string", "Partner", "Key of the partner.", "P-001", unique=True),
        Column(
            "type",
            "string",
            "Type",
            "Distributor, reseller (system integrators among them) or commission agent.",
            "reseller",
            categories=TYPES,
        ),
        Column("region", "string", "Sales region", NA_NOTE, "EMEA", categories=REGIONS),
        Column("country", "string", "Country", COUNTRY, "DE"),
        Column(
            "cpi_band",
            "string",
            "Corruption risk of the country",
            "Kelvane's own band of the country's corruption risk.",
            "low",
            categories=BANDS,
        ),
        Column(
            "govt_exposure",
            "boolean",
            "Deals with governments",
            "The partner sells to governments or firms that they own.",
            False,
        ),
    )


def _terms_of_trade() -> tuple[Column, ...]:
    """Return the columns that say what a partner earns and sells."""
    return (
        Column(
            "margin_pct",
            "number",
            "Margin",
            "Discount at which the partner buys; missing for agents.",
            18.0,
            "percent of the list price",
            minimum=0,
            maximum=100,
            required=False,
            decimals=1,
        ),
        Column(
            "commission_pct",
            "number",
            "Commission",
            "Commission of an agent; missing for the others.",
            5.0,
            "percent of the deal",
            minimum=0,
            maximum=100,
            required=False,
            decimals=1,
        ),
        Column(
            "volume",
            "number",
            "Volume",
            "Annual contract value of the partner's deals that were won in fiscal year 2025.",
            412000.0,
            DOLLARS,
            minimum=0,
        ),
    )


def _diligence() -> tuple[Column, ...]:
    """Return the columns that say how well a partner is known."""
    return (
        Column(
            "onboarding_dd",
            "string",
            "Due diligence",
            "How thoroughly the partner was looked at when it joined.",
            "full",
            categories=DILIGENCE,
        ),
        Column(
            "owner_disclosed",
            "boolean",
            "Owner disclosed",
            "The partner has said who its beneficial owners are.",
            True,
        ),
    )


def _deal_regs() -> Contract:
    """Return the contract of `deal_regs`."""
    return Contract(
        name="deal_regs",
        title="Deals that partners have registered",
        description=(
            "One row for each of 2,100 registrations from January 2023 to September 2026: a "
            "partner asks that Kelvane leave a deal to it for 90 days. Simulated."
        ),
        columns=(
            Column("dealreg_id", "string", "Registration", "Key.", "D0001", unique=True),
            Column("partner_id", "string", "Partner", "Who registered.", "P-001"),
            Column("account_id", "string", "Account", "For which account.", "A00001"),
            Column("registered", "date", "Registered", "Day of registration.", "2025-03-18"),
            Column("expires", "date", "Expires", "Last day of protection.", "2025-06-16"),
            Column(
                "status",
                "string",
                "Status",
                "Status on 30 September 2026: converted when the partner's deal was won; a "
                "rejected registration never protected anything.",
                "expired",
                categories=STATUSES,
            ),
            Column(
                "end_user_price_disclosed",
                "boolean",
                "Price disclosed",
                "The registration names the end customer and the price that it will be offered.",
                False,
            ),
        ),
        key=("dealreg_id",),
        links=(Link("partner_id", "partners"), Link("account_id", "accounts")),
        as_of="registered",
    )


def _hospitality() -> Contract:
    """Return the contract of `gifts_hospitality`."""
    return Contract(
        name="gifts_hospitality",
        title="Register of gifts and hospitality",
        description=(
            "One row for each of 1,800 entries from January 2023 to September 2026. Above $500 an "
            "entry needs approval first. Simulated."
        ),
        columns=(*_entry(), *_circumstances()),
        key=("entry_id",),
        links=(Link("rep_id", "reps"),),
        as_of="date",
    )


def _entry() -> tuple[Column, ...]:
    """Return the columns that say what was given."""
    return (
        Column("entry_id", "string", "Entry", "Key of the entry.", "G0001", unique=True),
        Column("rep_id", "string", "Seller", "Who gave.", "R001"),
        Column("date", "date", "Date", "Day on which it was given.", "2025-03-18"),
        Column(
            "recipient_type",
            "string",
            "Recipient",
            "Private firm, public official, or employee of a state-owned enterprise (soe).",
            "private",
            categories=RECIPIENTS,
        ),
        Column("country", "string", "Country", COUNTRY, "DE"),
        Column("value_usd", "number", "Value", "Value of the entry.", 86.4, DOLLARS, minimum=0),
        Column("kind", "string", "Kind", "What was given.", "meal", categories=KINDS),
    )


def _circumstances() -> tuple[Column, ...]:
    """Return the columns that say under what circumstances."""
    return (
        Column("preapproved", "boolean", "Approved first", "Approved before it was given.", False),
        Column(
            "open_tender",
            "boolean",
            "Open tender",
            "The recipient's organization had a tender open in which Kelvane took part.",
            False,
        ),
        Column("invoice_ref", "string", "Invoice", "Number of the invoice.", "INV-20418"),
    )
