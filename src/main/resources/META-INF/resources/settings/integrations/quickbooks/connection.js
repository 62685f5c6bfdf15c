// Connection: to Intuit and back, how it stands, and the end of it.

import {get, post} from './api.js';
import {ask, button, failure, goTo, html, icon, more, nothing, notice, pill, skeleton, stillAtIt} from './parts.js';
import {embedded} from './session.js';
import {act, changed, Failure, keepLooking, say, state} from './state.js';
import {connectionStatuses, dateTime} from './words.js';

/** Reads how the connection stands. */
export const load = () => act('connection', async () => changed(state, {connection: await get('')}), {quiet: true});

/** While the tab is shown, what others change is seen. */
export const enter = () => keepLooking(async () => {
  if (!state.busy.has('connect') && !state.busy.has('disconnect')) await load();
  return 15;
});

/** Sends the person to Intuit: from within another page in a window of its own, since Intuit lets nobody frame it. */
export async function connect() {
  // Opened in the click itself: a window that comes later is blocked.
  const popup = embedded ? window.open('', 'taskip-quickbooks', 'popup,width=720,height=820') : null;
  const worked = await act('connect', async () => {
    if (embedded && !popup) {
      throw new Failure({detail: 'Your browser blocked the window for QuickBooks. Allow pop-ups for this page, then try again.'});
    }
    const {authorization_url: url} = await post('/connect');
    if (popup) {
      popup.location.replace(url);
      await backFrom(popup);
    } else {
      location.assign(url);
      await leaving();
    }
  });
  if (!worked) popup?.close();
}

/** The page is about to go. It may come back as it was, with the browser's Back button. */
const leaving = () => new Promise(gone => {
  addEventListener('pageshow', gone, {once: true});
  setTimeout(gone, 8000);
});

async function backFrom(popup) {
  const said = await answerOf(popup);
  // Closed, or answered by a page of Taskip's own: then the API knows.
  const connection = said ? await post('/callback', said) : await get('');
  changed(state, {connection});
  if (connection.status !== 'connected') {
    throw new Failure({detail: 'The QuickBooks window was closed before you were connected. Nothing has changed.'});
  }
  say(`Connected to ${connection.company_name}.`);
}

const answerOf = popup => new Promise(resolve => {
  const timer = setInterval(() => { if (popup.closed) end(null); }, 500);
  function heard({source, origin, data}) {
    if (source === popup && origin === location.origin && data?.type === 'taskip-quickbooks/returned') {
      popup.postMessage({type: 'taskip-quickbooks/taken'}, location.origin);
      end(data.said);
    }
  }
  function end(said) {
    clearInterval(timer);
    removeEventListener('message', heard);
    resolve(said);
  }
  addEventListener('message', heard);
});

const disconnect = () => ask({
  key: 'disconnect',
  title: 'Disconnect QuickBooks?',
  text: html`<ul>
      <li>Taskip’s access to <strong>${state.connection.company_name}</strong> is revoked immediately.</li>
      <li>Nothing syncs any more, in either direction. What is still waiting is skipped.</li>
      <li>Data in QuickBooks is not deleted.</li>
      <li>Your sync history and your settings stay. Connect the same company again and syncing goes on where it was.</li>
    </ul>`,
  label: 'Disconnect',
  busy: 'Disconnecting…',
  kind: 'danger',
  cancelLabel: 'Stay connected',
  confirm: () => act('disconnect', async () => {
    changed(state, {connection: await post('/disconnect'), lists: {}});
    say('QuickBooks is disconnected.');
  })
});

export function view() {
  const {connection} = state;
  if (!connection) return failure('connection', load) === nothing ? html`<section class="card">${skeleton(5, 'the connection')}</section>` : failure('connection', load);
  return html`
    ${failure('connection', load)}
    <div class="columns">
      <div class="stack">${{connected, error: broken, disconnected}[connection.status](connection)}</div>
      <div class="stack aside">${whatSyncs}${access}</div>
    </div>`;
}

const connected = connection => html`
  <section class="card" aria-labelledby="company">
    <div class="company">
      <span class="emblem good">${icon('check')}</span>
      <div class="grow">
        <h2 id="company">${connection.company_name}</h2>
        <p>${pill(connectionStatuses.connected)} ${connection.environment === 'sandbox' ? html`<span class="pill quiet">Sandbox</span>` : nothing}</p>
      </div>
    </div>
    ${facts(connection)}
    <h3>What syncs right now</h3>
    <ul class="ready">
      ${ready(connection.ready.contacts, 'Contacts', 'New and changed contacts are pushed automatically.')}
      ${ready(connection.ready.invoices, 'Invoices', 'Sent invoices are pushed automatically.', 'Waits for a Default Item.')}
      ${ready(connection.ready.payments, 'Payments', 'Synced in both directions.', 'Waits for a Default Deposit Account.')}
    </ul>
    ${toDo(connection)}
  </section>
  <section class="card" aria-labelledby="end">
    <h2 id="end">Disconnect QuickBooks</h2>
    <p>Ends Taskip’s access and stops syncing. Existing data in QuickBooks is not deleted, and your sync history stays.</p>
    <div class="actions">${button({key: 'disconnect', label: 'Disconnect', busy: 'Disconnecting…', kind: 'danger-quiet', click: disconnect})}</div>
  </section>`;

