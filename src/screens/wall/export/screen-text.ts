/** A run of text on one line of the screen, in CSS pixels from the upper left corner of what is looked at. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is only there for assistive technology is clipped to a pixel. */
const MIN_SEEN_PX = 2;

/** The text that is seen in the element, line by line, in reading order. */
export function screenText(element: HTMLElement): readonly TextRun[] {
  const frame = element.getBoundingClientRect();
  const runs: TextRun[] = [];
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text;
    if (node.data.trim() === '' || !isSeen(node.parentElement)) continue;
    for (const { text, box } of linesOf(node)) {
      const [left, top] = [box.left - frame.left, box.top - frame.top];
      const isInside = left >= 0 && top >= 0 && left < frame.width && top < frame.height;
      if (isInside && box.width >= MIN_SEEN_PX && box.height >= MIN_SEEN_PX) {
        runs.push({ text, left, top, width: box.width, height: box.height });
      }
    }
  }
  return runs;
}

function isSeen(element: Element | null): boolean {
  return (
    element !== null &&
    element.closest('[data-left-out]') === null &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  );
}

/** The lines that a text node is broken into. */
function linesOf(node: Text): readonly { readonly text: string; readonly box: DOMRect }[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()];
  if (boxes.length <= 1) return boxes.map((box) => ({ text: plain(node.data), box }));
  const lines = boxes.map((box) => ({ text: '', box }));
  let end = 0;
  for (const character of node.data) {
    range.setStart(node, end);
    end += character.length;
    range.setEnd(node, end);
    const { top, height } = range.getBoundingClientRect();
    const line = height === 0 ? undefined : lines.find(({ box }) => Math.abs(box.top - top) < box.height / 2);
    if (line) line.text += character;
  }
  return lines.map(({ text, box }) => ({ text: plain(text), box })).filter(({ text }) => text !== '');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
