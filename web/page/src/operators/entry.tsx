import type { Shoebox } from '@shoebox/client';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadOperators, phase } from '../app/session.js';
import { Loading } from '../ui/loading.js';

export interface OperatorsProps {
    readonly email: string;
    readonly shoebox: Shoebox;
}

/** Loads the operators' view when it is wanted: whoever only has photos never does. */
export function OperatorsEntry(props: OperatorsProps) {
    const [View, setView] = useState<ComponentType<OperatorsProps> | null>(null);
    useEffect(() => {
        loadOperators().then(
            ({ Operators }) => setView(() => Operators),
            (error: unknown) => (phase.value = { is: 'broken', error }),
        );
    }, []);
    return View ? <View {...props} /> : <Loading />;
}
