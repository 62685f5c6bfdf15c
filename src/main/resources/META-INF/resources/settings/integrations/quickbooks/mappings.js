// A setting that maps words of Taskip's to ids of QuickBooks': as a table, or as JSON for those who
// want it. A draft of one is its rows, or the text while it is edited as JSON.

import {html, icon, more, nothing} from './parts.js';
import {changed, state} from './state.js';
import {explained} from './words.js';

export const asRows = object => Object.entries(object).map(([key, value]) => ({key, value}));

/** The object that a draft stands for; what is wrong with it in `error`. */
export function asObject(draft) {
  return typeof draft === 'string' ? fromText(draft) : fromRows(draft);
}

function fromRows(rows) {
  const object = {};
  for (const {key, value} of rows) {
    const trimmed = key.trim();
    if (!trimmed && !value) continue;
    if (!trimmed) return {object, error: 'Say on each line what is mapped, or remove the line.'};
    if (!value) return {object, error: `Choose what “${trimmed}” is mapped to, or remove the line.`};
    if (trimmed in object) return {object, error: `“${trimmed}” is mapped twice. Remove one of the two.`};
    object[trimmed] = value;
  }
  return {object};
}

function fromText(text) {
  const wrong = error => ({object: {}, error});
  let read;
  try {
    read = JSON.parse(text.trim() || '{}');
  } catch {
    return wrong('This is not JSON yet. It should look like { "1": "TAX", "2": "NON" }.');
  }
  if (read === null || typeof read !== 'object' || Array.isArray(read)) return wrong('Use an object: { "from": "to" }.');
  const odd = Object.entries(read).find(([key, value]) => !key.trim() || typeof value !== 'string' || !value);
  return odd ? wrong(`The value of “${odd[0]}” must be a text in quotes.`) : {object: read};
}

export function mapping({name, rows: draft, choices, edit, error, from, to, fallback, hint}) {
  const {label, does, why, example} = explained[name];
  const text = typeof draft === 'string';
  const change = rows => edit({[name]: rows});
  return html`
    <fieldset class="field" id=${name} tabindex="-1">
      <legend>${label} <span class="tag quiet">Optional</span></legend>
      <p class="hint">${does}</p>
      ${text ? asJson(name, draft, change, label) : asTable({name, rows: draft, choices, change, from, to, fallback, hint})}
      ${error ? html`<p class="wrong" id="${name}-wrong">${icon('warning')}${error}</p>` : nothing}
      <div class="actions">
        ${text ? nothing : html`<button type="button" class="small" id="${name}-add" @click=${() => {
          change([...draft, {key: '', value: ''}]);
          queueMicrotask(() => document.getElementById(`${name}-${draft.length}`)?.focus());
        }}>${icon('plus')}Add a mapping</button>`}
        <button type="button" class="small quiet" @click=${() => toggle(name, draft, change)}>${text ? 'Edit as a table' : 'Edit as JSON'}</button>
      </div>
      ${more('Why, and an example', html`<p>${why}</p><p><em>Example:</em> ${example} Lines without a match use the ${fallback}.</p>`)}
    </fieldset>`;
}

/** The other way to edit it; what is wrong in the one could not be shown in the other. */
function toggle(name, draft, change) {
  const {object, error} = asObject(draft);
  if (error) changed(state.settings.errors, {[name]: error});
  else change(typeof draft === 'string' ? asRows(object) : JSON.stringify(object, null, 2));
}

const asJson = (name, text, change, label) => {
  const {error} = asObject(text);
  return html`
    <textarea rows=${Math.min(12, text.split('\n').length + 1)} spellcheck="false" aria-label="${label} as JSON" aria-invalid=${Boolean(error)}
      aria-describedby="${name}-json" .value=${text} @input=${event => change(event.target.value)}></textarea>
    <div id="${name}-json" aria-live="polite">${error ? html`<p class="lacking">${icon('warning')}${error}</p>` : nothing}</div>`;
};

const asTable = ({name, rows, choices, change, from, to, fallback, hint}) => rows.length === 0
  ? html`<p class="empty small">No mappings: every line uses the ${fallback}.</p>` : html`
  <table class="mapping">
    <thead><tr><th scope="col">${from}</th><th scope="col">${to}</th><td></td></tr></thead>
    <tbody>${rows.map((row, at) => {
      const put = values => change(rows.map((other, index) => index === at ? {...other, ...values} : other));
      const known = choices?.some(({id}) => id === row.value);
      return html`<tr>
        <td><input id="${name}-${at}" aria-label="${from}, line ${at + 1}" placeholder=${at === 0 ? hint : ''} maxlength="64" autocomplete="off" spellcheck="false"
          .value=${row.key} @input=${event => put({key: event.target.value})}></td>
        <td><select aria-label="${to} for ${row.key || 'line ' + (at + 1)}" ?disabled=${!choices} aria-invalid=${Boolean(choices && row.value && !known)}
          @change=${event => put({value: event.target.value})}>
          <option value="" .selected=${!row.value}>Choose</option>
          ${(choices ?? []).map(({id, name: called}) => html`<option value=${id} .selected=${id === row.value}>${called}</option>`)}
          ${row.value && !known ? html`<option value=${row.value} .selected=${true}>ID ${row.value}${choices ? ' (not in this company)' : ''}</option>` : nothing}
        </select></td>
        <td><button type="button" class="bare" aria-label="Remove the mapping of ${row.key || 'line ' + (at + 1)}" @click=${() => {
          change(rows.filter((_, index) => index !== at));
          queueMicrotask(() => document.getElementById(name + '-add')?.focus());
        }}>${icon('trash')}</button></td>
      </tr>`;
    })}</tbody>
  </table>`;
