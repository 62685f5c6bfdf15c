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

/**
 * Merges what changed into a part of the state, and has it shown in a microtask. Whoever needs what is
 * shown then, to put the focus there, queues another one: no key can be pressed between the two.
 */
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
 * same key, to be shown where the person is looking. Answers with whether it worked. What repeats by itself
 * is `quiet`: an old failure stays until it works again, and is not announced anew each time.
 */
export async function act(key, work, {quiet = false} = {}) {
  if (state.busy.has(key)) return false;
  state.busy.add(key);
  if (!quiet) delete state.failures[key];
  const timer = setTimeout(() => { state.slow.add(key); changed(); }, 6000);
  changed();
  try {
    await work();
    delete state.failures[key];
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

const loops = new Set();

/**
 * Repeats `look` for as long as somebody can see the page, after as many seconds as it answers with.
 * Returns how to stop.
 */
export function keepLooking(look) {
  const loop = {look, timer: null, looking: false, soon: false};
  loops.add(loop);
  round(loop);
  return () => {
    loops.delete(loop);
    clearTimeout(loop.timer);
  };
}

async function round(loop) {
  loop.looking = true;
  loop.soon = false;
  const seconds = document.visibilityState === 'visible' ? await loop.look() : 5;
  loop.looking = false;
  if (loops.has(loop)) loop.timer = setTimeout(round, loop.soon ? 1000 : seconds * 1000, loop);
}

/** Something was set off whose outcome is worth a look in a second. */
export function lookSoon() {
  for (const loop of loops) {
    loop.soon = true;
    if (!loop.looking) {
      clearTimeout(loop.timer);
      loop.timer = setTimeout(round, 1000, loop);
    }
  }
}
