// Credits for a client: granted at once; before they are taken away, the dry run is shown.
import { compare } from '../changes.js';
import { nameOnce } from '../operations.js';
import { html, Session, useContext, useRef, useState } from '../view.js';
import * as words from '../words.js';
import { place, readCredits, TextField } from './form.js';
import { Notice } from './message.js';
import { Question } from './question.js';

const empty = () => ({ amount: '', note: '', once: nameOnce() });

/** What is typed has one name until it is done or changed: sent again after a lost answer, it is granted only once. */
export function Grants({ client, onDone }) {
  const { api } = useContext(Session);
  const [fields, setFields] = useState(empty);
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const [asked, ask] = useState(null);
  const form = useRef();
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value, once: nameOnce() }));
  const send = (wanted, isDry) => api.operate.grant(client.id, wanted, { isDry, once: fields.once });
  const finish = () => {
    ask(null);
    setFields(empty());
    onDone(asked ? 'The credits are taken away.' : 'Granted.');
  };

  async function grant(event) {
    event.preventDefault();
    const wanted = { amount: readCredits(fields.amount), ...(fields.note.trim() && { note: fields.note.trim() }) };
    setError(null);
    if (wanted.amount < 0) return ask(wanted);
    if (isBusy) return undefined;
    setBusy(true);
    try {
      await send(wanted, false);
      finish();
    } catch (failure) {
      setError(failure);
      form.current.elements[failure.param]?.focus();
    }
    return setBusy(false);
  }

  const { problems, notice } = place(error, ['amount', 'note']);
  return html`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${form} onSubmit=${grant} novalidate>
        <${TextField} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${problems}
          value=${fields.amount} onInput=${set('amount')} />
        <${TextField} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${problems}
          value=${fields.note} onInput=${set('note')} />
        <${Notice} error=${notice} />
        <div class="actions"><button class="primary" aria-disabled=${isBusy ? 'true' : null}>${isBusy ? 'One moment…' : 'Grant'}</button></div>
      </form>
      ${asked &&
      html`<${Question} title=${`Take ${words.credits(-asked.amount)} from ${client.name}?`} name=${client.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on."
        rehearse=${async () => rehearse((await api.operate.client(client.id)).client, await send(asked, true))}
        act=${() => send(asked, false)} onDone=${finish} onNo=${() => ask(null)} />`}
    </section>
  `;
}

/** The dry run answers with the credits only, not with the whole client. */
const rehearse = (client, { creditLimit, usedCredit, heldCredit, availableCredit }) =>
  compare(client, { creditLimit, usedCredit, heldCredit, availableCredit });
