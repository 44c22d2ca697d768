import type { Language } from '../../platform/actor.ts';

/** A text made safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}

/** A name or title inside a sentence of another script keeps its own direction. */
export function isolate(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

/** Mail programs know no custom properties and no web fonts: literal values, one column, no image that must be fetched. */
const styles = `
body { margin: 0; padding: 24px 12px 48px; background: #f2f0e8; color: #1c221e; font: 400 17px/1.55 "Atkinson Hyperlegible Next", "Noto Sans Arabic", "Segoe UI", system-ui, Arial, sans-serif; }
main { max-width: 600px; margin: 0 auto; background: #fbfaf5; border-radius: 22px 18px 24px 16px; padding: 36px 44px 40px; box-sizing: border-box; }
.from { font-weight: 600; margin: 0 0 28px; } .from span { font-weight: 400; color: #4a514b; }
.cairn { width: 168px; margin: 0 0 26px; padding: 26px 0 0; border-radius: 30px 26px 32px 28px; background: #dfe7e9; overflow: hidden; }
.cairn div { margin: 0 auto 3px; height: 20px; border-radius: 11px 9px 12px 10px; }
.cairn .ground { width: 168px; height: 26px; margin: 0; border-radius: 0; background: #1e2f40; }
h1 { font: 400 34px/1.16 Newsreader, "Noto Naskh Arabic", Georgia, "Times New Roman", serif; letter-spacing: -.4px; margin: 0 0 18px; } h1 em { font-style: italic; }
[dir="rtl"] h1 { letter-spacing: 0; line-height: 1.4; } [dir="rtl"] h1 em { font-style: normal; color: #27573c; }
p { margin: 0 0 16px; }
.button { display: inline-block; background: #2b5a40; color: #fdfdf8; font-weight: 600; text-decoration: none; padding: 13px 24px; border-radius: 13px 11px 14px 10px; }
.code { color: #1c221e; font: 500 26px/1.3 ui-monospace, Menlo, Consolas, monospace; letter-spacing: 2px; white-space: nowrap; unicode-bidi: isolate; direction: ltr; }
.or { color: #4a514b; margin-top: 18px; } .quote { border-inline-start: 3px solid #dcd8ca; padding-inline-start: 14px; white-space: pre-line; }
hr { border: 0; border-top: 1px solid #dcd8ca; margin: 28px 0 22px; }
h2 { font-size: 17px; font-weight: 600; line-height: 1.4; margin: 0 0 6px; } ol { margin: 0; padding-inline-start: 22px; } li { margin-bottom: 4px; }
.small { font-size: 15px; line-height: 1.5; color: #4a514b; } a { color: #27573c; } .small a { color: inherit; }
.foot { max-width: 600px; margin: 20px auto 0; padding: 0 44px; box-sizing: border-box; }
@media (max-width: 480px) { main { padding: 28px 24px 30px; } .foot { padding: 0 24px; } h1 { font-size: 29px; } .button { display: block; text-align: center; } }
@media (prefers-color-scheme: dark) { body { background: #151916; color: #ecebe2; } main { background: #202621; } .from span, .or, .small { color: #bdc1b6; } a { color: #93cba5; } .code { color: #ecebe2; } .button { background: #86c09a; color: #0d1a12; } hr { border-color: #3a423b; } .quote { border-color: #3a423b; } [dir="rtl"] h1 em { color: #93cba5; } }
`;

/** A whole letter in HTML; `main` and `foot` are HTML already. */
export function toHtml(language: Language, title: string, main: string, foot: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${styles}</style>
</head>
<body>
<main>
${main}
</main>
<footer class="foot"><p class="small">${foot}</p></footer>
</body>
</html>
`;
}

const stones = ['#4f7289', '#f8f7f1', '#24425c', '#9db8c2', '#5f8494', '#c9d6d8'];

/** A cairn with a stone for each outcome, as boxes: mail programs show neither SVG nor what they would have to fetch. */
export function toCairn(outcomes: number): string {
  const count = Math.min(Math.max(outcomes, 1), stones.length);
  const boxes = Array.from({ length: count }, (_, index) => {
    const width = 96 - index * Math.min(14, 60 / count) + (index % 2) * 8;
    return `<div style="width:${width}px;background:${stones[index]}"></div>`;
  });
  return `<div class="cairn" aria-hidden="true">${boxes.reverse().join('')}<div class="ground"></div></div>`;
}
