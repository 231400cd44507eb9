/** Words of the finder's map. */
export const messages = {
  zh: {
    label: '附近的站点地图。方向键移动，加减号缩放，回车从地图中心出发。',
    title: '地图',
    missing: '这台设备显示不了地图（没有 WebGL）。列表照常可用。',
    groundMissing: '底图暂时取不到，站点位置照常显示。',
    hint: '点站点看详情，点其他地方就从那里出发。',
    fromCentre: '从地图中心出发',
    searchArea: '搜索此区域',
    closer: '放大',
    further: '缩小',
    whole: '看全城',
    credit: '地图资料：{{source}}',
    licence: '许可：{{licence}}',
  },
  en: {
    label:
      'Map of the stations around. Arrow keys move it, plus and minus zoom, Enter starts from the middle of the map.',
    title: 'Map',
    missing: 'This device cannot show the map (no WebGL). The list works as usual.',
    groundMissing: 'The ground of the map did not arrive. Stations are shown all the same.',
    hint: 'Tap a station for its details, or anywhere else to start from there.',
    fromCentre: 'Start from the middle of the map',
    searchArea: 'Search this area',
    closer: 'Zoom in',
    further: 'Zoom out',
    whole: 'The whole city',
    credit: 'Map data: {{source}}',
    licence: 'Licence: {{licence}}',
  },
} as const;
