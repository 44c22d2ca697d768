/**
 * The script of the check page. It waits for something to check and shows that it is working; the judge is another file,
 * fetched when the browser is idle or the visitor acts. Nothing that is checked leaves this machine.
 */
import { keepOffline } from './keep-offline.ts';
import type { Given } from './report.tsx';

const find = <Kind extends HTMLElement>(name: string) => document.querySelector<Kind>(`[data-verify-${name}]`);

const drop = find('drop');
const report = find('report');
const file = find<HTMLInputElement>('file');
const pasteForm = find<HTMLFormElement>('paste-form');
const pasteButton = find('paste');
const largestBytes = 20 * 1024 * 1024;
/** More at once than these are not read: each has its letter. */
const mostFiles = 20;

const loadJudge = () => import('./report.tsx');

async function check(...given: Given[]): Promise<void> {
  if (!report) return;
  report.setAttribute('aria-busy', 'true');
  report.textContent = report.dataset.working ?? '';
  try {
    const { showReport } = await loadJudge();
    await showReport(report, given);
  } catch {
    report.textContent = report.dataset.failed ?? '';
  }
  report.removeAttribute('aria-busy');
}

/** The list of a field empties itself with the field, so its files are taken at once. */
async function checkFiles(chosen: Iterable<File>): Promise<void> {
  const given = [...chosen].slice(0, mostFiles).map(async file => {
    const isTooLarge = file.size > largestBytes;
    return { name: file.name, content: isTooLarge ? undefined : new Uint8Array(await file.arrayBuffer()) };
  });
  if (given.length > 0) await check(...(await Promise.all(given)));
}

function takeFiles(): void {
  find('choose')?.addEventListener('click', () => file?.click());
  file?.addEventListener('change', () => {
    void checkFiles(file.files ?? []);
    file.value = '';
  });
}

function takeDrops(): void {
  const mark = (isOver: boolean) => drop?.classList.toggle('drop-zone-over', isOver);
  addEventListener('dragover', event => {
    event.preventDefault();
    mark(true);
  });
  addEventListener('dragleave', event => {
    if (!event.relatedTarget) mark(false);
  });
  addEventListener('drop', event => {
    event.preventDefault();
    mark(false);
    const text = event.dataTransfer?.getData('text/plain');
    const dropped = event.dataTransfer?.files;
    if (dropped?.length) void checkFiles(dropped);
    else if (text) void check({ content: text });
  });
}

function takePastes(): void {
  if (!pasteForm || !pasteButton) return;
  const area = pasteForm.querySelector('textarea');
  const problem = find('paste-problem');
  pasteButton.addEventListener('click', () => {
    pasteForm.hidden = !pasteForm.hidden;
    pasteButton.setAttribute('aria-expanded', String(!pasteForm.hidden));
    if (!pasteForm.hidden) area?.focus();
  });
  pasteForm.addEventListener('submit', event => {
    event.preventDefault();
    const text = area?.value.trim() ?? '';
    if (problem) problem.hidden = text !== '';
    area?.setAttribute('aria-invalid', String(text === ''));
    if (text) void check({ content: text });
    else area?.focus();
  });
  addEventListener('paste', event => {
    const isField = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    const pasted = event.clipboardData?.files;
    const text = event.clipboardData?.getData('text/plain').trim();
    if (isField) return;
    if (pasted?.length) void checkFiles(pasted);
    else if (text) void check({ content: text });
  });
}

/** A credential page leads here with the path of its file after the `#`; only this site's own files are taken so. */
function takeAddress(): void {
  const path = decodeURIComponent(location.hash.slice(1));
  if (/^\/[^/]/.test(path)) void check({ content: new URL(path, location.origin).href });
}

const actions = find('actions');
if (actions) actions.hidden = false;
takeFiles();
takeDrops();
takePastes();
takeAddress();
addEventListener('hashchange', takeAddress);
const whenIdle = window.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 2_000));
// Without a service worker, or with storage refused, the page works as before: only not with the network off.
whenIdle(
  () =>
    void loadJudge()
      .then(keepOffline)
      .catch(() => undefined),
);
