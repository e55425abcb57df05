"""What is done about experiments: each act is an operation, and can be undone."""

from __future__ import annotations

from datetime import date

from csdesk.model.experiments import ArmResult, Experiment, ExperimentPlan
from csdesk.model.identifiers import ExperimentId
from ui.session import Session


class ExperimentActs:
    """Carries out acts in the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def plan(self, plan: ExperimentPlan) -> None:
        """Keep a new plan."""
        from csdesk.operations.health.experiments import save_experiment

        experiment = Experiment(ExperimentId(0), plan)
        self._session.run(save_experiment, experiment, label="Keeping the plan")

    def start(self, experiment: Experiment, on: date) -> None:
        """Say on which day it begins."""
        from csdesk.operations.health.experiments import start_experiment

        self._session.run(start_experiment, experiment.id, on, label="Starting")

    def enter(self, experiment: Experiment, control: ArmResult, variant: ArmResult) -> None:
        """Keep what came of both arms."""
        from csdesk.operations.health.experiments import enter_result

        self._session.run(enter_result, experiment.id, control, variant, label="Saving")

    def stop(self, experiment: Experiment) -> None:
        """End it without a result."""
        from csdesk.operations.health.experiments import stop_experiment

        self._session.run(stop_experiment, experiment.id, label="Stopping")

    def resume(self, experiment: Experiment) -> None:
        """Let it run on; its result is taken back."""
        from csdesk.operations.health.experiments import resume_experiment

        self._session.run(resume_experiment, experiment.id, label="Going on")

    def remove(self, experiment: Experiment) -> None:
        """Take it away."""
        from csdesk.operations.health.experiments import remove_experiment

        self._session.run(remove_experiment, experiment.id, label="Removing")
