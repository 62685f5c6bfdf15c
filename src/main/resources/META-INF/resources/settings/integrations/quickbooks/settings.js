// Settings: the eight of them, with lists that come live from the QuickBooks company.

import {get, put} from './api.js';
import * as connection from './connection.js';
import {asObject, asRows, mapping} from './mappings.js';
import {button, failure, goTo, html, icon, more, nothing, notice, skeleton, stillAtIt} from './parts.js';
import {act, changed, say, state} from './state.js';
import {explained, number} from './words.js';

/** The lists by the name that this page has for them: where they come from, and what they hold. */
const lists = {
  items: ['/items', {}, 'Items', 'items'],
  taxCodes: ['/tax-codes', {}, 'Tax Codes', 'tax codes'],
  deposit: ['/accounts', {use: 'deposit'}, 'Accounts', 'accounts'],
  receivable: ['/accounts', {use: 'receivable'}, 'Accounts', 'accounts']
};
const single = ['default_item_id', 'default_tax_code_id', 'default_deposit_account_id', 'ar_account_id'];
const maps = ['tax_mappings', 'item_mappings'];

/** Reads what is stored; what a person has changed meanwhile is left as it is. */
export const load = () => act('settings', async () => {
  const saved = await get('/settings');
  changed(state.settings, {saved, draft: unsaved() ? state.settings.draft : toDraft(saved)});
});

export function enter() {
  if (!state.settings.saved) load();
  if (state.connection?.status === 'connected') loadMissing();
  return () => {};
}

export const loadList = list => act('list:' + list, async () => {
  const [path, query] = lists[list];
  const {data} = await get(path, query);
  changed(state.lists, {[list]: data});
});

const loadMissing = () => Object.keys(lists).filter(list => !state.lists[list]).forEach(loadList);

const toDraft = saved => ({
  ...saved,
  minor_version: String(saved.minor_version),
  ...Object.fromEntries(maps.map(name => [name, asRows(saved[name])]))
});

/** The draft as the API takes it, and what is wrong with it, by member. */
function read(draft) {
  const errors = {};
  const body = {...draft, minor_version: Number(draft.minor_version)};
  for (const name of single) body[name] = draft[name] || null;
  for (const name of maps) {
    const {object, error} = asObject(draft[name]);
    body[name] = object;
    if (error) errors[name] = error;
  }
  if (!/^[1-9]\d{0,2}$/.test(draft.minor_version.trim())) errors.minor_version = 'Enter a whole number from 1 to 999.';
  return {body, errors};
}

const sorted = value => value && typeof value === 'object'
  ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, inner]) => [key, sorted(inner)])) : value;
const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Whether something would be lost. */
export function unsaved() {
  const {saved, draft} = state.settings;
  if (!saved || !draft) return false;
  const {body, errors} = read(draft);
  return Object.keys(errors).length > 0 || !same(body, saved);
}

const edit = values => {
  Object.assign(state.settings.draft, values);
  for (const name of Object.keys(values)) delete state.settings.errors[name];
  changed();
};

const discard = () => {
  delete state.failures.save;
  changed(state.settings, {draft: toDraft(state.settings.saved), errors: {}});
  say('Your changes are discarded.');
};

async function save() {
  const {body, errors} = read(state.settings.draft);
  changed(state.settings, {errors});
  const saved = Object.keys(errors).length === 0 && await act('save', async () => {
    const stored = await put('/settings', body);
    changed(state.settings, {saved: stored, draft: toDraft(stored)});
    say('Settings saved.');
    connection.load();
  });
  if (!saved) {
    for (const {field, message} of state.failures.save?.errors ?? []) {
      const [name, key] = split(field);
      state.settings.errors[name] ??= key ? `“${key}” ${message}.` : `This ${message}.`;
    }
    changed();
    queueMicrotask(() => document.getElementById('problems')?.focus());
  }
}

/** `tax_mappings.7` is about the setting `tax_mappings`. */
const split = field => {
  const dot = field.indexOf('.');
  return dot < 0 ? [field] : [field.slice(0, dot), field.slice(dot + 1)];
};

export function view() {
  const {saved, draft} = state.settings;
  if (!saved) return html`<section class="card">${failure('settings', load) === nothing ? skeleton(9, 'the settings') : failure('settings', load)}</section>`;
  const online = state.connection?.status === 'connected';
  if (online && Object.keys(lists).some(list => !state.lists[list] && !state.busy.has('list:' + list) && !state.failures['list:' + list])) loadMissing();
  return html`
    <form class="stack" novalidate @submit=${event => { event.preventDefault(); save(); }}>
      ${online || !state.connection ? nothing : notice('info', html`<p>The lists below come live from your QuickBooks company. They fill once you are connected.</p>`,
        html`<button type="button" class="small" @click=${() => goTo('connection')}>Go to Connection</button>`)}
      ${problems()}
      ${section('Required before the first sync', 'Without these two, invoices and payments do not sync.', html`
        ${choice('default_item_id', 'items', online)}
        ${choice('default_deposit_account_id', 'deposit', online)}`)}
      ${section('Invoices', 'How invoices look when they arrive in QuickBooks.', html`
        ${strategy(draft)}
        ${choice('default_tax_code_id', 'taxCodes', online, 'No tax code')}
        ${choice('ar_account_id', 'receivable', online, 'QuickBooks’ own default')}`)}
      ${section('Mappings', 'Optional: for several tax rates, or several kinds of work.', html`
        ${mapping({name: 'tax_mappings', rows: draft.tax_mappings, choices: state.lists.taxCodes, edit, error: state.settings.errors.tax_mappings,
          from: 'Taskip tax ID', to: 'QuickBooks tax code', fallback: 'Default Tax Code', hint: '1'})}
        ${mapping({name: 'item_mappings', rows: draft.item_mappings, choices: state.lists.items, edit, error: state.settings.errors.item_mappings,
          from: 'Taskip category', to: 'QuickBooks item', fallback: 'Default Item', hint: 'design'})}`)}
      ${section('Advanced', 'You should not need this.', minorVersion(draft))}
      ${saveBar()}
    </form>`;
}

