// The webhooks of a client: addresses that are told when a video has ended, and what their receivers answered.
import { useLoaded } from '../load.js';
import { place, TextField } from '../parts/form.js';
import { LoadNotice, Notice } from '../parts/message.js';
import { NewKey } from '../parts/new-key.js';
import { WebhookPart } from '../parts/webhook.js';
import { html, Session, useContext, useState } from '../view.js';

export function WebhooksPage() {
  const { api, may, announce } = useContext(Session);
  const loaded = useLoaded((signal) => api.webhooks.all(signal), [api]);
  const [secret, show] = useState(null);
  const { data: webhooks, error } = loaded;
  const mayChange = may('videos:write');
  const onDone = (said, issued) => {
    announce(said);
    if (issued) show(issued);
    loaded.again();
  };
  return html`
    <section class="page" aria-busy=${webhooks || error ? null : 'true'}>
      <div class="head">
        <h1 tabindex="-1">Webhooks</h1>
        <button type="button" class="button" onClick=${loaded.again}>Show it as it is now</button>
      </div>
      <p class="quiet">Kinora sends a signed POST to these addresses when a video has ended, so that your app need not ask.</p>
      <${LoadNotice} loaded=${loaded} />
      ${secret &&
      html`
        <${NewKey} text=${secret} title="The secret" label="Copy secret">
          <button type="button" class="button" onClick=${() => show(null)}>I have it</button>
        <//>
      `}
      ${webhooks?.map((webhook) => html`<${WebhookPart} key=${webhook.id} webhook=${webhook} mayChange=${mayChange} onDone=${onDone} />`)}
      ${webhooks && !webhooks.length &&
      html`<p class="none">No webhook yet. ${mayChange ? 'Add the address of your app below.' : 'Your key may not add one.'}</p>`}
      ${webhooks && mayChange && html`<${Add} onDone=${onDone} />`}
    </section>
  `;
}

function Add({ onDone }) {
  const { api } = useContext(Session);
  const [url, write] = useState('');
  const [error, setError] = useState(null);
  const add = async (event) => {
    event.preventDefault();
    setError(null);
    try {
      const { secret } = await api.webhooks.create(url.trim());
      write('');
      onDone('Added. Copy the secret now.', secret);
    } catch (failure) {
      setError(failure);
    }
  };
  const { problems, notice } = place(error, ['url']);
  return html`
    <section aria-labelledby="add-title" class="part">
      <h2 id="add-title">Add a webhook</h2>
      <form class="form beside" onSubmit=${add} novalidate>
        <${TextField} name="url" type="url" label="Address" placeholder="https://app.example/kinora" problems=${problems} value=${url} onInput=${write}
          hint="With https, at a public host. It answers with a 2xx status within 20 seconds." />
        <${Notice} error=${notice} />
        <div class="actions"><button class="primary">Add</button></div>
      </form>
    </section>
  `;
}
