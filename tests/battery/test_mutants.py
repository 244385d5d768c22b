"""Mistakes that would cost money, made on purpose in a copy of the code: each has a test that sees it.

A mistake is a change of the syntax tree of one function, so that neither the layout of the code nor the module in which
the function stands matters.
"""

import ast
import functools
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.commands import clean_environment
from tests.support.forker import Forker
from tests.support.repository import ROOT

COPIED = ("app", "openapi.json", "alembic", "tests", "pyproject.toml", "docs", "README.md")
SPOILT = ("app/api", "app/domain", "app/worker", "app/store", "app/tracing", "app/upstream", "alembic/versions")


@dataclass(frozen=True)
class Mutant:
    """One mistake, and the test that has to notice it.

    `where` is the qualified name of a function, or the name of a constant of a module. In it `right`, an expression or
    a statement, occurs once; `...` stands for anything. `wrong` takes its place, and may repeat it as `IT`.
    """

    name: str
    where: str
    right: str
    wrong: str
    test: str


_CRASHES = "tests/battery/test_crashes.py::test_a_kill_at_any_point_loses_nothing"
_GATE, _FENCE = "tests/life/test_the_gate.py", "tests/domain/test_fence.py"
_SAME = "tests/promises/test_1_the_same_request_is_the_same_video.py"
_BUDGETS, _USAGE = "tests/domain/test_budgets.py", "tests/domain/test_usage.py"
_EVIDENCE, _VERDICTS = "tests/domain/test_evidence.py", "tests/operators/test_verdicts.py"
_DRIFT, _GUARD = "tests/domain/test_drift.py", "tests/domain/test_price_guard.py"
_GRANTS, _PERMISSIONS = "tests/domain/test_grants.py", "tests/domain/test_permissions.py"
_RESTORES = "tests/life/test_restores.py"
_TOTAL = "tests/domain/test_total.py"
_OPEN, _ALERTS = "tests/operators/test_open_answers.py", "tests/domain/test_alerts.py"
_AUDIT = "tests/domain/test_audit.py"
_DENIALS = "tests/operators/test_denials.py"
_SIGN_IN, _SIGN_INS = "tests/operators/test_sign_in.py", "tests/domain/test_sign_ins.py"
_OUTBOX, _SCHEDULE = "tests/webhooks/test_outbox.py", "tests/webhooks/test_schedule.py"
_TRACES = "tests/watching/test_traces.py"
_PROBE_CLIENT = "tests/domain/test_probe_client.py"
_SEEN, _LEDGER = "tests/life/test_what_the_client_sees.py", "tests/battery/test_ledger.py"

