// The public API, and nothing else. A call answers with what the API said, or throws a Failure whose
// `detail` can be shown to a person.

import {bearer, refused} from './session.js';
import {Failure} from './state.js';

const door = '/api/v3/integrations/quickbooks';
const patience = 35_000; // API Gateway gives up after 30 s.

const sentences = {
  401: 'Your sign-in has ended. Reload the page, or sign in to Taskip again.',
  403: 'Only administrators and managers can see and change integrations. Ask one of them to help you.',
  404: 'This is not there any more. Reload the page to see how things stand.',
  413: 'That is more than can be saved at once. Remove some of it and try again.',
  429: 'That was too much at once. Wait a minute, then try again.'
};
const ours = 'Something went wrong on our side. What you did before is safe. Wait a minute, then try again.';

export const get = (path, query = {}) => call('GET', path + withQuery(query));
export const post = (path, body) => call('POST', path, body);
export const put = (path, body) => call('PUT', path, body);

function withQuery(query) {
  const set = Object.entries(query).filter(([, value]) => value !== '' && value != null);
  return set.length ? '?' + new URLSearchParams(set) : '';
}

async function call(method, path, body) {
  let token = await bearer();
  let answer = await send(method, path, body, token);
  if (answer.status === 401) {
    // Tokens end: one more try with a new one.
    refused(token);
    token = await bearer();
    answer = await send(method, path, body, token);
  }
  const said = await answer.json().catch(() => null);
  if (answer.ok && said !== null) return said;
  throw failure(answer.status, said ?? {});
}

async function send(method, path, body, token) {
  const headers = {Authorization: 'Bearer ' + token, Accept: 'application/json'};
  if (method !== 'GET') headers['Content-Type'] = 'application/json';
  try {
    return await fetch(door + path, {
      method, headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(patience)
    });
  } catch (broken) {
    throw broken.name === 'TimeoutError'
      ? new Failure({code: 'timeout', detail: 'Taskip takes longer than usual to answer. Wait a moment, then look again before you repeat what you did.'})
      : new Failure({code: 'unreachable', detail: 'Taskip cannot be reached. Check your internet connection, then try again.'});
  }
}

function failure(status, problem) {
  const known = typeof problem.detail === 'string' && status !== 401 && status !== 403 && status < 500;
  const upstream = status === 502 || status === 503;
  const detail = known || upstream && problem.code ? problem.detail : sentences[status] ?? ours;
  return new Failure({...problem, status, detail});
}
