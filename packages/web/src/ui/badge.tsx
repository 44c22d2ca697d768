import { type BadgeSubject, drawBadge, loneStone } from '@cairn/core/stones';

/** A badge from its address. The name always stands beside it as text; `alt` says what the picture shows. */
export function Badge({ path, alt, size, lazy = false }: { path: string; alt: string; size: number; lazy?: boolean }) {
  return (
    <img
      className="badge"
      src={path}
      alt={alt}
      width={size}
      height={size}
      loading={lazy ? 'lazy' : undefined}
      decoding="async"
    />
  );
}

/** A badge drawn at once, where there is no address yet: drafts, previews, credentials that only this browser has seen. */
export function DrawnBadge({ subject, size }: { subject: BadgeSubject; size: number }) {
  const svg = drawBadge(subject, size < 96 ? 'small' : 'full');
  return <Badge path={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt="" size={size} />;
}

export interface StoneProps {
  subject: Pick<BadgeSubject, 'id' | 'outcomes' | 'parts'>;
  /** From the ground up, as the outcomes are counted. */
  index: number;
}

/** The stone of one outcome. Decorative: the words stand beside it. */
export function Stone({ subject, index }: StoneProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the picture is drawn by core from numbers and outlines alone; no text of the subject enters it
  return <span className="stone" dangerouslySetInnerHTML={{ __html: loneStone(subject, index) }} />;
}
