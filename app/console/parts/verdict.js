// The verdict on an unknown outcome: billed or not, with a note; its dry run is shown first.
import { nameOnce } from '../operations.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import { TextField } from './form.js';
import { Question } from './question.js';

const TITLES = { true: 'It was billed?', false: 'It was not billed?' };
const LEADS = {
  true: 'The charge is confirmed, and the client keeps it. There is one verdict, and it stays.',
  false: 'The client gets back what it was charged. There is one verdict, and it stays.',
};

/** One name per choice: sent again after a lost answer, the verdict is given once. */
export function VerdictForm({ evidence, onDone }) {
  const { api } = useContext(Session);
  const [note, write] = useState('');
  const [asked, ask] = useState(null);
  const { generationId: id, clientName: client } = evidence;
  const name = (billed) => `${billed ? 'Billed' : 'Not billed'}: ${words.credits(evidence.credits)} of ${client}, ${words.time(evidence.lostAt)}`;
  const begin = (billed) => ask({ billed, once: nameOnce(), note: note.trim() });
  const send = ({ billed, note: told, once }, isDry) =>
    api.operate.giveVerdict(id, { billed, ...(told && { note: told }) }, { isDry, once: isDry ? undefined : once });
  return html`
    <div class="form beside verdict">
      <${TextField} name=${`note-${id}`} label="How it was found out (optional)" hint="For the audit log; the client sees it with a refund."
        maxlength="500" value=${note} onInput=${write} />
      <div class="actions">
        ${[true, false].map(
          (billed) => html`
            <button type="button" class="button" aria-label=${name(billed)} onClick=${() => begin(billed)}>
              ${billed ? 'It was billed…' : 'It was not billed…'}
            </button>
          `,
        )}
      </div>
    </div>
    ${asked &&
    html`<${Question} title=${TITLES[asked.billed]} lead=${LEADS[asked.billed]} yes="Give the verdict"
      rehearse=${async () => foretell(await send(asked, true))} act=${() => send(asked, false)}
      onDone=${() => (ask(null), onDone('The verdict is given.'))} onNo=${() => ask(null)} />`}
  `;
}

const foretell = ({ billed, refundedCredit, note }) => ({
  billed: { from: null, to: billed },
  givenBack: { from: null, to: words.credits(refundedCredit) },
  ...(note && { note: { from: null, to: note } }),
});
