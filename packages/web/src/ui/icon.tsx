const paths = {
  link: 'M9.5 14.5l5-5M8 11l-2.2 2.2a3.5 3.5 0 0 0 5 5L13 16M16 13l2.2-2.2a3.5 3.5 0 0 0-5-5L11 8',
  download: 'M12 4v11m0 0l-4-4m4 4l4-4M5 19.5h14',
  file: 'M7 3.5h6.5L18 8v12.5H7zM13.5 3.5V8H18',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  print: 'M7 9V4h10v5M7 17H4.5V9.5h15V17H17M7 14.5h10V20H7z',
  lock: 'M6.5 11h11v9h-11zM9 11V8a3 3 0 0 1 6 0v3',
  arrow: 'M5 12h14m0 0l-5-5m5 5l-5 5',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  theme: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  share: 'M12 15V4m0 0L8.5 7.5M12 4l3.5 3.5M6 11H5v9h14v-9h-1',
  undo: 'M9 6L5 10l4 4M5 10h9a5 5 0 0 1 0 10h-2',
  mail: 'M4 6.5h16v11H4zM4 7l8 6 8-6',
  paste: 'M8 5H6v15h12V5h-2M9 3.5h6V7H9z',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word; never without one. `flip` marks those that point along the reading direction. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={name === 'arrow' ? 'icon flip' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
