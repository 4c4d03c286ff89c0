// Logs in to a notebook with headless Chromium and runs one cell. Reads {"url", "password", "code", "expect",
// "screenshot", "chromium"} on standard input, so that the password is in no argument list; prints the cell's output.
const { chromium } = require('playwright-core');
const fs = require('fs');
const os = require('os');
const path = require('path');

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--ignore-certificate-errors'];

async function logIn(page, order) {
  await page.goto(new URL('/login', order.url).href);
  await page.fill('#password_input', order.password);
  await page.click('#login_submit');
  await page.waitForFunction(() => !location.pathname.endsWith('/login'));
}

async function makeNotebook(page, context) {
  const xsrf = (await context.cookies()).find((cookie) => cookie.name === '_xsrf').value;
  return page.evaluate(async (token) => {
    const headers = { 'X-XSRFToken': token, 'Content-Type': 'application/json' };
    const content = {
      cells: [{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: '' }],
      metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
      nbformat: 4, nbformat_minor: 4,
    };
    const made = await (await fetch('/api/contents', { method: 'POST', headers, body: JSON.stringify({ type: 'notebook' }) })).json();
    const saved = await fetch('/api/contents/' + encodeURIComponent(made.path),
      { method: 'PUT', headers, body: JSON.stringify({ type: 'notebook', format: 'json', content }) });
    if (!saved.ok) throw new Error('saving the notebook: ' + saved.status);
    return made.path;
  }, xsrf);
}

// Notebook 6 and Notebook 7 look different; a person does the same in both: click, type, Shift+Enter.
async function runCell(page, order) {
  await page.waitForSelector('.CodeMirror, .jp-Notebook .cm-content', { state: 'visible' });
  const classic = await page.evaluate(() => Boolean(window.Jupyter && window.Jupyter.notebook));
  if (classic)
    await page.waitForFunction(() => window.Jupyter.notebook.kernel && window.Jupyter.notebook.kernel.is_connected());
  await page.click(classic ? '.CodeMirror' : '.jp-Notebook .cm-content');
  await page.keyboard.insertText(order.code);
  await page.keyboard.press('Shift+Enter');
  const output = classic ? '.output_text' : '.jp-OutputArea-output';
  await page.waitForFunction(({ selector, expect }) =>
    [...document.querySelectorAll(selector)].some((each) => each.innerText.includes(expect)),
  { selector: output, expect: order.expect });
  return (await page.innerText(output)).trim();
}

(async () => {
  const order = JSON.parse(fs.readFileSync(0, 'utf8'));
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'spotbook-browser-'));
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: order.chromium || undefined, headless: true, ignoreHTTPSErrors: true, viewport: { width: 1200, height: 800 }, args: flags,
    });
    const page = context.pages()[0] || await context.newPage();
    page.setDefaultTimeout(120000);
    await logIn(page, order);
    const notebook = await makeNotebook(page, context);
    await page.goto(new URL('/notebooks/' + encodeURIComponent(notebook), order.url).href);
    console.log(await runCell(page, order));
    await page.screenshot({ path: order.screenshot });
    await context.close();
  } finally {
    fs.rmSync(profile, { recursive: true, force: true });
  }
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
