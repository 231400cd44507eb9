import type { OwnPolygon, OwnRing, OwnShape, PlanarPolygon, PlanarRing } from './planar.ts';

/**
 * The robust kernel: GEOS 3.13 as WebAssembly (geos-wasm, LGPL), in a chunk of its own that is loaded
 * on first use. Coordinates go in and out as flat doubles in wasm memory, one copy per ring; that is
 * several times as fast as its GeoJSON and WKT helpers.
 */
export interface Geos {
  readonly Module: {
    readonly HEAPF64: Float64Array;
    readonly HEAPU32: Uint32Array;
    _malloc(bytes: number): Pointer;
    _free(pointer: Pointer): void;
    UTF8ToString(pointer: Pointer): string;
  };
  GEOSCoordSeq_copyFromBuffer(buffer: Pointer, size: number, hasZ: number, hasM: number): Pointer;
  GEOSCoordSeq_copyToBuffer(sequence: Pointer, buffer: Pointer, hasZ: number, hasM: number): number;
  GEOSGeom_createLinearRing(sequence: Pointer): Pointer;
  GEOSGeom_createPolygon(shell: Pointer, holes: Pointer, holeCount: number): Pointer;
  GEOSGeom_createCollection(type: number, parts: Pointer, partCount: number): Pointer;
  GEOSGeom_createEmptyCollection(type: number): Pointer;
  GEOSGeom_clone(geometry: Pointer): Pointer;
  GEOSGeom_destroy(geometry: Pointer): void;
  GEOSGeomTypeId(geometry: Pointer): number;
  GEOSGetNumGeometries(geometry: Pointer): number;
  GEOSGetGeometryN(geometry: Pointer, index: number): Pointer;
  GEOSGetNumInteriorRings(polygon: Pointer): number;
  GEOSGetExteriorRing(polygon: Pointer): Pointer;
  GEOSGetInteriorRingN(polygon: Pointer, index: number): Pointer;
  GEOSGetNumCoordinates(geometry: Pointer): number;
  GEOSGeom_getCoordSeq(geometry: Pointer): Pointer;
  GEOSisValid(geometry: Pointer): number;
  GEOSisValidDetail(geometry: Pointer, flags: number, reason: Pointer, location: Pointer): number;
  GEOSFree(pointer: Pointer): void;
  GEOSMakeValidParams_create(): Pointer;
  GEOSMakeValidParams_setMethod(params: Pointer, method: number): number;
  GEOSMakeValidParams_setKeepCollapsed(params: Pointer, keep: number): number;
  GEOSMakeValidParams_destroy(params: Pointer): void;
  GEOSMakeValidWithParams(geometry: Pointer, params: Pointer): Pointer;
  GEOSArea(geometry: Pointer, area: Pointer): number;
  GEOSBuffer(geometry: Pointer, width: number, segmentsPerQuadrant: number): Pointer;
  GEOSUnaryUnion(geometry: Pointer): Pointer;
  GEOSUnaryUnionPrec(geometry: Pointer, gridSize: number): Pointer;
  GEOSUnionPrec(a: Pointer, b: Pointer, gridSize: number): Pointer;
  GEOSDifferencePrec(a: Pointer, b: Pointer, gridSize: number): Pointer;
  GEOSIntersectionPrec(a: Pointer, b: Pointer, gridSize: number): Pointer;
  GEOSSymDifferencePrec(a: Pointer, b: Pointer, gridSize: number): Pointer;
}

/** An address in wasm memory; 0 is what GEOS answers instead of throwing. */
export type Pointer = number;

const POLYGON = 3;
const MULTI_POLYGON = 6;
const LINEWORK = 0;
const STRUCTURE = 1;

/** A call into the kernel gave no answer; `message` is GEOS's own. Caught at the door of the overlay. */
export class KernelError extends Error {}

let lastMessage = '';
let loading: Promise<Geos> | null = null;

/** The kernel, loaded once per thread. */
export function loadGeos(): Promise<Geos> {
  loading ??= import('geos-wasm').then(async ({ default: initGeos }) => {
    const errorHandler = (message: string): void => {
      lastMessage = message;
    };
    return (await initGeos({ errorHandler, noticeHandler: () => {} })) as unknown as Geos;
  });
  return loading;
}

/** Every geometry made inside one operation; `release` destroys what has not been given away. */
export class GeosArena {
  private readonly owned = new Set<Pointer>();
  private buffer: Pointer = 0;
  private bufferDoubles = 0;

  constructor(readonly geos: Geos) {}

  release(): void {
    for (const pointer of this.owned) this.geos.GEOSGeom_destroy(pointer);
    this.owned.clear();
    if (this.buffer !== 0) this.geos.Module._free(this.buffer);
    this.buffer = 0;
    this.bufferDoubles = 0;
  }

  /** Takes ownership of what GEOS returned, or throws with GEOS's reason when it returned nothing. */
  own(pointer: Pointer): Pointer {
    if (pointer === 0) throw new KernelError(lastMessage || 'the kernel gave no result');
    this.owned.add(pointer);
    return pointer;
  }

  polygon(polygon: PlanarPolygon): Pointer {
    const rings = polygon.map((ring) => this.ring(ring));
    const [shell, ...holes] = rings;
    const pointers = this.pointers(holes);
    for (const ring of rings) this.owned.delete(ring);
    return this.own(this.geos.GEOSGeom_createPolygon(shell, pointers, holes.length));
  }

