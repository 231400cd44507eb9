/** Grids with their figures as shapes for other maps: GeoJSON (RFC 7946) and KML 2.2 (OGC 12-007r2). */
import type { Grid } from '../../domain/city.ts';
import type { Words } from '../../domain/metrics/metric.ts';
import { collectionText } from '../package/serialize-city.ts';
import type { FigureTable } from './figure-table.ts';
import { columnName } from './workbook.ts';

type Cell = FigureTable['rows'][number][number];

/** `table` is that of the grids: a grid of which it says nothing is left out. */
export function gridGeoJson(grids: readonly Grid[], table: FigureTable): string {
  return collectionText(
    shaped(grids, table).map(({ grid, cells }) => ({
      type: 'Feature' as const,
      properties: {
        ...Object.fromEntries(table.columns.map(({ key }, i) => [key, cells[i]])),
        communityCode: grid.communityCode,
        kind: grid.kind,
      },
      geometry: grid.geometry,
    })),
  );
}

export function gridKml(
  grids: readonly Grid[],
  table: FigureTable,
  title: string,
  language: keyof Words,
): string {
  const placemarks = shaped(grids, table).map(({ grid, cells }) => {
    const data = table.columns.map((column, i) =>
      dataElement(column.key, columnName(column, language), cells[i]),
    );
    return [
      '<Placemark>',
      `<name>${escaped(grid.name)}</name>`,
      `<ExtendedData>${data.join('')}</ExtendedData>`,
      `<Polygon>${grid.geometry.coordinates.map(boundary).join('')}</Polygon>`,
      '</Placemark>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `<name>${escaped(title)}</name>`,
    ...placemarks,
    '</Document></kml>',
    '',
  ].join('\n');
}

function shaped(grids: readonly Grid[], { columns, rows }: FigureTable) {
  const codeColumn = columns.findIndex(({ key }) => key === 'code');
  const cellsOf = new Map(rows.map((cells) => [cells[codeColumn], cells]));
  return grids.flatMap((grid) => {
    const cells = cellsOf.get(grid.code);
    return cells === undefined ? [] : [{ grid, cells }];
  });
}

function dataElement(key: string, name: string, value: Cell): string {
  if (value === null) return '';
  return `<Data name="${escaped(key)}"><displayName>${escaped(name)}</displayName><value>${escaped(String(value))}</value></Data>`;
}

function boundary(ring: readonly (readonly number[])[], index: number): string {
  const side = index === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
  const positions = ring.map(([lon, lat]) => `${lon},${lat}`).join(' ');
  return `<${side}><LinearRing><coordinates>${positions}</coordinates></LinearRing></${side}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
