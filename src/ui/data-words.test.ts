import { describe, expect, it } from 'vitest';
import { facilityNames, serviceName } from './data-words.ts';

describe('words of the data', () => {
  it('are said in the language of the page, from either language', () => {
    expect(serviceName('就餐用餐', 'en')).toBe('Meals');
    expect(serviceName('Meals', 'zh')).toBe('就餐用餐');
    expect(facilityNames('ramp, accessible toilet', 'zh')).toBe('坡道、无障碍卫生间');
    expect(facilityNames('坡道、电梯', 'en')).toBe('ramp, lift');
  });

  it('stay as written when nobody knows them', () => {
    expect(serviceName('缝补', 'en')).toBe('缝补');
    expect(facilityNames('轮椅借用', 'en')).toBe('轮椅借用');
    expect(facilityNames('', 'zh')).toBe('');
  });
});
