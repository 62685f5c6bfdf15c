// A small firm's year for trying things out: names short and long, plain and not.

const people = ['Amber & Finch Studio', 'Zoë Ørsted', 'Bluebird Bakery', 'O’Neill Landscaping', 'Kowalczyk Architekci',
  'The Very Long-Named International Consortium for Sustainable Urban Gardening and Community Development', 'Maple Dental',
  'Søren & Søn', 'Café Après-Midi', 'Northwind Traders', 'Priya Raman', 'Harbor Yoga', 'Juniper Legal', 'Pixel Forge',
  'Greta Lindqvist', 'Tidewater Charters', 'Nakamura Ceramics', 'Old Town Books', 'Vega Fitness', 'Willow Veterinary Clinic',
  'Quarry Coffee', 'Lumen Photography', 'Brightside Daycare', 'Atlas Movers'];
const work = [['Brand workshop', 'design', 480], ['Landing page', 'development', 1250], ['Monthly retainer', 'consulting', 900],
  ['Photo retouching', 'design', 35.5], ['API integration', 'development', 2100], ['Coaching hour', 'consulting', 112.25]];

const day = back => new Date(Date.now() - back * 86_400_000);
const date = when => when.toISOString().slice(0, 10);
const line = (at, quantity) => {
  const [description, category, unit_price] = work[at % work.length];
  return {id: 'l' + at % work.length, description, quantity, unit_price, category};
};

const contacts = people.map((display_name, at) => ({
  type: 'contact', id: `demo-c${at + 1}`, display_name, email: `demo${at + 1}@example.com`, phone: `+1 555 01${String(at).padStart(2, '0')}`,
  billing_address: {line1: `${12 + at} Market Street`, city: 'Springfield', region: 'CA', postal_code: '94110', country: 'US'}, currency: 'USD'
}));
const invoices = Array.from({length: 60}, (_, at) => ({
  type: 'invoice', id: `demo-i${at + 1}`, number: `DEMO-${String(at + 1).padStart(4, '0')}`, status: at % 10 === 9 ? 'draft' : 'sent',
  contact_id: `demo-c${at % people.length + 1}`, issue_date: date(day(90 - at)), due_date: date(day(60 - at)), sent_at: day(90 - at).toISOString(),
  currency: 'USD', lines: [line(at, 1 + at % 3), ...at % 4 ? [] : [line(at + 1, 2)]]
}));
const total = ({lines}) => Math.round(lines.reduce((sum, {quantity, unit_price}) => sum + quantity * unit_price * 100, 0)) / 100;
const payments = invoices.filter(({status}, at) => status === 'sent' && at % 5 === 0).map((invoice, at) => ({
  type: 'payment', id: `demo-p${at + 1}`, invoice_id: invoice.id, amount: total(invoice), currency: 'USD', paid_on: date(day(30 - at)), method: 'card', reference: `CH-${1000 + at}`
}));

/** What `POST /api/v3/import` takes: a record a line. */
export const demoData = [...contacts, ...invoices, ...payments].map(record => JSON.stringify(record)).join('\n');
export const demoCounts = {contacts: contacts.length, invoices: invoices.length, payments: payments.length};
