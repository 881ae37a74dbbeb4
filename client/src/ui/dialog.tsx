import './dialog.css';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../i18n/use-text.tsx';
import { Button } from './button.tsx';

interface Props {
  readonly title: string;
  /** In the middle, or from the right edge where it explains what stands there. */
  readonly side?: 'centre' | 'right';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over everything, shut by Esc, by its cross or by a press beside it. Render it only while it is open. */
export function Dialog({ title, side = 'centre', onClose, children }: Props) {
  const text = useText();
  return (
    <ModalOverlay
      className="dialog-overlay"
      data-side={side}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="dialog-modal">
        <AriaDialog className="dialog">
          <header className="dialog-header">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <Button variant="icon" onPress={onClose} aria-label={text('action.close')}>
              <X size={20} aria-hidden />
            </Button>
          </header>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is longer than the screen scrolls: the keys must reach it */}
          <div className="dialog-body" tabIndex={0}>
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
