// The small parts that all views are made of.

import {html, nothing, svg} from '/_static/lit-html/3.3.1/lit-html.js';
import {changed, state} from './state.js';

export {html, nothing, render} from '/_static/lit-html/3.3.1/lit-html.js';

const drawings = {
  check: svg`<path d="m5 10.5 3.2 3.2L15 7"/>`,
  cross: svg`<path d="m6 6 8 8M14 6l-8 8"/>`,
  warning: svg`<path d="M10 7v4M10 13.6v.1M10 3.2 2.6 16h14.8z"/>`,
  info: svg`<circle cx="10" cy="10" r="7.2"/><path d="M10 9.2v4.3M10 6.4v.1"/>`,
  clock: svg`<circle cx="10" cy="10" r="7.2"/><path d="M10 6v4.2l2.6 1.6"/>`,
  skip: svg`<circle cx="10" cy="10" r="7.2"/><path d="M6.8 10h6.4"/>`,
  sync: svg`<path d="M16 8.5A6.3 6.3 0 0 0 4.6 7M4 11.5A6.3 6.3 0 0 0 15.4 13M4.4 3.8V7h3.2M15.6 16.2V13h-3.2"/>`,
  plug: svg`<path d="M7 3v3.5M13 3v3.5M5 6.5h10V9a5 5 0 0 1-10 0zM10 14v3"/>`,
  push: svg`<path d="M4 10h11.5M11 5.5l4.5 4.5-4.5 4.5"/>`,
  pull: svg`<path d="M16 10H4.5M9 5.5 4.5 10 9 14.5"/>`,
  down: svg`<path d="m5.5 8 4.5 4.5L14.5 8"/>`,
  lock: svg`<rect x="4.5" y="9" width="11" height="7.5" rx="1.8"/><path d="M7 9V6.6a3 3 0 0 1 6 0V9"/>`,
  contact: svg`<circle cx="10" cy="7" r="3"/><path d="M4 16.2c.8-3 3.1-4.4 6-4.4s5.2 1.4 6 4.4"/>`,
  invoice: svg`<path d="M5 3h10v14l-2.5-1.6L10 17l-2.5-1.6L5 17zM8 7h4M8 10.5h4"/>`,
  payment: svg`<rect x="3" y="5" width="14" height="10" rx="1.8"/><circle cx="10" cy="10" r="2"/>`,
  credit_memo: svg`<path d="M5 3h10v14l-2.5-1.6L10 17l-2.5-1.6L5 17zM8 9h4"/>`,
  refund: svg`<path d="M7.5 5 4 8.5 7.5 12M4 8.5h8a4 4 0 0 1 0 8H9"/>`,
  all: svg`<path d="m10 3 7 3.7-7 3.7-7-3.7zM3 10.4l7 3.7 7-3.7"/>`,
  trash: svg`<path d="M4 6h12M8 6V4h4v2M6 6l.7 10.5h6.6L14 6"/>`,
  plus: svg`<path d="M10 4.5v11M4.5 10h11"/>`,
  out: svg`<path d="M8 4.5H4.5v11h11V12M11 4h5v5M16 4l-7 7"/>`
};

/** A drawing beside words, which say the same. */
export const icon = name => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${drawings[name]}</svg>`;

/** A status in a word, a colour and a drawing. */
export const pill = ([word, tone, drawing]) => html`<span class="pill ${tone}">${icon(drawing)}${word}</span>`;

const noticeIcons = {good: 'check', bad: 'warning', warn: 'warning', info: 'info'};

/** Something a person should read before going on. */
export const notice = (tone, content, more = nothing) => html`
  <div class="notice ${tone}">${icon(noticeIcons[tone])}<div class="grow">${content}</div>${more}</div>`;

/** Why the action with this key did not work, if it did not. */
export function failure(key, again) {
  const failed = state.failures[key];
  return failed ? html`<div role="alert">${notice('bad', html`<p>${failed.detail}</p>`, again
    ? html`<button type="button" class="small" @click=${again}>Try again</button>` : nothing)}</div>` : nothing;
}

/**
 * A button for an action that takes time: it says so while it does, and stays where it is for the
 * keyboard and for a screen reader. `act` sees to it that a second click does nothing.
 */
export function button({key, label, busy = label + '…', kind = '', type = 'button', drawing, disabled = false, describedby, click}) {
  const at = state.busy.has(key);
  return html`<button type=${type} class=${kind} aria-disabled=${at || disabled} aria-describedby=${describedby ?? nothing}
    @click=${event => { if (!at && !disabled) click(event); }}>
    ${at ? html`<span class="spinner" aria-hidden="true"></span>` : drawing ? icon(drawing) : nothing}${at ? busy : label}</button>`;
}

/** Said under an action that takes its time. */
export const stillAtIt = key => state.slow.has(key)
  ? html`<p class="hint" role="status">Still working on it. You can leave this page open, or come back later.</p>` : nothing;

/** What will be here in a moment. */
export const skeleton = (lines, what) => html`<div class="skeleton" role="status"><span class="unseen">Loading ${what}…</span>
  ${Array.from({length: lines}, () => html`<span class="bone" aria-hidden="true"></span>`)}</div>`;

/** Words behind a small headline that opens. */
export const more = (headline, content) => html`<details><summary>${headline}</summary><div class="details">${content}</div></details>`;

/** Asks before something that cannot be taken back lightly. Focus goes in, and back out. */
export function ask(question) {
  changed(state, {dialog: {...question, from: document.activeElement}});
}

/** The question that is asked at the moment. */
export function dialog() {
  const asked = state.dialog;
  if (!asked) return nothing;
  const close = () => {
    changed(state, {dialog: null});
    queueMicrotask(() => asked.from?.focus?.());
  };
  const confirm = async () => { if (await asked.confirm() !== false) close(); };
  return html`
    <dialog aria-labelledby="asked" aria-describedby="asked-more" @cancel=${event => { event.preventDefault(); close(); }}
      @click=${event => { if (event.target.localName === 'dialog') close(); }}>
      <div class="asked">
        <h2 id="asked">${asked.title}</h2>
        <div id="asked-more">${asked.text}</div>
        ${failure(asked.key)}
        <div class="actions end">
          <button type="button" @click=${close}>${asked.cancelLabel ?? 'Cancel'}</button>
          ${button({key: asked.key, label: asked.label, busy: asked.busy, kind: asked.kind ?? 'primary', click: confirm})}
        </div>
      </div>
    </dialog>`;
}

/** Opens the dialog that was rendered, since only a call makes it modal. */
export function openDialog() {
  const there = document.querySelector('dialog');
  if (there && !there.open) there.showModal();
}

/** Shows another tab, as a click on it does. */
export const goTo = tab => { location.hash = tab; };
