/** The script of public pages: copying, printing, light or dark. Everything it touches is hidden until it is here. */

const root = document.documentElement;

function show(selector: string): NodeListOf<HTMLElement> {
  const found = document.querySelectorAll<HTMLElement>(selector);
  for (const element of found) element.hidden = false;
  return found;
}

function offerCopying(): void {
  if (!navigator.clipboard) return;
  for (const button of show('[data-copy]')) {
    const words = button.lastChild;
    const before = words?.textContent ?? '';
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? location.href);
      if (!words) return;
      words.textContent = button.dataset.copied ?? before;
      setTimeout(() => {
        words.textContent = before;
      }, 4000);
    });
  }
}

function offerPrinting(): void {
  show('[data-print]');
  for (const button of show('[data-print-button]')) button.addEventListener('click', () => print());
}

function offerThemes(): void {
  const isDark = () =>
    (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  for (const button of show('[data-theme-switch]'))
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      localStorage.setItem('theme', root.dataset.theme);
    });
}

show('[data-check-here]');
offerCopying();
offerPrinting();
offerThemes();
