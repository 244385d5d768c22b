"""The routes for operators. Each needs a key with the scope `operate:read` or `operate:write`."""

from app.api.operators import audit_log, clients, credits, generations, queue, verdicts

ROUTERS = (clients.router, credits.router, generations.router, queue.router, verdicts.router, audit_log.router)
