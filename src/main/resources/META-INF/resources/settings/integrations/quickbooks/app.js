// The page: its tabs, and what they have in common.

import * as connection from './connection.js';
import * as health from './health.js';
import {dialog, failure, html, icon, nothing, openDialog, pill, render} from './parts.js';
import {bearer, tellHost} from './session.js';
import * as settings from './settings.js';
import {act, changed, say, state, watch} from './state.js';
import * as sync from './sync.js';
import {connectionStatuses} from './words.js';

const tabs = {
  connection: ['Connection', connection],
  settings: ['Settings', settings],
  sync: ['Sync', sync],
  health: ['Sync Health', health]
};
let leave = null;
let toldUnsaved = false;

function show() {
  render(view(), document.getElementById('page'));
  openDialog();
  const unsaved = settings.unsaved();
  if (unsaved !== toldUnsaved) {
    toldUnsaved = unsaved;
    tellHost({type: 'taskip-quickbooks/unsaved', unsaved});
  }
}

const view = () => html`
  <main class="page">
    <header>
      <p class="crumbs">Settings <span aria-hidden="true">/</span> Integrations</p>
      <div class="headline">
        <span class="tile quickbooks" aria-hidden="true">qb</span>
        <div class="grow">
          <h1>QuickBooks</h1>
          <p class="soft">Keeps your contacts, invoices and payments in step with QuickBooks Online.</p>
        </div>
        ${state.connection ? pill(connectionStatuses[state.connection.status]) : nothing}
      </div>
      ${state.failures.session ? nothing : html`
        <div class="tabs" role="tablist" aria-label="QuickBooks" @keydown=${arrows}>
          ${Object.entries(tabs).map(([name, [label]]) => html`
            <a role="tab" id="tab-${name}" href="#${name}" aria-controls="panel" aria-selected=${state.tab === name}
              tabindex=${state.tab === name ? 0 : -1}>${label}${name === 'settings' && settings.unsaved()
                ? html`<span class="dot" title="Unsaved changes"><span class="unseen"> (unsaved changes)</span></span>` : nothing}</a>`)}
        </div>`}
    </header>
    ${state.failures.session ? html`<section class="card">${failure('session', start)}</section>` : html`
      <div id="panel" role="tabpanel" aria-labelledby="tab-${state.tab}" tabindex="-1">${tabs[state.tab][1].view()}</div>`}
  </main>
  ${dialog()}
  <div class="toast" role="status" aria-live="polite">${state.said ? html`<p>${icon('check')}${state.said}</p>` : nothing}</div>`;

function arrows(event) {
  const names = Object.keys(tabs);
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  const at = event.key === 'Home' ? 0 : event.key === 'End' ? names.length - 1
    : step ? (names.indexOf(state.tab) + step + names.length) % names.length : -1;
  if (at < 0) return;
  event.preventDefault();
  location.hash = names[at];
  document.getElementById('tab-' + names[at]).focus();
}

function enter() {
  let wanted = location.hash.slice(1);
  if (wanted === 'connected') {
    wanted = 'connection';
    history.replaceState(null, '', '#connection');
    say('You are connected to QuickBooks.');
  }
  leave?.();
  changed(state, {tab: wanted in tabs ? wanted : 'connection'});
  leave = tabs[state.tab][1].enter();
}

async function start() {
  if (await act('session', bearer)) {
    enter();
    connection.load();
    settings.load();
  }
}

watch(show);
addEventListener('hashchange', enter);
addEventListener('beforeunload', event => { if (settings.unsaved()) event.preventDefault(); });
show();
start();
