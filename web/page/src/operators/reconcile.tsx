import { useState } from 'preact/hooks';
import { show } from '../app/announce.js';
import type { Value } from '../auth/values.js';
import { Field, Form } from '../ui/form.js';
import { useApi, type OperatorsApi } from './api.js';
import { useLoaded } from './loading.js';
import { Part } from './part.js';
import { numberIn, Question, wholeNumberIn, type Asked } from './question.js';
import { Report } from './report.js';
import { Rerun } from './rerun.js';
import { o } from './texts/index.js';
import type { Reconcile, ReconcileInput } from './types.js';

const RUNNING_MS = 2_000;
const QUIET_MS = 30_000;
const MOST = 1e12;

/** Compares what is stored with what is on record: looks first, then mends. */
export function ReconcileView() {
    const api = useApi();
    const [asked, setAsked] = useState<Asked | null>(null);
    const runs = useLoaded(api.reconciles, 'reconciles', (all) =>
        all.some(({ status }) => status === 'RUNNING') ? RUNNING_MS : QUIET_MS,
    );
    const all = runs.value ?? [];
    return (
        <>
            <Part title={o.reconcileTitle} error={null} waiting={false} retry={runs.reload}>
                <p class="lead">{o.reconcileText}</p>
                <div class="panel">
                    <Form
                        submit={o.dryRun}
                        onSubmit={async (value) => {
                            await api.startReconcile(inputOf(value, true));
                            show({ kind: 'done', text: o.runStarted });
                            await runs.reload();
                        }}
                    >
                        {(error) => (
                            <div class="fields">
                                <Field
                                    name="owner"
                                    label={o.onlyOwner}
                                    hint={o.emptyAll}
                                    error={error}
                                    autocomplete="off"
                                />
                                <Field
                                    name="objects"
                                    label={o.maxObjects}
                                    inputMode="numeric"
                                    error={error}
                                    autocomplete="off"
                                />
                                <Field
                                    name="requests"
                                    label={o.maxRequests}
                                    inputMode="numeric"
                                    error={error}
                                    autocomplete="off"
                                />
                                <Field
                                    name="dollars"
                                    label={o.maxDollars}
                                    inputMode="numeric"
                                    error={error}
                                    autocomplete="off"
                                />
                            </div>
                        )}
                    </Form>
                    <p class="hint">{o.dryRunHint}</p>
                </div>
            </Part>
            <Rerun ask={setAsked} started={runs.reload} />
            <Part title={o.runsTitle} error={runs.error} waiting={runs.value === null} retry={runs.reload}>
                {all.length === 0 && <p class="hint">{o.noRuns}</p>}
                <ul class="runs">
                    {all.map((run) => (
                        <Report
                            key={run.id}
                            run={run}
                            onCancel={() => setAsked(cancel(api, run, runs.reload))}
                            onMend={() => setAsked(mend(api, run, runs.reload))}
                        />
                    ))}
                </ul>
            </Part>
            {asked && <Question asked={asked} onClose={setAsked} />}
        </>
    );
}

function inputOf(value: Value, dryRun: boolean): ReconcileInput {
    const owner = value('owner').trim();
    const maxObjects = wholeNumberIn(value, 'objects', 1, MOST);
    const maxRequests = wholeNumberIn(value, 'requests', 1, MOST);
    const maxDollars = numberIn(value, 'dollars', 0, MOST);
    return {
        dryRun,
        ...(owner !== '' && { owner }),
        ...(maxObjects !== null && { maxObjects }),
        ...(maxRequests !== null && { maxRequests }),
        ...(maxDollars !== null && { maxDollars }),
    };
}

function cancel(api: OperatorsApi, run: Reconcile, done: () => Promise<void>): Asked {
    return {
        title: o.cancelRunTitle,
        text: o.cancelRunText(run.compared),
        submit: o.stop,
        act: async () => {
            await api.cancelReconcile(run.id);
            await done();
        },
    };
}

/** What a dry run has found, mended by a run over the same photos. */
function mend(api: OperatorsApi, run: Reconcile, done: () => Promise<void>): Asked {
    const found = run.findings.reduce((all, finding) => all + finding.found, 0);
    return {
        title: o.mendTitle(found),
        text: run.owner === null ? o.mendAllText(found) : o.mendText(found, run.owner),
        submit: o.mend(found),
        typed: String(found),
        fields: (error) => (
            <Field
                name="dollars"
                label={o.maxDollars}
                hint={o.emptyNone}
                inputMode="numeric"
                error={error}
                autocomplete="off"
                focus
            />
        ),
        act: async (value) => {
            const maxDollars = numberIn(value, 'dollars', 0, MOST);
            await api.startReconcile({
                dryRun: false,
                ...(run.owner !== null && { owner: run.owner }),
                ...(maxDollars !== null && { maxDollars }),
            });
            show({ kind: 'done', text: o.runStarted });
            await done();
        },
    };
}
