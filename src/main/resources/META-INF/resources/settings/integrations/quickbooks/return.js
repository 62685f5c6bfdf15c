// Where Intuit sends the browser back to: hands {code, state, realmId} to the window that asked, or
// posts it to /callback itself, and returns to the settings page.

import {post} from './api.js';
import {failure, html, icon, nothing, render} from './parts.js';
import {act, state, watch} from './state.js';
import {connectHelp} from './words.js';

const home = '/settings/integrations/quickbooks';
const said = Object.fromEntries(['code', 'state', 'realmId', 'error']
  .map(name => [name, new URLSearchParams(location.search).get(name)])
  .filter(([, value]) => value !== null));
// The code works once, but has no business in the history either.
history.replaceState(null, '', location.pathname);

let handedOver = false;

const show = () => render(html`
  <main class="page narrow">
    <section class="card hero">
      ${state.failures.callback ? html`
        <span class="emblem bad">${icon('warning')}</span>
        <h1>You are not connected yet</h1>
        ${failure('callback')}
        ${connectHelp[state.failures.callback.code] ? html`<p>${connectHelp[state.failures.callback.code]}</p>` : nothing}
        <p class="soft">Nothing has changed in QuickBooks or in Taskip.</p>
        <div class="actions"><a class="as-button primary" href=${home}>Back to QuickBooks settings</a></div>`
      : handedOver ? html`
        <span class="emblem good">${icon('check')}</span>
        <h1>Almost there</h1>
        <p>You can close this window and go on in Taskip.</p>`
      : html`
        <span class="emblem calm"><span class="spinner" aria-hidden="true"></span></span>
        <h1>Connecting to QuickBooks…</h1>
        <p role="status">This takes a few seconds.</p>`}
      ${state.slow.has('callback') ? html`<p class="hint" role="status">QuickBooks takes longer than usual to answer. Please keep this page open.</p>` : nothing}
    </section>
  </main>`, document.getElementById('page'));

/** Whether the window that opened this one took what we brought. */
const takenByOpener = () => new Promise(answer => {
  if (!window.opener) return answer(false);
  addEventListener('message', ({source, origin, data}) => {
    if (source === window.opener && origin === location.origin && data?.type === 'taskip-quickbooks/taken') answer(true);
  });
  window.opener.postMessage({type: 'taskip-quickbooks/returned', said}, location.origin);
  setTimeout(() => answer(false), 2000);
});

watch(show);
show();
if (await takenByOpener()) {
  handedOver = true;
  show();
  window.close();
} else if (await act('callback', () => post('/callback', said))) {
  location.replace(home + '#connected');
}
