import { useState } from 'preact/hooks';
import { useApi } from './api.js';
import { useLoaded } from './loading.js';
import { Part } from './part.js';
import { Question, type Asked } from './question.js';
import type { Sampler } from './sampler.js';
import { Stages } from './stages.js';
import { o } from './texts/index.js';
import { Tile } from './tile.js';

const STAGES_EVERY_MS = 30_000;

export function Overview({ sampler }: { readonly sampler: Sampler }) {
    const api = useApi();
    const [asked, setAsked] = useState<Asked | null>(null);
    const stages = useLoaded(api.stages, 'stages', () => STAGES_EVERY_MS);
    const samples = sampler.samples.value;
    const latest = sampler.latest.value;
    return (
        <>
            <Part error={sampler.trouble.value} waiting={latest === null} retry={() => sampler.now()}>
                <div class="tiles">
                    {latest?.queues.map((queue) => (
                        <Tile
                            key={queue.name}
                            queue={queue}
                            samples={samples}
                            now={latest.at}
                            sampler={sampler}
                            ask={setAsked}
                        />
                    ))}
                </div>
                <p class="hint">{o.sampled}</p>
            </Part>
            <Part title={o.stagesTitle} error={stages.error} waiting={stages.value === null} retry={stages.reload}>
                <Stages stages={stages.value ?? []} />
            </Part>
            {asked && <Question asked={asked} onClose={setAsked} />}
        </>
    );
}
