import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOverlay, type Overlay, type OverlayOptions } from './overlay.ts';
import { type OwnShape, type PlanarShape, shapeArea } from './planar.ts';

/**
 * The overlay cases of the JTS test suite. Ours knows areas only, so of arguments and expected results
 * the polygons count: what is left as a line or a point has area 0 here and there.
 */
const folder = join(process.env.GRIDCIRCLE_SHARED ?? '../shared', 'data/jts-testxml/general');
const present = existsSync(folder);

interface Operation {
  readonly name: string;
  readonly operands: readonly ('a' | 'b')[];
  readonly gridSize: number;
  readonly expected: string;
}
interface Case {
  readonly title: string;
  readonly a: string;
  readonly b: string;
  readonly operations: readonly Operation[];
}

function readCases(file: string): Case[] {
  const cases: Case[] = [];
  let text = '';
  let scale = 0;
  let open: { title: string; a: string; b: string; operations: Operation[] } | null = null;
  let operation: Record<string, string> = {};
  const parser = new SaxesParser();
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('opentag', (tag) => {
    text = '';
    if (tag.name === 'precisionModel') scale = Number(tag.attributes.scale ?? 0);
    if (tag.name === 'case') open = { title: '', a: '', b: '', operations: [] };
    if (tag.name === 'op') operation = tag.attributes as Record<string, string>;
  });
  parser.on('closetag', (tag) => {
    if (tag.name === 'case' && open !== null) cases.push(open);
    if (tag.name === 'case') open = null;
    if (open === null) return;
    if (tag.name === 'desc') open.title = text.trim();
    if (tag.name === 'a' || tag.name === 'b') open[tag.name] = text.trim();
    if (tag.name === 'op') {
      const operands = [operation.arg1, operation.arg2]
        .filter((argument) => argument !== undefined)
        .map((argument) => argument.toLowerCase() as 'a' | 'b');
      const ownScale = Number(operation.arg3 ?? scale);
      const gridSize = ownScale > 0 ? 1 / ownScale : 0;
      open.operations.push({ name: operation.name, operands, gridSize, expected: text.trim() });
    }
  });
  parser.write(readFileSync(file, 'utf8')).close();
  return cases;
}

/** The polygons of a WKT text, at any depth of collections. */
function polygonsOf(wkt: string): OwnShape {
  const shape: OwnShape = [];
  const bodies = wkt
    .replace(/,\s*EMPTY|EMPTY\s*,/gi, '')
    .matchAll(/(MULTI)?POLYGON\s*(?:Z\s*)?(\((?:[^A-Z]*)\))/gi);
  for (const [, multi, body] of bodies) {
    const balanced = body.slice(0, closingIndex(body) + 1);
    const json = balanced
      .replace(/([-+\d.eE]+)\s+([-+\d.eE]+)(?:\s+[-+\d.eE]+)*/g, '[$1,$2]')
      .replaceAll('(', '[')
      .replaceAll(')', ']');
    const parsed = JSON.parse(json);
    shape.push(...(multi ? (parsed as OwnShape) : [parsed as OwnShape[number]]));
  }
  return shape;
}

function hasLinesOrPoints(wkt: string): boolean {
  return /LINESTRING|POINT/i.test(wkt);
}

function closingIndex(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i;
  }
  return text.length - 1;
}

const files = present
  ? readdirSync(folder).filter((name) => /^Test(NG)?Overlay|^TestUnaryUnion/.test(name))
  : [];

describe.skipIf(!present)(`JTS overlay cases (${present ? folder : 'skipped: shared data absent'})`, () => {
  let overlay: Overlay;
  beforeAll(async () => {
    overlay = await loadOverlay();
  });

  function perform(name: string, operands: PlanarShape[], options: OverlayOptions) {
    const [first, second = []] = operands;
    switch (name.replace(/(NG|SR)$/, '').toLowerCase()) {
      case 'union':
        return overlay.union(operands, options);
      case 'intersection':
        return overlay.intersection(first, second, options);
      case 'difference':
        return overlay.difference(first, [second], options);
      case 'symdifference':
        return overlay.symmetricDifference(first, second, options);
      default:
        return null;
    }
  }

  it.each(files)('%s', (file) => {
    const cases = readCases(join(folder, file));
    expect(cases.length).toBeGreaterThan(0);
    for (const { title, a, b, operations } of cases) {
      const shapes = { a: polygonsOf(a), b: polygonsOf(b) };
      for (const { name, operands, gridSize, expected } of operations) {
        const label = `${title}: ${name} ${operands}`;
        // Snapping to a coarse grid lets a line or point of one operand pull the other's border along.
        if (gridSize > 0 && hasLinesOrPoints(a + b)) continue;
        const answer = perform(
          name,
          operands.map((operand) => shapes[operand]),
          { gridSize },
        );
        if (answer === null) continue;
        expect(answer, label).toMatchObject({ ok: true });
        if (!answer.ok) continue;
        expect(overlay.validity(answer.value), label).toEqual({ valid: true });
        const area = shapeArea(polygonsOf(expected));
        const size = Math.max(shapeArea(shapes.a), shapeArea(shapes.b));
        expect(Math.abs(shapeArea(answer.value) - area), label).toBeLessThanOrEqual(1e-9 * size);
      }
    }
  });
});
