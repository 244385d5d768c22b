// The webhooks of a client and those of operators: addresses that are told what happens, and what their receivers answered.
import { useLoaded } from '../load.js';
import { CheckFields, place, TextField } from '../parts/form.js';
import { LoadNotice, Notice } from '../parts/message.js';
import { NewKey } from '../parts/new-key.js';
import { WebhookPart } from '../parts/webhook.js';
import { html, Session, useContext, useState } from '../view.js';
import { AUDIENCES } from '../webhooks.js';

export const ClientsWebhooks = () => html`<${WebhooksPage} audience="client" />`;
export const OperatorsWebhooks = () => html`<${WebhooksPage} audience="operators" />`;

function WebhooksPage({ audience }) {
  const { api, may, announce } = useContext(Session);
  const { title, lead, next, scope, types } = AUDIENCES[audience];
  const loaded = useLoaded(async (signal) => (await api.webhooks.all(signal)).filter((each) => each.audience === audience), [api]);
  const [secret, show] = useState(null);
  const { data: webhooks, error } = loaded;
  const mayChange = may(scope);
  const onDone = (said, issued) => {
    announce(said);
    if (issued) show(issued);
    loaded.again();
  };
  return html`
    <section class="page" aria-busy=${webhooks || error ? null : 'true'}>
      <div class="head">
        <h1 tabindex="-1">${title}</h1>
        <button type="button" class="button" onClick=${loaded.again}>Show it as it is now</button>
      </div>
      <p class="quiet">${lead}</p>
      <${LoadNotice} loaded=${loaded} />
      ${secret &&
      html`
        <${NewKey} text=${secret} title="The secret" label="Copy secret">
          <button type="button" class="button" onClick=${() => show(null)}>I have it</button>
        <//>
      `}
      ${webhooks?.map((webhook) => html`<${WebhookPart} key=${webhook.id} webhook=${webhook} mayChange=${mayChange} onDone=${onDone} />`)}
      ${webhooks && !webhooks.length && html`<p class="none">No webhook yet. ${mayChange ? next : 'Your key may not add one.'}</p>`}
      ${webhooks && mayChange && html`<${Add} types=${types} onDone=${onDone} />`}
    </section>
  `;
}

function Add({ types, onDone }) {
  const { api } = useContext(Session);
  const [url, write] = useState('');
  const [chosen, choose] = useState(Object.keys(types));
  const [error, setError] = useState(null);
  const add = async (event) => {
    event.preventDefault();
    setError(null);
    try {
      const { secret } = await api.webhooks.create({ url: url.trim(), types: chosen });
      write('');
      choose(Object.keys(types));
      onDone('Added. Copy the secret now.', secret);
    } catch (failure) {
      setError(failure);
    }
  };
  const { problems, notice } = place(error, ['url', 'types']);
  return html`
    <section aria-labelledby="add-title" class="part">
      <h2 id="add-title">Add a webhook</h2>
      <form class="form beside" onSubmit=${add} novalidate>
        <${TextField} name="url" type="url" label="Address" placeholder="https://app.example/kinora" problems=${problems} value=${url} onInput=${write}
          hint="With https, at a public host. It answers with a 2xx status within 20 seconds." />
        <${CheckFields} name="types" label="Tell it when" values=${Object.entries(types)} chosen=${chosen} onChoice=${choose} problems=${problems} />
        <${Notice} error=${notice} />
        <div class="actions"><button class="primary">Add</button></div>
      </form>
    </section>
  `;
}
