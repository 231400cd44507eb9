import { describe, expect, it } from 'vitest';
import { readWallLink, type WallLink, writeWallLink } from './wall-link.ts';

const START: WallLink = { areaCode: null, theme: 'dark', raised: false, before: null };

describe('the link of the wall', () => {
  it('reads what it wrote, and leaves out what stands at its default', () => {
    const links: readonly WallLink[] = [
      START,
      { areaCode: '990101001001', theme: 'light', raised: true, before: 3 },
      { ...START, areaCode: '990101001001002' },
    ];
    for (const link of links) expect(readWallLink(writeWallLink('', link))).toEqual(link);
    expect(writeWallLink('?unit=1&theme=light&show=households&compare=2', START)).toBe('');
  });

  it('keeps what is not its own, and what is not changed', () => {
    expect(writeWallLink('?lang=en&limit=5', { areaCode: '9901' })).toBe('?lang=en&limit=5&unit=9901');
    expect(writeWallLink('?unit=9901&theme=light', { raised: true })).toBe(
      '?unit=9901&theme=light&show=households',
    );
  });

  it('ignores what it does not know', () => {
    expect(readWallLink('?theme=pink&show=all&compare=0')).toEqual(START);
    expect(readWallLink('?compare=-1').before).toBeNull();
    expect(readWallLink('?compare=2x').before).toBeNull();
  });
});
