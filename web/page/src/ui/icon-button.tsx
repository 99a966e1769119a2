import { Icon, type IconName } from './icon.js';

interface Props {
    readonly icon: IconName;
    readonly label: string;
    readonly onClick: (event: MouseEvent) => void;
    readonly class?: string;
    readonly pressed?: boolean;
    readonly disabled?: boolean;
}

export function IconButton({ icon, label, onClick, class: extra = '', pressed, disabled = false }: Props) {
    return (
        <button
            type="button"
            class={`icon-button ${extra}`}
            aria-label={label}
            title={label}
            aria-pressed={pressed}
            disabled={disabled}
            onClick={onClick}
        >
            <Icon name={icon} />
        </button>
    );
}
