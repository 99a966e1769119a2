import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { IconButton } from './icon-button.js';

interface Props {
    readonly title: string;
    readonly onClose: () => void;
    readonly children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus, gives it back, and closes by Escape. */
export function Dialog({ title, onClose, children }: Props) {
    const dialog = useRef<HTMLDialogElement>(null);
    const heading = useId();
    useEffect(() => {
        const element = dialog.current;
        element?.showModal();
        return () => element?.close();
    }, []);
    return (
        <dialog
            ref={dialog}
            class="dialog"
            aria-labelledby={heading}
            onCancel={(event) => {
                event.preventDefault();
                onClose();
            }}
            onClick={(event) => event.target === dialog.current && onClose()}
        >
            <div class="dialog-body">
                <header>
                    <h2 id={heading}>{title}</h2>
                    <IconButton icon="close" label={t.close} onClick={onClose} />
                </header>
                {children}
            </div>
        </dialog>
    );
}
