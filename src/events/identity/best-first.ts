// The pairs of groups that may be joined, the likeliest first.

export interface Candidate {
  readonly mean: number;
  readonly a: number;
  readonly b: number;
}

/** Best first; of equal ones the earlier in canonical order. */
const isBefore = (x: Candidate, y: Candidate): boolean =>
  x.mean !== y.mean ? x.mean > y.mean : x.a !== y.a ? x.a < y.a : x.b < y.b;

export function heapOf(): { push(one: Candidate): void; pop(): Candidate | undefined } {
  const heap: Candidate[] = [];
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j] as Candidate, heap[i] as Candidate];
  };
  return {
    push(one) {
      let i = heap.push(one) - 1;
      for (let up = (i - 1) >> 1; i > 0 && isBefore(heap[i] as Candidate, heap[up] as Candidate); up = (i - 1) >> 1) {
        swap(i, up);
        i = up;
      }
    },
    pop() {
      const top = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return top;
      heap[0] = last;
      for (let i = 0, down = 1; down < heap.length; down = 2 * i + 1) {
        if (down + 1 < heap.length && isBefore(heap[down + 1] as Candidate, heap[down] as Candidate)) down++;
        if (!isBefore(heap[down] as Candidate, heap[i] as Candidate)) break;
        swap(i, down);
        i = down;
      }
      return top;
    },
  };
}
