import type { ReactNode } from 'react';

type Block = { kind: 'text'; words: string } | { kind: 'list'; items: string[] };

/** Reads the little of Markdown that criteria use: paragraphs, and lists with `-`, `*` or numbers. */
function blocksOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map(block => block.trim())
    .filter(Boolean)
    .flatMap((block): Block[] => {
      const lines = block.split('\n').map(line => line.trim());
      const isItem = (line: string) => /^([-*+]|\d+[.)])\s+/.test(line);
      const before = lines.slice(0, lines.findIndex(isItem) === -1 ? lines.length : lines.findIndex(isItem));
      const items = lines.slice(before.length).map(line => line.replace(/^([-*+]|\d+[.)])\s+/, ''));
      const text: Block[] = before.length > 0 ? [{ kind: 'text', words: before.join(' ').replace(/^#+\s*/, '') }] : [];
      return items.length > 0 ? [...text, { kind: 'list', items }] : text;
    });
}

/** `**bold**` and `*italic*`; everything else is shown as it is. */
function inline(words: string): ReactNode[] {
  return words.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).map((piece, place) => {
    const key = `${place}-${piece}`;
    if (piece.startsWith('**')) return <b key={key}>{piece.slice(2, -2)}</b>;
    if (piece.startsWith('*') && piece.length > 2) return <i key={key}>{piece.slice(1, -1)}</i>;
    return piece;
  });
}

/** Words of an issuer, as paragraphs and lists. Nothing in them becomes markup. */
export function Prose({ text, language }: { text: string; language?: string | undefined }) {
  return (
    <div className="prose" lang={language}>
      {blocksOf(text).map(block =>
        block.kind === 'text' ? (
          <p key={block.words} dir="auto">
            {inline(block.words)}
          </p>
        ) : (
          <ul key={block.items.join()} className="points">
            {block.items.map(item => (
              <li key={item} dir="auto">
                {inline(item)}
              </li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
}
