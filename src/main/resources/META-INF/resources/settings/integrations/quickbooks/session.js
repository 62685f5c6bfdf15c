// Who we are to the API: a token. It is kept in memory only, and comes from the page that embeds this
// one (or, in a local run, from the local sign-in). See infra/docs/settings-page.md for the messages.

import {Failure} from './state.js';

const told = document.documentElement.dataset;
const hosts = told.embeddedBy.split(' ').filter(Boolean);
const patience = 10_000;

let token = null;
let asking = null;
let handOver = null;

/** The bearer token; asks for one when there is none. */
export async function bearer() {
  token ??= await (asking ??= obtain().finally(() => { asking = null; }));
  return token;
}

/** The API did not accept this one: the next `bearer()` asks for another. */
export function refused(bad) {
  if (token === bad) token = null;
}

/** Lets the embedding page know something that is no secret. */
export function tellHost(message) {
  if (window.parent !== window) {
    for (const host of hosts) window.parent.postMessage(message, host);
  }
}

export const embedded = window.parent !== window;

addEventListener('message', ({source, origin, data}) => {
  const fromHost = source === window.parent && source !== window && hosts.includes(origin);
  if (fromHost && data?.type === 'taskip-quickbooks/token' && typeof data.token === 'string') {
    token = data.token;
    handOver?.(token);
  }
});

function obtain() {
  if (embedded && hosts.length) return fromHost();
  if (told.signIn) return fromLocalRun();
  return Promise.reject(new Failure({
    code: 'no_host',
    detail: 'This page opens inside Taskip: go to Settings → Integrations → QuickBooks there.'
  }));
}

function fromHost() {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Failure({
      code: 'no_token',
      detail: 'Taskip did not say who you are. Reload the page; if that does not help, sign in to Taskip again.'
    })), patience);
    handOver = given => {
      clearTimeout(timer);
      resolve(given);
    };
    tellHost({type: 'taskip-quickbooks/token-wanted'});
  });
}

async function fromLocalRun() {
  const person = {workspace_id: 'acme', user_id: 'ada', group: 'administrator',
    ...JSON.parse(localStorage.getItem('taskip-local-person') ?? '{}')};
  const answer = await fetch(told.signIn, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(person)
  }).catch(() => null);
  if (!answer?.ok) {
    throw new Failure({code: 'no_token', detail: 'The local run did not sign you in. Is it still running, without a key of its own?'});
  }
  return (await answer.json()).token;
}
