"""The colours that charts and reports use, as the design tokens of the project state them."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.report.document import Status


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours; the names are those of the tokens."""

    surface: str
    sunken: str
    border: str
    border_strong: str
    text: str
    text_2: str
    text_3: str
    accent: str
    on_accent: str
    accent_text: str
    accent_soft: str
    good: str
    good_soft: str
    good_fill: str
    watch: str
    watch_soft: str
    watch_fill: str
    risk: str
    risk_soft: str
    risk_fill: str
    none: str
    none_soft: str
    none_fill: str
    focus: str
    """Lines and surfaces of the first series of a chart."""

    def word_colour(self, status: Status) -> str:
        """Return the colour of a status's word and shape."""
        return self.accent_text if status is Status.DOING else str(getattr(self, status.value))

    def fill_colour(self, status: Status) -> str:
        """Return the colour of a bar of that status."""
        return self.accent if status is Status.DOING else str(getattr(self, f"{status.value}_fill"))


LIGHT = Palette(
    surface="#FFFFFF",
    sunken="#F3F4F7",
    border="#DFE3EA",
    border_strong="#868FA1",
    text="#161B26",
    text_2="#475063",
    text_3="#5E687B",
    accent="#3D55C8",
    on_accent="#FFFFFF",
    accent_text="#3349B0",
    accent_soft="#E9EDFB",
    good="#17704A",
    good_soft="#E3F4EA",
    good_fill="#2C9468",
    watch="#805000",
    watch_soft="#FCF1D8",
    watch_fill="#C07F0A",
    risk="#B3261E",
    risk_soft="#FCEAE8",
    risk_fill="#CF4038",
    none="#535D70",
    none_soft="#ECEEF2",
    none_fill="#868FA1",
    focus="#3D55C8",
)

DARK = Palette(
    surface="#1A1E27",
    sunken="#151922",
    border="#2B313E",
    border_strong="#6F798C",
    text="#E8EBF1",
    text_2="#B7BFCD",
    text_3="#949DAE",
    accent="#5266D8",
    on_accent="#FFFFFF",
    accent_text="#A6B4FF",
    accent_soft="#232B4B",
    good="#63D19B",
    good_soft="#153225",
    good_fill="#3FAE7C",
    watch="#EFB750",
    watch_soft="#372B12",
    watch_fill="#CF962B",
    risk="#FF9A91",
    risk_soft="#3E1F1E",
    risk_fill="#E0635A",
    none="#AAB3C2",
    none_soft="#262C38",
    none_fill="#778193",
    focus="#8FA2FF",
)
