/** A cairn on a shore under a low sun, in the colours of the page. Decorative. */
export function LandingScene() {
  return (
    <svg className="landing-scene" viewBox="0 0 420 340" aria-hidden="true">
      <circle className="scene-sun" cx="312" cy="96" r="46" />
      <path className="scene-far" d="M0 236c40-22 78-34 122-28 52 8 84-20 138-18 62 2 98 36 160 26v124H0Z" />
      <path className="scene-near" d="M0 268c64-18 118 6 186-2s132-22 234-4v78H0Z" />
      <path className="scene-trail" d="M420 300c-58-6-84 14-128 10M128 312c-44 4-80-8-128 6" />
      <g className="scene-stones">
        <path
          className="scene-stone-1"
          d="M98 292c-2-26 30-36 112-36 84 0 112 12 110 36-1 22-36 30-112 30-78 0-108-8-110-30Z"
        />
        <path className="scene-stone-2" d="M128 236c-1-20 24-28 84-28 58 0 84 8 83 28-1 19-28 25-84 25s-82-6-83-25Z" />
        <path
          className="scene-stone-3"
          d="M150 188c0-18 18-26 62-26 46 0 64 8 63 25-1 18-20 24-64 24-42 0-61-5-61-23Z"
        />
        <path
          className="scene-stone-4"
          d="M168 146c1-15 14-21 44-21 31 0 45 7 44 20-1 15-14 19-45 19-29 0-44-4-43-18Z"
        />
      </g>
      <path className="scene-missing" d="M182 106c1-13 10-18 30-18s30 6 29 17c-1 13-10 16-30 16s-30-3-29-15Z" />
    </svg>
  );
}
