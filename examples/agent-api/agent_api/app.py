"""The routes, and one log line for each request."""

import logging
import time
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse

from agent_api import runs

logger = logging.getLogger(__name__)
app = FastAPI(title="agent-api", openapi_url=None)


@app.get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/v1/runs", status_code=201)
async def create_run(order: runs.Order) -> runs.Run:
    return await runs.perform(order)


@app.get("/v1/runs/{run}")
async def read_run(run: str) -> runs.Run:
    found = runs.find(run)
    if found is None:
        raise HTTPException(404, "There is no run of this id.")
    return found


@app.exception_handler(runs.ToolFailed)
async def failed(request: Request, error: runs.ToolFailed) -> JSONResponse:
    logger.error("run failed", exc_info=error, extra={"error.type": type(error).__name__})
    return JSONResponse({"detail": "A tool failed."}, status_code=500)


def level_of(status: int) -> int:
    return logging.ERROR if status >= 500 else logging.WARNING if status >= 400 else logging.INFO


@app.middleware("http")
async def log_request(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    begun = time.perf_counter()
    response = await call_next(request)
    if request.url.path != "/health":
        route = getattr(request.scope.get("route"), "path", None)
        fields = {
            "http.request.method": request.method,
            "http.route": route,
            "http.response.status_code": response.status_code,
            "duration_ms": round((time.perf_counter() - begun) * 1000, 1),
        }
        told = {name: value for name, value in fields.items() if value is not None}
        message = f"{request.method} {route or request.url.path} {response.status_code}"
        logger.log(level_of(response.status_code), message, extra=told)
    return response
