const WINDOW_MS = 5_000;

/** Bytes a second over the last seconds. */
export class Rate {
  private samples: { readonly at: number; readonly bytes: number }[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  add(bytes: number): void {
    this.samples.push({ at: this.now(), bytes });
    this.forgetOld();
  }

  /** 0 before there is a second's worth of samples. */
  perSecond(): number {
    this.forgetOld();
    const first = this.samples[0];
    if (!first || this.now() - first.at < 1_000) return 0;
    const bytes = this.samples.slice(1).reduce((sum, sample) => sum + sample.bytes, 0);
    return (bytes * 1_000) / (this.now() - first.at);
  }

  private forgetOld(): void {
    const oldest = this.now() - WINDOW_MS;
    while (this.samples[0] && this.samples[0].at < oldest) this.samples.shift();
  }
}
