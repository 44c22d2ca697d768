import wordmark from './wordmark.json' with { type: 'json' };

/** The mark: three stones in one colour. Decorative; the name stands beside it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
      <path d="M17.2.9c3.5 0 5.6 1.6 5.6 4.2 0 2.7-2.3 4.2-5.7 4.2-3.4 0-5.5-1.4-5.5-4C11.6 2.6 13.7.9 17.2.9Z" />
      <path d="M15.6 10.9c6 0 9.4 1.5 9.4 4.3 0 2.8-3.3 4.2-9.5 4.2-6 0-9.2-1.2-9.2-3.9 0-3 3.2-4.6 9.3-4.6Z" />
      <path d="M16 21c9.4 0 14.1 1.7 14.1 5 0 3.3-4.6 5-14 5-9.5 0-14.2-1.5-14.2-4.8C1.9 22.7 6.6 21 16 21Z" />
    </svg>
  );
}

/** Mark and name. The name is an outline, so that it looks the same before any font has arrived. */
export function Brand({ href }: { href: string }) {
  return (
    <a className="brand" href={href}>
      <Mark />
      <svg
        className="wordmark"
        viewBox={`0 -1500 ${wordmark.w} 1600`}
        role="img"
        aria-label="Cairn"
        fill="currentColor"
      >
        <path d={wordmark.d} />
      </svg>
    </a>
  );
}
