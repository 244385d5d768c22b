"""The routes for operators. Each needs a key with the scope `operate:read` or `operate:write`, except for the one where
people sign in through a proxy."""

from app.api.operators import audit_log, clients, credits, generations, queue, sign_ins, upstream, verdicts

ROUTERS = (
    clients.router, credits.router, generations.router, queue.router, upstream.router, verdicts.router,
    audit_log.router, sign_ins.router,
)  # fmt: skip
