# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Invented company names: two or three syllables, a trade and a legal form.

A name is drawn from syllables and names nobody; likeness to a real firm is chance. Every name of a
company is different before its duplicates are made.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

# fmt: off
ONSETS: Final = ("Bal", "Bren", "Cald", "Corv", "Dalm", "Drev", "Elm", "Fenn", "Garl", "Grev",
    "Hald", "Hest", "Ilm", "Jorv", "Kelt", "Korm", "Lar", "Lind", "Malv", "Morn", "Nerr", "Nord",
    "Orl", "Ost", "Pell", "Prav", "Quill", "Rad", "Rost", "Sald", "Selv", "Skar", "Tarn", "Thorn",
    "Ulm", "Vand", "Vell", "Warr", "Wex", "Zand",)
MIDDLES: Final = ("a", "e", "i", "o", "u", "an", "en", "ar", "er", "il", "or", "und", "ast",
    "ebr", "ing", "ov",)
ENDINGS: Final = ("ck", "dal", "dex", "gard", "len", "lund", "mar", "mont", "nex", "now", "ric",
    "ro", "son", "stad", "ta", "ter", "tis", "vik", "wen", "zar",)
# fmt: on
TRADES: Final = {
    "Automotive": ("Automotive", "Drive Systems", "Castings"),
    "Chemicals": ("Chemicals", "Coatings", "Polymers"),
    "Food and beverage": ("Foods", "Dairy", "Beverages"),
    "Machinery": ("Machinery", "Tools", "Pumps"),
    "Metals and mining": ("Metals", "Steel", "Minerals"),
    "Pharmaceuticals": ("Pharma", "Biologics", "Laboratories"),
    "Pulp and paper": ("Paper", "Packaging", "Fibers"),
    "Logistics": ("Logistics", "Cold Chain", "Terminals"),
    "Water utility": ("Water Authority", "Water District", "Waterworks"),
    "Power utility": ("Power Authority", "Grid Authority", "Energy Board"),
    "Public transport": ("Transit Authority", "Port Authority", "Rail Agency"),
    "Public health": ("Hospital Trust", "Health Authority", "Clinics Trust"),
}
PUBLIC: Final = ("Water utility", "Power utility", "Public transport", "Public health")
PRIVATE: Final = tuple(name for name in TRADES if name not in PUBLIC)
FORMS: Final = {
    "US": ("Inc.", "LLC", "Corp."),
    "CA": ("Inc.", "Ltd."),
    "GB": ("Ltd", "plc"),
    "IE": ("Ltd",),
    "DE": ("GmbH", "AG"),
    "AT": ("GmbH", "AG"),
    "CH": ("AG", "GmbH"),
    "FR": ("SA", "SAS"),
    "ES": ("SA", "SL"),
    "PT": ("SA", "Lda"),
    "NL": ("BV", "NV"),
    "BE": ("NV", "SA"),
    "SE": ("AB",),
    "DK": ("A/S",),
    "NO": ("AS",),
    "FI": ("Oy",),
    "IN": ("Pvt Ltd", "Ltd"),
    "SG": ("Pte. Ltd.",),
    "JP": ("KK",),
    "AU": ("Pty Ltd",),
    "MX": ("SA de CV",),
    "CL": ("SpA", "SA"),
    "BR": ("Ltda", "SA"),
}


def stems(rng: np.random.Generator, size: int) -> NDArray[np.str_]:
    """Draw different invented words.

    Args:
        rng: Source of chance.
        size: How many, at most 12,800.

    Returns:
        Words, none twice.

    Raises:
        ValueError: If more are asked for than there are.

    Example:
        >>> words = stems(np.random.default_rng(1), 500)
        >>> len(set(words.tolist()))
        500
    """
    whole = sorted({a + b + c for a in ONSETS for b in MIDDLES for c in ENDINGS})
    if size > len(whole):
        raise ValueError(f"there are {len(whole)} invented words, got a wish for {size}")
    order = np.argsort(rng.random(len(whole)), kind="stable")[:size]
    return np.array(whole)[order]


def trades(rng: np.random.Generator, industry: NDArray[np.str_]) -> NDArray[np.str_]:
    """Draw what each company says that it does.

    Args:
        rng: Source of chance.
        industry: Industry of each company, one of `TRADES`.

    Returns:
        Words such as `Coatings`.

    Example:
        >>> str(trades(np.random.default_rng(1), np.array(["Machinery"]))[0]) in TRADES["Machinery"]
        True
    """
    draw = rng.random(industry.size).tolist()
    pairs = zip(industry.tolist(), draw, strict=True)
    return np.array([TRADES[name][int(u * len(TRADES[name]))] for name, u in pairs])


def forms(rng: np.random.Generator, country: NDArray[np.str_]) -> NDArray[np.str_]:
    """Draw the legal form of each company.

    Args:
        rng: Source of chance.
        country: Country of each company, as an ISO 3166 code of two letters.

    Returns:
        Forms such as `GmbH`.

    Example:
        >>> str(forms(np.random.default_rng(1), np.array(["SE"]))[0])
        'AB'
    """
    draw = rng.random(country.size).tolist()
    pairs = zip(country.tolist(), draw, strict=True)
    return np.array([FORMS[code][int(u * len(FORMS[code]))] for code, u in pairs])