  /** Gathers geometries of this arena into one MultiPolygon, which takes them over. */
  collect(polygons: readonly Pointer[]): Pointer {
    if (polygons.length === 0) return this.own(this.geos.GEOSGeom_createEmptyCollection(MULTI_POLYGON));
    const pointers = this.pointers(polygons);
    for (const polygon of polygons) this.owned.delete(polygon);
    return this.own(this.geos.GEOSGeom_createCollection(MULTI_POLYGON, pointers, polygons.length));
  }

  /** Copies of the polygons of a geometry: GEOS trusts that a MultiPolygon holds nothing else. */
  polygonsOf(geometry: Pointer): Pointer[] {
    const type = this.geos.GEOSGeomTypeId(geometry);
    if (type === POLYGON) return [this.own(this.geos.GEOSGeom_clone(geometry))];
    if (type < MULTI_POLYGON) return [];
    const count = this.geos.GEOSGetNumGeometries(geometry);
    return Array.from({ length: count }, (_, i) =>
      this.polygonsOf(this.geos.GEOSGetGeometryN(geometry, i)),
    ).flat();
  }

  isValid(geometry: Pointer): boolean {
    const answer = this.geos.GEOSisValid(geometry);
    if (answer === 2) throw new KernelError(lastMessage);
    return answer === 1;
  }

  /** What makes the geometry invalid and where; `null` when nothing does. */
  invalidity(geometry: Pointer): { reason: string; at: [number, number] | null } | null {
    const out = this.scratch(2) / 4;
    const heap = () => this.geos.Module.HEAPU32;
    heap().fill(0, out, out + 2);
    const answer = this.geos.GEOSisValidDetail(geometry, 0, out * 4, out * 4 + 4);
    const [reasonPointer, location] = heap().subarray(out, out + 2);
    if (location !== 0) this.own(location);
    const reason = reasonPointer === 0 ? '' : this.geos.Module.UTF8ToString(reasonPointer);
    if (reasonPointer !== 0) this.geos.GEOSFree(reasonPointer);
    if (answer === 1) return null;
    if (answer === 2) throw new KernelError(lastMessage);
    return { reason, at: location === 0 ? null : (this.readRing(location)[0] ?? null) };
  }

  /** Repairs by re-noding the lines (`linework`: even-odd) or by what shells and holes mean (`structure`). */
  makeValid(geometry: Pointer, method: 'linework' | 'structure'): Pointer {
    const params = this.geos.GEOSMakeValidParams_create();
    try {
      this.geos.GEOSMakeValidParams_setMethod(params, method === 'linework' ? LINEWORK : STRUCTURE);
      this.geos.GEOSMakeValidParams_setKeepCollapsed(params, 0);
      return this.own(this.geos.GEOSMakeValidWithParams(geometry, params));
    } finally {
      this.geos.GEOSMakeValidParams_destroy(params);
    }
  }

  area(geometry: Pointer): number {
    const out = this.scratch(1);
    this.geos.GEOSArea(geometry, out);
    return this.geos.Module.HEAPF64[out / 8];
  }

  /** The polygons of a geometry, flattened; points and lines, which have no area, are left out. */
  readShape(geometry: Pointer, into: OwnShape = []): OwnShape {
    const type = this.geos.GEOSGeomTypeId(geometry);
    if (type === POLYGON) {
      const polygon = this.readPolygon(geometry);
      if (polygon.length > 0) into.push(polygon);
    } else if (type >= MULTI_POLYGON) {
      const count = this.geos.GEOSGetNumGeometries(geometry);
      for (let i = 0; i < count; i++) this.readShape(this.geos.GEOSGetGeometryN(geometry, i), into);
    }
    return into;
  }

  private readPolygon(polygon: Pointer): OwnPolygon {
    const shell = this.readRing(this.geos.GEOSGetExteriorRing(polygon));
    if (shell.length === 0) return [];
    const rings = [shell];
    const holeCount = this.geos.GEOSGetNumInteriorRings(polygon);
    for (let i = 0; i < holeCount; i++) {
      rings.push(this.readRing(this.geos.GEOSGetInteriorRingN(polygon, i)));
    }
    return rings;
  }

  private readRing(ring: Pointer): OwnRing {
    const size = this.geos.GEOSGetNumCoordinates(ring);
    if (size === 0) return [];
    const buffer = this.scratch(2 * size);
    this.geos.GEOSCoordSeq_copyToBuffer(this.geos.GEOSGeom_getCoordSeq(ring), buffer, 0, 0);
    const heap = this.geos.Module.HEAPF64;
    const start = buffer / 8;
    return Array.from({ length: size }, (_, i) => [heap[start + 2 * i], heap[start + 2 * i + 1]]);
  }

  private ring(ring: PlanarRing): Pointer {
    const buffer = this.scratch(2 * ring.length);
    const heap = this.geos.Module.HEAPF64;
    let at = buffer / 8;
    for (const position of ring) {
      heap[at++] = position[0];
      heap[at++] = position[1];
    }
    const sequence = this.geos.GEOSCoordSeq_copyFromBuffer(buffer, ring.length, 0, 0);
    if (sequence === 0) throw new KernelError(lastMessage);
    return this.own(this.geos.GEOSGeom_createLinearRing(sequence));
  }

  private pointers(values: readonly Pointer[]): Pointer {
    const buffer = this.scratch(values.length / 2 + 1);
    this.geos.Module.HEAPU32.set(values, buffer / 4);
    return buffer;
  }

  /** Room for that many doubles; the next call may take it away again. */
  private scratch(doubles: number): Pointer {
    if (doubles > this.bufferDoubles) {
      if (this.buffer !== 0) this.geos.Module._free(this.buffer);
      this.bufferDoubles = Math.max(256, Math.ceil(doubles * 1.5));
      this.buffer = this.geos.Module._malloc(this.bufferDoubles * 8);
    }
    return this.buffer;
  }
}
