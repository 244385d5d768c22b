// A new client: a name, a limit and what it is for; then its first key, shown this once.
import { place, readCredits, SelectField, TextField } from '../parts/form.js';
import { Notice } from '../parts/message.js';
import { NewKey } from '../parts/new-key.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useRef, useState } from '../view.js';
import * as words from '../words.js';

const ROLE_HINTS = {
  MEMBER: 'An app: it makes films, and sees its own films and credits.',
  READER: 'A person or a tool that sees all clients and changes nothing.',
  ADMIN: 'An operator: sees and changes all clients. Its keys make no films.',
};
const EMPTY = { name: '', creditLimit: '0', role: 'MEMBER', reason: '' };
const NAMES = Object.keys(EMPTY);

export function NewClientPage() {
  const { api, announce } = useContext(Session);
  const [fields, setFields] = useState(EMPTY);
  const [error, setError] = useState(null);
  const [created, setCreated] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef();
  const change = (name) => (value) => setFields((before) => ({ ...before, [name]: value }));

  async function create(event) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setError(null);
    const { name, creditLimit, role, reason } = fields;
    try {
      const asked = { name: name.trim(), creditLimit: readCredits(creditLimit), role };
      setCreated(await api.operate.createClient(reason.trim() ? { ...asked, reason: reason.trim() } : asked));
      announce('Created.');
    } catch (failure) {
      setError(failure);
      form.current.elements[failure.param]?.focus();
    }
    setBusy(false);
  }

  const another = () => {
    setFields(EMPTY);
    setCreated(null);
  };
  if (created) return html`<${Created} client=${created} onAnother=${another} />`;
  const { problems, notice } = place(error, NAMES);
  return html`
    <section class="page narrow">
      <p class="small"><a href=${routes.clients()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${form} onSubmit=${create} novalidate>
        <${TextField} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${problems}
          value=${fields.name} onInput=${change('name')} />
        <${SelectField} name="role" label="What it is for" hint=${ROLE_HINTS[fields.role]} problems=${problems} options=${words.ROLES}
          value=${fields.role} onInput=${change('role')} />
        <${TextField} name="creditLimit" label="Limit in credits" hint=${tellLimit(fields.creditLimit)} inputmode="numeric" problems=${problems}
          value=${fields.creditLimit} onInput=${change('creditLimit')} />
        <${TextField} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${problems} value=${fields.reason} onInput=${change('reason')} />
        <${Notice} error=${notice} />
        <button class="primary" aria-disabled=${isBusy ? 'true' : null}>${isBusy ? 'One moment…' : 'Create'}</button>
      </form>
    </section>
  `;
}

function tellLimit(text) {
  const limit = readCredits(text);
  const read = typeof limit === 'number' && limit > 999 ? `${words.credits(limit)}. ` : '';
  return `${read}What it may spend in total. It can be changed at any time.`;
}

function Created({ client, onAnother }) {
  return html`
    <section class="page narrow">
      <p class="small"><a href=${routes.clients()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${client.name}</bdi> is created</h1>
      <${NewKey} text=${client.key.key}>
        <a class="button" href=${routes.client(client.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${onAnother}>Create another one</button>
      <//>
    </section>
  `;
}