MUTANTS = [
    Mutant(
        "the take is not part of the request",
        "fingerprint",
        "parameters.to_columns()",
        "IT | {'take': 1}",
        "tests/domain/test_fingerprint.py",
    ),
    Mutant(
        "sent again when the lease is over",
        "recover",
        "mark_unknown(...)",
        "session.execute(update(Generation).where(col(Generation.id) == claim.id).values(state=State.QUEUED))",
        f"{_CRASHES}[out:submit:after]",
    ),
    Mutant(
        "completing forgets to settle",
        "transition",
        "_move_credits(...)",
        "IT if target is not State.COMPLETED else None",
        f"{_CRASHES}[write:complete:before]",
    ),
    Mutant("steps without a fence", "_write_transition", "is_held", "False", _FENCE),
    Mutant("deferred BEGIN", "_transaction", '"BEGIN IMMEDIATE"', '"BEGIN"', "tests/store/test_two_writers.py"),
    Mutant(
        "no unique index on the current generation",
        "upgrade",
        'op.create_index("one_current_generation", ...)',
        'op.create_index("one_current_generation", "generation", ["fingerprint"])',
        "tests/postgres/test_accepts.py",
    ),
    Mutant(
        "refunded twice",
        "upgrade",
        'op.create_index("one_refund", ...)',
        'op.create_index("one_refund", "credit_entry", ["generation_id"])',
        _LEDGER,
    ),
    Mutant(
        "a 504 counts as refused",
        "Upstream.submit",
        "400 <= answer.status < 500",
        "400 <= answer.status",
        "tests/upstream/test_sorting.py::test_a_lost_or_broken_answer_of_a_paid_call_is_unknown",
    ),
    # Settling twice is prevented by the search for an open hold and by a unique index: one mistake alone does nothing.
    Mutant(
        "the bill passes on, and the first hold stays",
        "pass_hold",
        "_append_once(...)",
        "None",
        "tests/domain/test_sharing.py::test_when_the_payer_cancels_the_bill_passes_to_the_next_client_that_can_pay",
    ),
    Mutant("the gate lets anybody through", "submit", "concurrency", "concurrency + 10", _GATE),
    Mutant(
        "answered before the commit",
        "SqliteDatabase._commit",
        "answers = ...",
        "IT\n"
        "for call, (result, failure) in zip(batch, answers, strict=True):\n"
        "    call.set_result(result, failure)\n"
        "__import__('time').sleep(0.05)\n"
        "return",
        "tests/store/test_database.py::test_what_write_answers_is_committed",
    ),
    Mutant(
        "the limit is not looked at",
        "_RESERVE",
        "update(Client).where(..., ... <= Client.credit_limit)",
        "update(Client).where(_IS_CLIENT)",
        "tests/promises/test_3_the_limit_is_the_limit.py::"
        "test_of_forty_different_posts_at_once_a_limit_for_three_accepts_three",
    ),
    Mutant(
        "the budget is not looked at",
        "_IN_BUDGET",
        "... <= col(Client.budget_limit)",
        "col(Client.budget_limit) >= 0",
        _BUDGETS,
    ),
    Mutant("the total is not looked at", "_check", "used + held + amount > limit", "False", _TOTAL),
    Mutant("what was used is not part of the total", "_check", "used + held + amount", "held + amount", _TOTAL),
    Mutant("the last credits of the total are given to several", "enforce", "exclude_others(session)", "None", _TOTAL),
    Mutant(
        "a request that the total does not allow is decoded first",
        "foresee",
        "total.foresee(...)",
        "None",
        f"{_TOTAL}::test_a_refusal_is_foreseen",
    ),
    Mutant("every value is permitted", "check", "getattr(parameters, name) not in permitted", "False", _PERMISSIONS),
    Mutant(
        "the start does not read the permissions", "_start", "_require_permission(...)", "queue_limit", _PERMISSIONS
    ),
    Mutant("two claims do not see each other", "_has_room", "int(running) <= int(...)", "True", _PERMISSIONS),
    Mutant("the claim does not obey the concurrency", "_write_claim", "runs < concurrency", "True", _PERMISSIONS),
    Mutant("the window of a budget does not end", "_begin_window", "time >= row.period_end", "False", _BUDGETS),
    Mutant(
        "the end of a hold counts in another window",
        "_IN_WINDOW",
        "and_(...)",
        "col(Client.period_start).is_not(None)",
        _BUDGETS,
    ),
    Mutant("a new budget forgets what was spent", "set_budget", "figures.sum_window(...)", "(0, 0)", _BUDGETS),
    Mutant(
        "a clock that was set back takes a hold out of its window",
        "_try_to_reserve",
        "max(time, row.period_start or 0)",
        "time",
        _BUDGETS,
    ),
    Mutant("a hold uses a grant that has expired", "_RESERVE", "or_(...)", "col(Client.id).is_not(None)", _GRANTS),
    Mutant("what was spent of a grant is forgotten", "share_out", "min(...)", "0", _GRANTS),
    Mutant("what comes back is given again", "_give_back", "grants.take_back(...)", "None", _GRANTS),
    Mutant(
        "the last grant to expire is used first",
        "share_out",
        "sorted(known, ...)",
        "sorted(known, key=lambda grant: -grant.valid.end)",
        _GRANTS,
    ),
    Mutant(
        "what could not leave the limit leaves it later",
        "_write_ends",
        "figures.append(..., note=_FLOOR)",
        "None",
        f"{_GRANTS}::test_the_limit_never_falls_below_nothing",
    ),
    Mutant(
        "a limit below nothing is shown",
        "find_limit",
        "max(...)",
        "limit - sum(rest.due for rest in rests if rest.grant.valid.end <= time)",
        f"{_GRANTS}::test_the_end_of_a_grant_takes_no_more_than_there_is",
    ),
    Mutant("an alert is told each time", "_record_once", "insert_or_skip(...)", "IT or True", _ALERTS),
    Mutant("a hold reaches nothing", "_try_to_reserve", "alerts.record_crossed(...)", "None", _ALERTS),
    Mutant("a lower limit reaches nothing", "grant", "alerts.record_reached(...)", "None", _ALERTS),
    Mutant("a new budget has reached nothing", "set_budget", "alerts.record_reached(...)", "None", _ALERTS),
    Mutant("the end of a grant reaches nothing", "_write_ends", "alerts.record_reached(...)", "None", _ALERTS),
    Mutant(
        "a threshold is reached a credit too late",
        "_Limit.reaches",
        "(self.spent - without) * 100 >= self.size * threshold",
        "(self.spent - without) * 100 > self.size * threshold",
        _ALERTS,
    ),
    Mutant("a window that has ended is shown", "_read_limits", "milliseconds < row.period_end", "True", _ALERTS),
    Mutant(
        "each hold above a threshold looks for its alert",
        "record_crossed",
        "not limit.reaches(threshold, without=amount)",
        "True",
        _ALERTS,
    ),
    Mutant(
        "an alert about an earlier limit is shown",
        "_write_column",
        "col(Alert.credit_limit) == size",
        "size > 0",
        _ALERTS,
    ),
    Mutant(
        "an alert of an earlier window is shown",
        "_write_column",
        "col(Alert.period_start) == start",
        "start >= 0",
        _ALERTS,
    ),
    Mutant("the end of a grant is not noted", "note_end", "session.execute(...)", "None", _GRANTS),
    Mutant(
        "a window begins twice",
        "_BEGIN_WINDOW",
        "update(Client).where(..., col(Client.period_end) == bindparam('ended'))",
        "update(Client).where(col(Client.id) == bindparam('client'))",
        "tests/postgres/test_budgets.py",
    ),
    Mutant(
        "a grant with the same key is made twice",
        "_store_answer",
        "insert_or_skip(...)",
        "True",
        "tests/operators/test_credits.py::test_the_same_key_and_body_gets_the_first_answer",
    ),
    Mutant(
        "a lost answer is tried again",
        "Runner._pay",
        "commit_step(..., generations.mark_unknown, ..., error.detail, ...)",
        "self._postpone(claim, attempt_id, Outcome.NOT_SENT, error.detail)",
        f"{_CRASHES}[write:mark_unknown:before[[fault:504]]]",
    ),
    Mutant(
        "the runs in flight are counted while others count them",
        "submit",
        "lock_gate(session)",
        "None",
        _GATE,
    ),
    Mutant(
        "why a transaction is gone is not said",
        "_run_in_savepoint",
        "not _sqlite_connection(session).in_transaction",
        "error is None",
        "tests/store/test_sqlite.py",
    ),
    Mutant(
        "what only reads can write",
        "PostgresDatabase.__init__",
        "_READ_ONLY",
        "''",
        "tests/store/test_database.py::test_what_only_reads_can_not_write",
    ),
    Mutant("charged for what turned out not to have been billed", "postpone", "_fail_late(...)", "None", _FENCE),
    Mutant(
        "a paid call that was let go of waits for ever",
        "_LOST",
        "or_(col(Generation.lease_until).is_(None), ...)",
        "or_(col(Generation.lease_until) < bindparam('time'))",
        _FENCE,
    ),
    Mutant(
        "a hit or a join is charged",
        "_insert_video",
        "cache is Cache.MISS",
        "True",
        f"{_SAME}::test_header_and_body_say_how_a_request_and_its_video_were_served",
    ),
    Mutant("a living video is deleted", "remove", "has_ended(...)", "True", f"{_SEEN}::test_delete_comes_too_early"),
    Mutant(
        "the payer leaves, and its bill does not pass on",
        "_cancel_queued",
        "pays and ...",
        "False",
        f"{_SEEN}::test_a_queued_video_that_is_shared_can_be_left_and_its_bill_passes_on",
    ),
    Mutant(
        "a client that could not pay joins",
        "_share",
        "ledger.require(...)",
        "None",
        "tests/domain/test_sharing.py::test_a_client_that_could_not_pay_learns_nothing_of_what_others_requested[sqlite]",
    ),
    Mutant(
        "what ended is still alive",
        "_show",
        "state in LIVING",
        "True",
        f"{_SAME}::test_after_a_failure_the_same_request_is_a_new_video_and_a_new_run",
    ),
    Mutant(
        "a change without an entry in the audit log",
        "change_client",
        "audit_log.record(...)",
        "None",
        "tests/operators/test_clients.py::test_each_field_that_can_be_written_can_be_read_back[name]",
    ),
    Mutant(
        "the last key that may change anything is revoked",
        "_require_admin",
        "keys.find_admin_access(session) < before",
        "False",
        "tests/operators/test_keys.py::test_the_last_key_that_may_change_anything_stays",
    ),
    Mutant(
        "a key that expires replaces one that never does",
        "find_admin_access",
        "key.expires_at is None",
        "True",
        "tests/operators/test_rotation.py::test_the_last_admins_new_key_cannot_be_revoked_while_the_old_one_expires",
    ),
    Mutant(
        "two operators revoke the last two keys",
        "find_admin_access",
        "session.execute(_LOCK_ADMINS)",
        "None",
        "tests/operators/test_races.py",
    ),
    Mutant(
        "a key without the scope is accepted",
        "Require.__call__",
        "caller.scopes.isdisjoint(self._scopes)",
        "False",
        "tests/operators/test_scopes.py::test_an_operators_key_makes_films_only_if_it_gets_that_scope",
    ),
    Mutant(
        "what stays open stays open for a key that was revoked",
        "find_refused",
        "col(ApiKey.revoked_at).is_not(None)",
        "col(ApiKey.revoked_at) < 0",
        f"{_OPEN}::test_all_of_them_end[sqlite-revoked]",
    ),
    Mutant(
        "what may be lost calls proves a price",
        "_Prices._count_proofs",
        "each.price == price and each.span.is_exact",
        "each.price == price",
        f"{_DRIFT}::test_billed_lost_calls_beside_many_films_prove_no_price",
    ),
    Mutant(
        "what receivers answered survives an erasure",
        "erase",
        "session.execute(_FORGET_ANSWERS, ...)",
        "None",
        "tests/operators/test_erasures.py::test_nothing_of_it_is_left[sqlite]",
    ),
    Mutant(
        "upstream's explanations survive an erasure",
        "erase",
        "session.execute(_FORGET_DETAILS, ...)",
        "None",
        "tests/operators/test_erasures.py::test_nothing_of_it_is_left[sqlite]",
    ),
    Mutant(
        "what stays open stays open for a key that has expired",
        "_require_accepted",
        "row.expires_at is not None and ...",
        "False",
        f"{_OPEN}::test_a_stream_ends_when_its_key_does[sqlite]",
    ),
    Mutant(
        "what an operator's key may not do is not recorded",
        "Require.__call__",
        "await _record_denial(...)",
        "None",
        f"{_DENIALS}::test_what_a_reader_tried_to_change_is_recorded",
    ),
    Mutant(
        "a loop fills the audit log",
        "may_record_denial",
        "session.execute(...).first() is None",
        "True",
        f"{_DENIALS}::test_a_loop_does_not_fill_the_audit_log",
    ),
    Mutant("a crowd fills the audit log", "record_denial", "audit_log.may_record_denial(...)", "True", _DENIALS),
    Mutant("the bound of denials never ends", "may_record_denial", "now(session) - _DENIAL_MS", "0", _DENIALS),
    Mutant(
        "whoever knows the proxy's secret signs in from anywhere",
        "_check_address",
        "keys.is_from(...)",
        "True",
        f"{_SIGN_IN}::test_another_address_is_refused_whatever_it_knows",
    ),
    Mutant(
        "X-Forwarded-For counts as the address of the proxy",
        "read_visitor",
        "get_socket_peer(request.scope)",
        "request.scope['client'][0]",
        f"{_SIGN_IN}::test_an_address_in_a_header_does_not_count",
    ),
    Mutant(
        "the secret of the proxy is not looked at",
        "_check_secret",
        "hmac.compare_digest(...)",
        "True",
        f"{_SIGN_IN}::test_a_wrong_secret_is_refused",
    ),
    Mutant(
        "a page of another site signs in",
        "read_visitor",
        "_check_site(request)",
        "None",
        f"{_SIGN_IN}::test_a_page_of_another_site_is_refused",
    ),
    Mutant(
        "a form signs in",
        "_read_no_fields",
        "parse_options_header(...)[0] != b'application/json'",
        "False",
        f"{_SIGN_IN}::test_what_a_form_can_send_is_refused",
    ),
    Mutant(
        "a token that nobody signed is accepted",
        "find_caller",
        "signatures.is_valid(...)",
        "True",
        f"{_SIGN_INS}::test_nothing_of_it_can_be_changed[sqlite]",
    ),
    Mutant(
        "a token never ends",
        "find_caller",
        "sign_in.expires_at <= proxy.read_at",
        "False",
        f"{_SIGN_INS}::test_it_is_accepted_for_a_quarter_of_an_hour[sqlite]",
    ),
    Mutant(
        "a token outlives the secret of the proxy",
        "_say",
        "hashlib.sha256(proxy_secret.encode()).digest()",
        "b''",
        f"{_SIGN_INS}::test_another_secret_ends_it[sqlite-another]",
    ),
    Mutant(
        "a token outlives the suspension of the proxy",
        "find_caller",
        "proxy.links_revoked_at is not None and ...",
        "False",
        f"{_SIGN_INS}::test_it_ends_with_a_suspension_and_stays_ended[sqlite]",
    ),
    Mutant(
        "what a person does has no name",
        "Caller.person",
        "self.sign_in.person",
        "None",
        f"{_SIGN_IN}::test_what_is_done_with_it_has_the_name_of_the_person",
    ),
    Mutant(
        "a dry run is not undone",
        "rehearse",
        "session.savepoint()",
        "suppress()",
        "tests/operators/test_clients.py::test_a_dry_run_answers_what_then_happens",
    ),
    Mutant(
        "what a deleted video cost is left out of the usage",
        "_write_entries",
        "one.outerjoin(...)",
        "one.join(Video, col(Video.id) == col(CreditEntry.video_id))",
        f"{_USAGE}::test_any_grouping_adds_up_to_the_ledger[sqlite]",
    ),
    Mutant(
        "a spreadsheet runs a label",
        "_guard",
        "cell.startswith(_FORMULA)",
        "False",
        "tests/domain/test_spreadsheets.py::test_no_text_begins_like_a_formula",
    ),
    Mutant(
        "a client's usage reads all that it ever had",
        "_belongs",
        "client.concat('')",
        "client",
        "tests/guards/test_query_plans.py"
        "::test_every_statement_uses_an_index_and_takes_no_longer_beside_a_long_past[sqlite]",
    ),
    Mutant(
        "a percentile is a rank too high",
        "_write_rank",
        "100 * ranked.c.reached >= percent * ranked.c.films",
        "100 * ranked.c.reached > percent * ranked.c.films",
        f"{_USAGE}::test_the_durations_are_the_nearest_ranks_in_seconds[sqlite]",
    ),
    Mutant(
        "a video without a film counts as one in the percentiles",
        "_write_videos",
        "case((seconds.c.seconds.is_not(None), seconds.c.videos), else_=0)",
        "seconds.c.videos",
        f"{_USAGE}::test_a_video_without_a_film_does_not_count_in_the_durations[sqlite]",
    ),
    Mutant(
        "who created a client is looked for in the whole audit log",
        "_write_creator",
        "first.where(*_ABOUT_CLIENT).order_by(col(AuditLog.target_id), col(AuditLog.id))",
        "first.where(*_ABOUT_CLIENT).order_by(col(AuditLog.id))",
        "tests/guards/test_query_plans.py"
        "::test_every_statement_uses_an_index_and_takes_no_longer_beside_a_long_past[postgresql]",
    ),
    Mutant(
        "a join is counted as a hit too",
        "_count_seconds",
        "case((col(Video.cache) == Cache.HIT, price), else_=0)",
        "price",
        f"{_USAGE}::test_hits_and_joins_show_what_they_saved[sqlite]",
    ),
    Mutant(
        "what was not billed stays charged",
        "give",
        "transitions.refund(...)",
        "0",
        f"{_VERDICTS}::test_not_billed_gives_back_what_was_charged_once",
    ),
    Mutant(
        "a verdict on what is not unknown",
        "give",
        "state != State.UNKNOWN",
        "False",
        f"{_VERDICTS}::test_what_is_not_unknown_gets_no_verdict",
    ),
    Mutant(
        "a known outcome waits for a verdict",
        "list_page",
        "wanted.state is not State.UNKNOWN",
        "False",
        f"{_VERDICTS}::test_only_unknown_outcomes_wait_for_a_verdict",
    ),
    Mutant(
        "an unmoved counter is believed while the call may still be charged",
        "_compare_readings",
        "lost.end < reading.begin",
        "True",
        _EVIDENCE,
    ),
    Mutant("a counter that others move is believed", "_find_doubt", "moved != sum(costs)", "False", _EVIDENCE),
    Mutant("a price that nothing confirms is believed", "_find_doubt", "needed <= confirmed", "True", _EVIDENCE),
    Mutant(
        "a reading is believed while another call is under way",
        "_overlaps",
        "not is_own and ...",
        "False",
        _EVIDENCE,
    ),
    Mutant(
        "what moves the counter besides our calls is not seen", "_explain_all", "span.moved in sums", "True", _DRIFT
    ),
    Mutant(
        "a call that overlaps a reading counts for certain",
        "_Span._bound_charges",
        "call.fate is Fate.BILLED and begins_after and ends_before",
        "call.fate is Fate.BILLED",
        _DRIFT,
    ),
    Mutant(
        "a lost call that was billed is another use", "_explain_all", "_find_lost(span, sums, blamed)", "[]", _DRIFT
    ),
    Mutant(
        "a price is believed although the next film contradicts",
        "_Prices._find_price",
        "ours not in later[:1]",
        "True",
        _DRIFT,
    ),
    Mutant("one film at another price pauses paid calls", "_find_price", "finding.is_proven", "True", _GUARD),
    Mutant(
        "what was seen before the resumption counts",
        "_find_readings",
        "pauses.find_resumed_at(session, PauseCause.PRICE_DIFFERS)",
        "0",
        _GUARD,
    ),
    Mutant(
        "a corrected price pauses paid calls again",
        "stop_for_price",
        "upstream_price == prices[combination]",
        "False",
        _GUARD,
    ),
    Mutant("the same cause is told again and again", "_is_told", "found.cause == ...", "False", _GUARD),
    Mutant(
        "a paid call leaves no marker",
        "Runner._store_marker",
        "await self._resources.content.keep_all(...)",
        "None",
        f"{_RESTORES}::test_what_was_paid_after_a_copy_is_named_and_never_sent_again[sqlite]",
    ),
    Mutant(
        "what was paid after the copy stays in the queue",
        "check",
        "generations.record_lost(...)",
        "None",
        f"{_RESTORES}::test_what_was_paid_after_a_copy_is_named_and_never_sent_again[sqlite]",
    ),
    Mutant(
        "a restore that was resumed pauses paid calls again",
        "check",
        "marker.attempt_id > first_id('attempt', resumed_at)",
        "True",
        f"{_RESTORES}::test_what_was_paid_after_a_copy_is_named_and_never_sent_again[sqlite]",
    ),
    Mutant(
        "a copy starts with paid calls on",
        "pause_copy",
        "pauses.pause(...)",
        "None",
        f"{_RESTORES}::test_a_copy_by_backup_starts_with_paid_calls_off_even_if_the_content_is_a_copy_too",
    ),
    Mutant(
        "a refused call keeps its marker",
        "Runner._delete_marker",
        "await self._resources.content.delete(...)",
        "None",
        f"{_RESTORES}::test_a_refused_call_leaves_no_marker",
    ),
    Mutant(
        "a suspension is not announced",
        "_set_status",
        "note_access_change(session)",
        "None",
        "tests/api/test_callers.py::test_the_next_request_sees_a_change_of_this_process[sqlite-suspended]",
    ),
    Mutant(
        "what was undone is counted",
        "Session.savepoint",
        "self._count_facts()",
        "IT + 9",
        "tests/store/test_database.py::test_what_was_undone_is_not_announced",
    ),
    Mutant(
        "anybody gets the page of metrics",
        "check_token",
        "hmac.compare_digest(...)",
        "IT or True",
        "tests/watching/test_the_page.py::test_the_page_needs_its_token",
    ),
    Mutant(
        "a film that others joined saves nothing",
        "transition",
        "shown.count(Cache.JOINED)",
        "0",
        "tests/watching/test_the_figures.py::test_the_counters_equal_the_rows",
    ),
    Mutant(
        "other clients are missing on the page",
        "list_credits",
        "total.clients > len(rows)",
        "False",
        "tests/domain/test_gauges.py",
    ),
    Mutant(
        "the event of a film is outside of its transaction",
        "_show",
        "endings.record_all(...)",
        "endings.record_all(type(session)(session.connection.engine.connect()), generation_id, SHOWN[state])",
        f"{_OUTBOX}::test_the_film_and_its_delivery_are_one_transaction[sqlite]",
    ),
    Mutant(
        "a hit is not told",
        "_share",
        "endings.record_one(...)",
        "None",
        f"{_OUTBOX}::test_a_hit_is_an_event_and_the_own_film_asked_again_is_none[sqlite]",
    ),
    Mutant(
        "an event keeps the labels",
        "_LEFT_OUT",
        "{'prompt', 'metadata'}",
        "{'prompt'}",
        f"{_OUTBOX}::test_neither_prompt_nor_labels_stay_behind_a_deleted_video[sqlite]",
    ),
    Mutant(
        "operators are told what they may no longer see",
        "_OF_OPERATORS",
        "exists().where(...)",
        "col(Client.id).is_not(None)",
        f"{_OUTBOX}::test_operators_are_told_while_they_may_see_it[sqlite]",
    ),
    Mutant(
        "whoever signs in through the proxy is told nothing",
        "_OF_OPERATORS",
        "col(Client.id) == PROXY_ID",
        "col(Client.id).is_(None)",
        f"{_OUTBOX}::test_whoever_signs_in_through_the_proxy_is_told_without_a_key[sqlite]",
    ),
    Mutant(
        "a late answer counts",
        "_IS_HELD",
        "col(Delivery.fence) == bindparam('held_fence')",
        "col(Delivery.fence) >= bindparam('held_fence')",
        f"{_SCHEDULE}::test_a_late_answer_of_a_lost_lease_changes_nothing[sqlite]",
    ),
    Mutant(
        "a slow receiver takes all places",
        "_write_claim",
        "tries < case(...)",
        "tries >= 0",
        f"{_SCHEDULE}::test_four_at_a_time_and_one_while_they_fail[sqlite]",
    ),
    Mutant(
        "Retry-After is not obeyed",
        "end_try",
        "answer.retry_after_ms or 0",
        "0",
        f"{_SCHEDULE}::test_retry_after_is_obeyed_by_the_delivery_and_its_webhook[sqlite]",
    ),
    Mutant(
        "single failures disable a webhook",
        "_BEGINS_ANEW",
        "col(Webhook.failures) < _SEVERAL",
        "col(Webhook.failures) < 0",
        f"{_SCHEDULE}::test_single_failures_far_apart_disable_nothing[sqlite]",
    ),
    Mutant(
        "the signature does not cover the time",
        "sign_try",
        "hmac.new(secret, signed, hashlib.sha256)",
        "hmac.new(secret, body, hashlib.sha256)",
        "tests/webhooks/test_sending.py::test_the_signature_is_that_of_the_specification",
    ),
    Mutant(
        "a key registers what it may not see",
        "_require_scope",
        "_NEEDED[audience] not in caller.scopes",
        "False",
        "tests/webhooks/test_managing.py::test_a_key_needs_the_scope_for_what_a_webhook_gets",
    ),
    Mutant(
        "a correction of a price is forgotten after a month",
        "_OLDEST",
        "~_ENDS_PRICE_GUARD",
        "col(Event.id).is_not(None)",
        _GUARD,
    ),
    Mutant(
        "all deliveries of old events are deleted at once",
        "delete_old",
        "session.change(_DELETE_DELIVERIES, given)",
        "0",
        "tests/domain/test_events.py",
    ),
    Mutant(
        "nobody is told what the audit finds",
        "end_run",
        "EventType.AUDIT_FAILED if counts else _PASSED",
        "_PASSED",
        "tests/watching/test_audit.py",
    ),
    Mutant("many processes audit at once", "begin_run", "exclude_others(session)", "None", _AUDIT),
    Mutant(
        "a clock that was wrong puts the audit off",
        "_RECENT",
        "col(Event.created_at) <= bindparam('time')",
        "True",
        _AUDIT,
    ),
    Mutant(
        "a generation does not know its trace",
        "_start",
        "new.traceparent",
        "None",
        f"{_TRACES}::test_one_trace_from_the_request_to_the_delivery_survives_a_kill[sqlite]",
    ),
    Mutant(
        "a hit is in the trace of the first request",
        "_FIND_HELD",
        "case((col(Video.cache) == Cache.HIT, None), else_=col(Generation.traceparent))",
        "col(Generation.traceparent)",
        f"{_TRACES}::test_the_delivery_of_a_hit_is_not_in_the_trace_of_the_first_request",
    ),
    Mutant(
        "a span tells everything",
        "_reduce",
        "name in TOLD",
        "True",
        f"{_TRACES}::test_nobody_outside_learns_of_the_trace_and_the_collector_learns_nothing_of_the_request",
    ),
    Mutant(
        "a probe is given credits that it has",
        "prepare_probe",
        "credits - probe.available_credit",
        "credits",
        _PROBE_CLIENT,
    ),
    Mutant(
        "a price of the public list is taken for that of a film",
        "_read_price",
        "price * _LISTED_SECONDS",
        "price",
        "tests/upstream/test_wire.py::test_the_public_list_names_prices_per_second",
    ),
]


