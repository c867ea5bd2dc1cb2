// A row of numbers as bytes and back: what a store keeps beside a report is small and is read without parsing.

export interface BytesOut {
  u8(value: number): void;
  u24(value: number): void;
  u32(value: number): void;
  i32(value: number): void;
  f32(value: number): void;
  /** How many there are, at most 255, then each. */
  list(values: ArrayLike<number>, write: (value: number) => void): void;
  done(): Uint8Array;
}

export function bytesOut(most = 1024): BytesOut {
  const view = new DataView(new ArrayBuffer(most));
  let at = 0;
  const out: BytesOut = {
    u8: (value) => void view.setUint8(at++, value),
    u24: (value) => {
      view.setUint8(at, value >>> 16);
      view.setUint16(at + 1, value & 0xffff);
      at += 3;
    },
    u32: (value) => {
      view.setUint32(at, value);
      at += 4;
    },
    i32: (value) => {
      view.setInt32(at, value);
      at += 4;
    },
    f32: (value) => {
      view.setFloat32(at, value);
      at += 4;
    },
    list: (values, write) => {
      const count = Math.min(values.length, 255);
      out.u8(count);
      for (let i = 0; i < count; i++) write(values[i] as number);
    },
    done: () => new Uint8Array(view.buffer.slice(0, at)),
  };
  return out;
}

export interface BytesIn {
  u8(): number;
  u24(): number;
  u32(): number;
  i32(): number;
  f32(): number;
  list(read: () => number): number[];
  skip(bytes: number): void;
  /** Two lists of the same kind as above, as numbers that stand side by side. */
  u24s(): Uint32Array;
  u32s(): Uint32Array;
}

export function bytesIn(bytes: Uint8Array): BytesIn {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const step = (size: number): number => {
    at += size;
    return at - size;
  };
  const u8 = (): number => view.getUint8(at++);
  const u24 = (): number => {
    at += 3;
    return view.getUint8(at - 3) * 65536 + view.getUint16(at - 2);
  };
  const u32 = (): number => {
    at += 4;
    return view.getUint32(at - 4);
  };
  return {
    u8,
    u24,
    u32,
    i32: () => view.getInt32(step(4)),
    f32: () => view.getFloat32(step(4)),
    skip: (size) => void step(size),
    list: (read) => {
      const values: number[] = [];
      for (let left = u8(); left > 0; left--) values.push(read());
      return values;
    },
    u24s: () => {
      const values = new Uint32Array(u8());
      for (let i = 0; i < values.length; i++) values[i] = u24();
      return values;
    },
    u32s: () => {
      const values = new Uint32Array(u8());
      for (let i = 0; i < values.length; i++) values[i] = u32();
      return values;
    },
  };
}
