import { type ReactNode, useEffect, useRef } from 'react';

let arrivals = 0;

/** Says what the page is: in the window's title as `<page> – <organisation>`, and in a heading that takes the focus when one arrives. */
export function PageTitle({
  children,
  page,
  place,
  className,
}: {
  children: ReactNode;
  page?: string;
  place: string;
  className?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const words = page ?? (typeof children === 'string' ? children : '');
  useEffect(() => {
    document.title = words ? `${words} – ${place}` : place;
  }, [words, place]);
  useEffect(() => {
    arrivals += 1;
    if (arrivals > 1) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 className={className ?? 'page-title'} tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
