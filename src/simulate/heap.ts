/** Numbers with a rank, the lowest rank first. Equal ranks come in no told order. */
export class Heap {
  readonly #ranks: number[] = [];
  readonly #items: number[] = [];

  get size(): number {
    return this.#ranks.length;
  }

  /** The lowest rank; infinite where there is none. */
  get rank(): number {
    return this.#ranks[0] ?? Number.POSITIVE_INFINITY;
  }

  get item(): number {
    return this.#items[0] ?? -1;
  }

  push(rank: number, item: number): void {
    const [ranks, items] = [this.#ranks, this.#items];
    let at = ranks.length;
    ranks.push(rank);
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = ranks[parent] as number;
      if (above <= rank) break;
      ranks[at] = above;
      items[at] = items[parent] as number;
      at = parent;
    }
    ranks[at] = rank;
    items[at] = item;
  }

  /** Takes the lowest away. */
  pop(): number {
    const [ranks, items] = [this.#ranks, this.#items];
    const taken = this.item;
    const rank = ranks.pop() as number;
    const item = items.pop() as number;
    const size = ranks.length;
    if (size === 0) return taken;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (ranks[child + 1] as number) < (ranks[child] as number)) child += 1;
      const below = ranks[child] as number;
      if (below >= rank) break;
      ranks[at] = below;
      items[at] = items[child] as number;
      at = child;
    }
    ranks[at] = rank;
    items[at] = item;
    return taken;
  }
}
