// After an outage of a receiver: what failed since a day is sent to it again.
import { beginHere, dayOf } from '../days.js';
import { html, Session, useContext, useState } from '../view.js';
import { DAYS_KEPT } from '../webhooks.js';
import * as words from '../words.js';
import { place, TextField } from './form.js';
import { Notice } from './message.js';

export function Recovery({ id, onDone }) {
  const { api } = useContext(Session);
  const [day, choose] = useState(() => dayOf(Date.now() / 1000 - DAYS_KEPT * 24 * 3600, words.zone()));
  const [error, setError] = useState(null);
  const recover = async (event) => {
    event.preventDefault();
    setError(null);
    try {
      const { recovered } = await api.webhooks.recover(id, beginHere(day));
      onDone(recovered ? `${words.figure(recovered)} sent again.` : 'Nothing has failed since that day.');
    } catch (failure) {
      setError(failure);
    }
  };
  const { problems, notice } = place(error, ['since']);
  const name = `since-${id}`;
  return html`
    <details class="fold">
      <summary class="button">Send what failed again</summary>
      <form class="form beside" onSubmit=${recover} novalidate>
        <${TextField} name=${name} type="date" label="First day" hint=${`Deliveries are kept for ${DAYS_KEPT} days.`}
          problems=${{ [name]: problems.since }} value=${day} onInput=${choose} />
        <${Notice} error=${notice} />
        <div class="actions"><button class="primary">Send them again</button></div>
      </form>
    </details>
  `;
}
