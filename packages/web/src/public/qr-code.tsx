import type { QrModel } from '@cairn/api/pages';

/** A QR code as one path: dark on white whatever the theme, because cameras want it so. */
export function QrCode({ qr, label }: { qr: QrModel; label: string }) {
  let path = '';
  for (let row = 0; row < qr.size; row++)
    for (let column = 0, run = 0; column < qr.size; column += run || 1) {
      run = 0;
      while (column + run < qr.size && qr.data[row * qr.size + column + run]) run++;
      if (run) path += `M${column} ${row}h${run}v1h-${run}z`;
    }
  return (
    <svg
      className="qr"
      viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path className="qr-ground" d={`M-2-2h${qr.size + 4}v${qr.size + 4}h-${qr.size + 4}z`} />
      <path className="qr-squares" d={path} />
    </svg>
  );
}