const facts = connection => html`
  <dl class="facts">
    <div><dt>Connected since</dt><dd>${dateTime(connection.connected_at)}</dd></div>
    <div><dt>Connected by</dt><dd>${connection.connected_by}</dd></div>
    <div><dt>QuickBooks company ID</dt><dd>${connection.realm_id}</dd></div>
  </dl>`;

const ready = (is, what, then, otherwise) => html`
  <li>${is ? html`<span class="good">${icon('check')}</span>` : html`<span class="warn">${icon('warning')}</span>`}
    <div><strong>${what}</strong><span class="unseen">${is ? ': ready.' : ': not ready.'}</span><br><span class="soft">${is ? then : otherwise}</span></div></li>`;

const toDo = ({warnings}) => warnings.length ? notice('warn', html`
    <p><strong>Still to do</strong></p>
    <ul>${warnings.map(warning => html`<li>${warning}.</li>`)}</ul>`,
  html`<button class="small" @click=${() => goTo('settings')}>Open Settings</button>`) : nothing;

const broken = connection => html`
  <section class="card" aria-labelledby="company">
    <div class="company">
      <span class="emblem bad">${icon('warning')}</span>
      <div class="grow">
        <h2 id="company">${connection.company_name ?? 'QuickBooks'}</h2>
        <p>${pill(connectionStatuses.error)}</p>
      </div>
    </div>
    ${notice('bad', html`<p><strong>Syncing has stopped.</strong> ${connection.last_error}</p>
      <p>Reconnect to go on. What is waiting stays in line and syncs as soon as you are back; nothing is lost.</p>`)}
    ${failure('connect')}
    <div class="actions">
      ${button({key: 'connect', label: 'Reconnect to QuickBooks', busy: 'Opening QuickBooks…', kind: 'primary', click: connect})}
      ${button({key: 'disconnect', label: 'Disconnect', busy: 'Disconnecting…', kind: 'danger-quiet', click: disconnect})}
    </div>
    ${stillAtIt('connect')}
    ${connection.connected_at ? facts(connection) : nothing}
  </section>`;

const disconnected = connection => html`
  <section class="card hero" aria-labelledby="start">
    <div class="pair" aria-hidden="true"><span class="tile taskip">T</span>${icon('sync')}<span class="tile quickbooks">qb</span></div>
    <h2 id="start">Connect your QuickBooks account</h2>
    <p class="lead">Keep your invoices, contacts and payments in sync with QuickBooks Online. No double entry, no copy-pasting, no missed payments.</p>
    ${failure('connect')}
    <div class="actions">
      ${button({key: 'connect', label: 'Connect to QuickBooks', busy: 'Opening QuickBooks…', kind: 'primary large', click: connect})}
    </div>
    ${stillAtIt('connect')}
    <p class="assurance">${icon('lock')}<span>You log in on Intuit’s own website. Taskip never sees or stores your password; only a secure access token is saved, encrypted.</span></p>
    ${connection.environment === 'sandbox' ? notice('info', html`<p><strong>Sandbox mode.</strong> Your Intuit developer account needs a sandbox company
      (Dashboard → Sandbox → Companies). Without one, connecting fails with “no sandbox companies found”.</p>`) : nothing}
  </section>
  <section class="card" aria-labelledby="before">
    <h2 id="before">Before you start</h2>
    <ul class="ticks">
      <li>${icon('check')}A QuickBooks Online account with at least one active company</li>
      <li>${icon('check')}At least one item in QuickBooks, such as “Professional Services”</li>
      <li>${icon('check')}A bank or clearing account in QuickBooks to receive payments</li>
    </ul>
    ${more('What happens when I connect?', html`<ol>
      <li>Intuit’s website opens. Log in and click <strong>Connect</strong>.</li>
      <li>Select the QuickBooks company to connect. If you have one, it is selected for you.</li>
      <li>You come back here and see a green “Connected” with your company’s name.</li>
    </ol><p>One workspace connects to one company. Invoices from before the connection stay where they are until you push them from the Sync tab.</p>`)}
  </section>`;

const sync = (drawing, what, how) => html`<li>${icon(drawing)}<div><strong>${what}</strong><br><span class="soft">${how}</span></div></li>`;

const whatSyncs = html`
  <section class="card" aria-labelledby="what">
    <h2 id="what">What syncs</h2>
    <ul class="ready">
      ${sync('contact', 'Contacts', 'Taskip contacts → QuickBooks customers')}
      ${sync('invoice', 'Invoices', 'Sent invoices → QuickBooks invoices; drafts stay in Taskip')}
      ${sync('payment', 'Payments', 'Two-way: pushed when recorded in Taskip, pulled from QuickBooks every 10 minutes')}
      ${sync('credit_memo', 'Credit memos', 'Taskip credit memos → QuickBooks credit memos')}
      ${sync('refund', 'Refunds', 'Taskip refunds → QuickBooks refund receipts')}
    </ul>
  </section>`;

const access = html`
  <section class="card" aria-labelledby="access">
    <h2 id="access">The access that Taskip asks for</h2>
    <ul class="dots">
      <li>Read and write your customers</li>
      <li>Read and write your invoices and payments</li>
      <li>Read your account settings: tax codes, items and chart of accounts</li>
      <li>Basic profile information (OpenID)</li>
    </ul>
    <p class="assurance">${icon('lock')}<span>Used only to sync your business data. Your Intuit password is never stored in Taskip, and you can end the access here at any time.</span></p>
  </section>`;
