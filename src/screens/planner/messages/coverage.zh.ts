/** Words about coverage: how it is counted, what it comes to, where it is missing; in Chinese. */
export const settings = {
  label: '覆盖口径',
  profile: '步速',
  limit: '时限',
  minutes: '{{count}} 分钟',
  otherLimit: '其他时限，1 到 60 分钟',
  otherMinutes: '其他',
  method: '方法',
  network: '步行路网',
  circle: '画圆（仅比较）',
  service: '服务',
  anyService: '任意服务',
  tier: '站点层级',
  anyTier: '各级站点',
  hour: '时刻',
  anyHour: '任意时刻',
  otherHour: '其他日期和时刻…',
  hourAt: '日期和时刻（中国时间）',
  day: { weekday: '工作日', saturday: '周六', sunday: '周日' },
  computing: '正在计算…',
  walkValues: '步行参数：步速、台阶、信号灯',
  tryValues: '参数…',
  tried: '参数（试用）…',
};

export const walkValues = {
  title: '步行参数：{{profile}}',
  body: '改动只在这个页面和它的链接中用于计算，并在口径中注明是试用值；城市的设置不变。发布的数字总按城市的设置计算。',
  speedKmh: '步速（公里/小时）',
  stepFree: '不走台阶、陡坡、路缘和不便通行的出入口',
  stepsFactor: '台阶一米当平路几米',
  signalWaitSeconds: '每个信号灯平均等候（秒）',
  tryThem: '试用这些值',
  ofCity: '用回城市的值',
};

/** Settings that an administrator keeps for everybody. */
export const keepForCity = {
  open: '保存为本市设定…',
  body: '保存后，本市所有人都按这些值计算。已发布的数字仍按发布时的口径，不会改变。',
  back: '返回',
  keep: '保存为本市设定',
};

export const capacity = {
  open: '修改…',
  title: '站点承载标准',
  body: '超过承载的站点在各处都列为超负荷。',
  floor: '每百户建筑面积不少于（平方米；0 表示不要求）',
  most: '{{tier}}站点每站至多（户）',
  noCeiling: '不限',
};

export const coverageFigures = {
  ofBuildings: '{{covered}} / {{buildings}} 栋住宅楼',
  floorWanted: '应不少于 {{wanted}} 平方米',
  floorUnknown: '建筑面积未登记',
  carries: '本市规定：{{words}}',
  aboveCeiling: '超过本市规定的每站 {{most}} 户',
  dashedCircle: '地图上的虚线圆：时限内走直线能到的范围，仅供比较',
  notKeptNote: '画圆内 {{circle}} 户，其中步行超时',
  detourNote: '步行距离 ÷ 直线距离',
};

export const gaps = {
  label: '缺口清单',
  by: '排列',
  cluster: '按成片',
  grid: '按网格',
  community: '按社区',
  station: '超负荷',
  counting: '正在统计…',
  none: '时限内都能走到，没有缺口',
  noneOverloaded: '没有超负荷站点',
  sum: '共 {{households}} 户在时限之外',
  more: '还有 {{count}} 处，未逐一列出',
  households: '{{households}} 户',
  olderAmong: '其中有老年人 {{households}} 户',
  unreachable: '{{households}} 户无法步行到达',
  nearest: '最近：{{station}}',
  noStation: '走不到任何站点',
  extra: '超出 {{minutes}} 分钟',
  clusterName: '{{place}}一带',
  andGrids: '等 {{count}} 个网格',
  rate: '覆盖 {{rate}}',
  why: '为什么？',
  whyLabel: '为什么没有覆盖：{{name}}',
  floor: '每百户 {{floor}} 平方米',
};
