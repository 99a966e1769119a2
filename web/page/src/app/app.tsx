import { adviceOn } from '../advice.js';
import { Door } from '../auth/door.js';
import { t } from '../i18n/index.js';
import { OperatorsEntry } from '../operators/entry.js';
import { OPERATORS, route } from '../route.js';
import { Announcer } from '../ui/announcer.js';
import { Loading } from '../ui/loading.js';
import { FaultsBanner } from './faults-banner.js';
import { Home } from './home.js';
import { begin, phase } from './session.js';

export function App() {
    return (
        <>
            <FaultsBanner />
            <Phase />
            <Announcer />
        </>
    );
}

function Phase() {
    const now = phase.value;
    switch (now.is) {
        case 'loading':
            return <Loading />;
        case 'broken':
            return (
                <main class="door">
                    <div class="door-card" role="alert">
                        <h1>Shoebox</h1>
                        <p>
                            {now.error instanceof Error && now.error.name === 'NetworkError'
                                ? adviceOn(now.error, t)
                                : t.errConfig}
                        </p>
                        <button type="button" class="button primary" onClick={() => void begin()}>
                            {t.tryAgain}
                        </button>
                    </div>
                </main>
            );
        case 'out':
            return <Door config={now.config} />;
        case 'in':
            return route.value.collection === OPERATORS ? (
                <OperatorsEntry email={now.email} shoebox={now.shoebox} />
            ) : (
                <Home email={now.email} shoebox={now.shoebox} operator={now.operator} />
            );
    }
}
