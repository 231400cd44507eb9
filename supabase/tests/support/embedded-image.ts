/**
 * Making an embedded database (initdb, PostGIS, migrations) takes ten seconds or more. It is made once per
 * run, here, and every suite opens its own from the image.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openBackend } from '../../../src/server/backend.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** File that holds the image. */
    embeddedImage: string;
  }
}

export default async function makeEmbeddedImage(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gridcircle-image-'));
  const file = path.join(folder, 'database.tar');
  const backend = await openBackend();
  await writeFile(file, Buffer.from(await (await backend.image()).arrayBuffer()));
  await backend.close();
  project.provide('embeddedImage', file);
  return () => rm(folder, { recursive: true, force: true });
}
