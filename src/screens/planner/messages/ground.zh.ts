/** Words of locks, of the marks in the table, and of giving ground away from a list, in Chinese. */
export const ground = {
  label: '小区和楼栋',
  empty: '这个网格里没有楼栋。',
  to: '划给',
  grid: '第 {{tail}} 网格',
  gridWith: '第 {{tail}} 网格 · {{households}} 户',
  gridLocked: '第 {{tail}} 网格 · {{households}} 户（已锁定）',
  none: '不归任何网格',
  give: '划给',
  giveWhat: '划给{{to}}：{{what}}',
  given: '{{what}}已划给{{to}}。',
  building: '楼栋 {{code}}',
  buildings: '{{code}}，{{buildings}} 栋',
  households: '{{households}} 户',
  more: '还有 {{count}} 处户数更少，请在地图上选取。',
  ownLocked: '本网格已锁定，解锁后才能划出。',
};

export const locks = {
  column: '锁',
  lock: '锁定',
  lockGrid: '锁定网格 {{code}}',
  lockOthers: '锁定其他',
  lockOthersHint: '锁定同社区其他网格，再按一次解锁',
  unlockAll: '解锁全部',
};

export const tableMarks = {
  comments: '{{count}} 条意见待解决',
};

export const tableExport = {
  label: '导出表格 XLSX',
  failed: '没能导出。请再试一次。',
  file: '{{place}}-网格表-{{day}}',
};

export const plansFilter = {
  label: '状态',
  all: '全部（{{count}}）',
  status: '{{status}}（{{count}}）',
  made: '生效版本',
  madeVersion: '第 {{version}} 版',
};
