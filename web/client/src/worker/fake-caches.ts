/** Stands in for the Cache API, as far as it is used. */
export class FakeCaches {
  readonly all = new Map<string, Map<string, Response>>();

  open(name: string) {
    const entries = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, entries);
    return Promise.resolve({
      match: (url: string) => Promise.resolve(entries.get(url)?.clone()),
      put: (url: string, response: Response) => Promise.resolve(void entries.set(url, response)),
      delete: (url: string) => Promise.resolve(entries.delete(url)),
    } as unknown as Cache);
  }
  keys() {
    return Promise.resolve([...this.all.keys()]);
  }
  delete(name: string) {
    return Promise.resolve(this.all.delete(name));
  }
  urls(): string[] {
    return [...this.all.values()].flatMap((entries) => [...entries.keys()]);
  }
}
