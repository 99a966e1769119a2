/** Stands in for the Cache API, as far as it is used. */
export class FakeCaches {
  readonly all = new Map<string, Map<string, Response>>();
  private writable = Promise.resolve();
  private wanted = () => {};

  open(name: string) {
    const entries = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, entries);
    return Promise.resolve({
      match: (url: string) => Promise.resolve(entries.get(url)?.clone()),
      put: async (url: string, response: Response) => {
        this.wanted();
        await this.writable;
        entries.set(url, response);
      },
      delete: (url: string) => Promise.resolve(entries.delete(url)),
    } as unknown as Cache);
  }

  /** A disk that is slow: what is put waits until it may go on. */
  hold(): { readonly begun: Promise<void>; readonly goOn: () => void } {
    let goOn = () => {};
    this.writable = new Promise((resolve) => (goOn = resolve));
    const begun = new Promise<void>((resolve) => (this.wanted = resolve));
    return { begun, goOn };
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
