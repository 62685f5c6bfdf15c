// What people read, in one place: the product's words for the API's, numbers and times.

export const entities = {
  contact: ['Contact', 'Contacts'],
  invoice: ['Invoice', 'Invoices'],
  payment: ['Payment', 'Payments'],
  credit_memo: ['Credit memo', 'Credit memos'],
  refund: ['Refund', 'Refunds'],
  all: ['Everything', 'Everything']
};
export const actions = {
  create: 'Create',
  update: 'Update',
  void: 'Void',
  sync_payment: 'Sync payment',
  pull_payment: 'Pull payment',
  credit_memo: 'Credit memo',
  refund: 'Refund'
};
export const directions = {
  push: ['Push', 'Taskip → QuickBooks'],
  pull: ['Pull', 'QuickBooks → Taskip']
};
/** Each with its tone and its icon: colour never stands alone. */
export const statuses = {
  pending: ['Waiting', 'calm', 'clock'],
  success: ['Success', 'good', 'check'],
  failed: ['Failed', 'bad', 'cross'],
  skipped: ['Skipped', 'quiet', 'skip']
};
export const connectionStatuses = {
  connected: ['Connected', 'good', 'check'],
  disconnected: ['Not connected', 'quiet', 'plug'],
  error: ['Needs attention', 'bad', 'warning']
};
export const runStatuses = {
  queued: ['Waiting to start', 'calm', 'clock'],
  running: ['Running', 'calm', 'sync'],
  finished: ['Finished', 'good', 'check'],
  cancelled: ['Cancelled', 'quiet', 'skip']
};

/** What the entity of a row or a run is called, also one that this page has never heard of. */
export const entity = (word, many = false) => (entities[word] ?? [word, word])[many ? 1 : 0];

const whole = new Intl.NumberFormat('en-US');
export const number = value => whole.format(value);
export const count = (value, one, many = one + 's') => `${number(value)} ${value === 1 ? one : many}`;

const dayAndTime = new Intl.DateTimeFormat('en-US',
  {month: 'short', day: 'numeric', year: 'numeric', hour: 'numeric', minute: '2-digit'});
const exact = new Intl.DateTimeFormat('en-US', {dateStyle: 'medium', timeStyle: 'long'});
const day = new Intl.DateTimeFormat('en-US', {dateStyle: 'long'});
export const dateTime = instant => dayAndTime.format(new Date(instant));
export const exactTime = instant => exact.format(new Date(instant));
export const date = instant => day.format(new Date(instant));

const relative = new Intl.RelativeTimeFormat('en-US', {numeric: 'auto'});
const steps = [[60, 'second'], [60, 'minute'], [24, 'hour'], [7, 'day'], [4.35, 'week'], [12, 'month'], [Infinity, 'year']];

/** How long ago that was, for example "3 minutes ago". */
export function ago(instant, now = Date.now()) {
  let passed = Math.min(0, (new Date(instant) - now) / 1000);
  if (passed > -10) return 'just now';
  for (const [size, unit] of steps) {
    if (-passed < size) return relative.format(Math.round(passed), unit);
    passed /= size;
  }
}

/** A length of time for a person who waits: "40 seconds", "about 3 minutes". */
export function duration(seconds) {
  if (seconds < 1) return 'less than a second';
  if (seconds < 90) return count(Math.round(seconds), 'second');
  if (seconds < 90 * 60) return 'about ' + count(Math.round(seconds / 60), 'minute');
  return 'about ' + count(Math.round(seconds / 3600), 'hour');
}

/** What each setting does, why one would set it, and an example. */
export const explained = {
  invoice_number_strategy: {
    label: 'Invoice Number Strategy',
    does: 'Which number appears on the QuickBooks invoice.'
  },
  default_item_id: {
    label: 'Default Item',
    required: 'Required for invoice sync',
    missing: 'Not set yet. Invoices cannot sync until you choose an item.',
    does: 'The QuickBooks item for every invoice line whose category has no mapping of its own.',
    why: 'Every line of a QuickBooks invoice must be linked to an item. Without this setting, lines without a category mapping cannot sync. It is the most common reason why invoice sync fails.',
    example: 'You have an item called “Consulting Services” in QuickBooks. Choose it here, and every line without a category mapping goes to “Consulting Services”.'
  },
  default_deposit_account_id: {
    label: 'Default Deposit Account',
    required: 'Required for payment sync',
    missing: 'Not set yet. Payments are skipped in both directions until you choose an account.',
    does: 'The QuickBooks account that payments from Taskip are deposited into. Refunds are paid from it.',
    why: 'QuickBooks requires a deposit account on every payment. Without this setting payments are skipped, and QuickBooks invoices stay unpaid even when Taskip marks them as paid.',
    example: 'Your clients pay into “Business Checking”. Choose it here, and every payment pushed from Taskip lands in that account.'
  },
  default_tax_code_id: {
    label: 'Default Tax Code',
    does: 'The QuickBooks tax code for every line whose tax has no mapping of its own.',
    why: 'Common values are TAX (taxable) and NON (non-taxable). Left empty, no tax code is sent for such lines.',
    example: 'Most of your services are non-taxable: choose NON here, and map the one tax that differs below.'
  },
  ar_account_id: {
    label: 'A/R Account (Accounts Receivable)',
    does: 'The receivables account for new invoices. Most companies have one: leave this empty and QuickBooks uses it.',
    why: 'Set it only if your QuickBooks company has several A/R accounts, which is uncommon.',
    example: 'A firm keeps separate receivables for domestic and international clients, and chooses the one that Taskip’s invoices belong to.'
  },
  tax_mappings: {
    label: 'Tax Mappings',
    does: 'Which QuickBooks tax code each Taskip tax rate becomes. Overrides the Default Tax Code for that rate.',
    why: 'If you use several tax rates in Taskip, such as a standard rate and a zero rate, each then appears with the right code and not just the default.',
    example: '“Standard 10% GST” (tax ID 1) → TAX, “Zero Rated” (tax ID 2) → NON.'
  },
  item_mappings: {
    label: 'Item Mappings',
    does: 'Which QuickBooks item each category of invoice lines becomes. Overrides the Default Item for that category.',
    why: 'If you bill for different kinds of work, each category appears under its own item: cleaner reports, and revenue by kind of work.',
    example: 'design → “Design Services”, development → “Development Work”. All other lines fall back to the Default Item.'
  },
  minor_version: {
    label: 'API Minor Version',
    does: 'The version of the QuickBooks API that requests ask for. Leave it at 70 unless Intuit support tells you otherwise.',
    note: 'QuickBooks serves at least version 75, whatever is set here.'
  }
};

