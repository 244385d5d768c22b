// The entry point of the bundle: styles, then the console itself.
import './style/all.css';
import { App } from './app.js';
import { loadDrafts } from './drafts.js';
import { takeKeyFromAddress } from './session.js';
import { html, render } from './view.js';

takeKeyFromAddress();
const drafts = await loadDrafts();
render(html`<${App} drafts=${drafts} />`, document.getElementById('app'));
