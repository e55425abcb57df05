"""What the colour of an account asks for, whatever else is asked for about it (S0.10, S1.31)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from csdesk.model.actions import ProposedAction, RuleSet
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import PlaybookId, RoleId
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions import propose_actions
from csdesk.scoring.actions.proposals import Proposals
from csdesk.scoring.conditions import Subjects


class ColourActions:
    """Finds the action that goes with the colour of an account, and the playbook of its steps."""

    def __init__(
        self, diagnosis: Diagnosis, library: Library, playbooks: Mapping[PlaybookId, Playbook]
    ) -> None:
        self._diagnosis = diagnosis
        self._library = library
        self._playbooks = playbooks

    @property
    def owners(self) -> Mapping[RoleId, str]:
        """Return the names of the roles that steps are for."""
        return {role.id: role.name for role in self._library.roles}

    def of(self, row: int) -> tuple[ProposedAction, Playbook] | None:
        """Return the action for the account in a row with its playbook; None without one."""
        found = self._proposed.of_account(row) if self._proposed is not None else ()
        for action in found:
            playbook = self._playbooks.get(action.playbook) if action.playbook else None
            if playbook is not None:
                return action, playbook
        return None

    @cached_property
    def _proposed(self) -> Proposals | None:
        review, health = self._diagnosis.review, self._diagnosis.health
        if review is None or health is None:
            return None
        subjects = Subjects(review.facts, health, review.earlier)
        currency = self._diagnosis.client.currency
        return propose_actions(subjects, self._library.action_rules, RuleSet.BAND, currency)
