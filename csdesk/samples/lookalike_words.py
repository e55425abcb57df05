"""Words that invented companies are called by."""

from __future__ import annotations

_BEGINNINGS = """
Al Ar Bel Bran Cal Cer Dal Del Dor El Fal Fen Gal Gor Har Hel Il Jor Kal Kor Lan Lor Mal Mer Nal
Nor Or Pal Per Quin Ral Ros Sal Sel Tal Tor Ul Val Ver Wal Wil Xan Yar Zel Zor Brö Mül Sør Gün
"""
_MIDDLES = "a e i o u an en in on ar er or al el ta te ti to va vi da di ma mi na ni ra ri la li"
_ENDINGS = """
bex cor dane dia dex don fax gate gen hart lex lin lon lux mark mont nex nova pex phor quest ris
ron sen sys tech tek ton tra tron vane ver via vis wick wood worth xa zen zia
"""
_TRADES = """
Systems Logistics Software Consulting Media Analytics Foods Energy Health Insurance Capital
Partners Robotics Pharma Textiles Motors Travel Education Security Networks Printing Packaging
Chemicals Furniture Engineering Marketing Recruitment Ventures Interiors Bakeries Breweries
Shipping Aviation Optics Ceramics Timber Mining Telecom Payments Gaming Studios Cosmetics
"""
_QUALITIES = """
Blue Green Silver Golden Bright Open Clear North South East West Upper Grand United Royal First
Modern Global General National International Central Digital Urban Coastal Alpine Nordic Atlantic
"""
_THINGS = """
Harbour River Mountain Valley Forest Bridge Stone Field Tower Garden Lake Castle Meadow Orchard
Falcon Otter Heron Maple Cedar Willow Anchor Lantern Compass Beacon Summit Horizon Orbit Quarry
"""
_PEOPLE = """
Adler Baker Carver Dubois Eriksen Fischer García Hughes Ivanov Jansen Kowalski Lindqvist Moreau
Nakamura O'Brien Peterson Quigley Rossi Schäfer Thompson Ueda Vogel Whitmore Young Zimmermann
Müller Søndergård Łukasik Núñez Brontë Čapek Gruber Hartmann Iversen Keller Lambert
"""
_PLACES = """
Leeds York Bristol Derby Exeter Lincoln Norwich Oxford Preston Salford Truro Wells Bath Durham
Lyon Lille Nantes Kassel Bremen Mainz Graz Linz Bergen Malmö Aarhus Gent Delft Porto Sevilla Turin
"""

BEGINNINGS, MIDDLES, ENDINGS = _BEGINNINGS.split(), _MIDDLES.split(), _ENDINGS.split()
TRADES, QUALITIES, THINGS = _TRADES.split(), _QUALITIES.split(), _THINGS.split()
PEOPLE, PLACES = _PEOPLE.split(), _PLACES.split()
SHORTENED = {
    "International": "Intl",
    "National": "Natl",
    "Engineering": "Engrg",
    "Logistics": "Logist",
    "Consulting": "Consltg",
    "Systems": "Sys",
    "Software": "Softw",
    "Insurance": "Ins",
    "Marketing": "Mktg",
    "Global": "Glbl",
    "Education": "Edu",
    "Packaging": "Pkg",
}
GROUP_WORDS = ("Group", "Holdings", "Services", "Solutions")
COUNTRIES = {
    "United Kingdom": ("GB", "co.uk", ("Ltd", "Limited", "Ltd.", "PLC", "LLP")),
    "United States": ("US", "com", ("Inc", "Inc.", "Incorporated", "LLC", "Corp.")),
    "Germany": ("DE", "de", ("GmbH", "AG", "GmbH & Co. KG")),
    "France": ("FR", "fr", ("SARL", "S.A.S.", "SA")),
    "Italy": ("IT", "it", ("S.p.A.", "S.r.l.")),
    "Spain": ("ES", "es", ("S.L.", "S.A.")),
    "Netherlands": ("NL", "nl", ("B.V.", "BV", "N.V.")),
    "Sweden": ("SE", "se", ("AB",)),
    "Denmark": ("DK", "dk", ("A/S", "ApS")),
    "Poland": ("PL", "pl", ("Sp. z o.o.", "S.A.")),
    "Czechia": ("CZ", "cz", ("s.r.o.", "a.s.")),
    "Australia": ("AU", "com.au", ("Pty Ltd", "Pty. Ltd.")),
}
"""By name: code, the end of its domains, and legal forms."""
SAME_FORM = {
    "Ltd": ("Limited", "Ltd.", "LTD"),
    "Limited": ("Ltd", "Ltd."),
    "Ltd.": ("Ltd", "Limited"),
    "Inc": ("Inc.", "Incorporated", ", Inc."),
    "Inc.": ("Inc", "INC", ", Inc."),
    "Incorporated": ("Inc",),
    "Corp.": ("Corporation", "Corp"),
    "LLC": ("L.L.C.",),
    "PLC": ("plc", "P.L.C."),
    "GmbH": ("Gmbh", "GMBH", "G.m.b.H."),
    "GmbH & Co. KG": ("GmbH & Co KG", "GmbH und Co. KG"),
    "AG": ("A.G.",),
    "S.A.S.": ("SAS",),
    "S.p.A.": ("SPA", "SpA"),
    "S.r.l.": ("SRL",),
    "S.L.": ("SL",),
    "S.A.": ("SA",),
    "B.V.": ("BV", "b.v."),
    "BV": ("B.V.",),
    "N.V.": ("NV",),
    "A/S": ("AS", "a/s"),
    "ApS": ("Aps",),
    "Sp. z o.o.": ("Sp. z o. o.", "sp. z o.o."),
    "s.r.o.": ("s. r. o.", "SRO"),
    "Pty Ltd": ("Pty Limited", "PTY LTD"),
    "Pty. Ltd.": ("Pty Ltd",),
}
"""Other ways to write a legal form."""
MAIL_HOSTS = ("gmail.com", "outlook.com", "yahoo.co.uk", "gmx.de", "orange.fr")
