import { DrawnBadge } from '../ui/badge.tsx';

/** What the API says of a badge: `level` is framework and step in one, such as `EQF 6`. */
export interface BadgeFacts {
  id: string;
  outcomes: string[];
  level: string | null;
}

function toLevel(level: string | null) {
  const [, framework, value] = level?.match(/^(.*\S)\s+(\S+)$/) ?? [];
  return framework && value ? { level: { framework, value } } : {};
}

/** The badge of an award as the API describes it. */
export function HeldBadge({
  badge,
  title,
  issuerName,
  size,
}: {
  badge: BadgeFacts;
  title: string;
  issuerName: string;
  size: number;
}) {
  return (
    <DrawnBadge
      subject={{ id: badge.id, title, issuerName, outcomes: badge.outcomes, ...toLevel(badge.level) }}
      size={size}
    />
  );
}