def name(mutant: Mutant) -> str:
    return mutant.name


@pytest.mark.full
@pytest.mark.parametrize("mutant", MUTANTS, ids=name)
def test_it_is_caught(mutant: Mutant, tmp_path: Path) -> None:
    assert not survives(mutant, tmp_path)


@pytest.mark.parametrize("mutant", MUTANTS, ids=name)
def test_there_is_one_place_to_spoil(mutant: Mutant) -> None:
    spoil(mutant)


@pytest.mark.parametrize("mutant", MUTANTS, ids=name)
def test_the_test_that_has_to_notice_it_exists(mutant: Mutant) -> None:
    file, _, test = mutant.test.partition("::")
    assert f"def {test.partition('[')[0]}" in (ROOT / file).read_text()


def survives(mutant: Mutant, folder: Path) -> bool:
    """Whether the test that should notice stays green on the spoilt copy."""
    copy, log = folder / mutant.name.replace(" ", "-"), folder / "log"
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name)  # with what is compiled already
        else:
            shutil.copy(source, copy / name)
    file, code = spoil(mutant)
    (copy / file).write_text(code)
    result, said = start_bare().order({"folder": str(copy), "test": mutant.test, "log": str(log)}), log.read_text()
    shutil.rmtree(copy)
    assert result == 0 or re.search(r"\b1 failed\b", said), said[-3000:]  # a run that broke has caught nothing
    return result == 0


