// Files that are dropped or pasted anywhere: none of them makes the browser leave the page.
import { html, useEffect, useState } from '../view.js';

/** Files, or the address of something from another page; text fields take addresses themselves. */
function isGift({ dataTransfer, target }) {
  const types = dataTransfer?.types ?? [];
  return types.includes('Files') || (types.includes('text/uri-list') && !target.closest?.('input, textarea'));
}

/** Office programs put an image of each text beside it on the clipboard: in a text field, the text is meant. */
const isStill = ({ clipboardData, target }) =>
  !(target.closest?.('input, textarea') && clipboardData?.types.includes('text/plain'));

/** Without it a browser shows a dropped file in place of the page. It stands for the sign-in page, too. */
export function useCaughtDrops() {
  useEffect(() => {
    const stop = (event) => isGift(event) && event.preventDefault();
    addEventListener('dragover', stop);
    addEventListener('drop', stop);
    return () => {
      removeEventListener('dragover', stop);
      removeEventListener('drop', stop);
    };
  }, []);
}

/** Takes what is dropped or pasted on any page; while a file is over the page it says so. */
export function DropZone({ onFile, onAddress }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event) => setOver(isGift(event));
    const leave = (event) => event.relatedTarget === null && setOver(false);
    const drop = (event) => {
      setOver(false);
      if (isGift(event)) take(event.dataTransfer, onFile, onAddress);
    };
    const paste = (event) => isStill(event) && take(event.clipboardData, onFile) && event.preventDefault();
    const heard = { dragover: over, dragleave: leave, drop, paste };
    for (const [name, listen] of Object.entries(heard)) addEventListener(name, listen);
    return () => {
      for (const [name, listen] of Object.entries(heard)) removeEventListener(name, listen);
    };
  });
  return html`<div class="drop-note" hidden=${!isOver} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`;
}

/** True when there was a file, or the https address of an image from another page. */
function take(transfer, onFile, onAddress) {
  const [file] = transfer?.files ?? [];
  if (file) {
    onFile(file);
    return true;
  }
  const address = onAddress && transfer?.getData('text/uri-list').split(/\r?\n/).find(isForeign);
  if (address) onAddress(address);
  return Boolean(address);
}

/** One's own links can be dragged, too. */
const isForeign = (line) => line.startsWith('https://') && new URL(line).origin !== location.origin;
