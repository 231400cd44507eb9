/** Words of the side panel: working through problems, talking about the plan, its history; in Chinese. */
export const side = {
  label: '问题、缺口、选址、生活圈、讨论与经过',
  problems: '问题',
  gaps: '缺口',
  siting: '选址',
  circles: '生活圈',
  discussion: '讨论',
  history: '经过',
};

export const mending = {
  contested: '两人分法不同',
  unfinished: '尚未划完',
  noGrid: '不在网格内',
  takeWanted: '改成想要的',
  notTaken: '站点改动未采用',
  takeMine: '用我的改动',
  keep: '保持现状',
  databaseWords: '数据库原文',
  mend: {
    assign: '去归入',
    create_grid: '去新建网格',
    split: '去拆分',
    merge: '去合并',
    edit_border: '去改边界',
    whole: '整个归入',
  },
  stops: '这一处不解决，方案不能发布。',
  reasonGiven: '分割理由：{{reason}}',
  giveReason: '说明理由',
  cannotPublish: '这份方案还不能发布：{{place}}，{{sentence}}。',
  cannotPublishMore: '另有 {{count}} 处也要先解决，见问题列表。',
};

export const mendingSentences = {
  contested: '{{name}} 想划入{{wanted}}，现在在{{kept}}；{{households}} 户',
  cuts_building_by: '{{grids}}的边界切穿了楼栋 {{thing}}',
  cuts_compound_by: '{{grids}}的边界切穿了小区 {{thing}}',
  unfinished: '还有 {{households}} 户未归入网格',
  notTaken: '别人先改了这个站点，现在保留的是别人的改动',
  notClosed: '您关闭了这个站点，但别人先改了它，现在仍保留',
};

export const discussion = {
  label: '对方案的讨论',
  noPlan: '打开或保存一个方案后，可以在这里讨论。',
  none: '还没有意见。',
  failed: '没能读到讨论。',
  onPlan: '整个方案',
  onGrid: '网格 {{code}}',
  about: '针对',
  write: '写一条意见',
  send: '发表',
  resolve: '已解决',
  reopen: '重新打开',
  resolvedBy: '{{name}} 已标为解决',
  showResolved: '也看已解决的',
  personal: '请勿写居民姓名、电话等个人信息。',
};

export const planHistory = {
  label: '方案的经过',
  noPlan: '打开一个方案后，可以在这里看它的经过。',
  failed: '没能读到经过。',
  steps: '审核',
  saves: '保存记录',
  versions: '历次现行方案',
  revision: '第 {{revision}} 次保存',
  version: '第 {{version}} 版',
  changes: '{{grids}} 个网格、{{stations}} 个站点与上次不同',
  compare: '比较',
  restore: '恢复',
  restoreName: '恢复第 {{version}} 版',
  lineage: '本草案的沿革',
  noLineage: '草案没有改动网格。',
  step: {
    created: '建立',
    submitted: '提交审核',
    approved: '批准',
    sent_back: '退回',
    published: '发布生效',
    restored: '恢复较早内容',
  },
};