def spoil(mutant: Mutant) -> tuple[str, str]:
    """The file that gets the mistake, relative to the repository, and its new source."""
    found = [
        (path, tree, node)
        for path in sorted(path for folder in SPOILT for path in (ROOT / folder).rglob("*.py"))
        for tree in [ast.parse(path.read_text())]
        for node in find(tree, mutant)
    ]
    assert len(found) == 1, f"{mutant.right} stands {len(found)} times in {mutant.where}"
    path, tree, node = found[0]
    Replacement(node, parse(mutant.wrong.replace("IT", ast.unparse(node)))).visit(tree)
    return str(path.relative_to(ROOT)), ast.unparse(ast.fix_missing_locations(tree))


def parse(code: str) -> ast.expr | ast.Module:
    """An expression, or a module of statements."""
    module = ast.parse(code)
    return module.body[0].value if isinstance(module.body[0], ast.Expr) else module


def find(tree: ast.Module, mutant: Mutant) -> Iterator[ast.AST]:
    right = re.escape(ast.unparse(parse(mutant.right))).replace(re.escape("..."), ".*")
    for name, definition in list_definitions(tree):
        if name == mutant.where:
            for node in ast.walk(definition):
                if isinstance(node, ast.expr | ast.Assign) and re.fullmatch(right, ast.unparse(node), re.DOTALL):
                    yield node


def list_definitions(scope: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The functions, methods and assigned names of a module, with their qualified names."""
    for node in scope.body:
        match node:
            case ast.ClassDef(name):
                yield from list_definitions(node, f"{name}.")
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name):
                yield prefix + name, node
            case ast.Assign([ast.Name(name)]):
                yield prefix + name, node.value
            case _:
                pass


class Replacement(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.expr | ast.Module) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST | list[ast.stmt]:
        if node is self._old:
            return self._new.body if isinstance(self._new, ast.Module) else self._new
        self.generic_visit(node)
        return node


@functools.cache
def start_bare() -> Forker:
    """One for the whole session, which has imported nothing of ours."""
    others = [name for name in sys.modules if name.partition(".")[0] not in {"__main__", "app", "tests"}]
    return Forker("tests/support/bare.py", *others, environment=clean_environment())
