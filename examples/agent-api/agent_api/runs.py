"""What an agent's run does here: it plans, uses a tool some times, and answers. Each is a span; the run is measured."""

import asyncio
import hashlib
import logging
import time
import uuid
from collections import OrderedDict

from opentelemetry import metrics, trace
from pydantic import BaseModel, Field

logger = logging.getLogger(__name__)
tracer = trace.get_tracer(__name__)
meter = metrics.get_meter(__name__)

# "1" and not "{run}": CloudWatch knows no such unit.
ended = meter.create_counter("agent.runs", unit="1", description="Runs that have ended, by outcome")
duration = meter.create_histogram("agent.run.duration", unit="s", description="How long a run took")

# The newest runs are kept in memory; older ones are forgotten.
KEPT = 1000
kept: OrderedDict[str, "Run"] = OrderedDict()


class Order(BaseModel):
    """What a caller asks for. `delay_ms` makes a run slow and `fail` makes its last tool fail, for tries and tests."""

    task: str = Field(min_length=1, max_length=200)
    tools: int = Field(default=2, ge=1, le=10)
    delay_ms: int = Field(default=0, ge=0, le=30_000)
    fail: bool = False


class Run(BaseModel):
    """A run that has succeeded."""

    id: str
    task: str
    answer: str


class ToolFailed(Exception):
    """A tool of a run failed; the run is over."""


async def use_tool(run: str, number: int, fails: bool) -> str:
    with tracer.start_as_current_span("agent.tool", attributes={"agent.tool.number": number}):
        if fails:
            raise ToolFailed(f"tool {number} of run {run} failed")
        await asyncio.sleep(0)
        logger.debug("tool used", extra={"agent.run.id": run, "agent.tool.number": number})
        return hashlib.sha256(f"{run}/{number}".encode()).hexdigest()[:8]


async def work(run: str, order: Order) -> Run:
    with tracer.start_as_current_span("agent.plan", attributes={"agent.tools": order.tools}):
        await asyncio.sleep(order.delay_ms / 1000)
    found = [await use_tool(run, number, order.fail and number == order.tools) for number in range(1, order.tools + 1)]
    return Run(id=run, task=order.task, answer="-".join(found))


async def perform(order: Order) -> Run:
    """Returns the finished run, kept for `find`; raises ToolFailed when the order asks for a failure."""
    run, begun, outcome = uuid.uuid4().hex, time.perf_counter(), "failed"
    trace.get_current_span().set_attribute("agent.run.id", run)
    try:
        done = await work(run, order)
        outcome = "succeeded"
    finally:
        attributes = {"agent.outcome": outcome}
        ended.add(1, attributes)
        duration.record(time.perf_counter() - begun, attributes)
    kept[run] = done
    while len(kept) > KEPT:
        kept.popitem(last=False)
    logger.info("run succeeded", extra={"agent.run.id": run, "agent.tools": order.tools, "agent.task": order.task})
    return done


def find(run: str) -> Run | None:
    """Returns the run of that id, or None when it is not known here."""
    return kept.get(run)
