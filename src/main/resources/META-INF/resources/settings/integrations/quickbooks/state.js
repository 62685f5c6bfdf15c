// What the page knows. Views are functions of it; whoever changes it calls `changed`.

/** Something that did not work, with a `detail` for a person. */
export class Failure extends Error {
  constructor({status = 0, code = 'internal', detail, errors = [], ...more}) {
    super(detail);
    Object.assign(this, {status, code, detail, errors, ...more});
  }
}

export const state = {
  tab: 'connection',
  connection: null,
  settings: {saved: null, draft: null, errors: {}},
  lists: {},
  runs: null,
  log: {filter: {}, rows: null, next: null, open: new Set()},
  dialog: null,
  said: '',
  busy: new Set(),
  slow: new Set(),
  failures: {}
};

const watchers = [];
let due = false;

/** Calls `watcher` after every change. */
export function watch(watcher) {
  watchers.push(watcher);
}

/** Merges what changed into a part of the state, and has it shown. */
export function changed(part, values) {
  if (part) Object.assign(part, values);
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    watchers.forEach(watcher => watcher());
  });
}

/** Says something to those who cannot see what changed, and shows it for a while. */
export function say(sentence) {
  changed(state, {said: sentence});
  clearTimeout(say.timer);
  say.timer = setTimeout(() => changed(state, {said: ''}), 6000);
}

/**
 * Does something that takes time: once, however often a person clicks; and a failure is kept under the
 * same key, to be shown where the person is looking. Answers with whether it worked.
 */
export async function act(key, work) {
  if (state.busy.has(key)) return false;
  state.busy.add(key);
  delete state.failures[key];
  const timer = setTimeout(() => { state.slow.add(key); changed(); }, 6000);
  changed();
  try {
    await work();
    return true;
  } catch (failed) {
    if (!(failed instanceof Failure)) console.error(failed);
    state.failures[key] = failed instanceof Failure ? failed
      : new Failure({detail: 'This page ran into a mistake of its own. Reload it and try again.'});
    return false;
  } finally {
    clearTimeout(timer);
    state.busy.delete(key);
    state.slow.delete(key);
    changed();
  }
}

/**
 * Repeats `look` for as long as somebody can see the page, after as many seconds as it answers with.
 * Returns how to stop.
 */
export function keepLooking(look) {
  let timer;
  let stopped = false;
  async function round() {
    const seconds = document.visibilityState === 'visible' ? await look() : 5;
    if (!stopped) timer = setTimeout(round, seconds * 1000);
  }
  round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
