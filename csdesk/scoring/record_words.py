"""Words by which lines of revenue are read, in the languages of the field synonyms.

A word that stands here for nothing is never guessed: what the line says besides it counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from csdesk.model.tables import Cell

MONTHS = 12
TRIAL_WORDS = frozenset({
    "trial", "trialing", "in_trial", "free", "freemium", "future",
    "test", "testphase", "in_testphase", "testzeitraum", "probe", "probephase", "probezeit",
    "probeabo", "kostenlos", "essai", "en_essai", "période_d'essai", "gratuit", "prueba",
    "en_prueba", "período_de_prueba", "gratuito", "proef", "proefperiode", "in_proefperiode",
    "gratis", "prova", "in_prova", "periodo_di_prova",
})  # fmt: skip
"""Subscriptions that are tried, or cost nothing."""
PAUSED_WORDS = frozenset({
    "paused", "on_hold", "suspended", "pausiert", "ruhend", "ausgesetzt", "en_pause", "suspendu",
    "suspendue", "pausado", "pausada", "en_pausa", "suspendido", "suspendida", "gepauzeerd",
    "opgeschort", "in_pausa", "sospeso", "sospesa",
})  # fmt: skip
ENDED_WORDS = frozenset({
    "cancelled", "canceled", "expired", "ended", "terminated", "churned",
    "gekündigt", "gekuendigt", "abgelaufen", "beendet", "ausgelaufen", "résilié", "résiliée",
    "expiré", "expirée", "terminé", "terminée", "cancelado", "cancelada", "expirado", "expirada",
    "terminado", "terminada", "finalizado", "finalizada", "opgezegd", "beëindigd", "verlopen",
    "geannuleerd", "disdetto", "disdetta", "scaduto", "scaduta", "terminato", "terminata",
    "cessato", "cessata",
})  # fmt: skip
"""Subscriptions that are over, whose last day has to be known."""
NO_INVOICE_WORDS = frozenset({
    "void", "voided", "draft", "deleted", "cancelled", "canceled",
    "entwurf", "storniert", "gelöscht", "geloescht", "ungültig", "ungueltig", "brouillon",
    "annulé", "annulée", "supprimé", "supprimée", "borrador", "anulado", "anulada", "cancelado",
    "cancelada", "eliminado", "eliminada", "concept", "geannuleerd", "verwijderd", "bozza",
    "annullato", "annullata", "eliminato", "eliminata",
})  # fmt: skip
"""Invoices that never were sent, or were taken back: nobody has to pay them."""
PAID_WORDS = frozenset({
    "paid", "bezahlt", "beglichen", "payé", "payée", "réglé", "réglée", "pagado", "pagada",
    "betaald", "pagato", "pagata",
})  # fmt: skip
_INTERVALS: Mapping[float, tuple[str, ...]] = MappingProxyType({
    MONTHS / 52: (
        "week", "weekly", "woche", "wöchentlich", "woechentlich", "semaine", "hebdomadaire",
        "semana", "semanal", "wekelijks", "settimana", "settimanale",
    ),
    1: (
        "month", "monthly", "monat", "monatlich", "mois", "mensuel", "mensuelle", "mes", "mensual",
        "maand", "maandelijks", "mese", "mensile",
    ),
    3: (
        "quarter", "quarterly", "quartal", "quartalsweise", "vierteljahr", "vierteljährlich",
        "vierteljaehrlich", "trimestre", "trimestriel", "trimestrielle", "trimestral", "kwartaal",
        "per_kwartaal", "trimestrale",
    ),
    6: (
        "half-year", "half-yearly", "semi-annual", "semi-annually", "halbjahr", "halbjährlich",
        "halbjaehrlich", "semestre", "semestriel", "semestrielle", "semestral", "halfjaar",
        "halfjaarlijks", "semestrale",
    ),
    12: (
        "year", "yearly", "annual", "annually", "jahr", "jährlich", "jaehrlich", "an", "année",
        "annuel", "annuelle", "año", "anual", "jaar", "jaarlijks", "anno", "annuale",
    ),
    24: (
        "biennial", "biennially", "zweijährlich", "zweijaehrlich", "biennal", "biennale", "bienal",
        "tweejaarlijks",
    ),
    36: (
        "triennial", "dreijährlich", "dreijaehrlich", "triennal", "triennale", "trienal",
        "driejaarlijks",
    ),
})  # fmt: skip
INTERVAL_MONTHS: Mapping[str, float] = MappingProxyType(
    {word: months for months, words in _INTERVALS.items() for word in words}
)
"""Months that the amount of a billing period stands for; words with two meanings are left out."""


def fold_word(value: Cell) -> str:
    """Return a word as the tables of this module write it; "" for a cell that is no text."""
    return value.strip().casefold().replace(" ", "_") if isinstance(value, str) else ""
