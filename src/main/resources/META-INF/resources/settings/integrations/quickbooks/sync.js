// Sync: pushing what is already there, and how far that is.

import {get, post} from './api.js';
import {checklist} from './checklist.js';
import * as connection from './connection.js';
import * as health from './health.js';
import {button, failure, goTo, html, icon, nothing, notice, pill, skeleton, stillAtIt} from './parts.js';
import {act, changed, Failure, keepLooking, lookSoon, say, state} from './state.js';
import {ago, dateTime, duration, entity, number, runStatuses} from './words.js';

/** What can be pushed: the entity of its runs, the word in the path, the name, and what it does. */
const kinds = [
  ['contact', 'contacts', 'Contacts', 'All Taskip contacts, as QuickBooks customers. Do this first.'],
  ['invoice', 'invoices', 'Invoices', 'All invoices with Sent status or later. Drafts stay in Taskip.'],
  ['payment', 'payments', 'Payments', 'Payments of synced invoices.'],
  ['credit_memo', 'credit-memos', 'Credit Memos', 'All credit memos.'],
  ['refund', 'refunds', 'Refunds', 'All refunds, as refund receipts.'],
  ['all', 'all', 'everything', 'Contacts, then invoices, then payments, credit memos and refunds.']
];

const going = run => run.status === 'queued' || run.status === 'running';
/** Whether a run of the one takes up records of the other. */
const overlap = (one, other) => one === other || one === 'all' || other === 'all';
const nameOf = run => entity(run.entity, true).toLowerCase();
const done = run => run.succeeded + run.failed + run.skipped;

export const enter = () => keepLooking(async () => {
  await refresh();
  if (!state.settings.saved || !state.connection) return 2;
  return state.runs?.some(going) ? 1.5 : 10;
});

async function refresh() {
  try {
    const {data} = await get('/sync/runs', {limit: 20});
    const before = state.runs ?? [];
    delete state.failures.runs;
    changed(state, {runs: data});
    data.filter(run => !going(run) && before.some(other => other.id === run.id && going(other))).forEach(ended);
    await check('contact', 'contact');
    await check('invoice', '');
  } catch (failed) {
    if (!(failed instanceof Failure)) throw failed;
    changed(state.failures, {runs: failed});
  }
}

function ended(run) {
  say(`Sync of ${nameOf(run)} ${run.status}: ${outcome(run)}.`);
  connection.load();
}

/** Whether all that the last run of this kind touched is green by now. */
async function check(kind, entity) {
  const run = state.runs.find(other => other.status === 'finished' && overlap(other.entity, kind));
  if (!run) return;
  // Its first rows are older than its start: they are planned by then.
  const from = new Date(new Date(run.started_at) - 60_000).toISOString();
  changed(state, {checks: {...state.checks, [kind]: await allGreen({entity, from})}});
}

/** A failed row stays in the history when its record comes through later: it needs nobody any more then. */
async function allGreen(rows) {
  const {data: waiting} = await get('/sync-logs', {...rows, status: 'pending', limit: 1});
  const {data: failed, next_cursor: more} = await get('/sync-logs', {...rows, status: 'failed', limit: 20});
  if (waiting.length || more) return false;
  for (const row of failed) {
    const {data: later} = await get('/sync-logs', {entity: row.entity, entity_id: row.entity_id, status: 'success', limit: 1});
    if (!later.some(({attempted_at: at}) => new Date(at) > new Date(row.attempted_at))) return false;
  }
  return true;
}

const start = path => act('run:' + path, async () => {
  try {
    const run = await post('/sync/' + path);
    changed(state, {runs: [run, ...state.runs ?? []]});
  } catch (failed) {
    // Somebody else has just started one: that is shown.
    if (failed.code !== 'run_in_progress') throw failed;
  }
  await refresh();
  lookSoon();
});

const cancel = run => act('cancel:' + run.id, async () => {
  await post(`/sync/runs/${run.id}/cancel`);
  await refresh();
  lookSoon();
  if (state.runs?.some(other => other.id === run.id && going(other))) say('Nothing more is started. What is already on its way finishes.');
});

export function view() {
  const online = state.connection?.status === 'connected';
  return html`
    <div class="columns reverse">
      <div class="stack">
        <section class="card flush" aria-labelledby="manual">
          <div class="card-head">
            <div class="grow"><h2 id="manual">Manual sync</h2><p class="soft">Pushes what you already have in Taskip. It runs in the background: you can leave this page.</p></div>
          </div>
          ${state.connection && !online ? html`<div class="pad">${notice('info', html`<p>Connect to QuickBooks before you sync.</p>`,
            html`<button type="button" class="small" @click=${() => goTo('connection')}>Go to Connection</button>`)}</div>` : nothing}
          ${failure('runs', refresh)}
          ${state.runs || state.failures.runs ? html`<ul class="kinds">${kinds.map(kind => offer(kind, online))}</ul>` : skeleton(6, 'the runs')}
        </section>
        ${past()}
      </div>
      <div class="stack aside">${checklist()}</div>
    </div>`;
}

