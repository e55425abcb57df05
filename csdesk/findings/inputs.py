"""What rules may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.answers import Answers
from csdesk.model.areas import Area
from csdesk.model.assessments import Assessment, Observation
from csdesk.model.data_review import DataReview
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import HealthResult
from csdesk.model.health_review import HealthReview
from csdesk.model.identifiers import AreaId, InstrumentId, KpiId, QuestionId
from csdesk.model.imports import DataIssue, ImportBatch
from csdesk.model.instruments import OVERALL, Instrument, Question
from csdesk.model.kpis import BenchmarkResult, KpiDefinition, KpiValue
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.model.plan_since import DuePromise
from csdesk.model.registers import Register, RegisterId


@dataclass(frozen=True, slots=True)
class FindingInputs:
    """One engagement as far as it is known: answers and levels, lists, scores and KPIs."""

    instrument: Instrument
    maturity: MaturityResult
    currency: str
    answers: Answers = field(default_factory=dict)
    batches: tuple[ImportBatch, ...] = ()
    issues: tuple[DataIssue, ...] = ()
    accounts: AccountTable | None = None
    previous: AccountTable | None = None
    lost: tuple[LostAccount, ...] = ()
    health: HealthResult | None = None
    definitions: tuple[KpiDefinition, ...] = ()
    kpis: Mapping[KpiId, KpiValue] = field(default_factory=dict)
    benchmarks: Mapping[KpiId, BenchmarkResult] = field(default_factory=dict)
    assessments: Mapping[InstrumentId, Assessment] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    data: DataReview | None = None
    review: HealthReview | None = None
    registers: Mapping[RegisterId, Register] = field(default_factory=dict)
    promises: tuple[DuePromise, ...] = ()
    as_of: date | None = None
    """The day on which promises are looked at; None: nothing is overdue."""

    @classmethod
    def of(cls, diagnosis: Diagnosis) -> FindingInputs:
        """Return what the rules look at in a diagnosis that has its scores and KPIs."""
        return cls(
            instrument=diagnosis.instrument,
            maturity=diagnosis.maturity,
            currency=diagnosis.client.currency,
            answers=_with_data(diagnosis),
            batches=diagnosis.batches,
            issues=diagnosis.issues,
            accounts=diagnosis.accounts,
            previous=diagnosis.previous,
            lost=diagnosis.lost,
            health=diagnosis.health,
            definitions=diagnosis.definitions,
            kpis=diagnosis.kpis,
            benchmarks=diagnosis.benchmarks,
            assessments=diagnosis.assessments,
            observations=diagnosis.observations,
            data=diagnosis.data,
            review=diagnosis.review,
            registers=diagnosis.registers,
            promises=diagnosis.plan.promises,
            as_of=diagnosis.engagement.as_of,
        )

    def definition(self, kpi: str) -> KpiDefinition | None:
        """Return the definition of a KPI."""
        return next((one for one in self.definitions if one.id == kpi), None)

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        """Return the maturity ladder, and every other instrument that is answered here."""
        others = (one.instrument for one in self.assessments.values())
        return (self.instrument, *(one for one in others if one.id != self.instrument.id))

    def question(self, question: QuestionId) -> Question | None:
        """Return a question of whichever instrument asks it; None when none does.

        One in an area outside the chosen functions is not asked.
        """
        for instrument in self.instruments:
            for known in instrument.questions:
                if known.id == question and known.area not in self._left_out(instrument):
                    return known
        return None

    def _left_out(self, instrument: Instrument) -> tuple[AreaId, ...]:
        assessment = self.assessments.get(instrument.id)
        return assessment.claimed.left_out if assessment else ()

    def level(self, area: AreaId) -> AreaLevel | None:
        """Return the level of an area of whichever instrument has it; None when none does."""
        results = (self.maturity, *(one.claimed for one in self.assessments.values()))
        for result in results:
            for level in (*result.areas, *result.dimensions):
                if level.area == area:
                    return level
        return None

    def instrument_of(self, area: AreaId) -> Instrument | None:
        """Return the instrument that has this area or dimension; None when none does."""
        for instrument in self.instruments:
            parts = {part.id for part in instrument.areas}
            if area in parts | {part.id for part in instrument.dimensions}:
                return instrument
        return None

    def area(self, area: AreaId) -> Area | None:
        """Return an area of whichever instrument has it; None when none does."""
        areas = (known for instrument in self.instruments for known in instrument.areas)
        return next((known for known in areas if known.id == area), None)

    def pillar(self, area: AreaId) -> AreaId:
        """Return the area of the ladder that findings of an area are counted under."""
        if area in self.instrument.area_names:
            return area
        found = self.area(area)
        return OVERALL if found is None or found.pillar is None else found.pillar

    def area_name(self, area: AreaId) -> str:
        """Return the name of an area of whichever instrument has it."""
        names = (instrument.area_names.get(area) for instrument in self.instruments)
        return next((name for name in names if name is not None), area)


def _with_data(diagnosis: Diagnosis) -> Answers:
    """Return the answers that were given, and those that the data give where nobody has."""
    known = [one.answers for one in diagnosis.assessments.values()]
    return {
        key: answer for answers in (*known, diagnosis.answers) for key, answer in answers.items()
    }
