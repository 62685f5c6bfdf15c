// Plays Taskip's back end for a person: what is clicked here, Taskip would put through the same doors.

import {demoCounts, demoData} from '/local/demo.js';
import {button, failure, html, icon, nothing, pill, render} from '/settings/integrations/quickbooks/parts.js';
import {act, changed, Failure, keepLooking, say, state, watch} from '/settings/integrations/quickbooks/state.js';
import {entity} from '/settings/integrations/quickbooks/words.js';

const quickBooks = document.documentElement.dataset.quickbooks;
const doors = {contact: 'contacts', invoice: 'invoices', payment: 'payments', credit_memo: 'credit-memos', refund: 'refunds'};
const person = {workspace_id: 'acme', user_id: 'ada', group: 'administrator', ...kept('taskip-local-person', {})};
let made = kept(bookOf(person), []);
let tokens = {};

function kept(name, otherwise) {
  return JSON.parse(localStorage.getItem(name) ?? 'null') ?? otherwise;
}
function bookOf({workspace_id: workspace}) {
  return 'taskip-local-records:' + workspace;
}

async function send(method, path, body, group, type = 'application/json') {
  const headers = {'Content-Type': type, ...group && {Authorization: 'Bearer ' + await tokenOf(group)}};
  const answer = await fetch(path, {method, headers, body: typeof body === 'string' ? body : body && JSON.stringify(body)}).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (answer?.ok) return said;
  const members = said?.errors?.map(({field, message}) => `${field} ${message}`).join('; ');
  throw new Failure({...said, status: answer?.status ?? 0, detail: [said?.detail ?? 'The local run does not answer. Is it still running?', members].filter(Boolean).join(' ')});
}

const tokenOf = async group => tokens[group] ??= (await send('POST', '/local/token', {...person, group})).token;

const money = amount => new Intl.NumberFormat('en-US', {style: 'currency', currency: 'USD'}).format(amount);
const today = () => new Date().toISOString().slice(0, 10);
const id = prefix => prefix + '-' + crypto.randomUUID().slice(0, 8);

/** Puts a record, and remembers that it was made here. */
async function put(kind, record, body, name) {
  const stored = await send('PUT', `/api/v3/${doors[kind]}/${record}`, body, 'service');
  made = [{kind, id: record, name, body, stored}, ...made.filter(other => other.id !== record)].slice(0, 40);
  localStorage.setItem(bookOf(person), JSON.stringify(made));
  changed();
}

const of = kind => made.filter(record => record.kind === kind);
const line = (description, amount) => [{id: 'l1', description, quantity: 1, unit_price: amount, category: 'design'}];
const number = prefix => prefix + '-' + String(Date.now()).slice(-6);

const plays = {
  contact: ({name, email}) => put('contact', id('c'), {display_name: name, email, currency: 'USD'}, name),
  invoice({contact, description, amount}) {
    const named = number('INV');
    return put('invoice', id('i'), {number: named, status: 'sent', contact_id: contact, issue_date: today(), due_date: today(), sent_at: new Date().toISOString(),
      currency: 'USD', lines: line(description, amount)}, `${named} · ${money(amount)}`);
  },
  payment: ({invoice, amount}) => put('payment', id('p'), {invoice_id: invoice, amount, currency: 'USD', paid_on: today(), method: 'card', reference: number('CH')}, `Payment of ${money(amount)}`),
  credit_memo({contact, amount}) {
    const named = number('CM');
    return put('credit_memo', id('cm'), {number: named, contact_id: contact, issue_date: today(), currency: 'USD', lines: line('Credit', amount)}, `${named} · ${money(amount)}`);
  },
  refund({invoice, amount}) {
    const named = number('RF');
    const {contact_id: contact} = made.find(record => record.id === invoice).body;
    return put('refund', id('r'), {number: named, contact_id: contact, invoice_id: invoice, issue_date: today(), currency: 'USD', lines: line('Refund', amount), reason: 'Returned'}, `${named} · ${money(amount)}`);
  }
};

function play(kind, event) {
  event.preventDefault();
  const form = event.target;
  const {amount, ...values} = Object.fromEntries(new FormData(form));
  act(kind, async () => {
    await plays[kind]({...values, ...amount && {amount: Number(amount)}});
    say(`${entity(kind)} saved in Taskip.`);
  }).then(worked => { if (worked && kind === 'contact') form.reset(); });
}

const loadDemo = () => act('demo', async () => {
  const {accepted, unchanged} = await send('POST', '/api/v3/import', demoData, 'service', 'application/x-ndjson');
  say(`${accepted + unchanged} records are in Taskip. Push them from Sync.`);
});

function become(event) {
  event.preventDefault();
  Object.assign(person, Object.fromEntries(new FormData(event.target)));
  localStorage.setItem('taskip-local-person', JSON.stringify(person));
  tokens = {};
  made = kept(bookOf(person), []);
  say(`You are ${person.user_id} of ${person.workspace_id}.`);
}

/** Sees what became of the newest ones. */
async function look() {
  for (const record of made.slice(0, 12).filter(({stored}) => !stored?.quickbooks || stored.status === 'sent')) {
    record.stored = await send('GET', `/api/v3/${doors[record.kind]}/${record.id}`, undefined, 'service').catch(() => record.stored);
  }
  changed();
  return 3;
}

