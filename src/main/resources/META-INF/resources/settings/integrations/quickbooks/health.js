// Sync Health: what was synced, what was not and why, and Retry. It keeps itself up to date.

import {get, post} from './api.js';
import * as connection from './connection.js';
import {ask, button, failure, goTo, html, icon, more, nothing, skeleton, stillAtIt} from './parts.js';
import {table} from './rows.js';
import {act, changed, Failure, keepLooking, lookSoon, say, state} from './state.js';
import {actions, ago, count, directions, entities, entity, exactTime, number, statuses, troubleshooting} from './words.js';

const firstPage = 50;
const furtherPages = 200;
const mostAtOnce = 1000;

export function enter() {
  const rounds = [
    keepLooking(async () => {
      await refresh();
      return state.log.rows?.some(({status}) => status === 'pending') ? 3 : 10;
    }),
    keepLooking(async () => {
      await connection.load();
      return 15;
    })
  ];
  return () => rounds.forEach(stop => stop());
}

/** The filter as the API takes it; a day ends when the next begins. */
function query({to, from, ...rest}) {
  const midnight = (day, later) => {
    const [year, month, date] = day.split('-').map(Number);
    return new Date(year, month - 1, date + later).toISOString();
  };
  return {...rest, from: from && midnight(from, 0), to: to && midnight(to, 1)};
}

/** Reads the newest rows again; what was loaded below them stays. */
async function refresh() {
  const {filter} = state.log;
  try {
    const {data, next_cursor: next} = await get('/sync-logs', {...query(filter), limit: firstPage});
    if (filter !== state.log.filter) return;
    const last = data.at(-1)?.id;
    const below = next ? (state.log.rows ?? []).filter(({id}) => id < last) : [];
    delete state.failures.log;
    changed(state.log, {rows: [...data, ...below], next: below.length ? state.log.next : next});
  } catch (failed) {
    if (!(failed instanceof Failure)) throw failed;
    changed(state.failures, {log: failed});
  }
}

const loadMore = () => act('more', async () => {
  const {filter, rows, next} = state.log;
  const page = await get('/sync-logs', {...query(filter), limit: furtherPages, cursor: next});
  if (filter === state.log.filter) changed(state.log, {rows: [...rows, ...page.data], next: page.next_cursor});
});

/** Shows the rows that pass this filter instead. */
export function show(filter) {
  changed(state.log, {filter, rows: null, next: null});
  refresh();
}

const narrow = (name, value) => show({...state.log.filter, [name]: value});

/** Puts a failed row in line again. */
export const retry = row => act('retry:' + row.id, async () => {
  const queued = await post(`/sync-logs/${row.id}/retry`);
  changed(state.log, {rows: state.log.rows.map(other => other.id === row.id ? queued : other)});
  say(`${row.entity_name || entity(row.entity)} is in line again.`);
  lookSoon();
});

/** Asks, then puts all failed rows that pass the filter in line again. */
export function retryAll(filter, what) {
  ask({
    key: 'retry-all',
    title: `Retry ${what}?`,
    text: html`<p>Each of them is tried again now. What still cannot work turns red again and says why. Rows that need your decision one by one, because something in QuickBooks would be changed or could be there twice, stay as they are.</p>`,
    label: 'Retry all',
    busy: 'Retrying…',
    confirm: () => act('retry-all', async () => {
      const {queued, refused} = await post('/sync-logs/retry', await body(filter));
      const refusedFor = reason => refused.filter(({code}) => code === reason).length;
      const exhausted = refusedFor('attempts_exhausted');
      const undecided = refusedFor('needs_a_decision');
      say(`${count(queued, 'row')} in line again.`
        + (exhausted ? ` ${count(exhausted, 'row')} had 5 attempts already: change the record in Taskip to start a new one.` : '')
        + (undecided ? ` ${count(undecided, 'row')} need your decision: open each, and retry it alone.` : '')
        + (refused.length > exhausted + undecided ? ` ${count(refused.length - exhausted - undecided, 'row')} had been taken care of meanwhile.` : ''));
      lookSoon();
    })
  });
}

/** By entity and by error the API finds the rows itself; by anything else they are named. */
async function body({entity: kind, code, ...rest}) {
  const named = Object.values(rest).some(Boolean);
  if (!named) return {status: 'failed', entity: kind || undefined, code};
  const ids = [];
  let cursor;
  do {
    const page = await get('/sync-logs', {...query({...rest, entity: kind}), status: 'failed', limit: 200, cursor});
    ids.push(...page.data.map(({id}) => id));
    cursor = page.next_cursor;
  } while (cursor && ids.length < mostAtOnce);
  return {ids};
}

