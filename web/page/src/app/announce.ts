import { signal } from '@preact/signals';

/** What screen readers are told; each text once. */
export const spoken = signal('');
/** What was done, with a way back; one at a time. */
export const toast = signal<Toast | null>(null);

export interface Toast {
  readonly text: string;
  readonly kind: 'done' | 'trouble';
  readonly action?: { readonly label: string; readonly run: () => void };
}

let clearing: ReturnType<typeof setTimeout> | undefined;

/** The same text again is said again: a space makes it another. */
export function say(text: string): void {
  spoken.value = spoken.peek() === text ? `${text} ` : text;
}

const SHOWN_MS = 8_000;

export function show(shown: Toast, ms = SHOWN_MS): void {
  clearTimeout(clearing);
  toast.value = shown;
  clearing = setTimeout(() => (toast.value = null), ms);
}

export function dismissToast(): void {
  clearTimeout(clearing);
  toast.value = null;
}
