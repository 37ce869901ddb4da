"""The web app under many users at once: questions and look-ups mixed, from this machine to this machine."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.cost import percentile
from eval.serving import Serving, serving

# Of so many requests one is a question, the others look figures up.
_ONE_IN = 2
# A user reads before the next request, for a time drawn evenly between these seconds.
_READS_S = (1.0, 5.0)
_TIMEOUT_S = 60.0


@dataclass
class Load:
    """What a run gave.

    Attributes:
        users: At once.
        seconds: How long they asked.
        asked_ms, looked_up_ms: Of each question and look-up.
        errors: Counts by what went wrong.
        memory_mib: Of the server: before, and at each quarter of the time.
    """

    users: int
    seconds: float
    asked_ms: list[float] = field(default_factory=list)
    looked_up_ms: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    memory_mib: list[float] = field(default_factory=list)


def put_under_load(index_dir: Path, questions: Sequence[str], users: int, seconds: float) -> Load:
    """Return how the app fares while users ask and look up, each after reading the last answer.

    Args:
        index_dir: The index that it serves.
        questions: What is asked, and what is looked up.
        users: How many at once.
        seconds: For how long.
    """
    with serving(index_dir) as server:
        server.ask(questions[0])
        return asyncio.run(_run(server, questions, Load(users, seconds)))


async def _run(server: Serving, questions: Sequence[str], load: Load) -> Load:
    import httpx

    load.memory_mib.append(server.resident_mib())
    end = time.monotonic() + load.seconds
    limits = httpx.Limits(max_connections=load.users, max_keepalive_connections=load.users)
    async with httpx.AsyncClient(base_url=server.address, timeout=_TIMEOUT_S, limits=limits) as client:
        users = [asyncio.create_task(_user(client, questions, load, random.Random(n), end)) for n in range(load.users)]
        for _ in range(4):
            await asyncio.sleep(load.seconds / 4)
            load.memory_mib.append(server.resident_mib())
        await asyncio.gather(*users)
    return load


async def _user(client: object, questions: Sequence[str], load: Load, chance: random.Random, end: float) -> None:
    import httpx

    assert isinstance(client, httpx.AsyncClient)
    await asyncio.sleep(chance.uniform(0, _READS_S[1]))
    while time.monotonic() < end:
        question = chance.choice(questions)
        is_question = chance.randrange(_ONE_IN) == 0
        started = time.perf_counter()
        try:
            if is_question:
                reply = await client.post("/api/v1/ask", json={"question": question})
            else:
                reply = await client.get("/api/v1/figures", params={"q": question, "limit": 25})
        except httpx.HTTPError as error:
            load.errors[type(error).__name__] += 1
            continue
        taken = (time.perf_counter() - started) * 1000
        if reply.status_code != httpx.codes.OK:
            load.errors[str(reply.status_code)] += 1
        (load.asked_ms if is_question else load.looked_up_ms).append(taken)
        await asyncio.sleep(chance.uniform(*_READS_S))


def lines(load: Load) -> list[str]:
    """Return what was measured, one a line."""
    every = [*load.asked_ms, *load.looked_up_ms]
    told = [
        f"{load.users} người cùng lúc trong {load.seconds:.0f} giây: {len(every)} yêu cầu, "
        f"{len(every) / load.seconds:.1f} mỗi giây, {sum(load.errors.values())} lỗi {dict(load.errors) or ''}".rstrip()
    ]
    for name, times in (("hỏi", load.asked_ms), ("tra cứu", load.looked_up_ms)):
        if times:
            told.append(
                f"{name}: p50 {percentile(times, 50):.0f} ms, p95 {percentile(times, 95):.0f} ms, "
                f"lâu nhất {max(times):.0f} ms (n = {len(times)})"
            )
    told.append("bộ nhớ máy chủ (MiB): " + ", ".join(f"{mib:.0f}" for mib in load.memory_mib))
    return told
