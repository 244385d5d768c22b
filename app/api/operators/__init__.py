"""The routes for operators. Each needs a key with the scope `operate:read` or `operate:write`."""

from app.api.operators import audit_log, clients, credits, queue, verdicts

ROUTERS = (clients.router, credits.router, queue.router, verdicts.router, audit_log.router)