function offer([kind, path, name, about], online) {
  const runs = state.runs ?? [];
  const latest = runs.find(run => run.entity === kind);
  const running = latest && going(latest);
  const other = runs.find(run => run.entity !== kind && going(run) && overlap(run.entity, kind));
  return html`
    <li class=${kind === 'all' ? 'all' : ''}>
      <span class="emblem small">${icon(kind)}</span>
      <div class="grow">
        <h3>${entity(kind, true)}</h3>
        <p class="soft">${about}</p>
        ${running ? progress(latest) : other ? html`<p class="last soft" id="why-${path}">${other.entity === 'all' ? 'Part of “Sync everything”, which is running.' : `Waits for the sync of ${nameOf(other)}.`}</p>`
          : latest ? html`<p class="last">${last(latest)}</p>` : nothing}
        ${failure('run:' + path)}${stillAtIt('run:' + path)}
      </div>
      ${running ? button({key: 'cancel:' + latest.id, label: html`Cancel<span class="unseen"> the sync of ${nameOf(latest)}</span>`, busy: 'Cancelling…', click: () => cancel(latest)})
        : button({key: 'run:' + path, label: `Sync ${name}`, busy: 'Starting…', kind: kind === 'all' ? 'primary' : '', disabled: !online || Boolean(other),
          describedby: other ? 'why-' + path : undefined, click: () => start(path)})}
    </li>`;
}

function progress(run) {
  const counted = run.total > 0;
  return html`
    <div class="running">
      <progress max=${counted ? run.total : nothing} value=${counted ? done(run) : nothing} aria-label="Sync of ${nameOf(run)}"></progress>
      <p>${!counted ? run.status === 'queued' ? 'Waiting to start…' : 'Counting what is to sync…'
        : html`<strong>${number(done(run))} of ${number(run.total)}</strong>${run.failed ? html` · <span class="bad">${number(run.failed)} failed</span>` : nothing}${left(run)}`}</p>
      ${failure('cancel:' + run.id)}
    </div>`;
}

/** At the speed so far. */
function left(run) {
  const passed = (Date.now() - new Date(run.started_at)) / 1000;
  return !run.started_at || done(run) < 5 || passed < 2 ? nothing : html` · <span class="soft">${duration((run.total - done(run)) * passed / done(run))} left</span>`;
}

const outcome = run => [`${number(run.succeeded)} synced`, run.failed && `${number(run.failed)} failed`, run.skipped && `${number(run.skipped)} skipped`].filter(Boolean).join(', ');

const last = run => html`
  ${run.status === 'cancelled' ? 'Cancelled' : 'Finished'} ${ago(run.finished_at ?? run.started_at)}: ${run.total === 0 ? 'everything was in step already' : outcome(run)}.
  ${run.failed ? html`<a href="#health" @click=${() => health.show({status: 'failed', entity: run.entity === 'all' ? '' : run.entity})}>See what failed</a>` : nothing}`;

function past() {
  const ended = (state.runs ?? []).filter(run => !going(run));
  if (!ended.length) return nothing;
  return html`
    <section class="card flush" aria-labelledby="past">
      <div class="card-head"><h2 id="past">Past runs</h2></div>
      <table class="log runs" role="table" aria-labelledby="past">
        <thead role="rowgroup"><tr role="row">${['Sync', 'Status', 'Synced', 'Failed', 'Skipped', 'Started', 'Took'].map(name => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
        <tbody role="rowgroup">${ended.map(run => html`<tr role="row">
          <th role="rowheader" scope="row">${icon(run.entity)}${entity(run.entity, true)}</th>
          <td role="cell" data-label="Status">${pill(runStatuses[run.status])}</td>
          <td role="cell" data-label="Synced" class="figure">${number(run.succeeded)}</td>
          <td role="cell" data-label="Failed" class="figure">${run.failed ? html`<span class="bad">${number(run.failed)}</span>` : '0'}</td>
          <td role="cell" data-label="Skipped" class="figure">${number(run.skipped)}</td>
          <td role="cell" data-label="Started">${run.started_at ? dateTime(run.started_at) : '–'}</td>
          <td role="cell" data-label="Took">${run.started_at && run.finished_at ? duration((new Date(run.finished_at) - new Date(run.started_at)) / 1000) : '–'}</td>
        </tr>`)}</tbody>
      </table>
    </section>`;
}
