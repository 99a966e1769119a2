import { collectionName } from '../collection-id.js';
import { language, t } from '../i18n/index.js';
import { OPERATORS, routeHash } from '../route.js';
import { Icon } from '../ui/icon.js';
import type { Drawer } from './collections.js';

interface Props {
    readonly drawers: readonly Drawer[];
    readonly current: string | null;
    readonly operator: boolean;
    readonly onNew: () => void;
}

export function Sidebar({ drawers, current, operator, onNew }: Props) {
    return (
        <nav class="sidebar" aria-label={t.collections}>
            <ul>
                {drawers.map(({ id, photos }) => (
                    <li key={id}>
                        <a
                            href={routeHash({ collection: id, photo: null })}
                            aria-current={id === current ? 'page' : undefined}
                        >
                            <span class="name">{collectionName(id)}</span>
                            <span class="count" aria-label={t.photos(photos)}>
                                {photos.toLocaleString(language.value)}
                            </span>
                        </a>
                    </li>
                ))}
            </ul>
            <button type="button" class="button new" onClick={onNew}>
                <Icon name="add" />
                {t.newCollection}
            </button>
            {operator && <a href={routeHash({ collection: OPERATORS, photo: null })}>{t.operators}</a>}
        </nav>
    );
}
