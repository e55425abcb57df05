"""Anything in any order against a plain model of the workspace."""

from __future__ import annotations

from hypothesis.stateful import run_state_machine_as_test

from tests.reliability.files import machine_settings
from tests.reliability.machine import EncryptedMachine, WorkspaceMachine


def test_a_workspace_holds_what_a_plain_model_holds_whatever_is_done():
    run_state_machine_as_test(WorkspaceMachine, settings=machine_settings(6))


def test_an_encrypted_workspace_does_so_too():
    run_state_machine_as_test(EncryptedMachine, settings=machine_settings(1, steps=10))
