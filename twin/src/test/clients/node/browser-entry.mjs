// The client of live-client.mjs in a page; browser.mjs bundles it, opens it, and answers what a page cannot do itself.
import { listensAndHears } from './live-client.mjs';

const checks = {
  holds: (what, condition, expected = 'it', got = 'not so') => window.told(what, Boolean(condition), expected, got),
  equal: (what, expected, got) => {
    const [a, b] = [JSON.stringify(expected) ?? 'undefined', JSON.stringify(got) ?? 'undefined'];
    return window.told(what, a === b, a, b);
  },
  contains: (what, expected, got) => window.told(what, String(got ?? '').includes(expected), expected, String(got)),
  async awaited(ask, wanted, every = 200) {
    const end = Date.now() + 60_000;
    for (;;) {
      const answer = await ask();
      if (wanted(answer) || Date.now() > end) return answer;
      await new Promise((resume) => setTimeout(resume, every));
    }
  },
  put: async (url, body, headers) => (await fetch(url, { method: 'PUT', body, headers })).status,
};

window.go = async (world) => {
  const photo = new Uint8Array(await (await fetch('/photo.jpg')).arrayBuffer());
  await listensAndHears({ ...world, photo, codeOf: window.codeOf, checks });
};
