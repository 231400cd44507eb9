import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { CityInfo } from '../domain/city.ts';
import type { Words } from '../domain/metrics/metric.ts';
import type { Condition } from '../sources/export/figure-table.ts';
import { shapefileDocuments } from '../sources/export/shapefile/documents.ts';
import type { ShapeLayer } from '../sources/export/shapefile/layer.ts';
import { shapefileOf } from '../sources/export/shapefile/shapefile.ts';
import type { ShapefileEncoding } from '../sources/export/shapefile/text-bytes.ts';
import { writeToFile } from './command.ts';

interface Shapefiles {
  readonly layers: readonly ShapeLayer[];
  readonly conditions: readonly Condition[];
  readonly language: keyof Words;
  readonly crs: CityInfo['crs'];
  readonly encoding: ShapefileEncoding;
}

/**
 * Writes all layers into one zip; where the target ends in `.shp`, only the layer named `wanted`, the files that
 * belong to it beside it. Answers a sentence for every layer that could not keep its text as it is.
 */
export async function writeShapefiles(all: Shapefiles, target: string, wanted: string): Promise<string[]> {
  const writtenOn = new Date();
  const { dir, name, ext } = path.parse(target);
  const isOne = ext.toLowerCase() === '.shp';
  const layers = isOne ? all.layers.filter((layer) => layer.name === wanted) : all.layers;
  const documents = shapefileDocuments(layers, all.conditions, all.language);
  const files = new Map<string, Uint8Array>();
  const notes: string[] = [];
  for (const layer of layers) {
    const { files: parts, cutTexts, replacedTexts } = shapefileOf(layer, { ...all, writtenOn });
    for (const [ending, bytes] of Object.entries(parts))
      files.set(`${isOne ? name : layer.name}.${ending}`, bytes);
    if (cutTexts > 0)
      notes.push(`note: ${layer.name}: ${cutTexts} texts are cut; a shapefile holds 254 bytes of each.`);
    if (replacedTexts > 0) {
      notes.push(
        `note: ${layer.name}: ${replacedTexts} texts have characters that ${all.encoding} has not; they became “?”.`,
      );
    }
  }
  for (const [title, text] of Object.entries(documents)) {
    files.set(isOne ? `${name}.${title}.csv` : `${title}.csv`, strToU8(text));
  }
  if (isOne) {
    for (const [file, bytes] of files) await writeToFile(bytes, path.join(dir, file));
  } else {
    await writeToFile(zipSync(Object.fromEntries(files), { mtime: writtenOn }), target);
  }
  return notes;
}
