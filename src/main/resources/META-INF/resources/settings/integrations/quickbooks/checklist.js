// The product's checklist, as steps that tick themselves.

import {html, icon, nothing} from './parts.js';
import {changed, state} from './state.js';
import {count} from './words.js';

/** The newest run that pushed this entity to its end. */
const finished = entity => state.runs?.find(run => run.status === 'finished' && (run.entity === entity || run.entity === 'all'));

function steps() {
  const {connection, lists, checks = {}} = state;
  const settings = state.settings.saved ?? {};
  const connected = connection?.status === 'connected';
  const mapped = map => Object.keys(map ?? {}).length;
  const contacts = finished('contact');
  const invoices = finished('invoice');
  return [
    {title: 'Connect to QuickBooks', done: connected, tab: 'connection', kept: true,
      text: connected ? `Connected to ${connection.company_name}.` : 'Log in to Intuit, click Connect and select your company.'},
    {title: 'Load Items, Tax Codes and Accounts', done: connected && (Boolean(lists.items && lists.taxCodes && lists.deposit) || Boolean(settings.default_item_id)), tab: 'settings',
      text: 'They load by themselves when you open Settings.'},
    {title: 'Set your Default Item', done: Boolean(settings.default_item_id), tab: 'settings', text: 'Required for invoice sync.'},
    {title: 'Set your Default Deposit Account', done: Boolean(settings.default_deposit_account_id), tab: 'settings', text: 'Required for payment sync.'},
    {title: 'Set your Default Tax Code', done: Boolean(settings.default_tax_code_id), tab: 'settings', text: 'For lines whose tax has no mapping.'},
    {title: 'Choose the Invoice Number Strategy', done: connected && Boolean(settings.invoice_number_strategy), tab: 'settings', kept: true,
      text: settings.invoice_number_strategy === 'qbo' ? 'QuickBooks counts by itself (qbo).' : 'Taskip’s number in both apps (taskip, recommended).'},
    {title: 'Tax Mappings', done: mapped(settings.tax_mappings) > 0, optional: true, tab: 'settings',
      text: mapped(settings.tax_mappings) ? count(mapped(settings.tax_mappings), 'tax rate') + ' mapped.' : 'If you use several tax rates.'},
    {title: 'Item Mappings', done: mapped(settings.item_mappings) > 0, optional: true, tab: 'settings',
      text: mapped(settings.item_mappings) ? count(mapped(settings.item_mappings), 'category', 'categories') + ' mapped.' : 'If you bill for several kinds of work.'},
    {title: 'Leave A/R Account empty', done: connected && !settings.ar_account_id, optional: true, tab: 'settings',
      text: settings.ar_account_id ? 'One is chosen: right only if your company has several.' : 'Unless your company has several A/R accounts.'},
    {title: 'Sync all contacts', done: Boolean(contacts), text: 'Contacts go first: every invoice needs its customer.'},
    {title: 'Check that all contacts are green', done: Boolean(contacts) && checks.contact === true, tab: 'health', text: 'In Sync Health. Fix and retry what is red.'},
    {title: 'Sync all invoices', done: Boolean(invoices), text: 'Sent invoices and later, also those from before you connected.'},
    {title: 'Check that everything came through', done: Boolean(invoices) && checks.invoice === true, tab: 'health', text: 'In Sync Health.'}
  ];
}

const names = {connection: 'Connection', settings: 'Settings', health: 'Sync Health'};

export function checklist() {
  const all = steps();
  const wanted = all.filter(({optional}) => !optional);
  const done = wanted.filter(step => step.done).length;
  const next = wanted.find(step => !step.done);
  return html`
    <section class="card" aria-labelledby="steps">
      <div class="between"><h2 id="steps">Get set up</h2><span class="soft">${done} of ${wanted.length} done</span></div>
      <progress class="thin" max=${wanted.length} value=${done} aria-label="Set-up steps done"></progress>
      <ol class="steps ${state.allSteps ? 'all' : ''}">${all.map((step, at) => html`
        <li class=${step.done ? 'done' : step === next ? 'next' : ''} aria-current=${step === next ? 'step' : nothing}>
          <span class="mark" aria-hidden="true">${step.done ? icon('check') : at + 1}</span>
          <div class="grow">
            <p><strong>${step.title}</strong>${step.optional && !step.done ? html` <span class="tag quiet">Optional</span>` : nothing}<span class="unseen">${step.done ? ' – done' : ' – to do'}</span></p>
            ${step.done && !step.kept ? nothing : html`<p class="soft">${step.text}</p>`}
            ${step === next && step.tab ? html`<a class="as-button small" href="#${step.tab}">Open ${names[step.tab]}</a>` : nothing}
          </div>
        </li>`)}</ol>
      <button type="button" class="small quiet more-steps" aria-expanded=${Boolean(state.allSteps)}
        @click=${() => changed(state, {allSteps: !state.allSteps})}>${state.allSteps ? 'Only what is next' : `All ${all.length} steps`}</button>
    </section>`;
}
