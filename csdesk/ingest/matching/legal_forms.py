"""Legal forms of companies in many countries, as they end names (or begin them).

Each family holds the spellings of forms that mean the same, in small letters without accents and
full stops, single letters joined. Source: ISO 20275 (Entity Legal Forms), as customer lists use it.
"""

from __future__ import annotations

FAMILIES = {
    "Ltd": "ltd|limited|co ltd|company limited|co limited|pty ltd|pty limited|pty|pte ltd|pte|"
    "pvt ltd|private limited|pvt|private ltd|ltda|limitada|lda|sdn bhd|teoranta",
    "Inc": "inc|incorporated",
    "Corp": "corp|corporation",
    "Co": "co|company|and co|and company|cie|and cie|y cia|e cia",
    "LLC": "llc|limited liability company|pllc|fzllc|fz llc|wll|fzco|fze",
    "LLP": "llp|lllp|limited liability partnership",
    "LP": "lp|limited partnership",
    "PLC": "plc|public limited company|bhd|tbk|pjsc|qsc|saog|saoc",
    "Unlimited": "unlimited|ulc",
    "CIC": "cic|cio",
    "GmbH": "gmbh|mbh|gesellschaft mbh|gesellschaft mit beschrankter haftung|ggmbh",
    "GmbH & Co. KG": "gmbh and co kg|gmbh co kg|mbh and co kg|and co kg|co kg|ag and co kg|"
    "ug and co kg|gmbh and co kgaa|kgaa",
    "UG": "ug|ug haftungsbeschrankt",
    "AG": "ag|aktiengesellschaft",
    "KG": "kg|ohg|ek|gbr",
    "eG": "eg|ev|ewiv",
    "SE": "se",
    "SA": "sa|societe anonyme|sae|saa|sab|sapi|sab de cv|sapi de cv|sa de cv|sociedad anonima",
    "SARL": "sarl|eurl|sagl|srls|srl|sprl|bvba|s de rl de cv|sde rl de cv|de rl de cv",
    "SAS": "sas|sasu",
    "SL": "sl|slu|slne",
    "SpA": "spa|soc coop|scrl|scarl",
    "SNC": "snc|scs|sca|sci|scop|gie",
    "BV": "bv",
    "NV": "nv",
    "VOF": "vof|cv|cvba|vzw",
    "AB": "ab|hb|kb",
    "A/S": "as|asa|aps|is|ks|amba|ivs",
    "Oy": "oy|oyj|ab oy|oy ab|ky|as oy",
    "hf": "ehf|hf",
    "d.o.o.": "doo|dd|ad|ood|eood|jdoo|shpk",
    "s.r.o.": "sro|spol sro|as cz|vos|zs",
    "sp. z o.o.": "sp zoo|sp z oo|spzoo|sp zo o|spolka zoo|spolka z oo|spk|sp k|spj|sp j",
    "kft": "kft|zrt|nyrt|bt",
    "UAB": "uab|sia|ou|mb",
    "OOO": "ooo|oao|zao|pao|ооо|оао|зао|пао|ип|тов",  # noqa: RUF001
    "KK": "kk|kabushiki kaisha|godo kaisha|gk|yk|株式会社|有限会社|有限公司",
    "AE": "ae|epe|ike",
    "SGPS": "sgps",
}
"""By the name under which people know the form."""

FAMILY_OF = {
    tuple(spelling.split()): family
    for family, spellings in FAMILIES.items()
    for spelling in spellings.split("|")
}
SIZES_BY_END = {
    end: tuple(sorted({len(words) for words in FAMILY_OF if words[-1] == end}, reverse=True))
    for end in {words[-1] for words in FAMILY_OF}
}
"""How many words the forms have that end with a word, the longest first."""
FRONT = frozenset({*FAMILIES["OOO"].split("|"), "sia", "uab"})
"""Forms that some countries put before the name."""


def strip_form(words: list[str]) -> tuple[list[str], str]:
    """Return the words of a name without its legal form, and the form's family or nothing.

    At least one word is left: a company may be called "Limited".
    """
    family = ""
    while len(words) > 1 and (size := _find_form(words)):
        # "Acme Co., Ltd.": the last form is the one that tells.
        family = family or FAMILY_OF[tuple(words[-size:])]
        words = words[:-size]
    if len(words) > 1 and words[0] in FRONT:
        return words[1:], family or FAMILY_OF[(words[0],)]
    return words, family


def _find_form(words: list[str]) -> int:
    """Return how many words at the end are a legal form, the longest one; 0 for none."""
    for size in SIZES_BY_END.get(words[-1], ()):
        if size < len(words) and tuple(words[-size:]) in FAMILY_OF:
            return size
    return 0
