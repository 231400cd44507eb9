import { describe, expect, it } from 'vitest';
import { addMessages, languageOf, type MessageSet, searchInLanguage, translator } from './i18n.ts';

type Words = { readonly [key: string]: string | Words };
const screens = import.meta.glob<{ messages: MessageSet<Words> }>('../**/*messages.ts', { eager: true });

/** Every key of a message tree with its words: `form.email` → `邮箱`. */
function leaves(words: Words, prefix = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : leaves(value, `${prefix}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{[^}]+\}\}/g)].map(([placeholder]) => placeholder).sort();
}

describe('both languages', () => {
  it('are carried by every screen', () => {
    expect(Object.keys(screens).length).toBeGreaterThan(2);
  });

  it.each(Object.entries(screens))('have the same keys and placeholders in %s', (_file, { messages }) => {
    const zh = new Map(leaves(messages.zh));
    const en = new Map(leaves(messages.en as Words));
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const [key, text] of zh) {
      expect(text.trim(), `${key} in Chinese`).not.toBe('');
      expect(placeholders(en.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it.each(Object.entries(screens))('leave no Chinese in the English words of %s', (_file, { messages }) => {
    const mixed = leaves(messages.en as Words).filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && !key.endsWith('otherLanguage'),
    );
    expect(mixed).toEqual([]);
  });
});

describe('language in the URL', () => {
  it('is Chinese unless the query asks for English', () => {
    expect(['', '?lang=zh', '?lang=fr', '?lang=en', '?zoom=3&lang=en'].map(languageOf)).toEqual([
      'zh',
      'zh',
      'zh',
      'en',
      'en',
    ]);
  });

  it('switches without touching the rest of the view', () => {
    expect(searchInLanguage('?at=120.1%2C30.2&zoom=14', 'en')).toBe('?at=120.1%2C30.2&zoom=14&lang=en');
    expect(searchInLanguage('?lang=en&zoom=14', 'zh')).toBe('?zoom=14');
    expect(searchInLanguage('?lang=en', 'zh')).toBe('');
  });

  it('falls back to Chinese words, never to a key', () => {
    addMessages('test', { zh: { hello: '你好' }, en: { hello: 'Hello' } });
    addMessages('test', { zh: { only: { here: '只有{{what}}' } }, en: { only: {} } } as never);
    const t = translator('en', 'test');
    expect(t('hello')).toBe('Hello');
    expect(t('only.here', { what: '中文' })).toBe('只有中文');
    expect(t('only', { defaultValue: 'said instead' })).toBe('said instead');
    expect(translator('zh', 'elsewhere')('hello', { ns: 'test' })).toBe('你好');
  });
});
