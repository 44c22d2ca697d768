import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** Asks or previews, above the page; Escape closes it and the focus goes back. Ends with what will happen to whom. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  wide,
  alert,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
  alert?: boolean;
}) {
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen={open}
      onOpenChange={isOpen => !isOpen && onClose()}
      isDismissable={!alert}
    >
      <Modal className={wide ? 'dialog-box is-wide' : 'dialog-box'}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
