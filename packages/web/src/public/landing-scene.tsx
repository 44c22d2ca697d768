const stones = [
  {
    id: 1,
    path: 'M98 292c-2-26 30-37 112-37 84 0 112 12 110 37-1 22-36 30-112 30-78 0-108-8-110-30Z',
    vein: 'M96 300q110 20 226-8',
  },
  {
    id: 2,
    path: 'M128 235c-1-20 24-28 84-28 58 0 84 8 83 28-1 19-28 25-84 25s-82-6-83-25Z',
    vein: 'M126 224q84-12 170 6',
  },
  {
    id: 3,
    path: 'M150 188c0-18 18-26 62-26 46 0 64 8 63 25-1 18-20 24-64 24-42 0-61-5-61-23Z',
    vein: 'M148 196q64 14 128-4',
  },
  {
    id: 4,
    path: 'M168 146c1-15 14-21 44-21 31 0 45 7 44 20-1 15-14 19-45 19-29 0-44-4-43-18Z',
    vein: 'M166 139q44-10 92 2',
  },
];

function SceneStone({ id, path, vein }: (typeof stones)[number]) {
  return (
    <g className={`scene-stone-${id}`}>
      <clipPath id={`scene-${id}`}>
        <path d={path} />
      </clipPath>
      <g clipPath={`url(#scene-${id})`}>
        <path className="scene-shade" d={path} />
        <path className="scene-lit" transform="translate(5 -8)" d={path} />
        <path className="scene-vein" d={vein} />
      </g>
    </g>
  );
}

/** A cairn on a shore under a low sun, in the colours of the page; its uppermost stone is still to be placed. Decorative. */
export function LandingScene() {
  return (
    <svg className="landing-scene" viewBox="0 0 420 340" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <circle className="scene-halo" cx="312" cy="92" r="68" />
      <circle className="scene-sun" cx="312" cy="92" r="45" />
      <path className="scene-far" d="M0 232c40-22 78-34 122-28 52 8 84-20 138-18 62 2 98 36 160 26v128H0Z" />
      <path className="scene-near" d="M0 270c64-18 118 6 186-2s132-22 234-4v76H0Z" />
      <path className="scene-ground" d="M0 318q210-22 420 0v22H0Z" />
      <path className="scene-trail" d="M420 296c-58-6-74 12-96 12M96 308c-34 4-60-8-96 4" />
      {stones.map(stone => (
        <SceneStone key={stone.id} {...stone} />
      ))}
      <path className="scene-missing" d="M182 107c1-13 10-18 30-18s30 6 29 17c-1 13-10 16-30 16s-30-3-29-15Z" />
    </svg>
  );
}
