/**
 * Runs in the page under measurement, before all else: when its list stands, when a place that was picked has its
 * minutes, and how long each interaction takes until it is painted.
 */
{
  const seen = { listMs: null, pickedMs: null, minutesMs: null, interactions: [] };
  window.finderWatch = seen;
  const MINUTES = /步行 \d+ 分钟/;

  /** Two frames on, what is in the document now is on the screen. */
  const whenPainted = (name) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        seen[name] ??= performance.now();
      }),
    );

  const look = () => {
    const cards = [...document.querySelectorAll('main :is(article, li):has(h3)')];
    if (seen.listMs === null && cards.length > 0) whenPainted('listMs');
    if (seen.pickedMs === null || seen.minutesMs !== null) return;
    if (cards.some((card) => MINUTES.test(card.textContent))) whenPainted('minutesMs');
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });

  addEventListener(
    'click',
    (event) => {
      if (event.target.closest('search button') !== null) seen.pickedMs ??= event.timeStamp;
    },
    true,
  );

  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries())
      if (interactionId > 0) seen.interactions.push({ duration, interactionId });
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}