const section = (title, about, fields) => html`
  <section class="card split" aria-label=${title}>
    <div><h2>${title}</h2><p class="soft">${about}</p></div>
    <div class="fields">${fields}</div>
  </section>`;

function problems() {
  const names = Object.keys(state.settings.errors);
  const failed = state.failures.save;
  if (!names.length && !failed) return nothing;
  return html`<div id="problems" tabindex="-1" role="alert">${notice('bad', html`
    <p><strong>The settings are not saved.</strong> ${failed?.detail ?? ''}</p>
    ${names.length ? html`<ul>${names.map(name => html`<li><a href="#settings" @click=${event => {
      event.preventDefault();
      document.getElementById(name)?.focus();
    }}>${explained[name]?.label ?? name}</a>: ${state.settings.errors[name]}</li>`)}</ul>` : nothing}`)}</div>`;
}

/** One setting that is chosen from a list of the company's. */
function choice(name, list, online, none) {
  const {draft, errors} = state.settings;
  const {label, required, missing, does, why, example} = explained[name];
  const data = state.lists[list];
  const value = draft[name] ?? '';
  const lost = data && value && !data.some(({id}) => id === value);
  const loading = state.busy.has('list:' + list);
  const [, , loadWhat, plural] = lists[list];
  return html`
    <div class="field">
      <label for=${name}>${label}${required ? html` <span class="tag">${required}</span>` : nothing}</label>
      <p class="hint" id="${name}-does">${does}</p>
      <div class="row">
        <select id=${name} ?disabled=${!data} aria-busy=${loading} aria-invalid=${Boolean(errors[name] || lost)}
          aria-describedby="${name}-does ${name}-state" ?required=${Boolean(required)} @change=${event => edit({[name]: event.target.value})}>
          <option value="" .selected=${value === ''}>${loading && !data ? `Loading your ${plural}…` : data ? none ?? `Choose from ${number(data.length)} ${plural}` : none ?? 'Not set'}</option>
          ${(data ?? []).map(({id, name: called, type}) => html`<option value=${id} .selected=${id === value}>${called}${type && type !== called ? ` · ${type}` : ''}</option>`)}
          ${value && (!data || lost) ? html`<option value=${value} .selected=${true}>${lost ? `ID ${value} (not in this company)` : `ID ${value}`}</option>` : nothing}
        </select>
        ${button({key: 'list:' + list, label: 'Load ' + loadWhat, busy: 'Loading…', drawing: 'sync', disabled: !online,
          describedby: name + '-does', click: () => loadList(list)})}
      </div>
      <div id="${name}-state">
        ${errors[name] ? html`<p class="wrong">${icon('warning')}${errors[name]}</p>`
          : lost ? html`<p class="wrong">${icon('warning')}QuickBooks does not have this any more, or it is inactive. Choose another.</p>`
          : required && !value ? html`<p class="lacking">${icon('warning')}${missing}</p>` : nothing}
      </div>
      ${failure('list:' + list, () => loadList(list))}
      ${stillAtIt('list:' + list)}
      ${more('Why, and an example', html`<p>${why}</p><p><em>Example:</em> ${example}</p>`)}
    </div>`;
}

const strategy = draft => html`
  <fieldset class="field" id="invoice_number_strategy" tabindex="-1">
    <legend>${explained.invoice_number_strategy.label}</legend>
    <p class="hint">${explained.invoice_number_strategy.does}</p>
    <div class="options">
      ${option(draft, 'taskip', 'Taskip’s number', html`Both apps show the same number: <code>INV-00042</code> here is <code>INV-00042</code> there.`, html`<span class="tag">Recommended</span>`)}
      ${option(draft, 'qbo', 'QuickBooks’ own number', html`QuickBooks counts by itself: <code>INV-00042</code> here may be <code>1003</code> there. Choose this if numbers conflict.`)}
    </div>
  </fieldset>`;

const option = (draft, value, title, text, tag = nothing) => html`
  <label class="option">
    <input type="radio" name="strategy" value=${value} .checked=${draft.invoice_number_strategy === value}
      @change=${() => edit({invoice_number_strategy: value})}>
    <span><strong>${title}</strong> <code class="soft">${value}</code> ${tag}<br><span class="soft">${text}</span></span>
  </label>`;

const minorVersion = draft => {
  const {label, does, note} = explained.minor_version;
  const wrong = state.settings.errors.minor_version;
  return html`
    <div class="field">
      <label for="minor_version">${label}</label>
      <p class="hint" id="minor_version-does">${does} ${note}</p>
      <input id="minor_version" class="short" inputmode="numeric" maxlength="3" autocomplete="off" .value=${draft.minor_version}
        aria-invalid=${Boolean(wrong)} aria-describedby="minor_version-does minor_version-state" @input=${event => edit({minor_version: event.target.value})}>
      <div id="minor_version-state">${wrong ? html`<p class="wrong">${icon('warning')}${wrong}</p>` : nothing}</div>
    </div>`;
};

const saveBar = () => unsaved() || state.busy.has('save') ? html`
  <div class="save-bar" role="region" aria-label="Unsaved changes">
    <p class="grow">You have unsaved changes.</p>
    <button type="button" @click=${discard}>Discard</button>
    ${button({key: 'save', label: 'Save settings', busy: 'Saving…', kind: 'primary', type: 'submit', click: () => {}})}
  </div>` : nothing;
