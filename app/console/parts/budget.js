// The budget of a client: its window's figures; set it, clear it. A tighter one shows its dry run first.
import { compare } from '../changes.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import { BudgetFigures } from './figures.js';
import { place, readCredits, SelectField, strip, TextField } from './form.js';
import { ChangeNotice } from './message.js';
import { Question } from './question.js';

const PERIODS = { day: 'Each day', week: 'Each week, from Monday', month: 'Each month' };
const NAMES = ['limit', 'period', 'timezone'];

export function Budget({ client, version, mayChange, onDone, onReload }) {
  return html`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${client.budget
        ? html`<${BudgetFigures} budget=${client.budget} />`
        : html`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${mayChange && html`<${BudgetForm} key=${version} client=${client} version=${version} onDone=${onDone} onReload=${onReload} />`}
    </section>
  `;
}

function BudgetForm({ client, version, onDone, onReload }) {
  const { api } = useContext(Session);
  const [fields, setFields] = useState(() => fill(client.budget));
  const [error, setError] = useState(null);
  const [asked, ask] = useState(null);
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value }));
  const send = (budget, isDry = false) => api.operate.changeClient(client.id, { budget }, { version, isDry });
  const change = async (budget, said) => {
    setError(null);
    try {
      await send(budget);
      onDone(said);
    } catch (failure) {
      setError(strip(failure, 'budget.'));
    }
  };

  function save(event) {
    event.preventDefault();
    const budget = { ...fields, timezone: fields.timezone.trim(), limit: readCredits(fields.limit) };
    return isLooser(client.budget, budget) ? change(budget, 'The budget is set.') : rehearse(budget);
  }

  /** What the API refuses is said beside its field, before anything is asked. */
  async function rehearse(budget) {
    setError(null);
    try {
      ask({ budget, changes: compare(client, await send(budget, true)) });
    } catch (failure) {
      setError(strip(failure, 'budget.'));
    }
  }

  const { problems, notice } = place(error, NAMES);
  return html`
    <form class="form beside" onSubmit=${save} novalidate>
      <${SelectField} name="period" label="How often" options=${PERIODS} problems=${problems} value=${fields.period} onInput=${set('period')} />
      <${TextField} name="limit" label="Credits in each" inputmode="numeric" problems=${problems} value=${fields.limit} onInput=${set('limit')} />
      <${TextField} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${problems}
        value=${fields.timezone} onInput=${set('timezone')} />
      <${ChangeNotice} error=${notice} onReload=${onReload} />
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${client.budget && html`<button type="button" class="button" onClick=${() => change(null, 'The budget is cleared.')}>Clear it</button>`}
      </div>
    </form>
    ${asked &&
    html`<${Question} title=${`Set this budget for ${client.name}?`} name=${client.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async () => asked.changes} act=${() => send(asked.budget)} onDone=${() => (ask(null), onDone('The budget is set.'))}
      onNo=${() => ask(null)} />`}
  `;
}

const fill = (budget) =>
  budget
    ? { period: budget.period, limit: words.figure(budget.limit), timezone: budget.timezone }
    : { period: 'month', limit: '', timezone: words.zone() };

/** Nothing that is allowed now would be refused. */
const isLooser = (now, next) =>
  now !== null && now.period === next.period && now.timezone === next.timezone && next.limit >= now.limit;
