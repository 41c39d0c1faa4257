/** A map that tells when it was changed from outside. */
export class WatchedMap<K, V> extends Map<K, V> {
  #changed: (() => void) | undefined;

  /** Begin to tell. */
  watch(changed: () => void): void {
    this.#changed = changed;
  }

  override set(key: K, value: V): this {
    super.set(key, value);
    this.#changed?.();
    return this;
  }

  override delete(key: K): boolean {
    const had = super.delete(key);
    if (had) this.#changed?.();
    return had;
  }
}
