import type { WallLines } from './wall-lines.ts';

/** A street meeting a wall: in a vertex of the wall, or between `vertex` and the one after it. */
export interface WallTouch {
  readonly vertex: number;
  readonly isAtVertex: boolean;
}

/** Where on a street segment a wall is met: its first vertex (0), its second (1), or between. */
export interface Contact extends WallTouch {
  readonly t: number;
}

/** All places where the segment between two positions (seven-decimal steps) meets the walls. Exact. */
export function contactsOf(walls: WallLines, px: number, py: number, qx: number, qy: number): Contact[] {
  const contacts: Contact[] = [];
  walls.forEachNear(px, py, qx, qy, (vertex) => {
    const [ax, ay] = [walls.lon7[vertex], walls.lat7[vertex]];
    const [bx, by] = [walls.lon7[vertex + 1], walls.lat7[vertex + 1]];
    const pSide = side(ax, ay, bx, by, px, py);
    const qSide = side(ax, ay, bx, by, qx, qy);
    if ((pSide > 0 && qSide > 0) || (pSide < 0 && qSide < 0)) return;
    if (pSide === 0 && isWithin(ax, ay, bx, by, px, py))
      contacts.push({ t: 0, ...touchAt(walls, vertex, px, py) });
    if (qSide === 0 && isWithin(ax, ay, bx, by, qx, qy))
      contacts.push({ t: 1, ...touchAt(walls, vertex, qx, qy) });
    if (pSide === 0 || qSide === 0) return;
    const aSide = side(px, py, qx, qy, ax, ay);
    const bSide = side(px, py, qx, qy, bx, by);
    if ((aSide > 0 && bSide > 0) || (aSide < 0 && bSide < 0)) return;
    const t = pSide / (pSide - qSide);
    if (aSide === 0) contacts.push({ t, ...atVertex(walls, vertex) });
    else if (bSide === 0) contacts.push({ t, ...atVertex(walls, vertex + 1) });
    else contacts.push({ t, vertex, isAtVertex: false });
  });
  return contacts;
}

/** On which side of the wall the way from where it is touched towards a position leads: above 0 to the left (inside), 0 along it. */
export function sideOfTouch(
  walls: WallLines,
  touch: WallTouch,
  atX: number,
  atY: number,
  x: number,
  y: number,
): number {
  const { lon7, lat7 } = walls;
  const { vertex } = touch;
  if (!touch.isAtVertex) {
    return Math.sign(side(lon7[vertex], lat7[vertex], lon7[vertex + 1], lat7[vertex + 1], x, y));
  }
  const before = walls.before(vertex);
  const after = walls.after(vertex);
  // One walks around the end of a wall.
  if (before < 0 || after < 0) return 0;
  const [ax, ay, cx, cy] = [lon7[before], lat7[before], lon7[after], lat7[after]];
  const ofIncoming = side(ax, ay, atX, atY, x, y);
  const ofOutgoing = side(atX, atY, cx, cy, x, y);
  const isAlongIncoming = ofIncoming === 0 && isAhead(atX, atY, ax, ay, x, y);
  const isAlongOutgoing = ofOutgoing === 0 && isAhead(atX, atY, cx, cy, x, y);
  if (isAlongIncoming || isAlongOutgoing) return 0;
  const isLeftTurn = side(ax, ay, atX, atY, cx, cy) >= 0;
  const isLeft = isLeftTurn ? ofIncoming > 0 && ofOutgoing > 0 : ofIncoming > 0 || ofOutgoing > 0;
  return isLeft ? 1 : -1;
}

function touchAt(walls: WallLines, vertex: number, x: number, y: number): WallTouch {
  if (walls.lon7[vertex] === x && walls.lat7[vertex] === y) return atVertex(walls, vertex);
  const isNext = walls.lon7[vertex + 1] === x && walls.lat7[vertex + 1] === y;
  return isNext ? atVertex(walls, vertex + 1) : { vertex, isAtVertex: false };
}

function atVertex(walls: WallLines, vertex: number): WallTouch {
  return { vertex: walls.sameVertex(vertex), isAtVertex: true };
}

/** Twice the area left of a → b under c. Products of differences of a few degrees fit a double exactly. */
function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

function isWithin(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  const isBetween = (a: number, b: number, value: number) =>
    Math.min(a, b) <= value && value <= Math.max(a, b);
  return isBetween(ax, bx, x) && isBetween(ay, by, y);
}

function isAhead(atX: number, atY: number, ax: number, ay: number, x: number, y: number): boolean {
  return (ax - atX) * (x - atX) + (ay - atY) * (y - atY) > 0;
}