/** What to do when connecting did not work, by the API's word for why. */
export const connectHelp = {
  missing_realm_id: 'Connect again. If it happens again, your Taskip administrator has to check the page that QuickBooks sends you back to: it must forward code, state and realmId.',
  invalid_state: 'Connect again, from the QuickBooks settings. A link to QuickBooks works once, for ten minutes, and for the person who asked for it.',
  access_denied: 'If you want to connect after all, start again and click Connect on Intuit’s page.',
  company_taken: 'A company can be connected to one workspace. Disconnect it there first, or choose another company.',
  already_connected: 'There is nothing to do: this workspace is connected already.'
};

/** The product's troubleshooting list: a question, what to do, and which tab helps. */
export const troubleshooting = [
  ['I connected but nothing is syncing', [
    'Check the connection status. Access refreshes by itself every hour; if that fails, the status says “Needs attention”. Try disconnecting and reconnecting then.',
    'Confirm that your Default Item and Default Deposit Account are set.'], 'connection'],
  ['My contact didn’t appear in QuickBooks', [
    'Look for an error on that contact in the table above.',
    'Make sure the contact has a display name: QuickBooks requires it.',
    'Confirm that the connection is still active.'], 'connection'],
  ['My invoice wasn’t pushed to QuickBooks', [
    'Invoices sync when they reach Sent status. Draft invoices are not pushed.',
    'Look for a failed invoice in the table above.',
    'Verify that your Default Item is set: this is the most common cause.'], 'settings'],
  ['Payment sync isn’t working', [
    'Confirm that a Default Deposit Account is selected: payments cannot push without one.',
    'Check that the invoice has synced: a payment cannot be applied to an invoice that QuickBooks does not have yet.',
    'Look for a failed or skipped payment in the table above.'], 'settings'],
  ['“Contact not yet synced to QBO — sync contacts first”', [
    'The contact of that invoice is not in QuickBooks yet, or its own sync failed.',
    'Fix the contact’s row first. The invoice then follows by itself; you can also run Sync Contacts, then Sync Invoices.'], 'sync'],
  ['“The name supplied already exists”', [
    'QuickBooks needs a different name for every customer, vendor and employee. One with the same name exists there already.',
    'A customer with the same email is found and linked by itself; no duplicate is made.',
    'If the contact stays red, check that its email in Taskip matches the email of the customer in QuickBooks.']],
  ['Invoice number conflict in QuickBooks', [
    'QuickBooks already has a transaction with that number.',
    'Switch Invoice Number Strategy from taskip to qbo, and QuickBooks assigns its own numbers.'], 'settings'],
  ['Invoice number is too long', [
    'QuickBooks keeps 21 characters of an invoice number. Longer numbers are cut before they are sent.',
    'The full number is kept in the private note of the QuickBooks invoice. A shorter number there is expected.']],
  ['“SyncToken conflict”', [
    'The record was changed in QuickBooks between two syncs. Nothing was overwritten.',
    'Click Retry: the latest version is read before the retry.']],
  ['“There is no sandbox companies found for the user” (while connecting)', [
    'You are connecting in sandbox mode, but your Intuit developer account has no sandbox company.',
    'Go to developer.intuit.com → Dashboard → Sandbox → Companies → Add sandbox company, then connect again.'], 'connection'],
  ['“Missing realmId from QuickBooks”', [
    'The page that QuickBooks sends you back to did not pass on which company you chose.',
    'Connect again. If it happens again, your Taskip administrator has to check that page: it must forward code, state and realmId.'], 'connection']
];
