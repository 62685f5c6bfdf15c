// The table of Sync Health, and what one row has to say.

import {get} from './api.js';
import {button, failure, html, icon, more, nothing, notice, pill, skeleton} from './parts.js';
import {act, changed, state} from './state.js';
import {actions, ago, dateTime, directions, entity, exactTime, statuses} from './words.js';

const columns = ['Entity', 'Action', 'Direction', 'Status', 'Retries', 'Error', 'Date'];

/** Roles are said aloud, because on a small screen rows are laid out as cards, which ends a table for a screen reader. */
export const table = (rows, doing) => html`
  <table class="log" role="table" aria-labelledby="log">
    <thead role="rowgroup"><tr role="row">${columns.map(name => html`<th role="columnheader" scope="col">${name}</th>`)}<th role="columnheader" scope="col"><span class="unseen">Retry</span></th></tr></thead>
    ${rows.map(row => line(row, doing))}
  </table>`;

function line(row, doing) {
  const open = state.log.open.has(row.id);
  const [way, between] = directions[row.direction] ?? [row.direction, ''];
  const said = row.error?.message ?? row.warning?.message;
  return html`
    <tbody role="rowgroup" class=${open ? 'open' : ''}>
      <tr role="row">
        <th role="rowheader" scope="row" class="who">
          <button type="button" class="bare name" aria-expanded=${open} aria-controls="row-${row.id}" @click=${() => toggle(row)}>
            <span class="chevron">${icon('down')}</span><span><span class="clip">${nameOf(row)}</span><span class="soft kind">${icon(row.entity)}${entity(row.entity)}</span></span>
          </button>
        </th>
        <td role="cell" data-label="Action">${actions[row.action] ?? row.action}</td>
        <td role="cell" data-label="Direction"><span class="way" title=${between}>${icon(row.direction)}${way}</span></td>
        <td role="cell" data-label="Status">${pill(status(row))}</td>
        <td role="cell" data-label="Retries" class="figure">${row.retries}<span class="unseen"> of 5</span></td>
        <td role="cell" data-label="Error" class="said">${said ? html`<span class="clip two ${row.error ? '' : 'warned'}" title=${said}>${row.warning && !row.error ? html`<strong>Note:</strong> ` : nothing}${said}</span>` : html`<span class="soft" aria-hidden="true">–</span><span class="unseen">None</span>`}</td>
        <td role="cell" data-label="Date"><time datetime=${row.attempted_at ?? row.created_at} title=${exactTime(row.attempted_at ?? row.created_at)}>${ago(row.attempted_at ?? row.created_at)}</time></td>
        <td role="cell" class="do">${row.status === 'failed' ? button({key: 'retry:' + row.id, label: html`Retry<span class="unseen"> ${nameOf(row)}</span>`,
          busy: 'Retrying…', kind: 'small', drawing: 'sync', disabled: row.retries >= 5, click: () => doing.retry(row)}) : nothing}</td>
      </tr>
      ${state.failures['retry:' + row.id] ? html`<tr role="row"><td role="cell" colspan="8">${failure('retry:' + row.id)}</td></tr>` : nothing}
      ${open ? html`<tr role="row" class="about" id="row-${row.id}"><td role="cell" colspan="8">${about(row, doing)}</td></tr>` : nothing}
    </tbody>`;
}

const nameOf = row => row.entity_name || 'No name';

/** A row that waits after a failed try is not simply waiting. */
const status = row => row.status === 'pending' && row.retries > 0 ? ['Waiting to retry', 'warn', 'clock'] : statuses[row.status] ?? [row.status, 'quiet', 'info'];

function toggle(row) {
  const {open} = state.log;
  if (!open.delete(row.id)) {
    open.add(row.id);
    act('about:' + row.id, async () => {
      const [{data: history}, {last_sent: sent}] = await Promise.all([
        get('/sync-logs', {entity: row.entity, entity_id: row.entity_id, limit: 10}), get('/sync-logs/' + row.id)]);
      changed(state.log, {known: {...state.log.known, [row.id]: {history, sent}}});
    });
  }
  changed();
}

const about = (row, doing) => html`
  <div class="about-row">
    <div class="stack">
      ${row.error ? notice(row.status === 'failed' ? 'bad' : 'info', html`<p><strong>${row.error.message}</strong></p><p>${row.error.help}</p>`) : nothing}
      ${row.warning ? notice('warn', html`<p><strong>It went through, but note:</strong> ${row.warning.message}</p>`) : nothing}
      ${row.status === 'failed' && row.retries >= 5 ? html`<p class="hint">It was attempted 5 times. Change the record in Taskip to start a new attempt.</p>` : nothing}
      ${row.status === 'failed' && row.error ? html`<div class="actions">
        <button type="button" class="small" @click=${() => doing.retryAll({code: row.error.code}, 'all rows with this error')}>Retry all with this error</button>
      </div>` : nothing}
      <dl class="facts">
        <div><dt>Record in Taskip</dt><dd>${row.entity_id}</dd></div>
        <div><dt>ID in QuickBooks</dt><dd>${row.quickbooks_id ?? 'None yet'}</dd></div>
        <div><dt>In line since</dt><dd>${exactTime(row.created_at)}</dd></div>
        <div><dt>Last attempted</dt><dd>${row.attempted_at ? exactTime(row.attempted_at) : 'Not yet'}</dd></div>
        ${row.error?.quickbooks_code ? html`<div><dt>QuickBooks error code</dt><dd>${row.error.quickbooks_code}</dd></div>` : nothing}
        ${row.error?.intuit_tid ? html`<div><dt>intuit_tid (for Intuit support)</dt><dd><code>${row.error.intuit_tid}</code></dd></div>` : nothing}
      </dl>
      ${sent(state.log.known?.[row.id]?.sent)}
    </div>
    <div>
      <h3>What happened to this ${entity(row.entity).toLowerCase()}</h3>
      ${history(row)}
    </div>
  </div>`;

function history(row) {
  const known = state.log.known?.[row.id];
  if (!known) return failure('about:' + row.id) === nothing ? skeleton(3, 'its history') : failure('about:' + row.id);
  return html`<ol class="history">${known.history.map(other => html`
    <li>${pill(status(other))} <strong>${actions[other.action] ?? other.action}</strong> <span class="soft">${dateTime(other.attempted_at ?? other.created_at)}</span></li>`)}</ol>`;
}

/** What QuickBooks was last told about the record, in its words. */
const sent = last => !last ? nothing : more(`What was last sent to QuickBooks, ${dateTime(last.at)}`,
  html`<dl class="sent">${lines(last.fields).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`);

/** Members that only wrap what their parent is about. */
const wrappers = ['value', 'Address', 'FreeFormNumber', 'SalesItemLineDetail'];

/** `{BillAddr: {City: "Bath"}}` as the line "Bill addr › City": "Bath". */
function lines(value, name = '') {
  if (value === null || typeof value !== 'object') return [[name, value === null || value === '' ? 'empty' : String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => {
    const part = Array.isArray(value) ? String(Number(key) + 1) : key.replace(/([a-z])([A-Z])/g, (_, end, start) => end + ' ' + start.toLowerCase());
    return lines(inner, wrappers.includes(key) ? name : !name ? part : Array.isArray(value) ? `${name} ${part}` : `${name} › ${part}`);
  });
}
