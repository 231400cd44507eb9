/** What the desk says about keeping, saving and bringing work together, in Chinese. */
export const keepingNotices = {
  beyondUnit: '有改动不在“{{name}}”范围内，没有保存。请选更大的范围。',
  outsidePlanUnit:
    '这份方案适用于“{{name}}”；您负责的范围中，没有一个同时包含它和这里。要改这里，请回到现行方案，另建一份。',
  planWidened: '方案的适用范围已扩大为“{{name}}”。',
  newVersion: '第 {{version}} 版已生效。您的草案还在旧版之上，可随时改到新版上。',
  planRebased: '“{{name}}”原基于旧版，已改到现行方案之上，请核对。',
  merged: {
    colleague: '“{{name}}”中同事刚保存的修改已并入。',
    newer_map: '草案已改到第 {{version}} 版之上。',
  },
  dropped: {
    colleague: '“{{name}}”中同事刚保存的修改已并入；其中动过的网格，有 {{dropped}} 步不能再撤销。',
    newer_map: '草案已改到第 {{version}} 版之上；新版动过的网格，有 {{dropped}} 步不能再撤销。',
  },
  contested: {
    colleague: '同事刚保存的修改已并入；有 {{count}} 处两人的改法不同，保留了同事的，请在问题列表中处理。',
    newer_map:
      '草案已改到第 {{version}} 版之上；有 {{count}} 处与新版不同，保留了新版的，请在问题列表中处理。',
  },
  wantedGridGone: '原想划入的网格 {{code}} 已不在方案中；请先新建网格，或保持现状。',
  citySettingsNew: '本市的步行或站点承载设定已更新，数字已按新的设定计算。',
  citySettingsKept: '已保存为本市设定。已发布的数字不变。',
  restoredRevision: '已恢复第 {{revision}} 次保存，作为最新内容。',
  restoreOvertaken:
    '别人刚保存了这份草案，第 {{revision}} 次保存没有恢复；现在显示的是新的内容，看过后可以再恢复。',
  restoredVersion: '已按第 {{version}} 版建立草案。',
  journalFailed: '本机存储写不进去，请尽快保存到服务器。',
  journalOutdated: '本机有一份未保存的修改，它的旧版地图现在读不到，暂未恢复；修改仍留在本机。',
} as const;

/** For which unit a plan is made, in Chinese. */
export const planUnit = {
  planUnit: '适用范围',
  planUnitHint: '默认是容得下全部改动的最小范围。以后改到这个范围之外，适用范围会随保存扩大。',
  planUnitBeyond: '不在所选范围内：{{names}}。请选更大的范围，或先撤销这些改动。',
} as const;