export function view() {
  const {rows, next, filter} = state.log;
  const filtered = Object.values(filter).some(Boolean);
  return html`
    <div class="stack">
      ${healthLine(state.connection)}
      <section class="card flush" aria-labelledby="log">
        <div class="card-head">
          <div class="grow"><h2 id="log">Sync history</h2><p class="soft">Every attempt to change QuickBooks, or to change Taskip from QuickBooks. Updates by itself.</p></div>
          ${retryAllButton(rows, filter)}
        </div>
        ${filters(filter, filtered)}
        ${failure('log', refresh)}${failure('retry-all')}
        ${!rows ? state.failures.log ? nothing : skeleton(8, 'the sync history')
          : rows.length === 0 ? empty(filtered)
          : html`${table(rows, {retry, retryAll})}
            <div class="card-foot">
              <p class="soft">Showing ${count(rows.length, 'row')}${next ? '' : ': all there are'}.</p>
              ${next ? button({key: 'more', label: 'Show more', busy: 'Loading…', click: loadMore}) : nothing}
            </div>${failure('more', loadMore)}${stillAtIt('more')}`}
      </section>
      <section class="card" aria-labelledby="help">
        <h2 id="help">Troubleshooting</h2>
        <div class="questions">${troubleshooting.map(([question, answers, tab]) => more(question, html`
          <ul>${answers.map(answer => html`<li>${answer}</li>`)}</ul>
          ${tab ? html`<p><a href="#${tab}">Open ${{connection: 'Connection', settings: 'Settings', sync: 'Sync'}[tab]}</a></p>` : nothing}`))}</div>
      </section>
    </div>`;
}

function retryAllButton(rows, filter) {
  const possible = (!filter.status || filter.status === 'failed') && rows?.some(({status}) => status === 'failed');
  const {status, ...rest} = filter;
  const what = 'all failed ' + (filter.entity ? entity(filter.entity, true).toLowerCase() : 'rows')
    + (Object.entries(rest).some(([name, value]) => value && name !== 'entity') ? ' that match the filter' : '');
  return possible ? button({key: 'retry-all', label: `Retry ${what}`, busy: 'Retrying…', drawing: 'sync', click: () => retryAll(rest, what)}) : nothing;
}

function healthLine(connected) {
  const health = connected?.health;
  if (!health) return nothing;
  const look = health.last_look_at;
  return html`
    <section aria-label="Health" class="stats">
      ${stat('Last look at QuickBooks', look ? ago(look) : 'Not yet', look && exactTime(look),
        look ? 'Payments are looked for every 10 minutes.' : 'Starts once an invoice waits for its payment.', 'good', 'check')}
      ${health.oldest_pending_at
        ? stat('Oldest item not synced', ago(health.oldest_pending_at), exactTime(health.oldest_pending_at), 'Still in line.', 'calm', 'clock')
        : stat('Oldest item not synced', 'None', '', 'Nothing is waiting.', 'good', 'check')}
      ${health.dead_letters
        ? stat('Given up after retries', number(health.dead_letters), '', 'QuickBooks could not be reached. Retry them below.', 'bad', 'warning')
        : stat('Given up after retries', 'None', '', 'Nothing is stuck.', 'good', 'check')}
    </section>`;
}

const stat = (label, value, title, about, tone, drawing) => html`
  <div class="card stat"><p class="soft">${label}</p><p class="value ${tone}" title=${title}>${icon(drawing)}${value}</p><p class="soft">${about}</p></div>`;

const empty = filtered => filtered
  ? html`<div class="empty"><p><strong>Nothing matches this filter.</strong></p><p><button type="button" class="small" @click=${() => show({})}>Clear the filter</button></p></div>`
  : html`<div class="empty">${icon('sync')}<p><strong>Nothing has synced yet.</strong></p>
      <p class="soft">Add a contact or send an invoice in Taskip, and it appears here. To push what you already have, use Sync.</p>
      <p><button type="button" class="small" @click=${() => goTo('sync')}>Open Sync</button></p></div>`;

const select = (name, label, options, filter) => html`
  <div class="filter"><label for="filter-${name}">${label}</label>
    <select id="filter-${name}" @change=${event => narrow(name, event.target.value)}>
      <option value="" .selected=${!filter[name]}>All</option>
      ${options.map(([value, text]) => html`<option value=${value} .selected=${filter[name] === value}>${text}</option>`)}
    </select></div>`;

const input = (name, label, type, filter) => html`
  <div class="filter"><label for="filter-${name}">${label}</label>
    <input id="filter-${name}" type=${type} .value=${filter[name] ?? ''} maxlength="64" @change=${event => narrow(name, event.target.value.trim())}></div>`;

const filters = (filter, filtered) => html`
  <div class="filters ${state.log.allFilters ? 'all' : ''}" role="group" aria-label="Filter the history">
    ${select('status', 'Status', Object.entries(statuses).map(([value, [word]]) => [value, word]), filter)}
    ${select('entity', 'Entity', Object.keys(entities).filter(value => value !== 'all').map(value => [value, entity(value)]), filter)}
    ${select('action', 'Action', Object.entries(actions), filter)}
    ${select('direction', 'Direction', Object.entries(directions).map(([value, [word, way]]) => [value, `${word} (${way})`]), filter)}
    ${input('from', 'From', 'date', filter)}
    ${input('to', 'To', 'date', filter)}
    ${input('entity_id', 'Record ID', 'text', filter)}
    <button type="button" class="small quiet more-filters" aria-expanded=${Boolean(state.log.allFilters)}
      @click=${() => changed(state.log, {allFilters: !state.log.allFilters})}>${state.log.allFilters ? 'Fewer filters' : 'More filters'}</button>
    ${filtered ? html`<button type="button" class="small quiet" @click=${() => show({})}>Clear</button>` : nothing}
  </div>`;
