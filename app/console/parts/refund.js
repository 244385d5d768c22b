// Giving back what a client was charged for a generation: once, after its dry run, and only by the client's name.
import { nameOnce } from '../operations.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import { TextField } from './form.js';
import { Question } from './question.js';

/** What a generation has cost and was not given back. */
export const findCharge = (entries) =>
  entries.reduce((charge, { kind, amount }) => charge + ({ settle: amount, refund: -amount }[kind] ?? 0), 0);

/** One name per question: sent again after a lost answer, the refund is made once. */
export function Refund({ story: { id, client_name: client, entries }, onDone }) {
  const { api } = useContext(Session);
  const [note, write] = useState('');
  const [asked, ask] = useState(null);
  const charge = words.credits(findCharge(entries));
  const send = ({ note: told, once }, isDry) => api.operate.refund(id, told ? { note: told } : {}, { isDry, once: isDry ? undefined : once });
  return html`
    <div class="form beside">
      <${TextField} name="refund-note" label="Why (optional)" hint="The client sees it in its ledger." maxlength="500" value=${note} onInput=${write} />
      <div class="actions">
        <button type="button" class="button" onClick=${() => ask({ note: note.trim(), once: nameOnce() })}>Give the credits back…</button>
      </div>
    </div>
    ${asked &&
    html`<${Question} title=${`Give ${charge} back to ${client}?`} name=${client} yes="Give them back"
      lead="It is done once and stays. If there is a film, the client keeps it."
      rehearse=${async () => foretell(await send(asked, true))} act=${() => send(asked, false)}
      onDone=${() => (ask(null), onDone('The credits are given back.'))} onNo=${() => ask(null)} />`}
  `;
}

const foretell = ({ amount, note }) => ({
  givenBack: { from: null, to: words.credits(amount) },
  note: { from: null, to: note },
});
