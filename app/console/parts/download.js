// A button for a file that the API writes: its answer needs the key, so a plain link would be refused.
import { html, Session, useContext, useState } from '../view.js';
import { Icon } from './icons.js';
import { save } from './links.js';

const KEPT_MS = 60_000;

/** `ask()` gives the answer of the API, which names the file. `of` is what the file has. */
export function FileButton({ ask, of }) {
  const { announce } = useContext(Session);
  const [told, setTold] = useState(null);
  const download = async () => {
    if (told?.isBusy) return;
    setTold({ isBusy: true, text: 'One moment…' });
    try {
      const answer = await ask();
      const address = URL.createObjectURL(await answer.blob());
      save(address, readName(answer));
      setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
      setTold(null);
    } catch (error) {
      setTold({ text: error.message });
      announce(error.message);
    }
  };
  return html`
    <button type="button" class="button" onClick=${download}>
      <${Icon} name="download" />
      ${told?.text ?? html`CSV<span class="unseen"> of the ${of}</span>`}
    </button>
  `;
}

const readName = (answer) => /filename="([^"]+)"/.exec(answer.headers.get('content-disposition'))?.[1] ?? 'kinora.csv';
