/** The ISO day in China at a moment, which late in the Greenwich evening is the next one. */
export function chinaDay(moment: Date | string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(moment));
}
