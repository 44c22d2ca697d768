import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The part of the Emscripten module that is touched here; PGlite does not type it. */
interface HostFileSystem {
  NODEFS: {
    stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => number };
    realPath(node: unknown): string;
  };
}

/**
 * Database files on the host's disk, with an fsync that reaches the disk. As shipped, PGlite answers fsync without asking
 * the host, so a power cut loses commits that were acknowledged.
 */
export class DurableFS extends NodeFS {
  /** How often the host was asked to make a file or a directory durable. */
  hostFsyncs = 0;

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const askTheHost = (module: unknown) => {
      const { NODEFS } = module as HostFileSystem;
      NODEFS.stream_ops.fsync = ({ nfd, node }) => {
        this.hostFsyncs++;
        if (nfd === undefined) fsyncPath(NODEFS.realPath(node));
        else fsyncSync(nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...toList(emscriptenOpts.preRun), askTheHost] } };
  }
}

/** Make a file or directory durable by its path. */
export function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function toList<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