const field = (name, label, control) => html`<div><label for=${name}>${label}</label>${control}</div>`;
const amount = (key, value) => field(key + '-amount', 'Amount (USD)', html`<input id="${key}-amount" name="amount" type="number" min="0.01" step="0.01" required value=${value}>`);
const pick = (key, name, label, records) => field(key + '-' + name, label, html`
  <select id="${key}-${name}" name=${name} required ?disabled=${!records.length}>
    ${records.length ? records.map(record => html`<option value=${record.id}>${record.name}</option>`) : html`<option value="">None yet</option>`}
  </select>`);

const card = (kind, title, fields, label, disabled = false) => html`
  <form class="card play" aria-labelledby="play-${kind}" @submit=${event => play(kind, event)}>
    <h2 id="play-${kind}">${icon(kind)} ${title}</h2>
    ${fields}
    ${failure(kind)}
    <div>${button({key: kind, label, busy: 'Saving…', type: 'submit', disabled, click: () => {}})}</div>
  </form>`;

const way = (href, drawing, title, text) => html`
  <a class="card" href=${href}><span class="emblem small">${icon(drawing)}</span><span class="grow"><strong>${title}</strong><br><span class="soft">${text}</span></span>${icon('push')}</a>`;

function fate({kind, stored}) {
  if (kind === 'invoice' && stored?.status === 'paid') return ['Paid', 'good', 'check'];
  return stored?.quickbooks ? ['In QuickBooks', 'good', 'check'] : ['Not in QuickBooks', 'quiet', 'clock'];
}

const view = () => html`
  <main class="page">
    <header class="headline">
      <span class="tile taskip" aria-hidden="true">T</span>
      <div class="grow"><h1>Play Taskip</h1><p class="soft">This machine runs the whole product. What you do here, Taskip’s back end would do.</p></div>
    </header>
    <nav class="ways" aria-label="Where to go">
      ${way('/settings/integrations/quickbooks', 'plug', 'QuickBooks settings', 'Connect, choose settings, sync, see what happened')}
      ${way(quickBooks + '/', 'invoice', 'The accountant’s QuickBooks', 'Look into the simulated books, record payments there')}
      ${way(quickBooks + '/trouble', 'warning', 'Let QuickBooks go wrong', 'Refusals, late answers, lost answers')}
      ${way('/q/openapi', 'out', 'The API', 'Its OpenAPI document')}
    </nav>
    <div class="columns">
      <div class="plays">
        ${card('contact', 'Add a contact', html`
          ${field('contact-name', 'Name', html`<input id="contact-name" name="name" required maxlength="100" autocomplete="off">`)}
          ${field('contact-email', 'Email', html`<input id="contact-email" name="email" type="email" required autocomplete="off">`)}`, 'Add contact')}
        ${card('invoice', 'Send an invoice', html`
          ${pick('invoice', 'contact', 'Contact', of('contact'))}
          <div class="pairs">${field('invoice-description', 'For', html`<input id="invoice-description" name="description" required value="Design">`)}${amount('invoice', '150.50')}</div>`, 'Send invoice', !of('contact').length)}
        ${card('payment', 'Record a payment', html`${pick('payment', 'invoice', 'Invoice', of('invoice'))}${amount('payment', '150.50')}`, 'Record payment', !of('invoice').length)}
        ${card('credit_memo', 'Issue a credit memo', html`${pick('credit', 'contact', 'Contact', of('contact'))}${amount('credit', '25')}`, 'Issue credit memo', !of('contact').length)}
        ${card('refund', 'Issue a refund', html`${pick('refund', 'invoice', 'Invoice', of('invoice'))}${amount('refund', '10')}`, 'Issue refund', !of('invoice').length)}
        <section class="card play" aria-labelledby="demo"><h2 id="demo">${icon('all')} Load demo data</h2>
          <p class="soft">${demoCounts.contacts} contacts, ${demoCounts.invoices} invoices and ${demoCounts.payments} payments from before you connected. They do not sync by themselves: push them from Sync.</p>
          ${failure('demo')}<div>${button({key: 'demo', label: 'Load demo data', busy: 'Loading…', click: loadDemo})}</div></section>
      </div>
      <div class="stack aside">
        <section class="card" aria-labelledby="made">
          <h2 id="made">What you did</h2>
          ${made.length ? html`<ul class="made">${made.slice(0, 12).map(record => html`
            <li>${icon(record.kind)}<div class="grow"><span class="clip">${record.name}</span><span class="soft">${entity(record.kind)}</span></div>${pill(fate(record))}</li>`)}</ul>`
            : html`<p class="empty small">Nothing yet. Add a contact to begin.</p>`}
        </section>
        <section class="card" aria-labelledby="who"><h2 id="who">Who you are</h2>
          <form class="play" @submit=${become}>
            ${[['workspace_id', 'Workspace'], ['user_id', 'User']].map(([name, label]) => field(name, label, html`<input id=${name} name=${name} required maxlength="64" value=${person[name]}>`))}
            ${field('group', 'Role', html`<select id="group" name="group">${['administrator', 'manager', 'member'].map(role => html`<option .selected=${person.group === role}>${role}</option>`)}</select>`)}
            <div><button type="submit" class="small">Be this person</button></div>
          </form></section>
      </div>
    </div>
  </main>
  <div class="toast" role="status" aria-live="polite">${state.said ? html`<p>${icon('check')}${state.said}</p>` : nothing}</div>`;

const show = () => render(view(), document.getElementById('page'));
watch(show);
show();
keepLooking(look);
