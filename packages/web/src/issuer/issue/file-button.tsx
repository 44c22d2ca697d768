import { Button } from 'react-aria-components';

/** The button that opens the file chooser around it. */
export function FileButton({ children }: { children: string }) {
  return <Button className="button">{children}</Button>;
}
